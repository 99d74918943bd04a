import type { MeasuredApp } from './apps.ts';
import { PEOPLE } from './apps.ts';

/** Milliseconds from the moment of typing, one of each for every command. */
export interface Burst {
  readonly acks: readonly number[];
  readonly opens: readonly number[];
  readonly lost: number;
}

const QUESTION = 'Vorhofflimmern unter Apixaban, jetzt gastrointestinale Blutung. Wann wieder Antikoagulation?';

/** So many people type a command at the same moment. */
export async function burst({ slack }: MeasuredApp, count: number, words = QUESTION): Promise<Burst> {
  slack.api.forget();
  slack.world.views.clear();
  const started = performance.now();
  const acks = await Promise.all(
    Array.from({ length: count }, async (_none, index) => {
      const acked = await slack.as(`U${index % PEOPLE}FAKE`).slash(words === '' ? '' : `${words} ${index}`);
      return { ok: acked.ok, at: performance.now() - started };
    }),
  );
  while (opened(slack).length < count && performance.now() - started < 20_000)
    await new Promise((resolve) => setTimeout(resolve, 5));
  const opens = opened(slack).map(({ at }) => at - started);
  return {
    acks: acks.filter(({ ok }) => ok).map(({ at }) => at),
    opens,
    lost: count - opens.length + acks.filter(({ ok }) => !ok).length,
  };
}

function opened(slack: MeasuredApp['slack']) {
  return slack.api.heard.filter(
    ({ method, answer }) => method === 'views.open' && typeof answer === 'object' && answer.ok === true,
  );
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(Math.ceil(sorted.length * share) - 1, sorted.length - 1)] ?? Number.NaN;
}
