import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { Faults } from './faults.ts';
import { type Json, textIn } from './json.ts';
import { type Answer, methods, scopeFor } from './methods.ts';
import { giveToken } from './oauth.ts';
import type { World } from './world.ts';

/** One call as it came in. */
export interface Heard {
  readonly method: string;
  readonly args: Json;
  readonly answer: Answer | 'dropped' | 'unanswered';
  /** Real milliseconds since the fake began, for measurements alone. */
  readonly at: number;
}

export interface WebApiOptions {
  readonly appToken: string;
  /** What the bot may; a missing one is answered as Slack does. */
  scopes: ReadonlySet<string>;
  /** The app's tokens expire. */
  readonly rotates: boolean;
}

export interface WebApi {
  readonly heard: readonly Heard[];
  readonly options: WebApiOptions;
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** Forgets the calls so far, for long runs. */
  forget(): void;
}

const NOWHERE = { teamId: null, enterpriseId: null } as const;

export function createWebApi(world: World, faults: Faults, options: WebApiOptions, socketUrl: () => string): WebApi {
  const heard: Heard[] = [];
  const tokenFault = (method: string, token: string): Answer | null => {
    const installed = world.tokens.get(token);
    const isKnown = method === 'apps.connections.open' ? token === options.appToken : installed !== undefined;
    if (world.revoked.has(token)) return { ok: false, error: 'token_revoked' };
    if (!isKnown) return { ok: false, error: token === '' ? 'not_authed' : 'invalid_auth' };
    return (installed?.expiresAt ?? world.now) < world.now ? { ok: false, error: 'token_expired' } : null;
  };
  const perform = (method: string, args: Json, token: string): Answer => {
    if (method === 'oauth.v2.access') return giveToken(world, args, options.rotates);
    if (method === 'auth.revoke' && world.refreshTokens.delete(token)) return { ok: true, revoked: true };
    const refused = tokenFault(method, token);
    if (refused !== null) return refused;
    if (method === 'auth.revoke') return { ok: true, revoked: world.tokens.delete(token) };
    if (method === 'apps.connections.open') return { ok: true, url: socketUrl() };
    const act = methods[method];
    if (act === undefined) return { ok: false, error: 'unknown_method' };
    const needed = scopeFor(world, method, args);
    if (needed !== null && !options.scopes.has(needed)) return { ok: false, error: 'missing_scope', needed };
    return act(world, args, world.tokens.get(token) ?? NOWHERE);
  };

  return {
    heard,
    options,
    forget() {
      heard.length = 0;
    },
    async handle(request, response) {
      const method = (request.url ?? '').replace(/^\/api\//, '');
      const args = argsOf(await bodyOf(request));
      const token = (request.headers.authorization ?? '').replace(/^Bearer /, '');
      response.setHeader('Date', new Date(world.now).toUTCString());
      const note = (answer: Heard['answer']) => heard.push({ method, args, answer, at: performance.now() });
      const fault = faults.of({ method, channel: textIn(args, 'channel') });
      switch (fault?.kind) {
        case 'rate-limited':
          note({ ok: false, error: 'ratelimited' });
          response.writeHead(429, { 'Retry-After': String(fault.seconds) }).end('{"ok":false,"error":"ratelimited"}');
          return;
        case 'http-500':
          note({ ok: false, error: 'http-500' });
          response.writeHead(500).end('oops');
          return;
        case 'dropped':
          note('dropped');
          request.socket.destroy();
          return;
        case 'lost-reply':
          note(perform(method, args, token));
          request.socket.destroy();
          return;
        case 'silence':
          note('unanswered');
          return;
        case 'slow':
          await wait(fault.milliseconds);
          break;
        default:
      }
      const answer = fault?.kind === 'error' ? { ok: false, error: fault.error } : perform(method, args, token);
      note(answer);
      response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(answer));
    },
  };
}

export async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part instanceof Buffer ? part : Buffer.from(String(part)));
  return Buffer.concat(parts).toString('utf8');
}

/** Slack's clients send what is structured as JSON inside a form. */
function argsOf(body: string): Json {
  const args: Record<string, unknown> = {};
  for (const [name, value] of new URLSearchParams(body)) args[name] = /^[[{]/.test(value) ? parsed(value) : value;
  return args;
}

function parsed(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
