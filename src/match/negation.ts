import { isInCapitals, type PlacedWord } from './clause.ts';
import { backward, type CuedText, DETERMINERS, type Found, forward, tells } from './denial-scope.ts';
import { languagesOf } from './language.ts';
import type { Cues } from './negation-cues.ts';
import { isBareNot, predicate } from './predicate.ts';

/** Places in a text of the words that are denied, and of those that deny. */
export interface Denial {
  readonly denied: ReadonlySet<number>;
  readonly denying: ReadonlySet<number>;
}

const NOTHING: Denial = { denied: new Set(), denying: new Set() };
const WIDEST_GAP = 2;
const SHORT_CUE = 5;

/**
 * After NegEx (Chapman 2001) and ConText (Harkema 2009): cues deny what follows or what came before, over articles and
 * lists, up to three telling words an item and never beyond the clause; what only looks like a denial ("not excluded")
 * denies nothing.
 */
export function denialIn(words: readonly PlacedWord[], cues: Cues): Denial {
  const all = words.flatMap((_, at) => foundAt(words, at, cues));
  if (!all.some(({ cue }) => cue.kind !== 'stop')) return NOTHING;
  const found = spokenHere(all, words).filter((one, _, others) => !isOutdone(one, others));
  const text = { words, found, stops: stopsOf(found) };
  return {
    denied: new Set(found.flatMap((one) => deniedBy(one, text))),
    denying: new Set(found.filter(({ cue }) => cue.kind !== 'stop').flatMap(({ at }) => at)),
  };
}

function foundAt(words: readonly PlacedWord[], at: number, cues: Cues): readonly Found[] {
  return (cues.get(words[at]?.word ?? '') ?? []).flatMap((cue) => {
    const places = placesOf(words, at, cue.words);
    return places === null ? [] : [{ cue, at: places }];
  });
}

/** Where the words of a cue stand, up to two others between them, all in one clause. */
function placesOf(words: readonly PlacedWord[], first: number, wanted: readonly string[]): readonly number[] | null {
  const places = [first];
  let last = first;
  for (const next of wanted.slice(1)) {
    const ahead = words.slice(last + 1, last + 2 + WIDEST_GAP).findIndex(({ word }) => isWord(word, next));
    const passed = words.slice(last, last + 1 + ahead);
    if (ahead === -1 || passed.some(({ parting }) => parting !== 'none' && parting !== 'hyphen')) return null;
    last += 1 + ahead;
    places.push(last);
  }
  return words[last]?.parting === 'hyphen' ? null : places;
}

function isWord(word: string, wanted: string): boolean {
  return wanted.endsWith('*') ? word.startsWith(wanted.slice(0, -1)) : word === wanted;
}

/** A short cue counts in its own language ("nie" is never, or denies); in capitals it is a name: PAS, NO. */
function spokenHere(found: readonly Found[], words: readonly PlacedWord[]): readonly Found[] {
  const spoken = languagesOf(words);
  const anySmall = words.some(({ surface }) => surface !== surface.toUpperCase());
  return found.filter(({ cue, at }) => {
    if (cue.words.join('').length > SHORT_CUE) return true;
    const isName = anySmall && at.every((place) => isInCapitals(words[place]?.surface ?? ''));
    return !isName && (spoken.size === 0 || spoken.has(cue.lang));
  });
}

/** Of a denial and what only looks like one, over the same words, the longer counts: "not excluded", "could be excluded". */
function isOutdone({ cue, at }: Found, others: readonly Found[]): boolean {
  return others.some(
    (other) =>
      isOpposite(cue.kind, other.cue.kind) &&
      other.at.some((place) => at.includes(place)) &&
      (other.at.length > at.length || (other.at.length === at.length && cue.kind === 'negation')),
  );
}

function isOpposite(one: string, other: string): boolean {
  return one !== other && one !== 'stop' && other !== 'stop';
}

function stopsOf(found: readonly Found[]): ReadonlySet<number> {
  const stopping = found.filter(({ cue }) => cue.position.endsWith('before') && cue.kind !== 'pseudo-negation');
  return new Set(stopping.flatMap(({ at }) => at.slice(0, 1)));
}

function deniedBy(one: Found, text: CuedText): readonly number[] {
  const { cue, at } = one;
  const [first, behind] = [at[0] ?? 0, (at.at(-1) ?? 0) + 1];
  if (cue.kind === 'stop') return [];
  if (cue.kind === 'pseudo-negation') return missing(one, text);
  if (isBareNot(cue)) return cue.position === 'directly-before' ? predicate(cue, behind, text) : [];
  const isForward = cue.position.endsWith('before');
  if (hasTwin(one, text) && isForward !== speaksOfNext(behind, text)) return [];
  return isForward ? forward(behind, cue, text) : backward(first, behind, text);
}

/** "No improvement under prednisone" denies the improvement alone. */
function missing({ cue, at }: Found, { words }: CuedText): readonly number[] {
  if (!DETERMINERS.has(cue.words[0] ?? '') || isBareNot({ ...cue, words: cue.words.slice(0, 1) })) return [];
  return at.filter((place) => !DETERMINERS.has(words[place]?.word ?? ''));
}

/** "Denied" stands before or behind what it denies. */
function hasTwin({ cue, at }: Found, { found }: CuedText): boolean {
  const isForward = cue.position.endsWith('before');
  return found.some(
    (other) =>
      other.cue.kind === 'negation' &&
      other.at.join() === at.join() &&
      other.cue.position.endsWith('before') !== isForward,
  );
}

/** Whether something is named behind a cue in the same part of the sentence. */
function speaksOfNext(behind: number, { words, stops }: CuedText): boolean {
  let at = behind;
  while (words[at - 1]?.parting === 'none' && !stops.has(at) && at < words.length && !tells(words[at])) at++;
  return words[at - 1]?.parting === 'none' && !stops.has(at) && tells(words[at]);
}
