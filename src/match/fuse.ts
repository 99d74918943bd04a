import { asShares } from './ranking.ts';

/** The legs that speak for an expert's profile. */
export const LEGS = ['fields', 'soundsLike', 'concepts', 'grams', 'words', 'vectors'] as const;
export type Leg = (typeof LEGS)[number];
export type LegScores = Readonly<Record<Leg, Float64Array>>;

/**
 * Found by a search over weights on development questions, all suites counted alike. Lexical vectors of whole
 * profiles add nothing to the other legs there; a model's do, and those of cases always serve.
 */
export const LEXICAL_WEIGHTS: Readonly<Record<Leg, number>> = {
  fields: 1.2,
  soundsLike: 1.2,
  concepts: 0.8,
  grams: 0.8,
  words: 0.1,
  vectors: 0,
};
export const MODEL_WEIGHTS: Readonly<Record<Leg, number>> = { ...LEXICAL_WEIGHTS, vectors: 1 };

/** Profile evidence (Model 1) per slot, 0..1, and which legs had any. */
export interface Fused {
  readonly profile: Float64Array;
  readonly legs: readonly Leg[];
}

/** Each leg as a share of its best score, weighted; a leg without evidence is dropped instead of giving it a say. */
export function fuse(scores: LegScores, weights: Readonly<Record<Leg, number>>): Fused {
  const legs = LEGS.filter((leg) => asShares(scores[leg]));
  const total = legs.reduce((sum, leg) => sum + weights[leg], 0);
  const profile = new Float64Array(scores.fields.length);
  for (const leg of legs) addWeighted(profile, scores[leg], weights[leg] / total);
  return { profile, legs };
}

function addWeighted(sum: Float64Array, leg: Float64Array, weight: number): void {
  for (let slot = 0; slot < sum.length; slot++) sum[slot] = (sum[slot] ?? 0) + weight * (leg[slot] ?? 0);
}
