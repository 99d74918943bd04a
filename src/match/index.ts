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
  OnProgress,
  PastAsking,
  Reason,
  SimilarCase,
  Workload,
} from './contract.ts';
export { createMatcher, type MatcherOptions } from './create-matcher.ts';
export { deferredMatcher } from './deferred-matcher.ts';
export { lexicalEmbedder } from './embedders/lexical.ts';
export {
  type EmbedderFault,
  type EmbedderSettings,
  type OnFetched,
  type OpenedEmbedder,
  openEmbedder,
} from './embedders/open.ts';
export { REMEMBERED_MS } from './experience.ts';
export { type LearntTopic, learntTopics, MOST_LEARNT_PERCENT } from './learnt-view.ts';
export { fieldNamed, type ProfileView, profileView } from './profile-view.ts';
export { createRerank, type RerankSettings } from './rerank.ts';
export { ruledOutBy } from './ruled-out.ts';
export { useSiteLexicon } from './shipped-lexicon.ts';
export { topicName } from './topic-name.ts';
