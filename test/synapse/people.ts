import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';

export interface SeenMessage {
  readonly room: string;
  readonly id: string;
  readonly sender: string;
  body: string;
  /** Anything of it, first words or edit, came in clear. */
  clear: boolean;
  /** Further events put words into it. */
  edits: number;
  signs: { readonly sender: string; readonly emoji: string }[];
}

/** A person with an encrypted client of their own. */
export interface RealPerson {
  readonly userId: string;
  readonly messages: readonly SeenMessage[];
  readonly rooms: ReadonlyMap<string, string>;
  dm(to: string): Promise<string>;
  room(to: string): Promise<string>;
  encrypt(room: string): Promise<string>;
  write(room: string, body: string): Promise<string>;
  react(room: string, to: string, emoji: string): Promise<string>;
  /** Sets a state event with an empty key. */
  state(room: string, type: string, content: object): Promise<string>;
  kick(room: string, who: string): Promise<string>;
  ban(room: string, who: string): Promise<string>;
  /** Makes an identity and signs this device with it: their other devices are unverified from now on. */
  crossSign(): Promise<string>;
  /** Every event of every room they are in, state and words, as JSON. */
  known(): Promise<string>;
  /** Waits until a message fits. */
  sees(fits: (message: SeenMessage) => boolean, what: string): Promise<SeenMessage>;
  leave(): Promise<void>;
}

interface Line {
  readonly kind: string;
  readonly order?: number;
  readonly result?: string;
  readonly why?: string;
  readonly room?: string;
  readonly id?: string;
  readonly sender?: string;
  readonly body?: string;
  readonly clear?: boolean;
  readonly replaces?: string | null;
  readonly membership?: string;
  readonly to?: string;
  readonly emoji?: string;
}

const PATIENCE_MS = 120_000;

/** Waits as long as something may reasonably take; says what it waited for. */
export async function until<T>(what: string, look: () => T | null | undefined | false, ms = PATIENCE_MS): Promise<T> {
  for (let waited = 0; waited < ms; waited += 25) {
    const found = look();
    if (found !== null && found !== undefined && found !== false) return found;
    await wait(25);
  }
  throw new Error(`waited in vain for ${what}`);
}

export async function openPerson(url: string, userId: string, password: string): Promise<RealPerson> {
  const file = join(import.meta.dirname, 'person.ts');
  const process: ChildProcess = spawn(globalThis.process.execPath, [file, url, userId, password], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  if (process.stdout === null) throw new Error('no output');
  const messages: SeenMessage[] = [];
  const rooms = new Map<string, string>();
  const answers = new Map<number, Line>();
  let ready = false;
  let orders = 0;
  const edits: Line[] = [];

  const edited = (line: Line): boolean => {
    const message = messages.find(({ id }) => id === line.replaces);
    if (message === undefined) return false;
    message.body = line.body ?? '';
    message.clear ||= line.clear === true;
    message.edits += 1;
    return true;
  };
  const take = (line: Line): void => {
    if (line.kind === 'ready') ready = true;
    if (line.order !== undefined) answers.set(line.order, line);
    if (line.kind === 'membership') rooms.set(line.room ?? '', line.membership ?? '');
    if (line.kind === 'reaction')
      messages.find(({ id }) => id === line.to)?.signs.push({ sender: line.sender ?? '', emoji: line.emoji ?? '' });
    if (line.kind !== 'message') return;
    if (line.replaces != null) {
      if (!edited(line)) edits.push(line);
      return;
    }
    const { room = '', id = '', sender = '', body = '', clear = false } = line;
    messages.push({ room, id, sender, body, clear, edits: 0, signs: [] });
    for (const early of edits.splice(0)) if (!edited(early)) edits.push(early);
  };
  createInterface({ input: process.stdout }).on('line', (line) => take(JSON.parse(line)));
  await until(`${userId} to sign in`, () => ready);

  const order = async (act: string, room: string, to: string, body: string): Promise<string> => {
    orders += 1;
    const number = orders;
    process.stdin?.write(`${JSON.stringify({ order: number, act, room, to, body })}\n`);
    const answer = await until(`${act} of ${userId}`, () => answers.get(number));
    if (answer.kind === 'failed') throw new Error(`${act} failed: ${answer.why}`);
    return answer.result ?? '';
  };
  return {
    userId,
    messages,
    rooms,
    dm: (to) => order('dm', '', to, ''),
    room: (to) => order('room', '', to, ''),
    encrypt: (room) => order('encrypt', room, '', ''),
    write: (room, body) => order('write', room, '', body),
    react: (room, to, emoji) => order('react', room, to, emoji),
    state: (room, type, content) => order('state', room, type, JSON.stringify(content)),
    kick: (room, who) => order('kick', room, who, ''),
    ban: (room, who) => order('ban', room, who, ''),
    crossSign: () => order('cross-sign', '', '', ''),
    known: () => order('known', '', '', ''),
    sees: (fits, what) => until(`${userId} to see ${what}`, () => messages.findLast(fits)),
    async leave() {
      const ended = new Promise((resolve) => process.once('exit', resolve));
      process.stdin?.end();
      await ended;
    },
  };
}
