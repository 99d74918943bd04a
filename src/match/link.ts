import { type Ambiguities, abbreviationKey, type Meaning } from './ambiguous.ts';
import { isInCapitals } from './clause.ts';
import { isGeneralWord } from './general-words.ts';
import { isSmallWord, languagesOf } from './language.ts';
import type { Form } from './lexicon.ts';
import { fold, wordsOf } from './normalise.ts';
import type { Surface } from './surface.ts';
import type { Token } from './token.ts';

/** Words of a text that name one of these concepts; several alternatives when the form is ambiguous. */
export interface Link {
  readonly concepts: readonly number[];
  /** 0..1, how surely and how fully the words name it. */
  readonly weight: number;
  readonly from: number;
  readonly to: number;
  readonly negated: boolean;
  /** What tells the alternatives of an abbreviation apart. */
  readonly meanings?: ReadonlyMap<number, Meaning>;
}

const PHRASE = 1.25;
const SHORT_WORD = 5;

/** A text as the searches below see it. */
interface Searched {
  readonly tokens: readonly Token[];
  readonly surface: Surface;
  readonly ambiguities: Ambiguities;
  readonly fits: Fits;
  readonly anyCapital: boolean;
  readonly anySmall: boolean;
}

/** Abbreviations in capitals and the longest match first; then abbreviations, parts of compounds, and words with one typing fault. */
export function linkConcepts(tokens: readonly Token[], surface: Surface, ambiguities: Ambiguities): readonly Link[] {
  const spoken = languagesOf(tokens);
  const fits: Fits = (form, letters) =>
    letters > SHORT_WORD || form.language === null || spoken.size === 0 || spoken.has(form.language);
  const anyCapital = tokens.some((token) => token.surface !== token.surface.toLowerCase());
  const anySmall = tokens.some((token) => token.surface !== token.surface.toUpperCase());
  const searched = { tokens, surface, ambiguities, fits, anyCapital, anySmall };
  const links: Link[] = [];
  for (let at = 0; at < tokens.length; ) {
    const found = foundAt(at, searched);
    if (found === null || !isDenyingWord(found, tokens)) links.push(...(found ? [found] : insideOf(at, searched)));
    at = found ? found.to : at + 1;
  }
  return links;
}

/** "Nor" that denies is no noradrenaline; "kann nicht schlafen" is what it says. */
function isDenyingWord({ from, to }: Link, tokens: readonly Token[]): boolean {
  return to === from + 1 && tokens[from]?.denies === true;
}

function foundAt(at: number, searched: Searched): Link | null {
  const { tokens, surface, ambiguities, fits, anyCapital, anySmall } = searched;
  const phrase = phraseAt(tokens, at, surface, fits);
  const isLikelyShort = anySmall && isInCapitals(tokens[at]?.surface ?? '');
  if (phrase && !(isLikelyShort && phrase.to === at + 1)) return phrase;
  return abbreviationAt(tokens, at, surface, ambiguities, anyCapital) ?? phrase;
}

function insideOf(at: number, { tokens, surface }: Searched): readonly Link[] {
  if (tokens[at]?.denies === true || isGeneralWord(tokens[at]?.word ?? '')) return [];
  return surface.insideOf(tokens[at]?.surface ?? '').map(({ forms, weight }) => linkOf(forms, weight, tokens, at, 1));
}

type Fits = (form: Form, letters: number) => boolean;

function phraseAt(tokens: readonly Token[], at: number, surface: Surface, fits: Fits): Link | null {
  const longest = surface.longestFrom.get(tokens[at]?.key ?? '') ?? 0;
  for (let length = Math.min(longest, tokens.length - at); length > 0; length--) {
    const span = tokens.slice(at, at + length);
    const key = span.map((token) => token.key).join(' ');
    const forms = surface.alike.get(key)?.get(span.map(({ word }) => word).join(' ')) ?? surface.phrases.get(key);
    const letters = length > 1 ? Infinity : (span[0]?.word.length ?? 0);
    const fitting = forms?.filter((form) => fits(form, letters));
    if (fitting && fitting.length > 0) return linkOf(fitting, length > 1 ? PHRASE : 1, tokens, at, length);
  }
  return null;
}

function abbreviationAt(
  tokens: readonly Token[],
  at: number,
  surface: Surface,
  ambiguities: Ambiguities,
  anyCapital: boolean,
): Link | null {
  if (!surface.abbreviationStarts.has(tokens[at]?.surface.toUpperCase() ?? '')) return null;
  for (let length = Math.min(3, tokens.length - at); length > 0; length--) {
    const typed = tokens
      .slice(at, at + length)
      .map((token) => token.surface)
      .join(' ');
    const forms = surface.abbreviations.get(typed.toUpperCase());
    const fitting = forms?.filter((form) => isTypedAs(typed, form.text, anyCapital));
    if (!fitting || fitting.length === 0) continue;
    const link = linkOf(fitting, 1, tokens, at, length);
    const meanings = link.concepts.length > 1 ? ambiguities.get(abbreviationKey(typed)) : undefined;
    return meanings ? { ...link, meanings } : link;
  }
  return null;
}

/** Short abbreviations are told from words by their capitals, unless the whole text has none. */
function isTypedAs(typed: string, form: string, anyCapital: boolean): boolean {
  const letters = typed.replaceAll(' ', '').length;
  if (typed === wordsOf(form).join(' ') || letters > 4) return true;
  return anyCapital ? typed === typed.toUpperCase() && letters > 1 : letters > 2 && !isEveryday(typed);
}

/** "des", "pas" or "can" in a text without capitals is the word. */
function isEveryday(typed: string): boolean {
  const word = fold(typed);
  return isSmallWord(word) || isGeneralWord(word);
}

function linkOf(forms: readonly Form[], weight: number, tokens: readonly Token[], at: number, length: number): Link {
  const concepts = [...new Set(forms.map((form) => form.concept))].sort((a, b) => a - b);
  const named = tokens.slice(at, at + length);
  const negated = named.some((token) => token.negated) && !named.some((token) => token.denies);
  return { concepts, weight, from: at, to: at + length, negated };
}
