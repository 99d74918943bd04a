import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EmbeddedBot } from '../../src/assemble.ts';
import type { Card, Choice, FieldValue, Form, Reply } from '../../src/chat/port.ts';
import type { ConsultRequest, Person } from '../../src/consult/index.ts';
import { RawText } from '../../src/deid/index.ts';
import type { Log } from '../../src/log.ts';
import { createBot } from '../../src/main.ts';
import { countingChance } from './counting-chance.ts';
import { FAKE, type FakeChat, fakeChat } from './fake-chat.ts';
import { type ManualClock, manualClock } from './manual-clock.ts';
import { staff } from './staff.ts';

/** Values as a person would fill them in: words for clinical fields, the option's value for the rest. */
export type Filled = Readonly<
  Record<string, string | readonly string[] | { readonly words: string; readonly restore: readonly string[] }>
>;

/** One invented person at their chat client, in verbs. */
export interface Someone {
  readonly person: Person;
  /** Types the line; answers the form that opens. */
  asks(words: string): Promise<Form>;
  fills(form: Form, values: Filled): Promise<Reply>;
  /** All cards in the direct conversation with Konsil, oldest first. */
  cards(): readonly Card[];
  /** The newest card whose title or text holds these words. */
  sees(words: string | RegExp): Card;
  choice(id: string): { card: Card; choice: Choice };
  /** Presses the newest card's choice; a choice that opens a form answers it. */
  presses(id: string): Promise<Form | null>;
  home(): readonly Card[];
}

export interface Hospital {
  readonly bot: EmbeddedBot;
  readonly chat: FakeChat;
  readonly clock: ManualClock;
  readonly folder: string;
  readonly as: (id: string) => Someone;
  readonly requests: () => Promise<readonly ConsultRequest[]>;
  /** Moves time and lets everything happen that is due. */
  readonly later: (by: Parameters<ManualClock['advance']>[0]) => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface HospitalOptions {
  readonly databaseUrl?: string;
  readonly folder?: string;
  readonly people?: readonly Person[];
  readonly clock?: ManualClock;
  readonly chat?: FakeChat;
  /** Further platforms. */
  readonly chats?: readonly FakeChat[];
  readonly locale?: 'de' | 'en';
  readonly log?: Log;
}

/** The whole bot on a real database, with a fake platform and time moved by hand. */
export async function openHospital(options: HospitalOptions = {}): Promise<Hospital> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'konsil-'));
  const clock = options.clock ?? manualClock();
  const chat = options.chat ?? fakeChat();
  const people = options.people ?? staff();
  const bot = await createBot({
    databaseUrl: options.databaseUrl ?? ':memory:',
    keyFile: join(folder, 'konsil.key'),
    adapters: async (store) => {
      if ((await store.experts('default')).length === 0) await store.savePeople(people, []);
      return [chat, ...(options.chats ?? [])];
    },
    timeZone: 'Europe/Berlin',
    holidayRegion: 'DE-BE',
    emergencyPhone: '0-112-FAKE',
    clock,
    locale: options.locale ?? 'de',
    chance: countingChance(),
    ...(options.log === undefined ? {} : { log: options.log }),
  });
  await bot.start();
  await bot.settled();
  let count = 0;
  const next = (): string => {
    count += 1;
    return `event-${count}`;
  };
  const as = (id: string): Someone => {
    const person = people.find((one) => one.id === id);
    if (person === undefined) throw new Error(`nobody is called ${id}`);
    return someone({ bot, chat, clock, person, next });
  };
  return {
    bot,
    chat,
    clock,
    folder,
    as,
    requests: async () => {
      const all = await Promise.all(people.map((person) => bot.store.requestsOf(person.id, 100)));
      return [...new Map(all.flat().map((request) => [request.id, request])).values()];
    },
    async later(by) {
      clock.advance(by);
      bot.wake();
      await bot.settled();
    },
    close: () => bot.stop(0),
  };
}

interface Desk {
  readonly bot: EmbeddedBot;
  readonly chat: FakeChat;
  readonly clock: ManualClock;
  readonly person: Person;
  readonly next: () => string;
}

function someone({ bot, chat, clock, person, next }: Desk): Someone {
  const by = person.accounts[0] ?? { ...FAKE, id: person.id };
  const place = chat.directOf(by);
  const base = () => ({ dedupeKey: next(), at: clock.now(), by, in: place });
  const cards = () => chat.messages.filter((message) => message.place.id === place.id).map(({ card }) => card);
  const me: Someone = {
    person,
    cards,
    home: () => chat.homes.get(by.id) ?? [],
    async asks(words) {
      const event = { ...base(), kind: 'command', text: new RawText(words) } as const;
      const form = await chat.core.form(event);
      await chat.core.accept(event);
      await bot.settled();
      return form;
    },
    async fills(form, values) {
      const reply = await chat.core.accept({
        ...base(),
        kind: 'form',
        form: form.name,
        handle: form.handle,
        values: filledIn(form, values),
      });
      await bot.settled();
      return reply;
    },
    sees(words) {
      const found = cards().findLast((card) => textOf(card).search(words) >= 0);
      if (found === undefined)
        throw new Error(
          `${person.id} sees no card with ${String(words)}; there are: ${cards()
            .map(({ title }) => title)
            .join(' | ')}`,
        );
      return found;
    },
    choice(id) {
      for (const card of cards().toReversed()) {
        const choice = card.choices.find((one) => one.id === id);
        if (choice !== undefined) return { card, choice };
      }
      throw new Error(
        `${person.id} has no choice ${id}; there are: ${cards()
          .flatMap((card) => card.choices.map((one) => one.id))
          .join(' ')}`,
      );
    },
    async presses(id) {
      const { card, choice } = me.choice(id);
      const event = { ...base(), kind: 'choice', handle: card.handle ?? '', choice: id } as const;
      if (choice.opens !== null) return chat.core.form(event);
      await chat.core.accept(event);
      await bot.settled();
      return null;
    },
  };
  return me;
}

function filledIn(form: Form, values: Filled): Record<string, FieldValue> {
  return Object.fromEntries(
    form.fields.map((field): [string, FieldValue] => {
      const given = values[field.id];
      switch (field.kind) {
        case 'clinical': {
          const { words, restore } =
            typeof given === 'object' && 'words' in given ? given : { words: given, restore: [] };
          return [
            field.id,
            { kind: 'clinical', text: new RawText(typeof words === 'string' ? words : field.value), restore },
          ];
        }
        case 'choices':
          return [field.id, { kind: 'choices', values: Array.isArray(given) ? given : field.values }];
        case 'contact':
          return [field.id, { kind: 'contact', value: typeof given === 'string' ? given : field.value }];
        default:
          return [field.id, { kind: field.kind, value: typeof given === 'string' ? given : field.value }];
      }
    }),
  );
}

/** Everything on a card that a reader sees. */
export function textOf(card: Card): string {
  const parts = card.parts.map((part) => {
    switch (part.kind) {
      case 'facts':
        return part.rows.map(({ label, value }) => `${label}: ${value}`).join('\n');
      case 'list':
        return [part.label, ...part.items].join('\n');
      case 'quote':
      case 'record':
        return `${part.label}\n${part.text}`;
      default:
        return part.text;
    }
  });
  return [card.title, card.notice, ...parts, ...card.choices.map(({ label }) => label)].join('\n');
}
