import { shippedLexicon } from './shipped-lexicon.ts';
import { entries } from './table.ts';

/** A field of the taxonomy by its name in a language; the id where it is not known any more. */
export function topicName(id: string, lang: 'de' | 'en'): string {
  const { taxonomy } = shippedLexicon();
  const row = taxonomy.specialties[taxonomy.indexOf(id) ?? -1]?.row;
  return entries(row?.[lang])[0] ?? id;
}
