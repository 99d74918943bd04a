import type { ScrubbedText } from '../deid/index.ts';

/** What is known of an expert; texts are de-identified, `languages` are ISO 639-1 codes. */
export interface ExpertProfile {
  readonly id: string;
  readonly specialty: ScrubbedText;
  readonly subspecialties: readonly ScrubbedText[];
  readonly interests: readonly ScrubbedText[];
  readonly languages: readonly string[];
  readonly text: ScrubbedText;
}

/** An earlier anonymised case and who answered it. */
export interface MatchCase {
  readonly id: string;
  readonly text: ScrubbedText;
  readonly expertId: string;
  readonly helpful?: boolean;
  readonly at?: Date;
}

export interface MatchQuery {
  readonly text: ScrubbedText;
  /** What was told besides the question, such as the history: it counts, but less than what is asked. */
  readonly context?: readonly ScrubbedText[];
  /** ISO 639-1; adds a reason when the expert speaks it, never changes the order. */
  readonly lang?: string;
  /** Most candidates to return, 3 when absent. */
  readonly limit?: number;
  /** Ages the evidence of cases that carry a date; absent, every case counts as new. */
  readonly now?: Date;
  /** What came of asking experts before. */
  readonly experience?: readonly PastAsking[];
  /** Spreads the work among those who fit about equally; absent, only the fit counts. */
  readonly workload?: Workload;
}

/** An answer that helped, or "not my field", with the fields asked for as ids of the taxonomy. */
export interface PastAsking {
  readonly expertId: string;
  readonly topics: readonly string[];
  readonly helped: boolean;
  readonly at: Date;
}

export interface Workload {
  /** How much an expert was asked of late, as a share of what they allow. */
  of(expertId: string): number;
  /** Was never asked yet. */
  isNew(expertId: string): boolean;
  /** Decides who of the new ones gets a turn; the same seed, the same turn. */
  readonly seed: string;
}

export type Exclusion = 'self' | 'paused' | 'at-cap' | 'language' | 'already-asked' | 'first-opinion' | 'excluded';

/** The hard filter, asked for every expert before anything is scored; null means may be found. */
export type Eligible = (expertId: string) => Exclusion | null;

/** Why someone was found, from the numbers that ranked; words are as they stand in question and profile. */
export type Reason =
  | { readonly kind: 'specialty'; readonly words: readonly string[] }
  | { readonly kind: 'words'; readonly question: readonly string[]; readonly profile: readonly string[] }
  | { readonly kind: 'cases'; readonly caseIds: readonly string[]; readonly count: number }
  | { readonly kind: 'language'; readonly lang: string }
  /** Answers of theirs on such questions helped, and raised them. */
  | { readonly kind: 'experience'; readonly count: number }
  /** Stands before someone who fits about as well and was asked more of late. */
  | { readonly kind: 'load' }
  /** Was never asked, and has one of the turns that are kept for such. */
  | { readonly kind: 'newcomer' };

export interface Candidate {
  readonly expertId: string;
  /** Comparable within one result only. */
  readonly score: number;
  /** 0..1, how likely this expert is a right one. */
  readonly confidence: number;
  readonly reasons: readonly Reason[];
  /** Share of the score from the profile (Model 1) and from cases (Model 2), Balog et al. 2009. */
  readonly profileEvidence: number;
  readonly caseEvidence: number;
}

export interface MatchResult {
  /** Best first; ties by id. */
  readonly candidates: readonly Candidate[];
  readonly confidence: number;
  /** False means "no good match": the candidates are not to be offered without a human's look. */
  readonly confident: boolean;
  /** Fields the question asks for, as ids of the taxonomy, strongest first, at most three. */
  readonly topics: readonly string[];
  /** Ids in the order before workload, for comparison. */
  readonly byFit: readonly string[];
  /** Ids in the order before a language model gave another one, for comparison; absent where none answered. */
  readonly plainOrder?: readonly string[];
}

export interface SimilarCase {
  readonly id: string;
  /** 0..1 */
  readonly similarity: number;
  readonly confident: boolean;
}

export interface Matcher {
  find(query: MatchQuery, eligible: Eligible): Promise<MatchResult>;
  similarCases(query: MatchQuery, limit: number): Promise<readonly SimilarCase[]>;
  putExpert(profile: ExpertProfile): Promise<void>;
  removeExpert(id: string): Promise<void>;
  putCase(earlier: MatchCase): Promise<void>;
  removeCase(id: string): Promise<void>;
  /** Makes the vectors of another embedder beside those that serve, then swaps them in at once; throws when it fails, and the old ones serve on. */
  change(embedder: Embedder, onProgress?: OnProgress): Promise<void>;
  /** Resolves when no index is being built any more. */
  settled(): Promise<void>;
  /** Writes the vector index cache, if there is a folder for it; a build under way is stopped. */
  close(): Promise<void>;
  /** Id of the embedder whose vectors serve. */
  readonly embedder: string;
  /** True while hnswlib answers vector searches; otherwise the exact scan does. */
  readonly accelerated: boolean;
}

export type OnProgress = (progress: { readonly done: number; readonly total: number }) => void;

/** Vectors of one length for texts; `id` names the model so that vectors of different models are never mixed. */
export interface Embedder {
  readonly id: string;
  readonly dimensions: number;
  embed(texts: readonly ScrubbedText[], purpose: 'query' | 'passage'): Promise<readonly Float32Array[]>;
}
