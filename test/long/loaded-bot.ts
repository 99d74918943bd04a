/**
 * The real bot in a process of its own, for tests that kill it: its chat platform is the process that started it, and
 * outlives it. Arguments: database file, key file, and how many times faster than real it looks again after a fault.
 */
import type { Clock } from '../../src/ambient.ts';
import type { ChatAdapter, Core } from '../../src/chat/port.ts';
import type { Person } from '../../src/consult/index.ts';
import { BotError, faultCode } from '../../src/errors.ts';
import type { Log } from '../../src/log.ts';
import { createBot } from '../../src/main.ts';
import { FAKE } from '../fakes/fake-chat.ts';
import { staff } from '../fakes/staff.ts';
import {
  type Call,
  doneOutcome,
  type Envelope,
  type FromBot,
  found,
  inboundOf,
  messageOutcome,
  placeOutcome,
  toBot,
} from './wire.ts';

const [databaseFile = '', keyFile = '', haste = '1'] = process.argv.slice(2);
const waiting = new Map<number, (value: unknown) => void>();
let calls = 0;
let core: Core | null = null;

function tell(message: FromBot): void {
  process.send?.(message);
}

function onPlatform(call: Call): Promise<unknown> {
  calls += 1;
  const id = calls;
  tell({ kind: 'call', id, call });
  return new Promise((resolve) => waiting.set(id, resolve));
}

const adapter: ChatAdapter = {
  platform: FAKE.platform,
  can: { forms: true, buttons: true, edits: true, removes: true, finds: true, home: true },
  async start(started) {
    core = started;
    started.health({ status: 'ready' });
  },
  async stop() {},
  openForm: async () => 'shown',
  remove: async () => ({ kind: 'done', value: undefined }),
  person: async ({ id }) => ({ name: id, active: true, external: false, bot: false, timeZone: null }),
  direct: async (to, key) => placeOutcome.parse(await onPlatform({ verb: 'direct', args: [to, key] })),
  introduce: async (people, key) =>
    placeOutcome.parse(await onPlatform({ verb: 'introduce', args: [[...people], key] })),
  send: async (to, card, key) => messageOutcome.parse(await onPlatform({ verb: 'send', args: [to, card, key] })),
  find: async (to, key) => found.parse(await onPlatform({ verb: 'find', args: [to, key] })),
  edit: async (message, card, version) =>
    doneOutcome.parse(await onPlatform({ verb: 'edit', args: [message, card, version] })),
  leave: async (place) => doneOutcome.parse(await onPlatform({ verb: 'leave', args: [place] })),
  home: async (of, sections, version) =>
    doneOutcome.parse(await onPlatform({ verb: 'home', args: [of, [...sections], version] })),
};

/** Faults are told by their code, as an administrator would read them in the log. */
const log: Log = {
  info: () => undefined,
  warn: (_event, fields) => tell({ kind: 'fault', code: fields?.code ?? 'none' }),
  error: (_event, fields) => tell({ kind: 'fault', code: fields?.code ?? 'none' }),
};

const hasty: Clock = {
  now: () => new Date(),
  after(milliseconds, run) {
    const timer = setTimeout(run, milliseconds / Number(haste));
    return () => clearTimeout(timer);
  },
};

/** Experts whom no load wears out. */
function untiring(people: readonly Person[]): readonly Person[] {
  return people.map((person) =>
    person.expert === null ? person : { ...person, expert: { ...person.expert, weeklyCap: 1000 } },
  );
}

async function answer(id: number, kind: 'accept' | 'form', envelope: Envelope): Promise<void> {
  try {
    if (core === null) throw new BotError('adapter-failed', 'the bot has not begun');
    const event = inboundOf(envelope);
    if (kind === 'accept') tell({ kind: 'answer', id, reply: await core.accept(event), form: null, code: null });
    else tell({ kind: 'answer', id, reply: null, form: await core.form(event), code: null });
  } catch (error) {
    tell({ kind: 'answer', id, reply: null, form: null, code: faultCode(error) });
  }
}

async function run(): Promise<void> {
  const bot = await createBot({
    databaseUrl: `file:${databaseFile}`,
    keyFile,
    log,
    clock: hasty,
    adapters: async (store) => {
      if ((await store.experts('default')).length === 0) await store.savePeople(untiring(staff()), []);
      return [adapter];
    },
  });
  process.on('message', (raw) => {
    const message = toBot.parse(raw);
    switch (message.kind) {
      case 'reply':
        waiting.get(message.id)?.(message.value);
        waiting.delete(message.id);
        return;
      case 'settle':
        void bot.settled().then(() => tell({ kind: 'answer', id: message.id, reply: null, form: null, code: null }));
        return;
      case 'stop':
        void bot.stop(0).then(
          () => process.exit(0),
          (error: unknown) => {
            tell({ kind: 'fault', code: faultCode(error) });
            process.exit(1);
          },
        );
        return;
      default:
        void answer(message.id, message.kind, message.envelope);
    }
  });
  await bot.start();
  tell({ kind: 'ready' });
}

run().catch((error: unknown) => {
  tell({ kind: 'fault', code: faultCode(error) });
  process.exit(1);
});
