import { WORD } from '../lexicon.ts';
import { matchAt } from '../pattern.ts';
import { CUED, type Doc, type Hit, type Recogniser } from '../recogniser.ts';
import { is, lowerOf, tokenAt } from '../token.ts';

const UNIT =
  /\d{2,3}(?:[.,]\d)?(?=[- ]?(?:jährig|jaehrig|jähr|jahre|jahren|jhr|jährl|j\b|a\b|yo\b|y\/o|y\b|yr|year|years|ans\b|anni\b|enn[ei]\b|lj\b|lebensjahr)|[mwf]\b|\. ?(?:lj|lebensjahr|geburtstag)|[- ](?:y-o|j\.))/iuy;
const LABEL = /(?:alter|aged?|âge|età|agée?|âgée?)[ :]{1,3}(?:von |of |de |di )?(?<id>\d{2,3})(?![\d/%+]|[.,]\d)/iuy;

/** "m/92", "♀ 92", "(w, 92)", "(92, w)", "92/m": a sex beside a number that nothing measures. */
const SEXED =
  /(?<=[♀♂] ?|(?<![\p{L}\d])[mwf]\/|\([mwf],? ?|[ ,][mwf] )\d{2,3}(?=[,;)]|\.(?!\d)| ?$)|(?<=\()\d{2,3}(?=[,/]? ?[mwf]\))|\d{2,3}(?=\/[mwf](?![\p{L}\d/])| ?[♀♂])/iuy;
/** "mit 94 gestorben", "† 92", "died at 94". */
const DIED =
  /(?<=(?:†|\b(?:starb|verstarb|gestorben|verstorben|died|décédée?|mort[aoe]?))(?: (?:mit|at|à|a|im Alter von))? ?)\d{2,3}(?=[,;)!?\n]|\.(?!\d)|$| (?:an|am|im|in|und|of|from|de|du|di)(?!\p{L}))|(?<=\b(?:mit|at|à|a) )\d{2,3}(?= (?:gestorben|verstorben|†))/iuy;

const WORDS = /^(?:alter|aged?|âge|età|agée?|âgée?)$/;

/** "She is 97 and wants", "er wird 95.": a person and a number that nothing measures. */
const SAID =
  /(?<!\p{L})(?:she|he|sie|er) (?:is|was|turned|ist|war|wird|wurde) (?:now |jetzt |schon )?(?<id>\d{2,3})(?= (?:and|but|now|und|aber|geworden)(?!\p{L})|[,;!?]|\.(?!\d)|$)/iuy;
const PRONOUN = new Set(['she', 'he', 'sie', 'er']);

/** Between the ages of a list; the years stand behind the last of them. */
const LISTS = new Set([',', '/', 'und', 'u', '&', 'and', 'or', 'oder', 'et', 'ou', 'e', 'o', 'bis', 'sowie']);
const LONGEST_LIST = 8;
const FARTHEST_PERSON = 6;
const SMALL = /\p{Ll}/u;

const shape = { kind: 'AGE', rule: 'old-age', tier: CUED, confidence: 'likely', evidence: ['cue'] } as const;
const isOld = (value: string) => Number.parseFloat(value) >= 90 && Number.parseFloat(value) < 125;

/** "91, 93 und 95 Jahre": the old ones of the list that this number ends. */
function listed(doc: Doc, index: number, found: Hit[]): void {
  for (let at = index - 2; at >= index - 2 * LONGEST_LIST; at -= 2) {
    const age = tokenAt(doc, at);
    if (age?.kind !== 'number' || age.lower.length > 3 || !LISTS.has(lowerOf(doc.tokens[at + 1]))) return;
    if (isOld(age.lower)) found.push({ ...shape, start: age.start, end: age.end });
  }
}

/** The words before a number that say whose it is. */
function said(doc: Doc, index: number, found: Hit[]): void {
  const who = [index - 2, index - 3].map((at) => tokenAt(doc, at)).find((token) => PRONOUN.has(lowerOf(token)));
  const place = who && matchAt(SAID, doc.text, who.start);
  if (place) found.push({ ...shape, ...place });
}

/** "Herr Maier (93)", "Patientin (95)": a number alone in brackets behind whoever is spoken of. */
function bracketed(doc: Doc, index: number, found: Hit[]): void {
  const token = tokenAt(doc, index);
  if (!token || lowerOf(tokenAt(doc, index - 1)) !== '(' || lowerOf(tokenAt(doc, index + 1)) !== ')') return;
  for (let at = index - 2; at >= index - FARTHEST_PERSON; at--) {
    const before = tokenAt(doc, at);
    if (is(before, WORD.salutation | WORD.patient | WORD.kin)) {
      found.push({ ...shape, start: token.start, end: token.end });
      return;
    }
    if (at < index - 2 && SMALL.test(doc.text.charAt(before?.start ?? 0))) return;
  }
}

function find(doc: Doc, found: Hit[]): void {
  for (const index of doc.numbers) {
    const token = doc.tokens[index];
    if (!token || token.lower.length > 3 || !isOld(token.lower)) continue;
    const aged = matchAt(UNIT, doc.text, token.start);
    if (aged) {
      found.push({ ...shape, ...aged });
      listed(doc, index, found);
    }
    const told = matchAt(SEXED, doc.text, token.start) ?? matchAt(DIED, doc.text, token.start);
    if (told) found.push({ ...shape, ...told });
    said(doc, index, found);
    bracketed(doc, index, found);
    const label = doc.tokens.slice(Math.max(0, index - 3), index).find((token) => WORDS.test(token.lower));
    const place = label && matchAt(LABEL, doc.text, label.start);
    if (place && isOld(doc.text.slice(place.start, place.end))) found.push({ ...shape, ...place });
  }
}

export const oldAge: Recogniser = {
  id: 'old-age',
  about: 'Ages under 90 stay, above 89 become "90+" (HIPAA safe harbour, 45 CFR 164.514(b)(2)).',
  kind: 'AGE',
  trigger: ({ longestNumber }) => longestNumber >= 2,
  find,
  examples: {
    hit: [
      '«91»-jährig, Hüftfraktur',
      'Monsieur de «95» ans, vit seul',
      '«98» anni, frattura femore',
      'age: «93», on warfarin',
      '«104» Jahre alt',
      'drei Schwestern, «91», 88, «93» und «95» Jahre alt',
      'She is «97» and wants surgery',
      'er wird «95», lebt allein',
      'Herr Testmann («93»), stationär',
      'Patientin («95») mit Sepsis',
      'Alter: «95», RR 120/80',
      'Pat. (w, «92»), Sturz; Bett 2: (m/«95»)',
      '♀ «92», Synkope',
      'Vater mit «94» gestorben, Oma («97») lebt',
      'donna «95»enne, caduta',
    ],
    stay: [
      '89-jährige Patientin',
      '90+-jährig',
      'SpO2 91 %',
      '95 mg 1-0-0',
      '92 kg',
      'sie ist 95 cm groß',
      'Puls 91, 93 und 95',
      'Patientin mit Score (95)',
      'Alter: 90+, RR 120/80',
      'HF w/o change, EF (92, m=3)',
      'mit 94 % gesättigt',
      'gestorben 92 h nach Aufnahme',
    ],
  },
};
