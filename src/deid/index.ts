export { ageBand } from './age-band.ts';
export { checkNumber, NUMBER_TYPES, type NumberType, type Verdict } from './check-digits.ts';
export { createDigester, type Digester } from './digest.ts';
export { type Generalisation, type GeneraliseLanguage, generalisations, generalise } from './generalise.ts';
export type { QuasiIdentifier, QuasiKind } from './quasi-identifier.ts';
export { RawText } from './raw-text.ts';
export { type ReidentificationRisk, type RiskReason, reidentificationRisks } from './reidentification.ts';
export {
  type Known,
  keptDigests,
  type RefusalReason,
  restore,
  type ScrubContext,
  type ScrubResult,
  scrub,
  withAgeBands,
} from './scrub.ts';
export { restoreScrubbed, type ScrubbedText } from './scrubbed-text.ts';
export type { Confidence, Evidence, Kind, Span } from './span.ts';
