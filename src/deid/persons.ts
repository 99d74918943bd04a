import { nameInitials, nameWords, readings } from './fold.ts';
import { placeholder } from './placeholder.ts';

/** Turns a folded word into what is compared and kept: the word itself in memory, a keyed digest elsewhere. */
export type KeyOf = (folded: string) => string;

interface Person {
  readonly placeholder: string;
  readonly keys: Set<string>;
  /** First letters of the words seen in this text. */
  readonly letters: Set<string>;
}

export interface Persons {
  /** The placeholder of this name: the one it had, or a new one. */
  readonly assign: (name: string) => string;
  /** Every key with its placeholder, in order of appearance. */
  readonly entries: () => readonly { readonly key: string; readonly placeholder: string }[];
}

/** People who share a word of their name, or whose initials are compared; beyond, the work would no longer be linear. */
const MOST_ALIKE = 40;

/** For each word of a name its readings, as keys. */
type Wanted = readonly (readonly string[])[];

function matches(person: Person, words: Wanted): boolean {
  const known = words.filter((keys) => keys.some((key) => person.keys.has(key))).length;
  return known === words.length || known === person.keys.size;
}

/** Who is who in one request: a name whose words all belong to a person is that person, and a fuller name completes it. */
export function createPersons(
  known: readonly { readonly digest: string; readonly placeholder: string }[],
  keyOf: KeyOf,
  nextNumber: () => number,
): Persons {
  const persons = new Map<string, Person>();
  const byKey = new Map<string, Person[]>();
  const byInitials = new Map<string, Person>();
  const first: Person[] = [];
  const personOf = (mark: string): Person => {
    const found = persons.get(mark);
    if (found) return found;
    const person = { placeholder: mark, keys: new Set<string>(), letters: new Set<string>() };
    persons.set(mark, person);
    if (first.length < MOST_ALIKE) first.push(person);
    return person;
  };
  const addKey = (person: Person, key: string) => {
    person.keys.add(key);
    const alike = byKey.get(key) ?? [];
    if (alike.length < MOST_ALIKE) byKey.set(key, [...alike, person]);
  };
  const byWords = (words: Wanted) =>
    words
      .flat()
      .flatMap((key) => byKey.get(key) ?? [])
      .find((person) => matches(person, words));
  const byLetters = (initials: readonly string[]) =>
    byInitials.get(initials.join('')) ??
    first.find(({ letters }) => initials.length > 0 && initials.every((letter) => letters.has(letter)));
  for (const { digest, placeholder: mark } of known) addKey(personOf(mark), digest);
  return {
    assign: (name) => {
      const folded = nameWords(name);
      const words = folded.map((word) => readings(word).map(keyOf));
      const person =
        (folded.length > 0 ? byWords(words) : byLetters(nameInitials(name))) ??
        personOf(placeholder('NAME', nextNumber()));
      for (const keys of words) if (!keys.some((key) => person.keys.has(key))) addKey(person, String(keys[0]));
      for (const word of folded) person.letters.add(word.charAt(0));
      if (folded.length === 0) byInitials.set(nameInitials(name).join(''), person);
      return person.placeholder;
    },
    entries: () =>
      [...persons.values()].flatMap((person) =>
        [...person.keys].map((key) => ({ key, placeholder: person.placeholder })),
      ),
  };
}
