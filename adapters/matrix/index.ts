import { type Capabilities, type ChatAdapter, type Language, type Outcome, RawText } from '../../src/chat/port.ts';
import { createTurns } from '../turns.ts';
import { beginForm } from './ask.ts';
import type { ClientState, MatrixClient } from './client.ts';
import { createEars } from './ears.ts';
import { showHome } from './home.ts';
import { type HouseRules, OPEN_HOUSE } from './house.ts';
import { leave, leaveDue } from './leave.ts';
import { direct, directRoom, introduce } from './places.ts';
import { createRows } from './rows.ts';
import { edit, find, remove, send } from './say.ts';
import { accountOf, PLATFORM, type Stage } from './stage.ts';
import { giveUpUnread } from './unreadable.ts';

export interface MatrixOptions {
  readonly client: MatrixClient;
  /** The name people see and may call; `Konsil (Chatbot)`. */
  readonly name?: string;
  readonly lang?: Language;
  readonly house?: HouseRules;
  /** A fault in a few words, for a log: codes, never text. */
  readonly onFault?: (what: string, code: string) => void;
}

const LOOK_EVERY_MS = 3_600_000;

const can: Capabilities = { forms: true, buttons: true, edits: true, removes: true, finds: true, home: true };
const notStarted: Outcome<never> = { kind: 'broken', reason: 'the Matrix adapter is not started' };

/** Konsil in Matrix rooms and direct messages, over any client that speaks `MatrixClient`. */
export function createMatrix(options: MatrixOptions): ChatAdapter {
  const { client } = options;
  let stage: Stage | null = null;
  let looking: NodeJS.Timeout | undefined;
  const on = <T>(act: (stage: Stage) => Promise<T>, otherwise: T): Promise<T> =>
    stage === null ? Promise.resolve(otherwise) : act(stage);
  const outcome = <T>(act: (stage: Stage) => Promise<Outcome<T>>) => on<Outcome<T>>(act, notStarted);

  return {
    platform: PLATFORM,
    can,
    async start(core) {
      stage = {
        core,
        client,
        rows: createRows(core.state),
        turns: createTurns(),
        name: options.name ?? 'Konsil',
        lang: options.lang ?? 'de',
        house: options.house ?? OPEN_HOUSE,
        languages: new Map(),
        typed: new Map(),
        help: new RawText('hilfe'),
        onFault: options.onFault ?? (() => undefined),
        forbidden: new Map(),
        lastOrder: 0,
      };
      const { tell, change } = healthOf(core.health, (await stage.rows.list('unread')).length);
      tell({ status: 'starting', reason: 'connecting' });
      const look = (): void => {
        on(leaveDue, undefined).catch(() => undefined);
        on(giveUpUnread, 0).then(
          (count) => (count > 0 ? change(-count) : undefined),
          () => undefined,
        );
      };
      looking = setInterval(look, LOOK_EVERY_MS).unref();
      const state = (now: ClientState): void => {
        tell(now);
        if (now.status === 'ready') look();
      };
      await client.start({ ...createEars(stage, change), state });
    },
    async stop(drainMs) {
      clearInterval(looking);
      await client.stop(drainMs);
      await stage?.turns.idle();
    },
    openForm: (ticket, to, form) =>
      on(async (at) => {
        if (at.core.now() >= ticket.expiresAt) return 'too-late';
        const asking = { roomId: await directRoom(at, to.id), userId: to.id, eventId: ticket.id };
        await beginForm(at, asking, form);
        return 'asked-in-chat';
      }, 'too-late'),
    direct: (to) => outcome((at) => direct(at, to)),
    introduce: (people, key, place) => outcome((at) => introduce(at, people, key, place)),
    send: (to, card, key) => outcome((at) => send(at, to, card, key)),
    find: (to, key) => on((at) => find(at, to, key), 'cannot-tell'),
    edit: (message, card, version) => outcome((at) => edit(at, message, card, version)),
    remove: (message) => outcome((at) => remove(at, message)),
    leave: (place) => outcome((at) => leave(at, place)),
    home: (of, sections, version) => outcome((at) => showHome(at, of, sections, version)),
    person: (of) =>
      on(async (at) => {
        const profile = of.platform === PLATFORM ? await client.profile(of.id) : null;
        if (profile === null) return null;
        const external = accountOf(of.id).tenant !== accountOf(at.client.userId).tenant;
        return { name: profile.name ?? of.id, active: true, external, bot: false, timeZone: null };
      }, null),
  };
}

/** Connected, but with messages that cannot be read, is not quite ready. */
function healthOf(health: (state: ClientState) => void, before: number) {
  let unread = before;
  let last: ClientState = { status: 'starting', reason: 'connecting' };
  const tell = (state: ClientState): void => {
    last = state;
    const blind = state.status === 'ready' && unread > 0;
    health(blind ? { status: 'degraded', reason: `${unread} messages cannot be decrypted` } : state);
  };
  const change = (by: number): void => {
    unread = Math.max(0, unread + by);
    tell(last);
  };
  return { tell, change };
}
