import { ageDecade } from './age-band.ts';
import { fold } from './fold.ts';
import type { QuasiIdentifier, QuasiKind } from './quasi-identifier.ts';
import { reidentificationRisks } from './reidentification.ts';
import { statedAges } from './stated-age.ts';

/** One thing that may be said less exactly. */
export interface Generalisation {
  /** Kind and a digest of the words: the same words have the same key in every field and after an edit. */
  readonly key: string;
  readonly kind: QuasiKind;
  /** The words as they stand, for the asker's eyes only. */
  readonly words: string;
  /** What will stand there; null where nothing coarser would leave a question (a disease). */
  readonly becomes: string | null;
}

const GENERIC = {
  de: { job: '[Beruf]', event: '[Ereignis]', place: '[Ort]', time: '[Zeitpunkt]', omitted: '[ausgelassen]' },
  en: { job: '[occupation]', event: '[event]', place: '[place]', time: '[time]', omitted: '[omitted]' },
  fr: { job: '[profession]', event: '[événement]', place: '[lieu]', time: '[moment]', omitted: '[omis]' },
  it: { job: '[professione]', event: '[evento]', place: '[luogo]', time: '[momento]', omitted: '[omesso]' },
} as const;

export type GeneraliseLanguage = keyof typeof GENERIC;

const WORD_OF: Readonly<Record<Exclude<QuasiKind, 'age' | 'disease'>, keyof (typeof GENERIC)['de']>> = {
  office: 'job',
  occupation: 'job',
  event: 'event',
  gathering: 'event',
  place: 'place',
  time: 'time',
  day: 'time',
  uniqueness: 'omitted',
  news: 'omitted',
};

/** FNV-1a, 32 bits: short and the same everywhere; a digest to find the words again, no secret. */
function keyOf(kind: QuasiKind, words: string): string {
  let hash = 0x811c9dc5;
  for (const letter of fold(words)) hash = Math.imul(hash ^ Number(letter.codePointAt(0)), 0x01000193);
  return `${kind}-${(hash >>> 0).toString(16).padStart(8, '0')}`;
}

function decadeOf(words: string): string | null {
  const age = statedAges(`${words},`)[0];
  const decade = age?.unit === 'years' ? ageDecade(age.value) : null;
  return age === undefined || decade === null ? null : `${decade}${words.slice(age.figuresEnd)}`;
}

function becomes(kind: QuasiKind, words: string, lang: GeneraliseLanguage): string | null {
  if (kind === 'disease') return null;
  return kind === 'age' ? decadeOf(words) : GENERIC[lang][WORD_OF[kind]];
}

function read(text: string, { kind, start, end }: QuasiIdentifier, lang: GeneraliseLanguage): Generalisation {
  const words = text.slice(start, end);
  return { key: keyOf(kind, words), kind, words, becomes: becomes(kind, words, lang) };
}

/** What these places say, each words once. */
export function generalisations(
  text: string,
  because: readonly QuasiIdentifier[],
  lang: GeneraliseLanguage,
): readonly Generalisation[] {
  return [
    ...new Map(because.map((one) => [keyOf(one.kind, text.slice(one.start, one.end)), read(text, one, lang)])).values(),
  ];
}

/** The text with the chosen words said less exactly. What comes out is typed text again and must be scrubbed. */
export function generalise(text: string, keys: readonly string[], lang: GeneraliseLanguage): string {
  const places = reidentificationRisks(text).flatMap(({ because }) => because);
  const parts: string[] = [];
  let done = 0;
  for (const place of places.toSorted((one, other) => one.start - other.start || other.end - one.end)) {
    const { key, becomes: next } = read(text, place, lang);
    if (place.start < done || next === null || !keys.includes(key)) continue;
    parts.push(text.slice(done, place.start), next);
    done = place.end;
  }
  return [...parts, text.slice(done)].join('');
}
