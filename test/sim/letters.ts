import type { FieldValue, Form, Inbound, Reply } from '../../src/chat/port.ts';
import { RawText } from '../../src/deid/index.ts';
import { FAKE } from '../fakes/fake-chat.ts';
import type { Life } from './life.ts';
import type { Platform } from './platform.ts';

/** One thing a person did, until the bot has taken it or refused it for good. */
export interface Letter {
  readonly event: Inbound;
  status: 'on-its-way' | 'acknowledged' | 'sent-back';
}

/** What a person does without the envelope. */
export type Deed = Inbound extends infer E
  ? E extends Inbound
    ? Omit<E, 'dedupeKey' | 'at' | 'by' | 'in'>
    : never
  : never;

/** Takes what people do to the bot; what was not acknowledged is brought again after a restart, as platforms do. */
export interface Letters {
  readonly all: readonly Letter[];
  readonly write: (person: string, deed: Deed) => Letter;
  /** Brings one letter once; resolves when the bot has answered, never when it died meanwhile. */
  readonly bring: (letter: Letter) => Promise<void>;
  readonly waiting: () => readonly Letter[];
}

export function createLetters(platform: Platform, now: () => Date, present: () => Life): Letters {
  const all: Letter[] = [];
  const write = (person: string, deed: Deed): Letter => {
    const by = { ...FAKE, id: person };
    const envelope = { dedupeKey: `event-${all.length + 1}`, at: now(), by, in: platform.chat.directOf(by) };
    const letter: Letter = { event: { ...deed, ...envelope }, status: 'on-its-way' };
    all.push(letter);
    return letter;
  };
  const bring = async (letter: Letter): Promise<void> => {
    const life = present();
    await life.turn(`brings ${letter.event.dedupeKey}`);
    const reply = await handIn(platform, letter);
    if (!life.alive() || reply === null) return;
    if (letter.status !== 'on-its-way') return;
    if (reply.kind !== 'form') {
      letter.status = reply.kind === 'ok' || reply.kind === 'card' ? 'acknowledged' : 'sent-back';
      return;
    }
    letter.status = 'sent-back';
    await bring(write(letter.event.by.id, returned(reply.form, asShown)));
  };
  return { all, write, bring, waiting: () => all.filter(({ status }) => status === 'on-its-way') };
}

/** Null when the bot could not take it; the platform keeps it. */
async function handIn({ chat }: Platform, { event }: Letter): Promise<Reply | null> {
  try {
    return await chat.core.accept(event);
  } catch {
    return null;
  }
}

type Fill = (field: Form['fields'][number]) => FieldValue;

export function returned(form: Form, fill: Fill): Deed {
  const values = Object.fromEntries(form.fields.map((field): [string, FieldValue] => [field.id, fill(field)]));
  return { kind: 'form', form: form.name, handle: form.handle, values };
}

/** As it stands in the form. */
export const asShown: Fill = (field) => {
  switch (field.kind) {
    case 'clinical':
      return { kind: 'clinical', text: new RawText(field.value), restore: [] };
    case 'choices':
      return { kind: 'choices', values: field.values };
    case 'contact':
      return { kind: 'contact', value: field.value };
    default:
      return { kind: field.kind, value: field.value };
  }
};
