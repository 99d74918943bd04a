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

interface Wanted {
  readonly words: readonly (readonly string[])[];
  readonly initials: readonly string[];
}

function matches(person: Person, { words, initials }: Wanted): boolean {
  if (words.length === 0) return initials.length > 0 && initials.every((letter) => person.letters.has(letter));
  const known = words.filter((keys) => keys.some((key) => person.keys.has(key))).length;
  if (known === 0) return false;
  return known === words.length || known === person.keys.size;
}

/** Who is who in one request: a name whose words all belong to a person is that person, and a fuller name completes it. */
export function createPersons(known: readonly { readonly digest: string; readonly placeholder: string }[], keyOf: KeyOf, nextNumber: () => number): Persons {
  const persons: Person[] = [];
  const find = (mark: string): Person => {
    const found = persons.find((person) => person.placeholder === mark);
    if (found) return found;
    const person = { placeholder: mark, keys: new Set<string>(), letters: new Set<string>() };
    persons.push(person);
    return person;
  };
  for (const entry of known) find(entry.placeholder).keys.add(entry.digest);
  return {
    assign: (name) => {
      const folded = nameWords(name);
      const words = folded.map((word) => readings(word).map(keyOf));
      const person = persons.find((one) => matches(one, { words, initials: nameInitials(name) })) ?? find(placeholder('NAME', nextNumber()));
      words.forEach((keys) => {
        if (!keys.some((key) => person.keys.has(key))) person.keys.add(String(keys[0]));
      });
      for (const word of folded) person.letters.add(word.charAt(0));
      return person.placeholder;
    },
    entries: () => persons.flatMap((person) => [...person.keys].map((key) => ({ key, placeholder: person.placeholder }))),
  };
}
