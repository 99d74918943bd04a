import type { Language } from './lexicon.ts';

const COMMON: Readonly<Record<Language, string>> = {
  de: 'der die das und ist nicht mit von bei nach ein eine einen einem einer wie ich wir im am zu zum zur auf fur seit hat kann oder auch dem den des wer noch schon bitte soll unter uber aus als vor sich mich mein meine ohne kein keine ihr sie habe wird',
  en: 'the and is with of to in for on a an what which how after has have or not who are this patient my should would can by was from you your it be at no any',
  fr: 'le la les des et est avec de du un une pour dans sur qui chez apres que quel quelle je nous vous ou pas par au aux en se ce cette mon ma sans il elle faut peut',
  it: 'il lo gli e con di del della dei un una per nel nella che chi dopo come da dal si non sono ho mio mia senza puo alla al ha anche piu quale questo',
};
const WORDS = Object.entries(COMMON).map(([language, words]) => [language, new Set(words.split(' '))] as const);
const CLOSE = 0.6;

/** The languages a text seems to be written in, by its small words; empty when it has too few to tell. */
export function languagesOf(tokens: readonly { readonly word: string }[]): ReadonlySet<string> {
  const counts = WORDS.map(
    ([language, words]) => [language, tokens.filter((token) => words.has(token.word)).length] as const,
  );
  const most = Math.max(...counts.map(([, count]) => count));
  if (most === 0) return new Set();
  return new Set(counts.filter(([, count]) => count >= most * CLOSE).map(([language]) => language));
}

/** Whether a folded word is a small word in any of the languages, so that it says nothing of a topic. */
export function isSmallWord(word: string): boolean {
  return word.length < 3 || WORDS.some(([, words]) => words.has(word));
}
