import { CONFIDENT_FROM, confidenceOf, type Signals } from './calibrate.ts';
import type { CaseEvidence } from './case-evidence.ts';
import type { Candidate, MatchQuery, MatchResult } from './contract.ts';
import { type Learnt, learntFrom } from './experience.ts';
import type { ExpertIndex } from './expert-index.ts';
import { movedUpBy, reasonsFor } from './explain.ts';
import type { Fields } from './fields.ts';
import { type Fused, fuse, type Leg, type LegScores } from './fuse.ts';
import { isGeneralWord } from './general-words.ts';
import { isHouseWord } from './house-words.ts';
import type { Question, Reader } from './question.ts';
import { best, type Scored } from './ranking.ts';
import { contentTokens } from './terms.ts';
import { spread, type Turned } from './workload.ts';

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

/** As many are looked at when the work is spread. */
const SPREAD_OVER = 30;
const MOST_TOPICS = 3;
const MINOR_TOPIC = 0.35;

export function rankExperts(search: Search, experts: ExpertIndex, reader: Reader): MatchResult {
  const { query, question } = search;
  const scores = legScores(search, experts);
  const answering = { asked: affirmedScores(search, experts, scores), sounds: scores.soundsLike.slice() };
  const fused = fuse(scores, search.weights);
  const learnt = learntFrom(query.experience ?? [], question.fields, reader.lexicon.taxonomy, query.now);
  const total = withExperience(withCases(fused, search, experts), learnt, experts);
  const limit = Math.max(0, query.limit ?? DEFAULT_LIMIT);
  const byFit = best(total, Math.max(limit, query.workload ? SPREAD_OVER : RUNNERS_UP), experts.slots.idOf);
  const topics = topicsOf(question.fields, reader);
  const first = byFit[0];
  if (!first) return { candidates: [], confidence: 0, confident: false, topics, byFit: [] };
  const ranked: readonly Turned[] = query.workload ? spread(byFit, query.workload, experts.slots.idOf) : byFit;
  const signalsOf = ({ slot }: Scored): Signals => ({
    ...aboutQuestion(question),
    answering: answering.asked[slot] ?? 0,
    soundsAnswering: answering.sounds[slot] ?? 0,
    margin: Math.max(0, ((total[slot] ?? 0) - (byFit[RUNNERS_UP - 1]?.score ?? 0)) / first.score),
    agreement: agreement(fused.legs, scores, slot),
    cases: Math.min(1, search.cases.get(experts.slots.idOf(slot))?.strength ?? 0),
  });
  const candidates = ranked
    .slice(0, limit)
    .filter(({ slot }) => (total[slot] ?? 0) >= first.score * EVIDENCE_FLOOR)
    .flatMap((turned) => {
      const found = candidateOf(turned, confidenceOf(signalsOf(turned)), fused, search, experts, reader);
      return found.map((one) => ({
        ...one,
        reasons: [...one.reasons, ...movedUpBy(learnt.get(one.expertId), turned.turn)],
      }));
    });
  const confidence = confidenceOf(signalsOf(first));
  return {
    candidates,
    confidence,
    confident: confidence >= CONFIDENT_FROM,
    topics,
    byFit: byFit.slice(0, limit).map(({ slot }) => experts.slots.idOf(slot)),
  };
}

function topicsOf(fields: Fields, { lexicon: { taxonomy } }: Reader): readonly string[] {
  const most = fields.reduce((a, b) => Math.max(a, b), 0);
  return [...fields.entries()]
    .filter(([, weight]) => weight > 0 && weight >= most * MINOR_TOPIC)
    .toSorted((a, b) => b[1] - a[1])
    .slice(0, MOST_TOPICS)
    .map(([field]) => taxonomy.specialties[field]?.id ?? '');
}

function withExperience(total: Float64Array, learnt: ReadonlyMap<string, Learnt>, experts: ExpertIndex): Float64Array {
  for (const [expertId, { factor }] of learnt) {
    const slot = experts.slots.slotOf(expertId);
    if (slot !== undefined) total[slot] = (total[slot] ?? 0) * factor;
  }
  return total;
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

/** What a question denies may rank somebody, a little, but is nothing to be sure of. */
function affirmedScores({ question, allowed }: Search, experts: ExpertIndex, { fields }: LegScores): Float64Array {
  return question.affirmed === question.fields ? fields.slice() : experts.answering(question.affirmed, allowed);
}

function withCases({ profile }: Fused, { cases }: Search, experts: ExpertIndex): Float64Array {
  const total = profile.slice();
  for (const [expertId, { strength }] of cases) {
    const slot = experts.slots.slotOf(expertId);
    if (slot !== undefined) total[slot] = (total[slot] ?? 0) + CASES_WEIGHT * Math.min(1, strength);
  }
  return total;
}

function aboutQuestion({ reading }: Question): Pick<Signals, 'coverage' | 'concepts' | 'ofHouse'> {
  const mentions = reading.mentions.filter(({ negated }) => !negated);
  const explained = new Set(mentions.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, i) => from + i)));
  const content = contentTokens(reading.tokens).filter(
    ({ word, negated }) => !negated && !/^\d+$/u.test(word) && !isGeneralWord(word),
  );
  const known = content.filter((token) => explained.has(reading.tokens.indexOf(token))).length;
  return {
    coverage: known / Math.max(1, content.length),
    concepts: mentions.reduce((sum, mention) => sum + mention.weight, 0),
    ofHouse: content.some(({ word }) => isHouseWord(word)),
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
  const ofCases = CASES_WEIGHT * Math.min(1, cases?.strength ?? 0);
  const ofProfile = fused.profile[scored.slot] ?? 0;
  const profileEvidence = ofProfile / Math.max(ofProfile + ofCases, 1e-9);
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
