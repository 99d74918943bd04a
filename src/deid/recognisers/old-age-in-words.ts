import { CUED, type Doc, type Hit, type Recogniser } from '../recogniser.ts';

const TEENS =
  'ein|zwei|drei|vier|fünf|fuenf|sechs|sieben|acht|neun|zehn|elf|zwölf|zwoelf|dreizehn|vierzehn|fünfzehn|sechzehn|siebzehn|achtzehn|neunzehn|zwanzig';
const GERMAN = new RegExp(
  String.raw`(?<![\p{L}])(?:(?:(?:ein|zwei|drei|vier|fünf|fuenf|sechs|sieben|acht|neun)und)?neunzig|(?:ein)?hundert(?:(?:und)?(?:${TEENS}))?)(?=-?(?:jährig|jaehrig)| Jahre(?:n)? alt)`,
  'giu',
);
const ENGLISH =
  /(?<![\p{L}])(?:ninety(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?|(?:a |one )?hundred(?: and [a-z]{3,9})?)(?=[- ]years?[- ]old)/giu;

/** French of France and of Switzerland, Italian. */
const ROMANCE =
  /(?<![\p{L}])(?:quatre-vingt-(?:dix(?:-(?:sept|huit|neuf))?|onze|douze|treize|quatorze|quinze|seize)|nonante(?:[- ](?:et[- ])?(?:une?|deux|trois|quatre|cinq|six|sept|huit|neuf))?)(?= ans(?![\p{L}]))|(?<![\p{L}])novant(?:a(?:due|tre|tré|quattro|cinque|sei|sette|nove)?|uno|otto)(?= anni(?![\p{L}]))|(?<![\p{L}])novant(?:adu|atre|aquattr|acinqu|asei|asett|anov|un|ott)?(?=enn[ei](?![\p{L}]))/giu;

const shape = { kind: 'AGE', rule: 'old-age-in-words', tier: CUED, confidence: 'likely', evidence: ['cue'] } as const;

function find({ text }: Doc, found: Hit[]): void {
  for (const pattern of [GERMAN, ENGLISH, ROMANCE])
    for (const match of text.matchAll(pattern))
      found.push({ ...shape, start: match.index, end: match.index + match[0].length });
}

export const oldAgeInWords: Recogniser = {
  id: 'old-age-in-words',
  about: 'Ages above 89 written as words become "90+", as those in digits do.',
  kind: 'AGE',
  trigger: ({ text }) => /neunzig|hundert|ninety|hundred|nonante|novant|quatre-vingt/i.test(text),
  find,
  examples: {
    hit: [
      '«zweiundneunzig»jährige Patientin mit Sepsis',
      '«neunzig» Jahre alt, rüstig',
      '«hundertein»jähriger Mann',
      '«ninety-two» year old man',
      'a «ninety»-year-old woman',
      'dame de «quatre-vingt-douze» ans, chute',
      'homme de «nonante-trois» ans, pneumonie',
      'paziente di «novantadue» anni',
      'una «novant»enne caduta in casa',
    ],
    stay: ['neunzig Minuten nach Gabe', 'zweiundachtzigjährige Patientin', 'hundert Milligramm', 'ninety days later'],
  },
};
