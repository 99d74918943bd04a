import type { Doc } from './recogniser.ts';
import { inGroup, type Token } from './token.ts';
import { groupOf } from './word-group.ts';

/** Little words of English, French and Italian that German does not have. */
const SMALL_NOUNS = groupOf(
  'de la je ai ce vu ho sono dal nel ieri oggi mon ses the by been as can we our so any i me now please here there how what when where did do does can could would of and with for is are has had she he his her my you this that it to on at from your who they be le les une pour avec dans chez pas et sur qui est il che con per della è del ha una non di à au aux par ses cette leur vous nous',
);
const CAPITAL_NOUNS = groupOf(
  'der die das und ist mit für bei ein eine einen auf von zu nicht hat wir im den dem nach oder aus seit noch bitte sie ich kein keine wegen zum zur wird beim vom als auch schon',
);
/** Tokens; the beginning of a text tells its language. */
const SAMPLE = 400;

/** Is this a language in which, inside a sentence, only names carry a capital? */
export function areNounsSmall(tokens: readonly Token[]): boolean {
  let small = 0;
  let capital = 0;
  for (let index = 0; index < tokens.length && index < SAMPLE; index++) {
    const token = tokens[index];
    if (token?.kind !== 'word' || token.flags === 0) continue;
    if (inGroup(token, SMALL_NOUNS)) small++;
    else if (inGroup(token, CAPITAL_NOUNS)) capital++;
  }
  return small > 2 * capital;
}

/** The same of a text, judged once for it. */
export const writesNounsSmall = (doc: Doc): boolean => doc.nounsSmall;
