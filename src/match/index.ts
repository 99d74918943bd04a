export type {
  Candidate, Eligible, Embedder, Exclusion, ExpertProfile, Matcher, MatchCase, MatchQuery, MatchResult, Reason, SimilarCase,
} from './contract.ts';
export { createMatcher, type MatcherOptions } from './create-matcher.ts';
export { lexicalEmbedder } from './embedders/lexical.ts';
