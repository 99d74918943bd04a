import { z } from 'zod';
import type { Card, ChatAdapter, FieldValue, Form, Inbound, Reply } from '../../src/chat/port.ts';
import { RawText } from '../../src/deid/index.ts';

/** What passes between a bot in a process of its own and the platform that outlives it. */

const place = z.object({ platform: z.string(), tenant: z.string(), id: z.string() });
const message = z.object({ place, id: z.string() });
const card = z.custom<Card>((value) => typeof value === 'object' && value !== null && 'choices' in value);
const form = z.custom<Form>((value) => typeof value === 'object' && value !== null && 'fields' in value);
const reply = z.custom<Reply>((value) => typeof value === 'object' && value !== null && 'kind' in value);

export const call = z.discriminatedUnion('verb', [
  z.object({ verb: z.literal('direct'), args: z.tuple([place, z.string()]) }),
  z.object({ verb: z.literal('introduce'), args: z.tuple([z.array(place), z.string()]) }),
  z.object({ verb: z.literal('send'), args: z.tuple([place, card, z.string()]) }),
  z.object({ verb: z.literal('find'), args: z.tuple([place, z.string()]) }),
  z.object({ verb: z.literal('edit'), args: z.tuple([message, card, z.number()]) }),
  z.object({ verb: z.literal('leave'), args: z.tuple([place]) }),
  z.object({ verb: z.literal('home'), args: z.tuple([place, z.array(card), z.number()]) }),
]);
export type Call = z.infer<typeof call>;

/** From the bot to the platform. */
export const fromBot = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  z.object({ kind: z.literal('call'), id: z.number(), call }),
  z.object({
    kind: z.literal('answer'),
    id: z.number(),
    reply: reply.nullable(),
    form: form.nullable(),
    code: z.string().nullable(),
  }),
  z.object({ kind: z.literal('fault'), code: z.string() }),
]);
export type FromBot = z.infer<typeof fromBot>;

const outcome = <T extends z.ZodType>(value: T) =>
  z.union([z.object({ kind: z.literal('done'), value }), z.object({ kind: z.literal('unknown-outcome') })]);
export const placeOutcome = outcome(place);
export const messageOutcome = outcome(message);
export const doneOutcome = outcome(z.undefined());
export const found = z.union([message, z.literal('absent')]);

const value = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('clinical'), words: z.string() }),
  z.object({ kind: z.literal('choices'), values: z.array(z.string()) }),
  z.object({ kind: z.literal('contact'), value: z.string() }),
  z.object({ kind: z.enum(['choice', 'person', 'date']), value: z.string().nullable() }),
]);
export type WireValue = z.infer<typeof value>;

const deed = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('command'), words: z.string() }),
  z.object({ kind: z.literal('choice'), handle: z.string(), choice: z.string() }),
  z.object({
    kind: z.literal('form'),
    form: z.custom<Form['name']>((name) => typeof name === 'string'),
    handle: z.string(),
    values: z.record(z.string(), value),
  }),
]);
export type WireDeed = z.infer<typeof deed>;

export const envelope = z.object({ dedupeKey: z.string(), at: z.date(), by: place, deed });
export type Envelope = z.infer<typeof envelope>;

/** From the platform to the bot. */
export const toBot = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('reply'), id: z.number(), value: z.unknown() }),
  z.object({ kind: z.enum(['accept', 'form']), id: z.number(), envelope }),
  z.object({ kind: z.literal('settle'), id: z.number() }),
  z.object({ kind: z.literal('stop') }),
]);
export type ToBot = z.infer<typeof toBot>;

/** Raw text does not travel: it is made where it is used. */
export function inboundOf({ dedupeKey, at, by, deed: done }: Envelope): Inbound {
  const base = { dedupeKey, at, by, in: { ...by, id: `dm-${by.id}` } };
  switch (done.kind) {
    case 'command':
      return { ...base, kind: 'command', text: new RawText(done.words) };
    case 'choice':
      return { ...base, ...done };
    case 'form':
      return {
        ...base,
        ...done,
        values: Object.fromEntries(Object.entries(done.values).map(([id, one]) => [id, fieldValueOf(one)])),
      };
  }
}

function fieldValueOf(one: WireValue): FieldValue {
  return one.kind === 'clinical' ? { kind: 'clinical', text: new RawText(one.words), restore: [] } : one;
}

/** What the platform does when the bot asks it to. */
export function perform(chat: ChatAdapter, { verb, args }: Call): Promise<unknown> {
  switch (verb) {
    case 'direct':
      return chat.direct(...args);
    case 'introduce':
      return chat.introduce(...args);
    case 'send':
      return chat.send(...args);
    case 'find':
      return chat.find(...args);
    case 'edit':
      return chat.edit(...args);
    case 'leave':
      return chat.leave(...args);
    case 'home':
      return chat.home(...args);
  }
}
