import { setTimeout as wait } from 'node:timers/promises';
import { webApi } from '@slack/bolt';

const ATTEMPTS = 4;
const LONGEST_MS = 30_000;

/** Asks again where asking does no harm: after a rate limit as long as told, after a fault a little longer each time. */
export async function patiently<T>(ask: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await ask();
    } catch (error) {
      const pause = pauseAfter(error, attempt);
      if (pause === null || attempt === ATTEMPTS) throw error;
      await wait(pause);
    }
  }
}

/** Null where asking again changes nothing. */
function pauseAfter(error: unknown, attempt: number): number | null {
  if (error instanceof webApi.WebAPIPlatformError) return null;
  if (error instanceof webApi.WebAPIRateLimitedError) return Math.min(error.retryAfter * 1000, LONGEST_MS);
  return 100 * 2 ** attempt;
}
