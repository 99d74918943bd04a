import { abbreviationKey } from './ambiguous.ts';
import { createFaulty } from './faulty.ts';
import { type Inner, insideWord } from './inside-word.ts';
import type { Form, Lexicon } from './lexicon.ts';
import { memo } from './memo.ts';
import { cognate, cognateStem, spellingOf, wordsOf } from './normalise.ts';

/** Look-up tables from written forms to concepts. */
export interface Surface {
  /** Keys of the words of a form, joined by a blank. */
  readonly phrases: ReadonlyMap<string, readonly Form[]>;
  /** Where words of two concepts share a key ("tetany", "tetanus"): by key, then by spelling. */
  readonly alike: ReadonlyMap<string, ReadonlyMap<string, readonly Form[]>>;
  /** Abbreviations in capitals, words joined by a blank. */
  readonly abbreviations: ReadonlyMap<string, readonly Form[]>;
  /** Most words of a phrase that begins with this key. */
  readonly longestFrom: ReadonlyMap<string, number>;
  /** First words of abbreviations, in capitals. */
  readonly abbreviationStarts: ReadonlySet<string>;
  /** What is known within a word that is no form itself; remembered. */
  readonly insideOf: (word: string) => readonly Inner[];
}

const SHORTEST_PART = 4;

export function createSurface(lexicon: Lexicon): Surface {
  const [phrases, abbreviations, parts, starts] = [
    multimap<Form>(),
    multimap<Form>(),
    multimap<Form>(),
    multimap<Form>(),
  ];
  const longestFrom = new Map<string, number>();
  const stemOf = memo(cognateStem);
  for (const form of lexicon.forms) {
    if (form.abbreviation) abbreviations.add(abbreviationKey(form.text), form);
    else if (form.text.endsWith('-')) starts.add(cognate(form.text.slice(0, -1)), form);
    else if (form.text.startsWith('-')) parts.add(stemOf(form.text.slice(1)), form);
    else addWritten(form, wordsOf(form.text).map(stemOf), phrases, parts, longestFrom);
  }
  const tables = { phrases: phrases.map, parts: parts.map, starts: starts.map, near: createFaulty(phrases.map.keys()) };
  return {
    phrases: phrases.map,
    alike: alikeOf(phrases.map, lexicon),
    abbreviations: abbreviations.map,
    longestFrom,
    abbreviationStarts: new Set([...abbreviations.map.keys()].map((typed) => typed.split(' ', 1)[0] ?? '')),
    insideOf: memo((word) => insideWord(word, tables)),
  };
}

function alikeOf(phrases: Surface['phrases'], { concepts }: Lexicon): Surface['alike'] {
  const shared = [...phrases].filter(([, forms]) => {
    const [first, ...others] = forms.filter(({ concept }) => concepts[concept]?.isSpecialty === false);
    return others.some(({ concept }) => concept !== first?.concept);
  });
  return new Map(shared.map(([key, forms]) => [key, Map.groupBy(forms, ({ text }) => spellingOf(text))]));
}

function addWritten(
  form: Form,
  keys: readonly string[],
  phrases: Multimap<Form>,
  parts: Multimap<Form>,
  longestFrom: Map<string, number>,
): void {
  const [first] = keys;
  if (first === undefined) return;
  phrases.add(keys.join(' '), form);
  longestFrom.set(first, Math.max(longestFrom.get(first) ?? 1, keys.length));
  if (keys.length === 1 && first.length >= SHORTEST_PART) parts.add(first, form);
}

interface Multimap<T> {
  readonly map: ReadonlyMap<string, readonly T[]>;
  add(key: string, value: T): void;
}

function multimap<T>(): Multimap<T> {
  const map = new Map<string, T[]>();
  const add = (key: string, value: T): void => {
    const list = map.get(key);
    if (list) list.push(value);
    else map.set(key, [value]);
  };
  return { map, add };
}
