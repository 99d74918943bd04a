import { isCalendar, isFull, isMonth, parts } from '../calendar.ts';
import { mayJoin } from '../day-joint.ts';
import { WORD } from '../lexicon.ts';
import { monthDates } from '../month-date.ts';
import { cuedBefore, matchAt } from '../pattern.ts';
import { CUED, type Doc, GENERIC, HARD, type Hit, LISTED, type Recogniser, type Tier } from '../recogniser.ts';
import { lowerOf, type Token, tokenAt } from '../token.ts';
import { isCycle } from '../treatment-cycle.ts';
import { wholeDate } from '../whole-date.ts';

/** "3.IV.2024": some write the month in Roman figures. */
const ROMAN_MONTH = /\d{1,2}\. ?(?:I{1,3}|I?V|VI{1,3}|I?X|XI{1,2})\. ?(?:\d{4}|\d{2})(?!\d)/y;
/** A slip of the finger: "21.111.2018", "20.102015". */
const SLIPPED = /\d{1,2}\.(?:\d{3}\.|(?:0[1-9]|1[0-2]))(?:19|20)\d{2}(?!\d|[.,]\d)/y;
const FULL = /\d{1,2} ?[./|-] ?\d{1,2} ?[./|-]? ?(?:\d{4}|\d{2})(?!\d|[./]\d|,\d)/y;
const DAY_MONTH_DOT = /\d{1,2}\. ?\d{1,2}\.(?![\d\p{L}])/uy;
const DAY_MONTH = /\d{1,2}(?:[./]| \/ ?|\/ )\d{1,2}(?![\d\p{L}/%]|[.,]\d)/uy;
const MONTH_YEAR = /\d{1,2} ?[/.] ?(?:19|20)\d{2}(?!\d|[./]\d)/y;
const SHORT_YEAR = /\d{1,2}\/\d{2}(?![\d/\p{L}%]|[.,]\d)/uy;
const RANGE = /\d{1,2}\.? ?(?:-|–|bis|und|u\.|\/|\+|et|and|to|au|al) ?(?=\d{1,2}(?:\.|\/))/y;
/** Every digit by itself, as forms with boxes are read. */
const BOXED = /[0-3] \d(?: \.)? [01] \d(?: \.)? (?:1 9|2 0) \d \d(?! ?\d)/y;

const base = { kind: 'DATE', rule: 'date', confidence: 'likely', evidence: ['shape'] } as const;

interface Place {
  readonly start: number;
  readonly end: number;
  readonly tier: Tier;
}

const SCORE =
  /(?<!\p{L})(?:RR|BP|TA|PA|KG|NRS|VAS|GCS|EDSS|CAS|Visus|Grad|Punkte|Th|BWK|HWK|LWK|Apgar|APGAR|[LCST])[ :]{0,2}$|[→<>=~≥≤] ?$/u;
const AFTER_SCORE = /^ ?(?:Punkt|P\.|Pkt|mg|µg|ml|mmHg|Tbl|Stanzen|cores|Hub|Kraft|°|mm|cm|kg|Zyklen|h\b|min)/;

/** Behind the first day of a range: "16.3.-20.03". */
const RANGE_BEFORE = /\d\. ?[-–] ?$/;

function explained(text: string, start: number, end: number): boolean {
  return SCORE.test(text.slice(Math.max(0, start - 8), start)) || AFTER_SCORE.test(text.slice(end, end + 10));
}

const PROCEDURE =
  /(?:skopie|gra(?:ph|f)ie|omie|opsie|plastik|punktion|implantation|transplantation|resektion|bestrahlung)$/;
const SHARE = /^ ?(?:pos|neg|Zyl|Stanz|Prob|Lymph|befallen|cores|of|von|auf)/i;

/** "Koloskopie 5/11": when it was done, and not how many of how many. */
function afterProcedure(doc: Doc, index: number, end: number): boolean {
  const before = tokenAt(doc, index - 1);
  return (
    before?.capital === true &&
    doc.tokens[index]?.gap === 1 &&
    PROCEDURE.test(before.lower) &&
    !/^stanz/.test(before.lower) &&
    !SHARE.test(doc.text.slice(end, end + 9))
  );
}

/** A month and a short year: believed in brackets, behind a cue, as a range, at the start of a line or with a zero in front. */
function shortYear(doc: Doc, index: number, value: string, start: number, end: number): boolean {
  const [month, year] = parts(value);
  if (!isMonth(month) || explained(doc.text, start, end)) return false;
  const cue =
    cuedBefore(doc, index, WORD.since, 1) ||
    (tokenAt(doc, index - 1)?.lower === '.' && cuedBefore(doc, index - 1, WORD.since, 1));
  const bracket = doc.text[start - 1] === '(' && /[)\-–,;:]/.test(doc.text[end] ?? '');
  const range =
    /^ ?[-–] ?\d{1,2}\/\d/.test(doc.text.slice(end, end + 7)) ||
    /\/\d{2} ?[-–] ?$/.test(doc.text.slice(Math.max(0, start - 6), start));
  if (year >= 13 || afterProcedure(doc, index, end)) return true;
  const alone = BRACKETED.test(doc.text.slice(start - 1, end + 1));
  return value.startsWith('0') || cue || range || alone || (bracket && year > 12);
}

/** "(11/03)": a month and a year, or a day and a month, and no score has a zero in front. */
const BRACKETED = /^\(\d{1,2}\/0\d\)/;

function dayMonth(doc: Doc, index: number, value: string, start: number, end: number): boolean {
  if (!isCalendar(value) || explained(doc.text, start, end)) return false;
  const dotted = value.endsWith('.');
  const cue = cuedBefore(doc, index, WORD.since | WORD.weekday, 2);
  if (isCycle(doc, index)) return true;
  if (!dotted && /^\d{1,2}\.\d{2}$/.test(value) && RANGE_BEFORE.test(doc.text.slice(Math.max(0, start - 5), start)))
    return true;
  if (!dotted)
    return cue && value.includes('.')
      ? !/^\d\.\d$/.test(value)
      : cuedBefore(doc, index, WORD.weekday, 2) ||
          (cue && /\bon$/i.test(doc.text.slice(Math.max(0, start - 8), start).trimEnd()));
  const heading =
    doc.tokens[index]?.gap === 2 && /^ ?\p{Lu}/u.test(doc.text.slice(end, end + 2)) && /^\d\. ?\d\.$/.test(value);
  return cue || !heading;
}

/** Days have one or two digits, years four, compact dates eight; anything else need not be read. */
function mayBegin(text: string, token: Token): boolean {
  const digits = token.end - token.start;
  return digits === 4 || digits === 8 || (digits <= 2 && mayJoin(text, token.end));
}

function bareDate(doc: Doc, index: number, start: number): Place | undefined {
  const { text } = doc;
  const slice = (place: { start: number; end: number }) => text.slice(place.start, place.end);
  const digits = lowerOf(doc.tokens[index]).length;
  const whole = digits > 2 ? wholeDate(text, start, digits) : undefined;
  if (digits > 2) return whole && { ...whole, tier: LISTED };
  const full = matchAt(FULL, text, start);
  if (full && isFull(slice(full)) && !(full.end - full.start < 9 && explained(text, full.start, full.end)))
    return { ...full, tier: LISTED };
  const joint = text.charAt(start + digits);
  const odd = joint === '.' ? (matchAt(ROMAN_MONTH, text, start) ?? matchAt(SLIPPED, text, start)) : undefined;
  if (odd) return { ...odd, tier: LISTED };
  const boxed =
    digits > 1 || joint !== ' ' || /\d $/.test(text.slice(Math.max(0, start - 2), start))
      ? undefined
      : matchAt(BOXED, text, start);
  if (boxed) return { ...boxed, tier: CUED };
  const monthYear = matchAt(MONTH_YEAR, text, start);
  if (monthYear && isMonth(parts(slice(monthYear))[0])) return { ...monthYear, tier: LISTED };
  const dotted = joint === '.' ? matchAt(DAY_MONTH_DOT, text, start) : undefined;
  if (dotted && dayMonth(doc, index, slice(dotted), dotted.start, dotted.end)) return { ...dotted, tier: GENERIC };
  const short = joint === '/' ? matchAt(SHORT_YEAR, text, start) : undefined;
  if (short && shortYear(doc, index, slice(short), short.start, short.end)) return { ...short, tier: GENERIC };
  const plain = matchAt(DAY_MONTH, text, start);
  if (plain && dayMonth(doc, index, slice(plain), plain.start, plain.end)) return { ...plain, tier: GENERIC };
  return undefined;
}

/** "du 10 - 12/08": from one day to another. */
const TOLD_RANGE = /^(?:du|vom|dal|from)$/;

/** "01-12/64", "03.-07.04.", "28. und 29.04.2018": the first half is part of the date that follows. */
function ranged(doc: Doc, index: number, start: number): Place | undefined {
  const lead = matchAt(RANGE, doc.text, start);
  if (!lead) return undefined;
  const told = TOLD_RANGE.test(lowerOf(tokenAt(doc, index - 1))) ? matchAt(DAY_MONTH, doc.text, lead.end) : undefined;
  if (told && isCalendar(doc.text.slice(told.start, told.end))) return { start, end: told.end, tier: GENERIC };
  const next = [1, 2, 3, 4].map((step) => index + step).find((at) => Number(doc.tokens[at]?.start) >= lead.end);
  const date = next === undefined ? undefined : bareDate(doc, next, Number(doc.tokens[next]?.start));
  return date && { start, end: date.end, tier: date.tier };
}

const BIRTH_BEFORE = /(?:\*|\bd\.? ?o\.? ?b\b\.?)[: ]{0,2}$/i;
const BIRTH_BEHIND = /^ (?:geboren|born)(?![\p{L}])/u;

/** A cue a few words before, a sign or "d.o.b." right before, "geboren" right behind. */
function isBirth(doc: Doc, index: number, { start, end }: { start: number; end: number }): boolean {
  return (
    cuedBefore(doc, index, WORD.birth, 6) ||
    BIRTH_BEFORE.test(doc.text.slice(Math.max(0, start - 10), start)) ||
    BIRTH_BEHIND.test(doc.text.slice(end, end + 9))
  );
}

function numeric(doc: Doc, found: Hit[]): void {
  let done = 0;
  for (const index of doc.numbers) {
    const token = doc.tokens[index];
    if (!token || token.start < done || !mayBegin(doc.text, token)) continue;
    const place = bareDate(doc, index, token.start) ?? ranged(doc, index, token.start);
    if (!place) continue;
    done = place.end;
    found.push(
      isBirth(doc, index, place)
        ? { ...base, ...place, kind: 'BIRTHDATE', tier: HARD, confidence: 'certain', evidence: ['shape', 'cue'] }
        : { ...base, ...place },
    );
  }
}

function find(doc: Doc, found: Hit[]): void {
  numeric(doc, found);
  for (const place of monthDates(doc)) {
    found.push(
      isBirth(doc, place.index, place)
        ? {
            ...base,
            start: place.start,
            end: place.end,
            kind: 'BIRTHDATE',
            tier: HARD,
            confidence: 'certain',
            evidence: ['list', 'cue'],
          }
        : { ...base, start: place.start, end: place.end, tier: CUED, evidence: ['list'] },
    );
  }
}

export const date: Recogniser = {
  id: 'date',
  about: 'Days and months in figures or words; a year alone, a time of day and a duration stay.',
  kind: 'DATE',
  trigger: ({ seen, longestNumber }) => longestNumber > 0 || (seen & WORD.month) !== 0,
  find,
  examples: {
    hit: [
      'seit «Novmeber 2011» ohne Schub',
      'geb. «17.09.1949», COPD',
      'vom «02.05.» bis «11.05.2024» bei uns',
      '(ED «4/23»), weit fortgeschritten',
      'seit «November 2011» unter Therapie',
      '*«29.02.1940»',
      'vom «16.3.»-«20.03» bei uns',
      'né le «0 7 0 8 1 9 8 3»',
      'LSCS on «3rd March», day 9',
      'né le «12 août 1961», opéré',
      'Aufnahme «2023-04-26»',
      'Impfung am «7. Juni»',
      'last seen Tues «4/16»',
      'le «deux janvier mille neuf cent soixante», opéré',
      'Koloskopie «5/11» unauffällig',
      'Entlassung «04-Mar-2024»',
      'OP «3.IV.2024» komplikationslos',
      'aufgenommen «21.111.2018», entlassen «20.102015»',
      'd.o.b. «05-06-1950»',
      'am «3.4.57» geboren',
      'Kontrolle «03. 04. 2023», Urlaub «03.-07.04.2023»',
      'Kontrolle am «28. und 29.04.2018»',
      'Zyxumab C1 «3/4/19» C2 «2/5» C3 «16/06»',
      'hospitalisé du «10 au 11 mars 2023»',
      'Kontrolle am «3. Mars», dann wieder',
      'le «jeudi dix-sept octobre deux mille dix-huit» en consultation',
    ],
    stay: [
      'Z. n. Apoplex 2002',
      'RR 120/80',
      'Kraftgrad 4/5',
      'L4/5 beidseits',
      '3.4 (g/dl)',
      '14:30 extubiert',
      'seit 3 Wochen',
      '7/15 Punkte',
      '1-0-1',
      '24.12 mmol/l',
      'Kraft C5 4/5, C6 3/5 rechts',
      '10/10 auf der VAS',
      'Stanzbiopsie 5/11 positiv',
      'six mois plus tard',
      'glaubt, vom Mars zu kommen',
      'Patient hat 2 Mars gegessen, BZ 320',
      'MARS 4 h daily, Leberdialyse mit Mars 24 h',
      'patient may 10 mg at night',
    ],
  },
};
