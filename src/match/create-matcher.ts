import { evidenceByExpert } from './case-evidence.ts';
import { createCaseIndex } from './case-index.ts';
import type {
  Eligible,
  Embedder,
  ExpertProfile,
  MatchCase,
  Matcher,
  MatchQuery,
  MatchResult,
  SimilarCase,
} from './contract.ts';
import { createExpertIndex } from './expert-index.ts';
import { rankExperts } from './find-experts.ts';
import { LEXICAL_WEIGHTS, MODEL_WEIGHTS } from './fuse.ts';
import { profileVector } from './profile-vector.ts';
import { read, readQuestion } from './question.ts';
import { shippedReader } from './shipped-reader.ts';
import { questionTerms } from './terms.ts';
import type { loadAddon } from './vector-index/graph.ts';
import { isUsable } from './vector-index/unit.ts';
import { createVectorIndex } from './vector-index/vector-index.ts';

export interface MatcherOptions {
  readonly embedder: Embedder;
  /** Where the vector index is cached; absent, it lives in memory only. */
  readonly indexDir?: string;
  /** Vectors from which hnswlib is used, 20,000 when absent. */
  readonly accelerateFrom?: number;
  /** Loads hnswlib; a stand-in that answers null is a machine without it. */
  readonly addon?: typeof loadAddon;
}

const ACCELERATE_FROM = 20_000;
const NEAREST = 50;
const CASES_CONSIDERED = 20;
const SAME_QUESTION = 0.45;

/** Expert profiles and earlier cases in memory, filled by `put...` from the rows of the store at start. */
export async function createMatcher(options: MatcherOptions): Promise<Matcher> {
  const { embedder } = options;
  const reader = shippedReader();
  const [experts, cases] = [createExpertIndex(reader), createCaseIndex(reader)];
  const vectorsOf = (name: string, slots: typeof cases.slots) =>
    createVectorIndex(slots, {
      dimensions: embedder.dimensions,
      embedder: embedder.id,
      lexicon: reader.lexicon.version,
      accelerateFrom: options.accelerateFrom ?? ACCELERATE_FROM,
      ...(options.indexDir === undefined ? {} : { path: `${options.indexDir}/${name}.hnsw` }),
      ...(options.addon === undefined ? {} : { addon: options.addon }),
    });
  const [expertVectors, caseVectors] = [vectorsOf('experts', experts.slots), vectorsOf('cases', cases.slots)];
  const model = !embedder.id.startsWith('lexical');

  /** Without a vector the words and concepts still answer: a model that is down stops nobody from asking. */
  const vectorOf = async ({ text }: MatchQuery): Promise<Float32Array | undefined> => {
    const [vector] = await embedder.embed([text], 'query').catch(() => []);
    return vector && isUsable(vector, embedder.dimensions) ? vector : undefined;
  };
  const similar = (
    query: MatchQuery,
    vector: Float32Array | undefined,
    admits: (earlier: MatchCase) => boolean,
    k: number,
  ) => {
    const question = questionTerms(read(query.text, reader), () => false);
    const { mask, count } = cases.admitted(admits);
    const near = vector ? caseVectors.search(vector, NEAREST, (slot) => mask[slot] === 1, count) : [];
    return cases.similar(question, near, mask, k);
  };
  const find = async (query: MatchQuery, eligible: Eligible): Promise<MatchResult> => {
    const allowed = new Uint8Array(experts.slots.capacity);
    let count = 0;
    for (const [id, slot] of experts.slots.entries())
      if (eligible(id) === null) {
        allowed[slot] = 1;
        count++;
      }
    const vector = await vectorOf(query);
    const may = (expertId: string): boolean => allowed[experts.slots.slotOf(expertId) ?? -1] === 1;
    const found =
      cases.slots.size > 0 ? similar(query, vector, (earlier) => may(earlier.expertId), CASES_CONSIDERED) : [];
    const near = vector && model ? expertVectors.search(vector, NEAREST, (slot) => allowed[slot] === 1, count) : [];
    const question = readQuestion(query, reader, experts.legs.isKnownWord);
    const weights = model ? MODEL_WEIGHTS : LEXICAL_WEIGHTS;
    return rankExperts(
      { query, question, allowed, near, weights, cases: evidenceByExpert(found, cases, query.now) },
      experts,
      reader,
    );
  };
  const similarCases = async (query: MatchQuery, limit: number): Promise<readonly SimilarCase[]> => {
    const vector = await vectorOf(query);
    return similar(query, vector, (earlier) => earlier.helpful !== false, limit).map(({ earlier, similarity }) => ({
      id: earlier.id,
      similarity,
      confident: similarity >= SAME_QUESTION,
    }));
  };
  const putExpert = async (profile: ExpertProfile): Promise<void> => {
    const vector = model ? await profileVector(profile, embedder) : null;
    const slot = experts.put(profile);
    if (vector) expertVectors.put(slot, vector);
  };
  const putCase = async (earlier: MatchCase): Promise<void> => {
    const [vector] = await embedder.embed([earlier.text], 'passage');
    const slot = cases.put(earlier);
    if (vector) caseVectors.put(slot, vector);
  };
  const removeExpert = async (id: string): Promise<void> => {
    const slot = experts.remove(id);
    if (slot !== undefined) expertVectors.remove(slot);
  };
  const removeCase = async (id: string): Promise<void> => {
    const slot = cases.remove(id);
    if (slot !== undefined) caseVectors.remove(slot);
  };
  const close = async (): Promise<void> => {
    for (const vectors of [expertVectors, caseVectors]) {
      await vectors.settled();
      vectors.save();
    }
  };
  return {
    find,
    similarCases,
    putExpert,
    removeExpert,
    putCase,
    removeCase,
    close,
    get accelerated() {
      return caseVectors.accelerated || expertVectors.accelerated;
    },
  };
}
