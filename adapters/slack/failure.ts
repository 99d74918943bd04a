import { webApi } from '@slack/bolt';
import type { Outcome } from '../../src/chat/port.ts';

export type Failed = Exclude<Outcome<never>, { kind: 'done' }>;

const SOON_MS = 2000;
const LATER_MS = 30_000;

const GONE: ReadonlySet<string> = new Set([
  'channel_not_found',
  'user_not_found',
  'users_not_found',
  'user_disabled',
  'is_archived',
  'message_not_found',
  'thread_not_found',
  'not_in_channel',
]);

/** The token does not count any more, or not here: whatever is tried fails until somebody sees to it. */
const LOCKED_OUT: ReadonlySet<string> = new Set([
  'invalid_auth',
  'not_authed',
  'account_inactive',
  'token_revoked',
  'token_expired',
  'ekm_access_denied',
  'access_denied',
  'team_access_not_granted',
]);

const TRY_AGAIN: ReadonlySet<string> = new Set([
  'ratelimited',
  'rate_limited',
  'service_unavailable',
  'request_timeout',
  'team_added_to_org',
  'hash_conflict',
]);

/** Slack itself does not know how far it came. */
const HALF_DONE: ReadonlySet<string> = new Set(['internal_error', 'fatal_error']);

const REFUSED: ReadonlySet<string> = new Set([
  'cannot_dm_bot',
  'user_not_visible',
  'restricted_action',
  'missing_scope',
  'not_allowed_token_type',
  'method_not_supported_for_channel_type',
  'edit_window_closed',
  'invalid_user_combination',
  'too_many_users',
  'msg_too_long',
]);

/** A message is too much for Slack, or a part of it is. */
const TOO_MUCH: ReadonlySet<string> = new Set(['msg_too_long', 'msg_blocks_too_long', 'invalid_blocks']);

/** Slack's own word for what was wrong, when it gave one. */
export function slackError(error: unknown): string | null {
  return error instanceof webApi.WebAPIPlatformError ? error.data.error : null;
}

/** A code for logs: Slack's word or the kind of fault, never text. */
export function codeOf(error: unknown): string {
  if (error instanceof webApi.WebAPIHTTPError) return `http-${error.statusCode}`;
  return slackError(error) ?? (error instanceof Error ? error.name : 'unknown');
}

export function isLockedOut(error: unknown): boolean {
  return LOCKED_OUT.has(slackError(error) ?? '');
}

/** Whether less of the same might be taken. */
export function isTooMuch(error: unknown): boolean {
  return TOO_MUCH.has(slackError(error) ?? '');
}

/** Whether the same call may be made again without harm, whatever became of it. */
export type Repeatable = 'repeatable' | 'once';

/** What came of a call that failed. A call that must be made once and may have been made has an unknown outcome. */
export function failure(error: unknown, repeatable: Repeatable, now: Date): Failed {
  const retryIn = (milliseconds: number): Failed => ({ kind: 'retry', at: new Date(now.getTime() + milliseconds) });
  const inDoubt: Failed = repeatable === 'once' ? { kind: 'unknown-outcome' } : retryIn(SOON_MS);
  if (error instanceof webApi.WebAPIRateLimitedError) return retryIn(error.retryAfter * 1000);
  if (error instanceof webApi.WebAPIHTTPError)
    return error.statusCode >= 500 ? inDoubt : { kind: 'broken', reason: codeOf(error) };
  if (error instanceof webApi.WebAPIRequestError) return wasNeverSent(error.original) ? retryIn(SOON_MS) : inDoubt;
  const code = slackError(error);
  if (code === null) return inDoubt;
  if (GONE.has(code)) return { kind: 'gone' };
  if (LOCKED_OUT.has(code)) return retryIn(LATER_MS);
  if (TRY_AGAIN.has(code)) return retryIn(SOON_MS);
  if (HALF_DONE.has(code)) return inDoubt;
  return { kind: REFUSED.has(code) ? 'refused' : 'broken', reason: code };
}

const NO_CONNECTION: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** No connection came about, so nothing can have arrived. */
function wasNeverSent(error: Error): boolean {
  const causes = [error, error.cause].flatMap((one) =>
    typeof one === 'object' && one !== null && 'code' in one ? [String(one.code)] : [],
  );
  return causes.some((code) => NO_CONNECTION.has(code));
}
