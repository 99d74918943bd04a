import { CONFIDENT_FROM, confidenceOf, type Signals } from './calibrate.ts';
import type { CaseEvidence } from './case-evidence.ts';
import type { Candidate, MatchQuery, MatchResult } from './contract.ts';
import type { ExpertIndex } from './expert-index.ts';
import { reasonsFor } from './explain.ts';
import { type Fused, fuse, type Leg, type LegScores } from './fuse.ts';
import type { Question, Reader } from './question.ts';
import { best, type Scored } from './ranking.ts';
import { contentTokens } from './terms.ts';

/** All that ranking one question needs; `allowed` already went through the hard filter. */
export interface Search {
  readonly query: MatchQuery;
  readonly question: Question;
  readonly allowed: Uint8Array;
  readonly near: readonly Scored[];
  readonly cases: ReadonlyMap<string, CaseEvidence>;
  readonly weights: Readonly<Record<Leg, number>>;
}

const CASES_WEIGHT = 0.8;
const DEFAULT_LIMIT = 3;
const RUNNERS_UP = 4;
/** Below this share of the first score there is no evidence worth showing; a higher floor cuts off right ones of thin profiles. */
const EVIDENCE_FLOOR = 0.1;

export function rankExperts(search: Search, experts: ExpertIndex, reader: Reader): MatchResult {
  const scores = legScores(search, experts);
  const answering = { asked: scores.fields.slice(), sounds: scores.soundsLike.slice() };
  const fused = fuse(scores, search.weights);
  const total = withCases(fused, search, experts);
  const limit = Math.max(0, search.query.limit ?? DEFAULT_LIMIT);
  const ranked = best(total, Math.max(limit, RUNNERS_UP), experts.slots.idOf);
  const first = ranked[0];
  if (!first) return { candidates: [], confidence: 0, confident: false };
  const signalsOf = (scored: Scored): Signals => ({
    ...aboutQuestion(search.question),
    answering: answering.asked[scored.slot] ?? 0,
    soundsAnswering: answering.sounds[scored.slot] ?? 0,
    margin: Math.max(0, (scored.score - (ranked[RUNNERS_UP - 1]?.score ?? 0)) / first.score),
    agreement: agreement(fused.legs, scores, scored.slot),
    cases: Math.min(1, search.cases.get(experts.slots.idOf(scored.slot))?.strength ?? 0),
  });
  const candidates = ranked
    .slice(0, limit)
    .filter(({ score }) => score >= first.score * EVIDENCE_FLOOR)
    .flatMap((scored) => candidateOf(scored, confidenceOf(signalsOf(scored)), fused, search, experts, reader));
  const confidence = confidenceOf(signalsOf(first));
  return { candidates, confidence, confident: confidence >= CONFIDENT_FROM };
}

function legScores({ question, allowed, near }: Search, experts: ExpertIndex): LegScores {
  const vectors = new Float64Array(allowed.length);
  for (const { slot, score } of near) if (allowed[slot] === 1) vectors[slot] = score;
  return {
    fields: experts.answering(question.fields, allowed),
    soundsLike: experts.answering(question.soundsLike, allowed),
    concepts: experts.legs.score('concepts', question.terms, allowed),
    grams: experts.legs.score('grams', question.terms, allowed),
    words: experts.legs.score('words', question.terms, allowed),
    vectors,
  };
}

function withCases({ profile }: Fused, { cases }: Search, experts: ExpertIndex): Float64Array {
  const total = profile.slice();
  for (const [expertId, { strength }] of cases) {
    const slot = experts.slots.slotOf(expertId);
    if (slot !== undefined) total[slot] = (total[slot] ?? 0) + CASES_WEIGHT * Math.min(1, strength);
  }
  return total;
}

function aboutQuestion({ reading }: Question): Pick<Signals, 'coverage' | 'concepts'> {
  const explained = new Set(
    reading.mentions.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, i) => from + i)),
  );
  const content = contentTokens(reading.tokens).filter((token) => !/^\d+$/u.test(token.word));
  const known = content.filter((token) => explained.has(reading.tokens.indexOf(token))).length;
  return {
    coverage: known / Math.max(1, content.length),
    concepts: reading.mentions.reduce((sum, mention) => sum + mention.weight, 0),
  };
}

function agreement(legs: readonly Leg[], scores: LegScores, slot: number): number {
  return legs.filter((leg) => (scores[leg][slot] ?? 0) >= 0.999).length / Math.max(1, legs.length);
}

function candidateOf(
  scored: Scored,
  confidence: number,
  fused: Fused,
  search: Search,
  experts: ExpertIndex,
  reader: Reader,
): readonly Candidate[] {
  const profile = experts.profile(scored.slot);
  if (!profile) return [];
  const cases = search.cases.get(profile.id);
  const profileEvidence = (fused.profile[scored.slot] ?? 0) / scored.score;
  return [
    {
      expertId: profile.id,
      score: scored.score,
      confidence,
      reasons: reasonsFor(search.question, profile, experts.words(profile), cases, search.query, reader.lexicon),
      profileEvidence,
      caseEvidence: 1 - profileEvidence,
    },
  ];
}
