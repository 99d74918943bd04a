import type { Doc } from './recogniser.ts';
import { inGroup } from './token.ts';
import { groupOf } from './word-group.ts';

/** Little words of English, French and Italian that German does not have. */
const SMALL_NOUNS = groupOf(
  'de la je ai ce vu ho sono dal nel ieri oggi mon ses the by been as can we our so any i me now please here there how what when where did do does can could would of and with for is are has had she he his her my you this that it to on at from your who they be le les une pour avec dans chez pas et sur qui est il che con per della è del ha una non di',
);
const CAPITAL_NOUNS = groupOf(
  'der die das und ist mit für bei ein eine einen auf von zu nicht hat wir im den dem nach oder aus seit noch bitte sie ich kein keine wegen zum zur wird beim vom als auch schon',
);
/** Tokens; the beginning of a text tells its language. */
const SAMPLE = 400;

function judge(doc: Doc): boolean {
  let small = 0;
  let capital = 0;
  for (let index = 0; index < doc.tokens.length && index < SAMPLE; index++) {
    const token = doc.tokens[index];
    if (token?.kind !== 'word' || token.flags === 0) continue;
    if (inGroup(token, SMALL_NOUNS)) small++;
    else if (inGroup(token, CAPITAL_NOUNS)) capital++;
  }
  return small > 2 * capital;
}

const judged = new WeakMap<Doc, boolean>();

/** Is this a language in which, inside a sentence, only names carry a capital? Judged once for each text. */
export function writesNounsSmall(doc: Doc): boolean {
  const known = judged.get(doc);
  if (known !== undefined) return known;
  const small = judge(doc);
  judged.set(doc, small);
  return small;
}

/** A piece of a text is in the language of the whole. */
export function inheritLanguage(piece: Doc, whole: Doc): void {
  judged.set(piece, writesNounsSmall(whole));
}
