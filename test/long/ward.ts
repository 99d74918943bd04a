import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { Form, Reply } from '../../src/chat/port.ts';
import { FAKE, type FakeChat, fakeChat } from '../fakes/fake-chat.ts';
import { type Envelope, fromBot, perform, type ToBot, type WireDeed } from './wire.ts';

/** What a person did, until the bot has said that it has it. */
export interface Letter {
  readonly envelope: Envelope;
  acknowledged: boolean;
}

interface Answer {
  readonly reply: Reply | null;
  readonly form: Form | null;
  readonly code: string | null;
}

/** The people and their chat platform, in this process; the bot in another, which may be killed and started again. */
export interface Ward {
  readonly chat: FakeChat;
  readonly letters: readonly Letter[];
  /** Codes of the faults the bot told of, in its log or in answer to someone, of this start and those before. */
  readonly faults: readonly string[];
  readonly alive: () => boolean;
  /** Resolves when the bot is up, or has died before; false then. */
  readonly start: () => Promise<boolean>;
  readonly kill: () => Promise<void>;
  /** Lets it end by itself; the exit code. */
  readonly stop: () => Promise<number | null>;
  readonly write: (person: string, deed: WireDeed) => Letter;
  /** Hands it in; null when the bot died before it answered. */
  readonly bring: (letter: Letter) => Promise<Answer | null>;
  /** The form that answers it; null when there is none, or nobody to give it. */
  readonly form: (letter: Letter) => Promise<Form | null>;
  /** Brings again what was not acknowledged. */
  readonly bringAgain: () => Promise<void>;
  readonly settled: () => Promise<void>;
}

export interface WardOptions {
  readonly databaseFile: string;
  readonly keyFile: string;
  /** How many times faster than real it looks again after a fault. */
  readonly haste?: number;
  readonly env?: Readonly<Record<string, string>>;
}

export function openWard({ databaseFile, keyFile, haste = 1, env = {} }: WardOptions): Ward {
  const chat = fakeChat();
  const letters: Letter[] = [];
  const faults: string[] = [];
  const asked = new Map<number, (answer: Answer | null) => void>();
  let child: ChildProcess | null = null;
  let gone: Promise<number | null> = Promise.resolve(null);
  let ids = 0;

  const ask = (make: (id: number) => ToBot): Promise<Answer | null> => {
    ids += 1;
    const id = ids;
    const to = child;
    if (to === null) return Promise.resolve(null);
    return new Promise((resolve) => {
      asked.set(id, resolve);
      to.send(make(id), () => undefined);
    });
  };
  const hear = (from: ChildProcess, raw: unknown, ready: () => void): void => {
    if (from !== child) return;
    const message = fromBot.parse(raw);
    switch (message.kind) {
      case 'ready':
        ready();
        return;
      case 'fault':
        faults.push(message.code);
        return;
      case 'answer':
        asked.get(message.id)?.(message);
        asked.delete(message.id);
        return;
      case 'call':
        void perform(chat, message.call).then((value) =>
          from.send({ kind: 'reply', id: message.id, value } satisfies ToBot, () => undefined),
        );
    }
  };
  const died = (): void => {
    child = null;
    for (const resolve of asked.values()) resolve(null);
    asked.clear();
  };
  const bring = async (letter: Letter): Promise<Answer | null> => {
    const answer = await ask((id) => ({ kind: 'accept', id, envelope: letter.envelope }));
    if (answer?.reply?.kind === 'ok') letter.acknowledged = true;
    if (answer?.code != null) faults.push(answer.code);
    return answer;
  };

  return {
    chat,
    letters,
    faults,
    alive: () => child !== null,
    start() {
      const born = fork(join(import.meta.dirname, 'loaded-bot.ts'), [databaseFile, keyFile, String(haste)], {
        serialization: 'advanced',
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
        env: { ...process.env, ...env },
        execArgv: ['--no-warnings'],
      });
      child = born;
      gone = new Promise((resolve) =>
        born.once('exit', (code) => {
          died();
          resolve(code);
        }),
      );
      return new Promise((resolve) => {
        born.on('message', (raw) => hear(born, raw, () => resolve(true)));
        void gone.then(() => resolve(false));
      });
    },
    async kill() {
      child?.kill('SIGKILL');
      await gone;
    },
    stop() {
      child?.send({ kind: 'stop' } satisfies ToBot, () => undefined);
      return gone;
    },
    write(person, deed) {
      const envelope = { dedupeKey: `event-${letters.length + 1}`, at: new Date(), by: { ...FAKE, id: person }, deed };
      const letter = { envelope, acknowledged: false };
      letters.push(letter);
      return letter;
    },
    bring,
    async form(letter) {
      const answer = await ask((id) => ({ kind: 'form', id, envelope: letter.envelope }));
      return answer?.form ?? null;
    },
    async bringAgain() {
      for (const letter of letters) if (!letter.acknowledged) await bring(letter);
    },
    async settled() {
      await ask((id) => ({ kind: 'settle', id }));
    },
  };
}
