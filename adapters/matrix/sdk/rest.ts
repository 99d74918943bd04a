import { setTimeout as wait } from 'node:timers/promises';
import { MatrixFault } from '../client.ts';

/** JSON as it came; whoever reads it looks first. */
export type Json = Readonly<Record<string, unknown>>;

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A part of an answer, or nothing. */
export function part(value: unknown, ...names: readonly string[]): unknown {
  return names.reduce<unknown>((at, name) => (isJson(at) ? at[name] : undefined), value);
}

export function text(value: unknown, ...names: readonly string[]): string | null {
  const found = part(value, ...names);
  return typeof found === 'string' ? found : null;
}

export function list(value: unknown, ...names: readonly string[]): readonly Json[] {
  const found = part(value, ...names);
  return Array.isArray(found) ? found.filter(isJson) : [];
}

export interface Rest {
  call(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown): Promise<Json>;
}

const TIMEOUT_MS = 30_000;
const SOON_MS = 1000;
const PATIENCE_MS = 30_000;

const KINDS: Readonly<Record<string, MatrixFault['kind']>> = {
  M_LIMIT_EXCEEDED: 'limited',
  M_FORBIDDEN: 'forbidden',
  M_NOT_FOUND: 'not-found',
  M_TOO_LARGE: 'too-large',
  M_UNKNOWN_TOKEN: 'signed-out',
  M_MISSING_TOKEN: 'signed-out',
  M_USER_DEACTIVATED: 'signed-out',
};

function faultOf(status: number, answer: unknown, retryAfter: string | null): MatrixFault {
  const code = text(answer, 'errcode') ?? `http-${status}`;
  const kind = KINDS[code] ?? (status >= 500 ? 'unreachable' : status === 429 ? 'limited' : 'other');
  const wait = part(answer, 'retry_after_ms');
  const seconds = Number(retryAfter ?? Number.NaN);
  const retryMs = typeof wait === 'number' ? wait : Number.isFinite(seconds) ? seconds * 1000 : null;
  return new MatrixFault(kind, code, retryMs);
}

/**
 * The client-server API. Where the homeserver says how long to wait, everything waits so long, in all at most half a minute
 * a call; other faults are told at once, since whoever calls knows what may be tried again.
 */
export function createRest(baseUrl: string, token: () => string | null, onWait: () => void = () => undefined): Rest {
  let gate: Promise<unknown> = Promise.resolve();
  return {
    async call(method, path, body) {
      for (let waited = 0; ; ) {
        await gate;
        try {
          return await once(baseUrl, token(), { method, path, body });
        } catch (error) {
          const retryMs = error instanceof MatrixFault && error.kind === 'limited' ? (error.retryMs ?? SOON_MS) : null;
          if (retryMs === null || waited + retryMs > PATIENCE_MS) throw error;
          waited += retryMs;
          gate = Promise.all([gate, wait(retryMs)]);
          onWait();
        }
      }
    },
  };
}

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}

async function once(baseUrl: string, access: string | null, { method, path, body }: Asked): Promise<Json> {
  let response: Response;
  let answer: unknown;
  try {
    response = await fetch(new URL(`/_matrix/client/v3${path}`, baseUrl), {
      method,
      headers: {
        'Content-Type': 'application/json',
        ...(access === null ? {} : { Authorization: `Bearer ${access}` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    answer = await response.json();
  } catch {
    throw new MatrixFault('unreachable', 'no-answer');
  }
  if (!response.ok) throw faultOf(response.status, answer, response.headers.get('retry-after'));
  return isJson(answer) ? answer : {};
}

export function inPath(...parts: readonly string[]): string {
  return parts.map((one) => `/${encodeURIComponent(one)}`).join('');
}
