import type { Form, Lexicon } from './lexicon.ts';
import { cognate, cognateStem, tokenise } from './normalise.ts';

/** Look-up tables from written forms to concepts. */
export interface Surface {
  /** Keys of the words of a form, joined by a blank. */
  readonly phrases: ReadonlyMap<string, readonly Form[]>;
  /** Abbreviations in capitals, words joined by a blank. */
  readonly abbreviations: ReadonlyMap<string, readonly Form[]>;
  /** Beginnings, inner parts and ends of long words. */
  readonly parts: ReadonlyMap<string, readonly Form[]>;
  readonly starts: ReadonlyMap<string, readonly Form[]>;
  /** Keys with one letter left out -> the whole keys, for words typed with one fault. */
  readonly faults: ReadonlyMap<string, readonly string[]>;
  readonly longestPhrase: number;
}

const SHORTEST_PART = 4;
const SHORTEST_FAULTY = 6;

export function createSurface(lexicon: Lexicon): Surface {
  const [phrases, abbreviations, parts, starts] = [multimap<Form>(), multimap<Form>(), multimap<Form>(), multimap<Form>()];
  let longestPhrase = 1;
  for (const form of lexicon.forms) {
    if (form.abbreviation) abbreviations.add(words(form.text).join(' ').toUpperCase(), form);
    else if (form.text.endsWith('-')) starts.add(cognate(form.text.slice(0, -1)), form);
    else if (form.text.startsWith('-')) parts.add(cognateStem(form.text.slice(1)), form);
    else longestPhrase = Math.max(longestPhrase, addWritten(form, phrases, parts));
  }
  return { phrases: phrases.map, abbreviations: abbreviations.map, parts: parts.map, starts: starts.map, faults: faultsOf(phrases.map), longestPhrase };
}

function addWritten(form: Form, phrases: Multimap<Form>, parts: Multimap<Form>): number {
  const keys = words(form.text).map(cognateStem);
  phrases.add(keys.join(' '), form);
  const [only] = keys;
  if (keys.length === 1 && only !== undefined && only.length >= SHORTEST_PART) parts.add(only, form);
  return keys.length;
}

function words(text: string): readonly string[] {
  return tokenise(text).map((token) => token.surface);
}

function faultsOf(phrases: ReadonlyMap<string, readonly Form[]>): ReadonlyMap<string, readonly string[]> {
  const faults = multimap<string>();
  for (const key of phrases.keys()) {
    if (key.includes(' ') || key.length < SHORTEST_FAULTY) continue;
    for (const shorter of withOneLeftOut(key)) faults.add(shorter, key);
  }
  return faults.map;
}

export function withOneLeftOut(key: string): readonly string[] {
  return [...new Set([key, ...Array.from(key, (_, i) => key.slice(0, i) + key.slice(i + 1))])];
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
