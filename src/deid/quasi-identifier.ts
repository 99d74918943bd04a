import { readTable } from './lexicon.ts';
import { spellings } from './spelling.ts';
import { statedAges } from './stated-age.ts';
import { uniqueness } from './uniqueness.ts';

/**
 * What identifies nobody by itself and somebody together with others (quasi-identifiers in the sense of Dalenius 1986 and
 * ISO/IEC 20889). A closed list, so that it can be told and counted without a word of the text.
 */
export type QuasiKind =
  | 'uniqueness'
  | 'office'
  | 'occupation'
  | 'news'
  | 'event'
  | 'gathering'
  | 'place'
  | 'time'
  | 'day'
  | 'disease'
  | 'age';

/** Where one stands: UTF-16 offsets of the text that was judged, end exclusive. */
export interface QuasiIdentifier {
  readonly kind: QuasiKind;
  readonly start: number;
  readonly end: number;
}

/** What each class of the table stands for; a `role` is an office when it is said of somebody. */
export const QUASI_CLASSES = {
  office: 'office',
  role: 'office',
  occupation: 'occupation',
  news: 'news',
  event: 'event',
  gathering: 'gathering',
  'small-place': 'place',
  time: 'time',
  day: 'day',
  disease: 'disease',
} as const satisfies Readonly<Record<string, QuasiKind>>;

/** "Chefarzt" alone is a colleague on the telephone; of the patient it is said with one of these before it. */
const SAID_OF_SOMEONE = String.raw`(?<=(?:(?<!wer )ist|war|als|ehemalig\p{L}{0,2}|frühere?[nrs]?|pensionierte?[nrs]?|(?<!who )is|was|former|retired|as|est|était|ancien(?:ne)?|è|era|ex)[ -](?:(?:der|die|ein|eine|einer|unser|unsere|selbst|hier|the|our|a|an|le|la|un|une|il|lo|una) ){0,2})`;

/** "Pfarrer mit STEMI" tells of the patient, "Rektor mit dem Vater am Telefon" does not. */
const WITH_FINDING = String.raw`(?= (?:mit|with|avec|con) (?!\p{L}{1,3} ))`;

const escaped = (words: string) => words.replace(/[.\\+?^$()[\]{}|]/g, String.raw`\$&`);

/** A word with `*` takes any ending, another one only that of a case or plural. */
function branch(words: string): string {
  return words.endsWith('*') ? String.raw`${escaped(words.slice(0, -1))}\p{L}{0,9}` : `${escaped(words)}(?:e?[sn])?`;
}

function patternOf(words: readonly string[], isRole: boolean): RegExp {
  const branches = words.toSorted((one, other) => other.length - one.length).map(branch);
  const whole = String.raw`(?:${branches.join('|')})(?![\p{L}\p{N}])`;
  const said = isRole ? `(?:${SAID_OF_SOMEONE}${whole}|${whole}${WITH_FINDING})` : whole;
  return new RegExp(String.raw`(?<![\p{L}\p{N}-])${said}`, 'giu');
}

function load(): readonly (readonly [QuasiKind, RegExp])[] {
  const words = new Map<string, string[]>();
  for (const [word, name] of readTable('quasi-identifiers.tsv'))
    words.set(name, [...(words.get(name) ?? []), ...spellings(word)]);
  return Object.entries(QUASI_CLASSES).map(([name, kind]) => [kind, patternOf(words.get(name) ?? [], name === 'role')]);
}

const PATTERNS = load();

/** All of them in order of place. */
export function quasiIdentifiers(text: string): readonly QuasiIdentifier[] {
  const listed = PATTERNS.flatMap(([kind, pattern]) =>
    [...text.matchAll(pattern)].map((match) => ({ kind, start: match.index, end: match.index + match[0].length })),
  );
  const unique = uniqueness(text).map((place) => ({ kind: 'uniqueness' as const, ...place }));
  const ages = statedAges(text).map(({ start, end }) => ({ kind: 'age' as const, start, end }));
  return [...listed, ...unique, ...ages].toSorted((one, other) => one.start - other.start || other.end - one.end);
}
