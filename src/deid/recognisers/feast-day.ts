import { matchAt } from '../pattern.ts';
import { type Doc, type Hit, LISTED, type Recogniser } from '../recogniser.ts';
import { inGroup, lowerOf, type Token, tokenAt } from '../token.ts';
import { wordGroup } from '../word-group.ts';

/** One day a year each, also those that move. */
const DAYS = new Set(
  'gründonnerstag karfreitag karsamstag ostersonntag ostermontag pfingstsonntag pfingstmontag fronleichnam allerheiligen allerseelen heiligabend weihnachtstag weihnachtsfeiertag stephanstag neujahrstag silvesterabend rosenmontag aschermittwoch nationalfeiertag pasquetta ferragosto capodanno'.split(
    ' ',
  ),
);
/** Some days, or a person's name, or a calendar week: something must say that a time is meant. */
const TIMES =
  'ostern pfingsten weihnachten neujahr silvester easter christmas thanksgiving pâques noël pentecôte toussaint pasqua natale kw kalenderwoche';
const FEASTS = wordGroup([...DAYS, ...TIMES.split(' ')]);
const BEFORE = new Set(
  'an am zu seit vor nach über bis in ab à a depuis avant après dopo prima di at since before after on der'.split(' '),
);
const WEEK = /^(?:kw|kalenderwoche)$/;
const BEHIND_DAY = /(?: (?:Day|Eve|Monday|Sunday))?(?: (?:19|20)\d{2}(?!\d))?/y;
const BEHIND_WEEK = / ?\d{1,2}(?: ?\/ ?(?:20)?\d{2}| (?:19|20)\d{2})?(?![\d\p{L}%]|[.,]\d)/uy;

const shape = { kind: 'DATE', rule: 'feast-day', tier: LISTED, confidence: 'likely', evidence: ['list'] } as const;

function endOf(doc: Doc, index: number, token: Token): number | undefined {
  const told = BEFORE.has(lowerOf(tokenAt(doc, index - 1)));
  if (WEEK.test(token.lower)) {
    const twoFigures = doc.tokens[index + 1]?.lower.length === 2;
    const measured = tokenAt(doc, index - 1)?.kind === 'number';
    return (told || twoFigures) && !measured ? matchAt(BEHIND_WEEK, doc.text, token.end)?.end : undefined;
  }
  return told || DAYS.has(token.lower) ? matchAt(BEHIND_DAY, doc.text, token.end)?.end : undefined;
}

function find(doc: Doc, found: Hit[]): void {
  doc.tokens.forEach((token, index) => {
    const end = inGroup(token, FEASTS) ? endOf(doc, index, token) : undefined;
    if (end !== undefined) found.push({ ...shape, start: token.start, end });
  });
}

export const feastDay: Recogniser = {
  id: 'feast-day',
  about: 'Feast days and calendar weeks: they tell the day as well as figures do.',
  kind: 'DATE',
  trigger: ({ groups }) => (groups & FEASTS) !== 0,
  find,
  examples: {
    hit: [
      'am «Ostermontag» gestürzt, OP «Karfreitag»',
      'seit «Pfingsten 2022» Fieber',
      'Kontrolle «KW 14», Bildgebung in «KW 3»',
      'Verband «KW 14/23»',
      'fell on «Christmas Eve» at home',
      'tombée à «Noël», douleurs depuis',
    ],
    stay: [
      'Ostern 5 Fälle',
      'Christmas disease, Faktor IX 3 %',
      'Fundus hypertonicus KW 2',
      'Laser 20 KW 14 Hz',
      'Silvester ist ein Name',
    ],
  },
};
