declare const scrubbed: unique symbol;

/** Text that went through `scrub()`. A string at run time; the brand is what the compiler checks. */
export type ScrubbedText = string & { readonly [scrubbed]: true };

/** Only for `deid/scrub.ts`, which has just made it so, and `store/prisma/`, which reads a column back. */
export function restoreScrubbed(text: string): ScrubbedText {
  return text as ScrubbedText;
}
