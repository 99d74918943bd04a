import type { AccountRef, Card, ChatAdapter, Core, Form, MessageRef, Outcome, PlaceRef } from '../../src/chat/port.ts';

export interface FakeMessage {
  readonly id: string;
  readonly place: PlaceRef;
  readonly key: string;
  card: Card;
  version: number;
  /** The order in which it arrived on the platform. */
  readonly order: number;
}

/** What may go wrong with one call; `lost-reply`: the effect is done, the answer never comes. */
export type Fault = 'retry' | 'broken' | 'gone' | 'refused' | 'lost-reply' | 'throws';

export interface Call {
  readonly verb: 'direct' | 'introduce' | 'send' | 'find' | 'edit' | 'home' | 'leave';
  readonly place: string | null;
}

/** A working chat platform in memory: places, messages, homes, and faults on demand. */
export interface FakeChat extends ChatAdapter {
  readonly messages: readonly FakeMessage[];
  readonly homes: ReadonlyMap<string, readonly Card[]>;
  readonly core: Core;
  /** People in a conversation by its place id. */
  readonly members: ReadonlyMap<string, readonly string[]>;
  shown: Form | null;
  /** Answers the fault for a call, or null for none; asked once a call. */
  faultOf: (call: Call) => Fault | null;
  directOf(account: AccountRef): PlaceRef;
}

export const FAKE = { platform: 'fake', tenant: 'ward' } as const;

export function fakeChat(ground: Omit<PlaceRef, 'id'> = FAKE): FakeChat {
  const messages: FakeMessage[] = [];
  const homes = new Map<string, readonly Card[]>();
  const homeVersions = new Map<string, number>();
  const members = new Map<string, readonly string[]>();
  const byKey = new Map<string, PlaceRef>();
  let core: Core | null = null;
  let order = 0;

  const placeOf = (id: string): PlaceRef => ({ ...ground, id });
  const directOf = (account: AccountRef): PlaceRef => placeOf(`dm-${account.id}`);

  /** Does the effect unless the fault came before it, and loses the reply when the fault says so. */
  function perform<T>(call: Call, effect: () => T): Outcome<T> {
    const fault = chat.faultOf(call);
    switch (fault) {
      case null:
        return { kind: 'done', value: effect() };
      case 'lost-reply':
        effect();
        return { kind: 'unknown-outcome' };
      case 'retry':
        return { kind: 'retry', at: new Date(chat.core.now().getTime() + 2000) };
      case 'throws':
        throw new Error('the fake platform threw');
      case 'gone':
        return { kind: 'gone' };
      default:
        return { kind: fault, reason: 'fault on demand' };
    }
  }

  const chat: FakeChat = {
    platform: ground.platform,
    can: { forms: true, buttons: true, edits: true, removes: true, finds: true, home: true },
    messages,
    homes,
    members,
    shown: null,
    faultOf: () => null,
    directOf,
    get core() {
      if (core === null) throw new Error('the bot was not started');
      return core;
    },
    async start(started) {
      core = started;
      started.health({ status: 'ready' });
    },
    async stop() {},
    async openForm(_ticket, _to, form) {
      chat.shown = form;
      return 'shown';
    },
    async direct(to) {
      return perform({ verb: 'direct', place: null }, () => directOf(to));
    },
    async introduce(people, key) {
      return perform({ verb: 'introduce', place: null }, () => {
        const place = byKey.get(key) ?? placeOf(`group-${byKey.size + 1}`);
        byKey.set(key, place);
        members.set(
          place.id,
          people.map(({ id }) => id),
        );
        return place;
      });
    },
    async send(to, card, key): Promise<Outcome<MessageRef>> {
      return perform({ verb: 'send', place: to.id }, () => {
        order += 1;
        const message: FakeMessage = { id: `m-${order}`, place: to, key, card, version: 0, order };
        messages.push(message);
        return { place: to, id: message.id };
      });
    },
    async find(to, key) {
      const fault = chat.faultOf({ verb: 'find', place: to.id });
      if (fault !== null) return fault === 'retry' ? 'not-now' : 'cannot-tell';
      const found = messages.find((message) => message.key === key && message.place.id === to.id);
      return found === undefined ? 'absent' : { place: found.place, id: found.id };
    },
    async edit(message, card, version) {
      return perform({ verb: 'edit', place: message.place.id }, () => {
        const found = messages.find(({ id }) => id === message.id);
        if (found === undefined || found.version > version) return;
        found.card = card;
        found.version = version;
      });
    },
    async remove() {
      return { kind: 'done', value: undefined };
    },
    async leave(place) {
      return perform({ verb: 'leave', place: place.id }, () => undefined);
    },
    async home(of, sections, version) {
      return perform({ verb: 'home', place: of.id }, () => {
        if ((homeVersions.get(of.id) ?? -1) > version) return;
        homeVersions.set(of.id, version);
        homes.set(of.id, sections);
      });
    },
    async person(of) {
      return { name: of.id, active: true, external: false, bot: false, timeZone: null };
    },
  };
  return chat;
}
