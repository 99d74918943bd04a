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

/** How well `yes` values tell from `no` values: the chance that a random pair stands in the right order. */
export function auroc(yes: readonly number[], no: readonly number[]): number {
  let wins = 0;
  for (const a of yes) for (const b of no) wins += a > b ? 1 : a === b ? 0.5 : 0;
  return wins / (yes.length * no.length);
}

const RESAMPLES = 2000;

/** 95 % percentile bootstrap of a mean, with a fixed seed so that a run repeats. */
export function interval(values: readonly number[]): readonly [number, number] {
  const random = drawFrom(20_251_121);
  const means = Array.from({ length: RESAMPLES }, () => {
    let sum = 0;
    for (let i = 0; i < values.length; i++) sum += values[Math.floor(random() * values.length)] ?? 0;
    return sum / values.length;
  }).sort((a, b) => a - b);
  return [means[Math.floor(RESAMPLES * 0.025)] ?? 0, means[Math.floor(RESAMPLES * 0.975)] ?? 0];
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}
