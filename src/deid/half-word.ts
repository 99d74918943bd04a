import { CONTROL } from './normalise.ts';

const CUT = new RegExp(
  String.raw`(?<=[\p{L}\p{N}])[${CONTROL}]+(?=[\p{Ll}\p{N}])|(?<=\p{Lu})[${CONTROL}]+(?=\p{Lu})`,
  'gu',
);

/**
 * Whether a control character stands inside a word or number of which only one half was taken: it reads like a blank,
 * so the other half would stay. Offsets are of the text as typed.
 */
export function leavesHalf(
  input: string,
  redactions: readonly { readonly start: number; readonly end: number }[],
): boolean {
  return [...input.matchAll(CUT)].some(({ 0: cut, index }) =>
    redactions.some(({ start, end }) => end === index || start === index + cut.length),
  );
}
