import type { AccountRef, Card, Core, Form, Health, Inbound, KeyValue, Reply } from '../../src/chat/port.ts';

/** Rows in memory that pass through JSON, as a database would have it; `fail` makes every access break. */
export function createFakeState(rows = new Map<string, string>()) {
  let isDown = false;
  const whenUp = () => {
    if (isDown) throw new Error('the fake store is down');
  };
  const state: KeyValue = {
    async get(key) {
      whenUp();
      const row = rows.get(key);
      return row === undefined ? null : JSON.parse(row);
    },
    async set(key, value) {
      whenUp();
      rows.set(key, JSON.stringify(value));
    },
    async list(prefix) {
      whenUp();
      return [...rows]
        .filter(([key]) => key.startsWith(prefix))
        .sort()
        .map(([key, value]) => ({ key, value: JSON.parse(value) }));
    },
    async delete(key) {
      whenUp();
      rows.delete(key);
    },
  };
  return {
    state,
    rows,
    fail: (down: boolean) => {
      isDown = down;
    },
  };
}

export interface FakeCore extends Core {
  /** Every event that had an effect, in order; the same dedupeKey again has none. */
  readonly accepted: readonly Inbound[];
  readonly healths: readonly Health[];
  readonly rows: ReadonlyMap<string, string>;
  /** What `accept` answers from now on; `ok` without it. */
  replyWith(reply: (event: Inbound) => Reply): void;
  /** What `form` answers from now on; without it a form is no longer to be had. */
  formWith(form: (event: Inbound) => Form): void;
  failAccept(down: boolean): void;
  failState(down: boolean): void;
  advance(minutes: number): void;
}

/** A small core that works: it remembers what it was told, and its clock is moved by hand. */
export function createFakeCore(rows?: Map<string, string>): FakeCore {
  const stored = createFakeState(rows);
  const accepted: Inbound[] = [];
  const healths: Health[] = [];
  const seen = new Set<string>();
  let now = new Date('2026-03-02T09:00:00Z');
  let reply: (event: Inbound) => Reply = () => ({ kind: 'ok' });
  let form: (event: Inbound) => Form = () => {
    throw new Error('no form answers this');
  };
  let isDown = false;
  return {
    accepted,
    healths,
    rows: stored.rows,
    state: stored.state,
    async accept(event) {
      if (isDown) throw new Error('the fake core cannot store');
      const answer = reply(event);
      if (answer.kind === 'errors' || answer.kind === 'form' || seen.has(event.dedupeKey)) return answer;
      seen.add(event.dedupeKey);
      accepted.push(event);
      return answer;
    },
    form: (event) => form(event),
    now: () => now,
    resolve: async () => null,
    health: (state) => {
      healths.push(state);
    },
    replyWith(next) {
      reply = next;
    },
    formWith(next) {
      form = next;
    },
    failAccept(down) {
      isDown = down;
    },
    failState: stored.fail,
    advance(minutes) {
      now = new Date(now.getTime() + minutes * 60_000);
    },
  };
}

export function account(id: string): AccountRef {
  return { platform: 'playground', tenant: 'local', id };
}

/** A card with the least in it; what a test is about is given. */
export function cardWith(part: Partial<Card> = {}): Card {
  return {
    lang: 'de',
    title: 'Testkarte',
    notice: 'Neue Nachricht von Konsil',
    parts: [],
    choices: [],
    handle: null,
    ended: false,
    ...part,
  };
}

export function formWith(part: Partial<Form> = {}): Form {
  return {
    name: 'question',
    lang: 'de',
    handle: 'h-fake',
    title: 'Ihre Frage',
    intro: [],
    fields: [],
    submit: 'Absenden',
    cancel: 'Abbrechen',
    again: false,
    ...part,
  };
}
