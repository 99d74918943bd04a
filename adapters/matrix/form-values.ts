import { type Field, type FieldValue, RawText } from '../../src/chat/port.ts';
import { type Answer, chosenIn, type Dialogue } from './dialogue.ts';
import { labelled, namesOf } from './read/labelled.ts';
import { withoutReplyFallback } from './read/typed-line.ts';
import type { Stage } from './stage.ts';

type Typed = Extract<Answer, { kind: 'typed' }>;

/** Everything in the form, or the field whose words are not there any more. */
export type Collected =
  | { readonly kind: 'values'; readonly values: Readonly<Record<string, FieldValue>> }
  | { readonly kind: 'lost'; readonly field: string };

/** Words are read where they were typed: from memory, after a restart from the room. */
export async function collect(stage: Stage, dialogue: Dialogue): Promise<Collected> {
  const values: Record<string, FieldValue> = {};
  for (const field of dialogue.form.fields) {
    const answer = dialogue.answers[field.id];
    const typed = answer?.kind === 'typed' ? await wordsOf(stage, dialogue, answer) : null;
    if (answer?.kind === 'typed' && typed === null) return { kind: 'lost', field: field.id };
    Object.defineProperty(values, field.id, { value: fieldValue(dialogue, field, typed), enumerable: true });
  }
  return { kind: 'values', values };
}

function fieldValue(dialogue: Dialogue, field: Field, typed: string | null): FieldValue {
  const emptied = dialogue.answers[field.id]?.kind === 'emptied';
  switch (field.kind) {
    case 'clinical': {
      if (typed !== null || emptied) return { kind: 'clinical', text: new RawText(typed ?? ''), restore: [] };
      const own = new Set(field.removed.map(({ placeholder }) => placeholder));
      const restore = dialogue.restored.filter((placeholder) => own.has(placeholder));
      return { kind: 'clinical', text: new RawText(field.value), restore };
    }
    case 'contact':
      return { kind: 'contact', value: typed ?? (emptied ? '' : field.value) };
    case 'choices':
      return { kind: 'choices', values: chosenIn(dialogue, field) };
    case 'choice':
    case 'person':
    case 'date':
      return { kind: field.kind, value: chosenIn(dialogue, field)[0] ?? null };
  }
}

async function wordsOf(stage: Stage, dialogue: Dialogue, { roomId, eventId, part }: Typed): Promise<string | null> {
  const body = stage.typed.get(eventId) ?? (await fetched(stage, roomId, eventId));
  if (body === null || part === null) return body;
  const names = [...dialogue.form.fields.map(namesOf)];
  return labelled(body, names)?.get(part) ?? null;
}

async function fetched(stage: Stage, roomId: string, eventId: string): Promise<string | null> {
  const event = await stage.client.event(roomId, eventId);
  return event?.what.kind === 'text' ? withoutReplyFallback(event.what.body, event.what.isReply) : null;
}
