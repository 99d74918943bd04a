import type { Core, Health } from '../../src/chat/port.ts';
import type { SlackOptions } from './options.ts';

/** Slack takes a request as too old after five minutes. */
const CLOCKS_DIFFER_MS = 4 * 60_000;
const FIRST_PROBE_MS = 1000;
const LONGEST_PROBE_MS = 30_000;

/** How Konsil stands with Slack, told to the core whenever it changes. */
export interface Standing {
  /** How the way in is: links, or a port that listens. */
  way(health: Health): void;
  /** The token does not count; it is tried until it does, and nothing runs out for people meanwhile. */
  lockedOut(code: string): void;
  /** Something was done at Slack. */
  letIn(): void;
  /** What Slack's clock says, in Unix milliseconds. */
  heardTime(milliseconds: number): void;
  stop(): void;
}

/** One link of two may go at any time; the other serves. */
const PASSING: ReadonlySet<string> = new Set(['connecting', 'link-lost']);

export function createStanding(
  core: Pick<Core, 'health' | 'now'>,
  probe: () => Promise<unknown>,
  onFault: SlackOptions['onFault'] = () => undefined,
): Standing {
  let way: Health = { status: 'starting', reason: 'start' };
  let locked: string | null = null;
  let clocksDiffer = false;
  let failures = 0;
  let timer: NodeJS.Timeout | undefined;
  let told = '';

  const tell = (): void => {
    const health = present(way, locked, clocksDiffer);
    const words = JSON.stringify(health);
    if (words === told) return;
    told = words;
    core.health(health);
    if (health.status === 'down' || (health.status === 'degraded' && !PASSING.has(health.reason)))
      onFault('health', `${health.status} ${health.reason}`);
  };
  const unlock = (): void => {
    locked = null;
    tell();
  };
  const lock = (code: string): void => {
    locked = code;
    tell();
    clearTimeout(timer);
    const pause = Math.min(FIRST_PROBE_MS * 2 ** failures, LONGEST_PROBE_MS);
    failures += 1;
    timer = setTimeout(() => {
      probe().then(unlock, () => lock(code));
    }, pause);
  };
  return {
    way(health) {
      way = health;
      tell();
    },
    lockedOut(code) {
      if (locked === null) lock(code);
    },
    letIn() {
      failures = 0;
    },
    heardTime(milliseconds) {
      clocksDiffer = Math.abs(core.now().getTime() - milliseconds) > CLOCKS_DIFFER_MS;
      tell();
    },
    stop: () => clearTimeout(timer),
  };
}

function present(way: Health, locked: string | null, clocksDiffer: boolean): Health {
  if (locked !== null) return { status: 'down', reason: locked };
  return way.status === 'ready' && clocksDiffer ? { status: 'degraded', reason: 'clock-differs' } : way;
}
