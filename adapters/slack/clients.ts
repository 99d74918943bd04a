import { webApi } from '@slack/bolt';
import { codeOf, isLockedOut } from './failure.ts';
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

class WatchedClient extends webApi.WebClient {
  /** Set once, right after the client is made. */
  watch: Watch = { lockedOut: () => undefined, letIn: () => undefined };

  override async apiCall(method: string, options?: Record<string, unknown>): Promise<webApi.WebAPICallResult> {
    try {
      const answer = await super.apiCall(method, options);
      if (method !== PROBE) this.watch.letIn();
      return answer;
    } catch (error) {
      if (isLockedOut(error)) this.watch.lockedOut(codeOf(error));
      throw error;
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

export function createClients(options: SlackOptions, token: string, ways: Ways, watch: Watch): Clients {
  const { modal, call } = options.patience ?? { modal: MODAL_MS, call: CALL_MS };
  const clients = {
    modal: new WatchedClient(token, {
      ...clientOptions(options, ways, modal),
      maxRequestConcurrency: MODALS_AT_ONCE,
    }),
    post: new WatchedClient(token, clientOptions(options, ways, call)),
  };
  for (const client of [clients.modal, clients.post]) client.watch = watch;
  return clients;
}
