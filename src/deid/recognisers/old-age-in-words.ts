import { CUED, type Doc, type Hit, type Recogniser } from '../recogniser.ts';

const TEENS =
  'ein|zwei|drei|vier|fünf|fuenf|sechs|sieben|acht|neun|zehn|elf|zwölf|zwoelf|dreizehn|vierzehn|fünfzehn|sechzehn|siebzehn|achtzehn|neunzehn|zwanzig';
const GERMAN = new RegExp(
  String.raw`(?<![\p{L}])(?:(?:(?:ein|zwei|drei|vier|fünf|fuenf|sechs|sieben|acht|neun)und)?neunzig|(?:ein)?hundert(?:(?:und)?(?:${TEENS}))?)(?=-?(?:jährig|jaehrig)| Jahre(?:n)? alt)`,
  'giu',
);
const ENGLISH =
  /(?<![\p{L}])(?:ninety(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?|(?:a |one )?hundred(?: and [a-z]{3,9})?)(?=[- ]years?[- ]old)/giu;

const shape = { kind: 'AGE', rule: 'old-age-in-words', tier: CUED, confidence: 'likely', evidence: ['cue'] } as const;

function find({ text }: Doc, found: Hit[]): void {
  for (const pattern of [GERMAN, ENGLISH])
    for (const match of text.matchAll(pattern))
      found.push({ ...shape, start: match.index, end: match.index + match[0].length });
}

export const oldAgeInWords: Recogniser = {
  id: 'old-age-in-words',
  about: 'Ages above 89 written as words become "90+", as those in digits do.',
  kind: 'AGE',
  trigger: ({ text }) => /neunzig|hundert|ninety|hundred/i.test(text),
  find,
  examples: {
    hit: [
      '«zweiundneunzig»jährige Patientin mit Sepsis',
      '«neunzig» Jahre alt, rüstig',
      '«hundertein»jähriger Mann',
      '«ninety-two» year old man',
      'a «ninety»-year-old woman',
    ],
    stay: ['neunzig Minuten nach Gabe', 'zweiundachtzigjährige Patientin', 'hundert Milligramm', 'ninety days later'],
  },
};
