export type {
  Candidate,
  Eligible,
  Embedder,
  Exclusion,
  ExpertProfile,
  MatchCase,
  Matcher,
  MatchQuery,
  MatchResult,
  Reason,
  SimilarCase,
} from './contract.ts';
export { createMatcher, type MatcherOptions } from './create-matcher.ts';
export { lexicalEmbedder } from './embedders/lexical.ts';
