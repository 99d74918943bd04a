import { evidenceByExpert } from './case-evidence.ts';
import { createCaseIndex, type FoundCase } from './case-index.ts';
import type { Admits } from './case-owners.ts';
import type { Eligible, Embedder, Matcher, MatchQuery, MatchResult } from './contract.ts';
import { createExpertIndex } from './expert-index.ts';
import { rankExperts } from './find-experts.ts';
import { LEXICAL_WEIGHTS, MODEL_WEIGHTS } from './fuse.ts';
import { folderOf, type Generation } from './generation.ts';
import { createGenerations } from './generations.ts';
import { read, readQuestion } from './question.ts';
import type { Scored } from './ranking.ts';
import type { Rerank } from './rerank.ts';
import { shippedReader } from './shipped-reader.ts';
import { type LegTerms, questionTerms } from './terms.ts';
import type { loadAddon } from './vector-index/graph.ts';
import { keepOnly } from './vector-index/keep.ts';

export interface MatcherOptions {
  readonly embedder: Embedder;
  /** Where the vector index is cached; absent, it lives in memory only. */
  readonly indexDir?: string;
  /** No other embedder will be brought in: what others, or this one with another lexicon, left in the folder is taken away. */
  readonly alone?: boolean;
  /** A language model may order the first ten; without one the plain order stands. */
  readonly rerank?: Rerank;
  /** Vectors from which hnswlib is used, 20,000 when absent. */
  readonly accelerateFrom?: number;
  /** Loads hnswlib; a stand-in that answers null is a machine without it. */
  readonly addon?: typeof loadAddon;
}

const ACCELERATE_FROM = 20_000;
const NEAREST = 50;
const CASES_CONSIDERED = 20;
/** The same question typed again comes to .7 and more, a neighbour with the same words and another question to .6 at most. */
const SAME_QUESTION = 0.62;

/** Expert profiles and earlier cases in memory, filled by `put...` from the rows of the store at start. */
export async function createMatcher(options: MatcherOptions): Promise<Matcher> {
  const { accelerateFrom = ACCELERATE_FROM } = options;
  const reader = shippedReader();
  const [experts, cases] = [createExpertIndex(reader), createCaseIndex(reader)];
  const { embedder: first, ...rest } = options;
  const generations = createGenerations(
    first,
    { experts, cases },
    { ...rest, accelerateFrom, lexicon: reader.lexicon.version },
  );
  if (options.alone && options.indexDir !== undefined) await keepOnly(options.indexDir, folderOf(first));

  const similar = (
    { isModel, cases: vectors }: Generation,
    asked: LegTerms,
    vector: Float32Array | undefined,
    admits: Admits,
    k: number,
  ): readonly FoundCase[] => {
    const { mask, count } = cases.admitted(admits);
    /** Lexical vectors are made of words and concepts: whatever is near shares some, so only a graph, once there is one, looks further. */
    const near = (pool: readonly number[]): readonly Scored[] => {
      if (!vector) return [];
      if (isModel) return vectors.search(vector, NEAREST, mask, count);
      const some = vectors.among(vector, pool);
      if (!vectors.accelerated) return some;
      const known = new Set(pool);
      return [...some, ...vectors.search(vector, NEAREST, mask, count).filter(({ slot }) => !known.has(slot))];
    };
    return cases.similar(asked, near, mask, k);
  };
  const find = async (query: MatchQuery, eligible: Eligible): Promise<MatchResult> => {
    const { current } = generations;
    const wanted = current.isModel || cases.slots.size > 0;
    const vector = wanted ? await generations.vectorOf(query) : undefined;
    const allowed = new Uint8Array(experts.slots.capacity);
    let count = 0;
    for (const [id, slot] of experts.slots.entries())
      if (eligible(id) === null) {
        allowed[slot] = 1;
        count++;
      }
    const { isModel, experts: vectors } = current;
    const may = (expertId: string): boolean => allowed[experts.slots.slotOf(expertId) ?? -1] === 1;
    const question = readQuestion(query, reader, experts.legs.isKnownWord);
    const found =
      cases.slots.size > 0
        ? similar(current, question.asked, vector, { expert: may, unhelpful: true }, CASES_CONSIDERED)
        : [];
    const near = vector && isModel ? vectors.search(vector, NEAREST, allowed, count) : [];
    const ranked = rankExperts(
      {
        query,
        allowed,
        near,
        question,
        weights: isModel ? MODEL_WEIGHTS : LEXICAL_WEIGHTS,
        cases: evidenceByExpert(found, cases, query.now),
      },
      experts,
      reader,
    );
    const { rerank } = options;
    return rerank ? rerank(query.text, ranked, (id) => experts.profile(experts.slots.slotOf(id) ?? -1)) : ranked;
  };
  return {
    find,
    similarCases: async (query, limit) => {
      const { current } = generations;
      const vector = await generations.vectorOf(query);
      const asked = questionTerms(read(query.text, reader), () => false);
      const found = similar(current, asked, vector, { expert: () => true, unhelpful: false }, limit);
      return found.map(({ earlier: { id }, similarity }) => ({
        id,
        similarity,
        confident: similarity >= SAME_QUESTION,
      }));
    },
    putExpert: (profile) => generations.putExpert(experts.put(profile), profile),
    putCase: (earlier) => generations.putCase(cases.put(earlier), earlier),
    removeExpert: async (id) => {
      const slot = experts.remove(id);
      if (slot !== undefined) generations.removeExpert(slot);
    },
    removeCase: async (id) => {
      const slot = cases.remove(id);
      if (slot !== undefined) generations.removeCase(slot);
    },
    change: (embedder, onProgress = () => undefined) => generations.change(embedder, onProgress),
    settled: () => generations.current.settled(),
    close: async () => {
      await generations.current.stop();
      await generations.current.save();
    },
    get accelerated() {
      return generations.current.cases.accelerated || generations.current.experts.accelerated;
    },
    get embedder() {
      return generations.current.embedder.id;
    },
  };
}
