import { isJson, jsonIn } from '../../test/fakes/slack/json.ts';
import type { MeasuredApp } from './apps.ts';
import { PEOPLE } from './apps.ts';

/** Milliseconds from the moment of typing, one of each for every command. */
export interface Burst {
  readonly acks: readonly number[];
  readonly opens: readonly number[];
  /** Until the view has its fields: in a rush a light one stands in for it at first. */
  readonly wholes: readonly number[];
  readonly lost: number;
}

const PATIENCE_MS = 20_000;
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
  while (whole(slack).length < count && performance.now() - started < PATIENCE_MS)
    await new Promise((resolve) => setTimeout(resolve, 5));
  const since = ({ at }: { readonly at: number }): number => at - started;
  const [opens, wholes] = [opened(slack).map(since), whole(slack).map(since)];
  return {
    acks: acks.filter(({ ok }) => ok).map(({ at }) => at),
    opens,
    wholes,
    lost: count - wholes.length + acks.filter(({ ok }) => !ok).length,
  };
}

type Heard = MeasuredApp['slack']['api']['heard'][number];

function isDone({ answer }: Heard): boolean {
  return typeof answer === 'object' && answer.ok === true;
}

function opened(slack: MeasuredApp['slack']) {
  return slack.api.heard.filter((call) => call.method === 'views.open' && isDone(call));
}

function whole(slack: MeasuredApp['slack']) {
  return slack.api.heard.filter(
    (call) => call.method.startsWith('views.') && isDone(call) && isJson(jsonIn(call.args, 'view').submit),
  );
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(Math.ceil(sorted.length * share) - 1, sorted.length - 1)] ?? Number.NaN;
}
