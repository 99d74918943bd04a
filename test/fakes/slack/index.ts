import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { type Acked, type Carrier, type HttpCarrierOptions, httpCarrier } from './carrier.ts';
import { createFaults, type Faults } from './faults.ts';
import { type InstallManner, install, type Page } from './install.ts';
import { isJson, type Json, textIn } from './json.ts';
import { type Declared, declaredIn } from './manifest.ts';
import { userJson } from './methods.ts';
import { type FakePerson, personAt } from './person.ts';
import { createSocketMode, type SocketMode } from './socket-mode.ts';
import { bodyOf, createWebApi, type WebApi } from './web-api.ts';
import { createWorld, type FakeUser, type Installed, nextId, type World } from './world.ts';

export type { Acked } from './carrier.ts';
export { type FaultKind, oneInFive } from './faults.ts';
export type { FakePerson, ReadMessage } from './person.ts';
export { CLIENT_ID, CLIENT_SECRET, type FakeUser } from './world.ts';

export const BOT_TOKEN = 'xoxb-invented';
export const APP_TOKEN = 'xapp-invented';
export const SIGNING_SECRET = 'invented-signing-secret';

export interface FakeSlackOptions {
  /** What the app asked for; its scopes, events, commands and shortcuts bind the fake. */
  readonly manifest: Json;
  readonly users?: readonly FakeUser[];
  readonly enterpriseId?: string;
  readonly port?: number;
  /** PEM; with it everything goes by TLS. */
  readonly tls?: { readonly key: string; readonly cert: string };
}

/** A working Slack on the loopback: Web API, Socket Mode and signed HTTP, with faults on demand. */
export interface FakeSlack {
  readonly apiUrl: string;
  readonly port: number;
  readonly world: World;
  readonly api: WebApi;
  readonly sockets: SocketMode;
  readonly faults: Faults;
  as(userId: string): FakePerson;
  /** An administrator opens the address at which the app is installed, and agrees. */
  installs(at: string, agreed: Installed, how?: InstallManner): Promise<Page>;
  /** An administrator takes the app out again. */
  uninstalls(from: Installed): Promise<Acked>;
  /** Somebody revokes the bot's tokens there; the app stays installed. */
  revokes(from: Installed): Promise<Acked>;
  /** From now on events are posted to this address instead of a socket. */
  overHttp(options: Omit<HttpCarrierOptions, 'signingSecret'> & { readonly signingSecret?: string }): void;
  /** Changes a person and tells the app, if it asked to hear of it. */
  changes(userId: string, change: Partial<FakeUser>): Promise<void>;
  /** Every byte that ever reached this person's device. */
  bytesTo(userId: string): string;
  /** Moves Slack's clock. */
  later(milliseconds: number): void;
  close(): Promise<void>;
}

export function fakeUser(id: string, name: string, extra: Partial<FakeUser> = {}): FakeUser {
  return {
    id,
    name,
    teamId: 'T00FAKE',
    enterpriseId: null,
    deleted: false,
    guest: 'none',
    stranger: false,
    bot: false,
    locale: 'de-DE',
    ...extra,
  };
}

export async function openFakeSlack(options: FakeSlackOptions): Promise<FakeSlack> {
  const world = createWorld(options.users ?? [], options.enterpriseId ?? null);
  world.tokens.set(BOT_TOKEN, { teamId: world.teamId, enterpriseId: world.enterpriseId });
  const faults = createFaults();
  const sockets = createSocketMode();
  const declared: Declared = declaredIn(options.manifest);
  let carrier: Carrier = sockets;
  let port = 0;
  const scopes = declared.scopes;
  const secure = options.tls !== undefined;
  const api = createWebApi(
    world,
    faults,
    { appToken: APP_TOKEN, scopes, rotates: declared.rotates },
    () => `${secure ? 'wss' : 'ws'}://127.0.0.1:${port}/link`,
  );
  const serve = (request: IncomingMessage, response: ServerResponse): void => {
    const url = request.url ?? '';
    if (url.startsWith('/respond/')) {
      void bodyOf(request).then((body) => {
        world.whispers.push({ userId: url.slice('/respond/'.length), text: whisperIn(body) });
        response.end('ok');
      });
      return;
    }
    void api.handle(request, response).catch(() => request.socket.destroy());
  };
  const server = options.tls === undefined ? createServer(serve) : createSecureServer(options.tls, serve);
  /** An idle connection that closed just as it is used again would be a lost call that no test asked for. */
  server.keepAliveTimeout = 0;
  server.on('upgrade', (request, stream) => sockets.upgrade(request, stream));
  port = await listening(server, options.port ?? 0);

  const toldBy = ({ teamId, enterpriseId }: Installed, event: Json): Json => ({
    type: 'event_callback',
    team_id: teamId,
    enterprise_id: enterpriseId,
    api_app_id: world.appId,
    event_id: nextId(world, 'Ev'),
    event_time: Math.floor(world.now / 1000),
    event,
  });

  const slack: FakeSlack = {
    apiUrl: `${secure ? 'https' : 'http'}://127.0.0.1:${port}/api/`,
    port,
    world,
    api,
    sockets,
    faults,
    as: (userId) =>
      personAt(
        {
          world,
          carrier: () => carrier,
          declared: () => declared,
          respondUrl: (id) => `http://127.0.0.1:${port}/respond/${id}`,
        },
        userId,
      ),
    installs: (at, agreed, how) => install(world, at, agreed, how),
    uninstalls(from) {
      for (const token of tokensOf(world, from)) world.tokens.delete(token);
      return carrier.carry('events_api', toldBy(from, { type: 'app_uninstalled' }));
    },
    revokes(from) {
      for (const token of tokensOf(world, from)) world.revoked.add(token);
      return carrier.carry('events_api', toldBy(from, { type: 'tokens_revoked', tokens: { bot: [world.botUserId] } }));
    },
    overHttp(how) {
      carrier = httpCarrier({ signingSecret: SIGNING_SECRET, ...how });
    },
    async changes(userId, change) {
      const user = { ...fakeUser(userId, userId), ...world.users.get(userId), ...change };
      world.users.set(userId, user);
      if (!declared.events.has('user_change')) return;
      const event = { type: 'user_change', user: userJson(world, user), event_ts: '1' };
      await carrier.carry('events_api', toldBy(world, event));
    },
    bytesTo: (userId) =>
      [
        ...world.received.filter((one) => one.userId === userId).map(({ bytes }) => bytes),
        ...world.whispers.filter((one) => one.userId === userId).map(({ text }) => text),
      ].join('\n'),
    later(milliseconds) {
      world.now += milliseconds;
    },
    async close() {
      for (const link of [...sockets.links]) link.cut();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return slack;
}

function tokensOf(world: World, from: Installed): readonly string[] {
  return [...world.tokens].flatMap(([token, { teamId, enterpriseId }]) =>
    teamId === from.teamId && enterpriseId === from.enterpriseId ? [token] : [],
  );
}

function whisperIn(body: string): string {
  const parsed: unknown = JSON.parse(body);
  return isJson(parsed) ? textIn(parsed, 'text') : '';
}

async function listening(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', () => resolve()));
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
