import type { MatchCase } from './contract.ts';

/** Whose cases may be found, and whether those that did not help may too. */
export interface Admits {
  readonly expert: (id: string) => boolean;
  readonly unhelpful: boolean;
}

/** Slots as an array mask, with their number. */
export interface Admitted {
  readonly mask: Uint8Array;
  readonly count: number;
}

/** Who answered the case of each slot and whether it helped, in plain arrays: a filter over all cases reads no objects. */
export interface CaseOwners {
  put(slot: number, earlier: MatchCase): void;
  remove(slot: number): void;
  /** How many cases an expert has. */
  countOf(expertId: string): number;
  /** Each expert is asked about once, however many cases are theirs. */
  admitted(admits: Admits): Admitted;
}

const NOBODY = -1;

export function createCaseOwners(): CaseOwners {
  const numbers = new Map<string, number>();
  const experts: string[] = [];
  const counts: number[] = [];
  const ownerOf: number[] = [];
  const unhelpful: boolean[] = [];
  const numberOf = (expertId: string): number => {
    const known = numbers.get(expertId);
    if (known !== undefined) return known;
    numbers.set(expertId, experts.length);
    counts.push(0);
    return experts.push(expertId) - 1;
  };
  const remove = (slot: number): void => {
    const owner = ownerOf[slot] ?? NOBODY;
    if (owner === NOBODY) return;
    counts[owner] = (counts[owner] ?? 0) - 1;
    ownerOf[slot] = NOBODY;
  };
  const put = (slot: number, { expertId, helpful }: MatchCase): void => {
    remove(slot);
    const owner = numberOf(expertId);
    counts[owner] = (counts[owner] ?? 0) + 1;
    ownerOf[slot] = owner;
    unhelpful[slot] = helpful === false;
  };
  const admitted = (admits: Admits): Admitted => {
    const may = Uint8Array.from(experts, (id, owner) => ((counts[owner] ?? 0) > 0 && admits.expert(id) ? 1 : 0));
    const mask = new Uint8Array(ownerOf.length);
    let count = 0;
    for (let slot = 0; slot < mask.length; slot++) {
      if (may[ownerOf[slot] ?? NOBODY] !== 1 || (unhelpful[slot] === true && !admits.unhelpful)) continue;
      mask[slot] = 1;
      count++;
    }
    return { mask, count };
  };
  return { put, remove, admitted, countOf: (id) => counts[numbers.get(id) ?? NOBODY] ?? 0 };
}
