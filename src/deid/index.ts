export { RawText } from './raw-text.ts';
export { type ScrubbedText, restoreScrubbed } from './scrubbed-text.ts';
export type { Confidence, Evidence, Kind, Span } from './span.ts';
export {
  type Known,
  type RefusalReason,
  type ScrubContext,
  type ScrubResult,
  keptDigests,
  restore,
  scrub,
} from './scrub.ts';
export { type Digester, createDigester } from './digest.ts';
export { NUMBER_TYPES, type NumberType, type Verdict, checkNumber } from './check-digits.ts';
