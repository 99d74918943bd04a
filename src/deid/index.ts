export { RawText } from './raw-text.ts';
export { type ScrubbedText, restoreScrubbed } from './scrubbed-text.ts';
export type { Confidence, Kind, Span } from './span.ts';
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
