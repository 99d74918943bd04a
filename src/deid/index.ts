export { checkNumber, NUMBER_TYPES, type NumberType, type Verdict } from './check-digits.ts';
export { createDigester, type Digester } from './digest.ts';
export { RawText } from './raw-text.ts';
export {
  type Known,
  keptDigests,
  type RefusalReason,
  restore,
  type ScrubContext,
  type ScrubResult,
  scrub,
} from './scrub.ts';
export { restoreScrubbed, type ScrubbedText } from './scrubbed-text.ts';
export type { Confidence, Evidence, Kind, Span } from './span.ts';
