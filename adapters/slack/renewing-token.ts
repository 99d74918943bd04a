import type { BotToken } from './bot-token.ts';
import { codeOf } from './failure.ts';

/** What a token that expires is renewed by. */
export interface Renewal {
  /** Counts once: Slack revokes it soon after it was used, and gives another. */
  readonly refreshToken: string;
  /** Unix seconds. */
  readonly expiresAt: number;
}

export interface ExpiringToken {
  readonly token: string;
  readonly renewal: Renewal;
}

/** `failing`: it is tried again. `refused`: the refresh token was revoked, and only installing anew helps. */
export type RenewalState = 'good' | 'failing' | 'refused';

export interface RenewingToken extends BotToken {
  readonly state: () => RenewalState;
  /** It has expired by the clock. */
  isSpent(): boolean;
  /** Renews it where it is time to. Never rejects. */
  check(): Promise<void>;
}

export interface Means {
  readonly now: () => Date;
  /** Takes a refresh token to Slack; rejects with Slack's error. */
  readonly exchange: (refreshToken: string) => Promise<ExpiringToken>;
  readonly keep: (renewed: ExpiringToken) => Promise<void>;
  /** In a code, never a token. */
  readonly onFault: (code: string) => void;
}

/** As long before the end as Slack's own libraries renew, so that somebody can see to it when that fails. */
const EARLY_MS = 2 * 3_600_000;
const PAUSE_MS = 30_000;

/** Slack's words for a refresh token that counts no more (https://docs.slack.dev/reference/methods/oauth.v2.access). */
const REFUSED: ReadonlySet<string> = new Set(['invalid_refresh_token', 'invalid_grant', 'token_revoked']);

/**
 * Renews a token before it expires, one renewal at a time. Bolt's own `InstallProvider.authorize` renews too, but two
 * requests at once make it use a refresh token twice (https://github.com/slackapi/node-slack-sdk/issues/2504), and it
 * tells nobody when it fails.
 */
export function createRenewingToken(first: ExpiringToken, means: Means): RenewingToken {
  let held = first;
  let state: RenewalState = 'good';
  let isKept = true;
  let restsUntil = 0;
  let underWay: Promise<void> | null = null;

  const now = (): number => means.now().getTime();
  const endsIn = (): number => held.renewal.expiresAt * 1000 - now();
  const mayRenew = (): boolean => state !== 'refused' && now() >= restsUntil;
  const keep = async (): Promise<void> => {
    try {
      await means.keep(held);
      isKept = true;
    } catch {
      isKept = false;
      means.onFault('not-stored');
    }
  };
  const renew = async (): Promise<void> => {
    try {
      held = await means.exchange(held.renewal.refreshToken);
      state = 'good';
      await keep();
    } catch (error) {
      state = REFUSED.has(codeOf(error)) ? 'refused' : 'failing';
      means.onFault(codeOf(error));
    }
    restsUntil = now() + PAUSE_MS;
  };
  const renewOnce = (): Promise<void> => {
    underWay ??= renew().finally(() => {
      underWay = null;
    });
    return underWay;
  };
  return {
    state: () => state,
    isSpent: () => endsIn() <= 0,
    current: () => held.token,
    async inPlaceOf(spent) {
      if (held.token === spent && (underWay !== null || mayRenew())) await renewOnce();
      return held.token === spent ? null : held.token;
    },
    async check() {
      if (!isKept) await keep();
      if (endsIn() <= EARLY_MS && mayRenew()) await renewOnce();
    },
  };
}
