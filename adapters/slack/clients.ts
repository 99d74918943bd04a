import { webApi } from '@slack/bolt';
import { type BotToken, lastingToken } from './bot-token.ts';
import { codeOf, isLockedOut, slackError } from './failure.ts';
import type { Ways } from './network.ts';
import { DEFAULT_API_URL, type SlackOptions } from './options.ts';
import { quietLogger } from './quiet.ts';

/** A modal must be there within three seconds, or not at all. */
const MODAL_MS = 2500;
const CALL_MS = 10_000;
const MODALS_AT_ONCE = 500;

/** Two, so that a rate limit met while writing messages never keeps a modal waiting. */
export interface Clients {
  readonly modal: webApi.WebClient;
  readonly post: webApi.WebClient;
}

/** Who is told how calls end. */
export interface Watch {
  readonly lockedOut: (code: string) => void;
  readonly letIn: () => void;
}

/** Answers whether a token counts at all, not whether anything may be done with it. */
const PROBE = 'auth.test';

/** Slack refuses such a call before it does anything, so that it may be made again with another token. */
const SPENT: ReadonlySet<string> = new Set(['token_expired', 'token_revoked']);

class WatchedClient extends webApi.WebClient {
  /** Both set once, right after the client is made. */
  watch: Watch = { lockedOut: () => undefined, letIn: () => undefined };
  bot: BotToken = lastingToken('');

  override async apiCall(method: string, options?: Record<string, unknown>): Promise<webApi.WebAPICallResult> {
    try {
      const answer = await this.call(method, options);
      if (method !== PROBE) this.watch.letIn();
      return answer;
    } catch (error) {
      if (isLockedOut(error)) this.watch.lockedOut(codeOf(error));
      throw error;
    }
  }

  private async call(method: string, options?: Record<string, unknown>): Promise<webApi.WebAPICallResult> {
    const used = this.bot.current();
    try {
      return await super.apiCall(method, options);
    } catch (error) {
      if (!SPENT.has(slackError(error) ?? '') || (await this.bot.inPlaceOf(used)) === null) throw error;
      return super.apiCall(method, options);
    }
  }
}

/** Nothing is tried again by the client itself: it would post twice after a lost reply, and hold up everything else. */
export function clientOptions(options: SlackOptions, ways: Ways, timeout: number): webApi.WebClientOptions {
  return {
    slackApiUrl: options.apiUrl ?? DEFAULT_API_URL,
    logger: quietLogger,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout,
    ...(ways.fetch === null ? {} : { fetch: ways.fetch }),
  };
}

export function createClients(options: SlackOptions, bot: BotToken, ways: Ways, watch: Watch): Clients {
  const { modal, call } = options.patience ?? { modal: MODAL_MS, call: CALL_MS };
  const signed = signedBy(bot, ways);
  const clients = {
    modal: new WatchedClient(undefined, {
      ...clientOptions(options, signed, modal),
      maxRequestConcurrency: MODALS_AT_ONCE,
    }),
    post: new WatchedClient(undefined, clientOptions(options, signed, call)),
  };
  for (const client of [clients.modal, clients.post]) Object.assign(client, { watch, bot });
  return clients;
}

/** Every request carries the token that counts when it leaves. */
function signedBy(bot: BotToken, ways: Ways): Ways {
  const way = ways.fetch ?? globalThis.fetch;
  return {
    ...ways,
    fetch(url, init) {
      const headers = { ...Object.fromEntries(new Headers(init?.headers)), Authorization: `Bearer ${bot.current()}` };
      return way(url, { ...init, headers });
    },
  };
}
