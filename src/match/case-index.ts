import { type CaseOwners, createCaseOwners } from './case-owners.ts';
import type { MatchCase } from './contract.ts';
import { createLexicalLegs } from './lexical-legs.ts';
import { type Reader, read } from './question.ts';
import type { Scored } from './ranking.ts';
import { best } from './ranking.ts';
import { createSlots, type Slots } from './slots.ts';
import { documentTerms, type LegTerms } from './terms.ts';

/** An earlier case and how like the question it is, 0..1. */
export interface FoundCase {
  readonly earlier: MatchCase;
  readonly similarity: number;
}

export interface CaseIndex {
  readonly slots: Slots;
  put(earlier: MatchCase): number;
  remove(id: string): number | undefined;
  at(slot: number): MatchCase | undefined;
  readonly admitted: CaseOwners['admitted'];
  /** Words and vectors together; `near` answers with cosines of the most alike, given those that share words or concepts. */
  similar(question: LegTerms, near: Near, mask: Uint8Array, k: number): readonly FoundCase[];
  countOf(expertId: string): number;
}

export type Near = (pool: readonly number[]) => readonly Scored[];

const POOL = 50;

export function createCaseIndex(reader: Reader): CaseIndex {
  const [slots, legs] = [createSlots(), createLexicalLegs()];
  const cases: (MatchCase | undefined)[] = [];
  const owners = createCaseOwners();
  const remove = (id: string): number | undefined => {
    const slot = slots.release(id);
    if (slot === undefined) return undefined;
    owners.remove(slot);
    legs.remove(slot);
    cases[slot] = undefined;
    return slot;
  };
  const put = (earlier: MatchCase): number => {
    remove(earlier.id);
    const slot = slots.claim(earlier.id);
    legs.put(slot, documentTerms([{ reading: read(earlier.text, reader), weight: 1 }]));
    cases[slot] = earlier;
    owners.put(slot, earlier);
    return slot;
  };
  const similar: CaseIndex['similar'] = (question, near, mask, k) => {
    const worded = best(legs.shares('grams', question, mask), POOL, slots.idOf);
    const alike = best(legs.score('concepts', question, mask), POOL, slots.idOf);
    const pool = [...new Set([...worded, ...alike].map(({ slot }) => slot))];
    const similarity = new Map<number, number>();
    for (const { slot, score } of worded) similarity.set(slot, Math.min(1, score) / 2);
    for (const { slot, score } of near(pool))
      if (mask[slot] === 1) similarity.set(slot, (similarity.get(slot) ?? 0) + score / 2);
    return [...similarity]
      .flatMap(([slot, value]) => foundCase(cases[slot], value))
      .sort((a, b) => b.similarity - a.similarity || (a.earlier.id < b.earlier.id ? -1 : 1))
      .slice(0, k);
  };
  const { admitted, countOf } = owners;
  return { slots, put, remove, admitted, similar, countOf, at: (slot) => cases[slot] };
}

function foundCase(earlier: MatchCase | undefined, similarity: number): readonly FoundCase[] {
  return earlier ? [{ earlier, similarity }] : [];
}
