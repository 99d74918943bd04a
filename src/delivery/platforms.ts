import type { Health } from '../chat/port.ts';

/** What was pressed while a platform was away comes in after it is back; so long nothing runs out. */
const GRACE_MS = 5 * 60_000;

const NOT_STARTED: Health = { status: 'starting', reason: 'start' };

/** How the chat platforms are, as far as they have told. */
export interface Platforms {
  readonly health: ReadonlyMap<string, Health>;
  report(platform: string, health: Health): void;
  /** Its adapter has started; what it says of itself counts from here. */
  begun(platform: string): void;
  /** Something may be said there. */
  isUp(platform: string): boolean;
  /** It has been up long enough for everything pressed meanwhile to have come in; so is one that does not run here. */
  isSettled(platform: string): boolean;
}

export function createPlatforms(names: readonly string[], now: () => Date): Platforms {
  const health = new Map<string, Health>(names.map((name) => [name, NOT_STARTED]));
  const started = new Set<string>();
  const upSince = new Map<string, number>();
  return {
    health,
    report(platform, state) {
      health.set(platform, state);
      const isUp = state.status === 'ready' || state.status === 'degraded';
      if (!isUp) upSince.delete(platform);
      else if (!upSince.has(platform)) upSince.set(platform, now().getTime());
    },
    begun: (platform) => void started.add(platform),
    isUp: (platform) => started.has(platform) && health.get(platform)?.status !== 'down',
    isSettled(platform) {
      if (!health.has(platform)) return true;
      const since = upSince.get(platform);
      return since !== undefined && now().getTime() >= since + GRACE_MS;
    },
  };
}
