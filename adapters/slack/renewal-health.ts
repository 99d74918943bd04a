import type { Health } from '../../src/chat/port.ts';
import type { RenewingToken } from './renewing-token.ts';

type Renewing = Pick<RenewingToken, 'state' | 'isSpent'>;

/** How the installations are, null for one whose token does not expire: down when Konsil can speak in none of them. */
export function healthOf(installed: readonly (Renewing | null)[]): Health {
  if (installed.length === 0) return { status: 'degraded', reason: 'installed-in-no-workspace' };
  const states = installed.map((one) => one?.state() ?? 'good');
  const isAnywhere = installed.some((one) => one === null || one.state() === 'good' || !one.isSpent());
  const status = isAnywhere ? 'degraded' : 'down';
  if (states.includes('refused')) return { status, reason: 'refresh-token-revoked' };
  return states.includes('failing') ? { status, reason: 'token-not-renewed' } : { status: 'ready' };
}
