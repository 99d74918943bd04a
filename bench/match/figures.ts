import { drawFrom } from '../../test/fakes/draw-from.ts';

/** One question's outcome: the place of the first right expert from 1, or 0. */
export interface Outcome {
  readonly rank: number;
  /** The expert by whom the macro mean is taken. */
  readonly group: string;
}

export interface Figures {
  readonly top1: number;
  readonly top3: number;
  readonly mrr: number;
  /** Mean of top-1 over experts, so that a frequent one does not decide. */
  readonly macro: number;
}

export function figuresOf(outcomes: readonly Outcome[]): Figures {
  const share = (hit: (rank: number) => number): number =>
    outcomes.reduce((sum, { rank }) => sum + hit(rank), 0) / outcomes.length;
  return {
    top1: share(isFirst),
    top3: share(isAmongThree),
    mrr: share((rank) => (rank > 0 ? 1 / rank : 0)),
    macro: macroOf(outcomes),
  };
}

export const isFirst = (rank: number): number => (rank === 1 ? 1 : 0);
export const isAmongThree = (rank: number): number => (rank >= 1 && rank <= 3 ? 1 : 0);

function macroOf(outcomes: readonly Outcome[]): number {
  const groups = Map.groupBy(outcomes, ({ group }) => group);
  const means = [...groups.values()].map(
    (rows) => rows.reduce((sum, { rank }) => sum + isFirst(rank), 0) / rows.length,
  );
  return means.reduce((sum, mean) => sum + mean, 0) / means.length;
}

/** How well `yes` values tell from `no` values: the chance that a random pair stands in the right order, by ranks (Mann and Whitney 1947). */
export function auroc(yes: readonly number[], no: readonly number[]): number {
  const sorted = Float64Array.from(no).sort();
  const below = (value: number, orEqual: boolean): number => {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const one = sorted[middle] ?? 0;
      if (one < value || (orEqual && one === value)) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const wins = yes.reduce((sum, value) => sum + (below(value, false) + below(value, true)) / 2, 0);
  return wins / (yes.length * no.length);
}

const RESAMPLES = 2000;

export type Interval = readonly [low: number, high: number];

/** 95 % percentile bootstrap, with a fixed seed so that a run repeats; `again` draws once more and tells the figure. */
function bootstrap(again: (random: () => number) => number, resamples: number): Interval {
  const random = drawFrom(20_251_121);
  const figures = Array.from({ length: resamples }, () => again(random)).sort((a, b) => a - b);
  return [figures[Math.floor(resamples * 0.025)] ?? 0, figures[Math.floor(resamples * 0.975)] ?? 0];
}

function redrawn(values: readonly number[], random: () => number): readonly number[] {
  return values.map(() => values[Math.floor(random() * values.length)] ?? 0);
}

/** Of a mean. */
export function interval(values: readonly number[]): Interval {
  const mean = (some: readonly number[]): number => some.reduce((sum, value) => sum + value, 0) / some.length;
  return bootstrap((random) => mean(redrawn(values, random)), RESAMPLES);
}

/** Of the AUROC: both heaps are drawn anew. */
export function aurocInterval(yes: readonly number[], no: readonly number[]): Interval {
  return bootstrap((random) => auroc(redrawn(yes, random), redrawn(no, random)), FEWER);
}

/** Of the Gini coefficient over people. */
export function giniInterval(values: readonly number[]): Interval {
  return bootstrap((random) => gini(redrawn(values, random)), RESAMPLES);
}

/** Of a percentile of ours over the same of theirs, for questions that were asked of both. */
export function ratioInterval(ours: readonly number[], theirs: readonly number[], share: number): Interval {
  return bootstrap((random) => {
    const drawn = ours.map(() => Math.floor(random() * ours.length));
    const of = (all: readonly number[]): number =>
      percentile(
        drawn.map((i) => all[i] ?? 0),
        share,
      );
    return of(ours) / of(theirs);
  }, FEWER);
}

/** Where each draw costs more than a sum. */
const FEWER = 500;

/** 0 when all have the same, 1 when one has all. */
export function gini(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const total = sorted.reduce((sum, value) => sum + value, 0);
  const weighted = sorted.reduce((sum, value, i) => sum + (2 * (i + 1) - sorted.length - 1) * value, 0);
  return weighted / (sorted.length * total);
}

export function between([low, high]: Interval, digits: number): string {
  return `${low.toFixed(digits)}-${high.toFixed(digits)}`;
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}
