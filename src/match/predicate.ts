import { type CuedText, forward, isAsked } from './denial-scope.ts';
import { isGeneralWord } from './general-words.ts';
import type { Cue } from './negation-cues.ts';

const BARE = new Set(['nicht', 'not', 'pas', 'non', 'isn t', 'isnt', 'wasn t', 'wasnt']);
const ARTICLES = new Set('ein eine einen a an un une una'.split(' '));
const DOING = new Set('do does did can could will would should may might'.split(' '));
/** Verbs: what a patient does not do ("kann nicht schlafen") is what is asked about. */
const VERB: Readonly<Record<string, RegExp>> = {
  de: /en$/u,
  en: /ing$/u,
  fr: /(?:er|ir|re)$/u,
  it: /(?<!(?:[tc][oa]|id[oa]|os[oa]|iv[oa]|ile|nte|ore))$/u,
};

/** "Not" alone, which denies a state ("not pregnant") but as often belongs to a verb or a name. */
export function isBareNot({ words }: Cue): boolean {
  return BARE.has(words.join(' '));
}

/** The state that a bare "not" denies: one word that closes its part of the sentence, or what an article opens. */
export function predicate(cue: Cue, at: number, text: CuedText): readonly number[] {
  const { words, stops } = text;
  const [not, state, next] = words.slice(at - 1, at + 2);
  if (not?.parting !== 'none' || state === undefined || isAsked(at, words)) return [];
  if (ARTICLES.has(state.word)) return forward(at + 1, cue, text);
  if (!state.content || DOING.has(words[at - 2]?.word ?? '') || VERB[cue.lang]?.test(state.word) === true) return [];
  const isClosed = state.parting !== 'none' || !next?.content || stops.has(at + 1) || isGeneralWord(next.word);
  return isClosed && state.parting !== 'hyphen' ? [at] : [];
}
