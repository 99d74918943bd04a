import type { Card, ChatAdapter, Choice, Core, MessageRef, Outcome, PlaceRef } from '../../src/chat/port.ts';
import { type Call, type FakeChat, type Fault, fakeChat } from '../fakes/fake-chat.ts';
import { type Life, throughLife } from './life.ts';

/** A button that someone has, or once had, before them. */
export interface Button {
  readonly person: string;
  readonly handle: string;
  readonly choice: Choice;
}

/** `throws-after`: the effect is done, and then the connection breaks. */
export type TroubleKind = Fault | 'throws-after';

export interface Trouble {
  readonly kind: TroubleKind;
  /** Any call when null. */
  readonly verb: Call['verb'] | null;
  left: number;
}

/** Who watches what the bot says. */
export interface Listener {
  readonly said: (of: { readonly key: string; readonly place: PlaceRef; readonly card: Card }) => void;
  readonly shown: (card: Card, readers: readonly string[]) => void;
}

/** The chat platform: it outlives the bot, fails on demand, and remembers every button it ever showed. */
export interface Platform {
  readonly chat: FakeChat;
  readonly troubles: Trouble[];
  /** Keys for which `find` could not tell. */
  readonly blind: ReadonlySet<string>;
  /** Every button ever shown, oldest first. */
  readonly history: readonly Button[];
  /** What this person can press now, newest last. */
  readonly visible: (person: string) => readonly Button[];
  /** The adapter of one start of the bot. */
  readonly adapterOf: (life: Life, onStart: () => void) => ChatAdapter;
  readonly setDown: (down: boolean) => void;
}

const DIRECT = 'dm-';

/** Who sees what is said there. */
export function readersOf(chat: FakeChat, place: PlaceRef): readonly string[] {
  return place.id.startsWith(DIRECT) ? [place.id.slice(DIRECT.length)] : (chat.members.get(place.id) ?? []);
}

export function createPlatform(listener: Listener): Platform {
  const chat = fakeChat();
  const troubles: Trouble[] = [];
  const blind = new Set<string>();
  const history: Button[] = [];
  let isDown = false;

  const show = (card: Card, readers: readonly string[]): void => {
    listener.shown(card, readers);
    for (const person of readers) history.push(...buttonsOf(card, person));
  };
  const strike = (call: Call, kinds: (kind: TroubleKind) => boolean): TroubleKind | null => {
    const trouble = troubles.find(
      ({ kind, verb, left }) => left > 0 && kinds(kind) && (verb === null || verb === call.verb),
    );
    if (trouble === undefined) return null;
    trouble.left -= 1;
    return trouble.kind;
  };
  chat.faultOf = (call) => {
    if (isDown) return 'retry';
    const kind = strike(call, (one) => one !== 'throws-after');
    return kind === 'throws-after' ? null : kind;
  };
  const orBreak = (call: Call): void => {
    if (strike(call, (kind) => kind === 'throws-after') !== null) throw new Error('the connection broke');
  };

  return {
    chat,
    troubles,
    blind,
    history,
    visible(person) {
      const inPlaces = chat.messages
        .filter(({ place }) => readersOf(chat, place).includes(person))
        .map(({ card }) => card);
      return [...(chat.homes.get(person) ?? []), ...inPlaces].flatMap((card) => buttonsOf(card, person));
    },
    setDown(down) {
      isDown = down;
      chat.core.health(down ? { status: 'down', reason: 'outage' } : { status: 'ready' });
    },
    adapterOf(life, onStart) {
      const adapter: ChatAdapter = {
        platform: chat.platform,
        can: chat.can,
        stop: chat.stop,
        openForm: chat.openForm,
        direct: chat.direct,
        remove: chat.remove,
        leave: chat.leave,
        person: chat.person,
        async start(core: Core) {
          await chat.start(core);
          if (isDown) core.health({ status: 'down', reason: 'outage' });
          onStart();
        },
        async send(place, card, key) {
          listener.said({ key, place, card });
          const outcome = await chat.send(place, card, key);
          if (wasDone(outcome)) show(card, readersOf(chat, place));
          orBreak({ verb: 'send', place: place.id });
          return outcome;
        },
        async find(place, key) {
          const found = await chat.find(place, key);
          if (found === 'cannot-tell') blind.add(key);
          return found;
        },
        async introduce(people, key) {
          const outcome = await chat.introduce(people, key);
          orBreak({ verb: 'introduce', place: null });
          return outcome;
        },
        async edit(message: MessageRef, card, version) {
          const outcome = await chat.edit(message, card, version);
          if (wasDone(outcome)) show(card, readersOf(chat, message.place));
          orBreak({ verb: 'edit', place: message.place.id });
          return outcome;
        },
        async home(of, sections, version) {
          const outcome = await chat.home(of, sections, version);
          if (wasDone(outcome)) for (const section of sections) show(section, [of.id]);
          return outcome;
        },
      };
      return lateReplies(throughLife(adapter, life, 'chat'), life);
    },
  };
}

/** A lost reply means here that the effect was done. */
function wasDone({ kind }: Outcome<unknown>): boolean {
  return kind === 'done' || kind === 'unknown-outcome';
}

function buttonsOf(card: Card, person: string): readonly Button[] {
  const { handle } = card;
  return handle === null ? [] : card.choices.map((choice) => ({ person, handle, choice }));
}

/** What the platform did and what the bot hears of it are two moments: between them anything may happen. */
function lateReplies(adapter: ChatAdapter, life: Life): ChatAdapter {
  return new Proxy(adapter, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key);
      if (key !== 'send' && key !== 'introduce') return value;
      if (typeof value !== 'function') return value;
      return async (...args: readonly unknown[]): Promise<unknown> => {
        const outcome: unknown = await Reflect.apply(value, target, args);
        await life.turn(`chat.${key} replied`);
        return outcome;
      };
    },
  });
}
