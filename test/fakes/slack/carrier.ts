import { createHmac } from 'node:crypto';
import { type Json, jsonIn } from './json.ts';

/** What came of handing an event to the app. */
export interface Acked {
  readonly ok: boolean;
  readonly payload: Json;
  /** Why not, as a user would be told. */
  readonly why: string;
}

export type EventKind = 'slash_commands' | 'interactive' | 'events_api';

export interface Carriage {
  /** The same again, as Slack does now and then. */
  readonly times?: number;
  /** The n-th attempt of an event. */
  readonly retry?: number;
}

/** Brings an event to the app, over a socket or by signed HTTP. */
export interface Carrier {
  carry(kind: EventKind, payload: Json, how?: Carriage): Promise<Acked>;
}

export const taken = (payload: Json): Acked => ({ ok: true, payload, why: '' });
export const lost = (why: string): Acked => ({ ok: false, payload: {}, why });

export interface HttpCarrierOptions {
  readonly url: string;
  readonly signingSecret: string;
  /** Seconds by which the sender's clock is wrong. */
  readonly skew?: number;
}

/** Signed as Slack signs: HMAC-SHA256 over `v0:timestamp:body`. */
export function httpCarrier({ url, signingSecret, skew = 0 }: HttpCarrierOptions): Carrier {
  return {
    async carry(kind, payload, { times = 1, retry = 0 } = {}) {
      const body = bodyFor(kind, payload);
      let acked = lost('never sent');
      for (let time = 0; time < times; time += 1) {
        const timestamp = String(Math.floor(Date.now() / 1000) + skew);
        const signature = createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex');
        const response = await fetch(url, {
          method: 'POST',
          body,
          headers: {
            'Content-Type': kind === 'events_api' ? 'application/json' : 'application/x-www-form-urlencoded',
            'X-Slack-Request-Timestamp': timestamp,
            'X-Slack-Signature': `v0=${signature}`,
            ...(retry > 0 ? { 'X-Slack-Retry-Num': String(retry), 'X-Slack-Retry-Reason': 'http_timeout' } : {}),
          },
        }).catch(() => null);
        acked = response === null ? lost('unreachable') : await read(response);
      }
      return acked;
    },
  };
}

function bodyFor(kind: EventKind, payload: Json): string {
  if (kind === 'events_api') return JSON.stringify(payload);
  if (kind === 'interactive') return new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
  return new URLSearchParams(
    Object.entries(payload).map(([name, value]): [string, string] => [name, String(value)]),
  ).toString();
}

async function read(response: Response): Promise<Acked> {
  const text = await response.text();
  if (!response.ok) return lost(`HTTP ${response.status}`);
  if (text === '') return taken({});
  try {
    return taken(jsonIn({ body: JSON.parse(text) }, 'body'));
  } catch {
    return taken({ text });
  }
}
