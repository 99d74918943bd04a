import { webApi } from '@slack/bolt';
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

export function createClients(options: SlackOptions, token: string, ways: Ways): Clients {
  const { modal, call } = options.patience ?? { modal: MODAL_MS, call: CALL_MS };
  return {
    modal: new webApi.WebClient(token, {
      ...clientOptions(options, ways, modal),
      maxRequestConcurrency: MODALS_AT_ONCE,
    }),
    post: new webApi.WebClient(token, clientOptions(options, ways, call)),
  };
}
