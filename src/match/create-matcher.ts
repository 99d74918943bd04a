import { createBm25, type Terms } from './bm25.ts';
import type {
  Candidate, Eligible, Embedder, ExpertProfile, Matcher, MatchCase, MatchQuery, MatchResult, SimilarCase,
} from './contract.ts';
import { grams, tokenise } from './normalise.ts';

export interface MatcherOptions {
  readonly embedder: Embedder;
  /** Where the vector index is cached; absent, it lives in memory only. */
  readonly indexDir?: string;
}

export async function createMatcher(_options: MatcherOptions): Promise<Matcher> {
  const index = createBm25();
  const cases = createBm25();
  const slots = new Map<string, number>();
  const caseSlots = new Map<string, number>();
  const slotOf = (map: Map<string, number>, id: string): number => {
    const slot = map.get(id) ?? map.size;
    map.set(id, slot);
    return slot;
  };
  const gramTerms = (text: string): Terms => {
    const terms = new Map<string, number>();
    for (const token of tokenise(text)) for (const gram of grams(token.word)) terms.set(gram, (terms.get(gram) ?? 0) + 1);
    return terms;
  };
  const find = (query: MatchQuery, eligible: Eligible): Promise<MatchResult> => {
    const allowed = new Uint8Array(slots.size);
    for (const [id, slot] of slots) if (eligible(id) === null) allowed[slot] = 1;
    const scores = new Float64Array(slots.size);
    index.score(gramTerms(query.text), allowed, scores);
    const candidates: Candidate[] = [...slots].filter(([, slot]) => allowed[slot] === 1 && (scores[slot] ?? 0) > 0)
      .map(([expertId, slot]) => ({ expertId, score: scores[slot] ?? 0, confidence: 0.5, reasons: [], profileEvidence: 1, caseEvidence: 0 }))
      .sort((a, b) => b.score - a.score || (a.expertId < b.expertId ? -1 : 1)).slice(0, query.limit ?? 3);
    return Promise.resolve({ candidates, confidence: candidates.length > 0 ? 0.5 : 0, confident: candidates.length > 0 });
  };
  const similarCases = (query: MatchQuery, limit: number): Promise<readonly SimilarCase[]> => {
    const allowed = new Uint8Array(caseSlots.size).fill(1);
    const scores = new Float64Array(caseSlots.size);
    cases.score(gramTerms(query.text), allowed, scores);
    return Promise.resolve([...caseSlots].filter(([, slot]) => (scores[slot] ?? 0) > 0)
      .map(([id, slot]) => ({ id, similarity: (scores[slot] ?? 0) / (1 + (scores[slot] ?? 0)), confident: false }))
      .sort((a, b) => b.similarity - a.similarity).slice(0, limit));
  };
  const putExpert = async (profile: ExpertProfile): Promise<void> => {
    index.put(slotOf(slots, profile.id), gramTerms([profile.specialty, ...profile.subspecialties, ...profile.interests, profile.text].join(' ')));
  };
  const putCase = async (earlier: MatchCase): Promise<void> => { cases.put(slotOf(caseSlots, earlier.id), gramTerms(earlier.text)); };
  const removeExpert = async (id: string): Promise<void> => { index.remove(slots.get(id) ?? -1); };
  const removeCase = async (id: string): Promise<void> => { cases.remove(caseSlots.get(id) ?? -1); };
  return { find, similarCases, putExpert, removeExpert, putCase, removeCase, close: async () => {}, accelerated: false };
}
