import type { Form, Inbound } from '../../src/chat/port.ts';
import { replaced, said } from './content.ts';
import { converse, type Step, type Typed } from './converse.ts';
import { type Dialogue, openDialogue } from './dialogue.ts';
import { follow } from './follow.ts';
import { collect } from './form-values.ts';
import { formBlocks } from './render/form.ts';
import { line, piecesOf } from './render/pieces.ts';
import type { DialogueRow } from './rows.ts';
import { stableId } from './stable-id.ts';
import { accountOf, placeOf, type Stage } from './stage.ts';
import { tell } from './tell.ts';
import { viewOf } from './view.ts';
import { type Sentence, words } from './words.ts';

/** Where a form is asked, whom, and the event that led to it. */
export interface Asking {
  readonly roomId: string;
  readonly userId: string;
  readonly eventId: string;
}

const FORGOTTEN_AFTER_MS = 24 * 3_600_000;

/** The form that lies open before a person; one from yesterday lies open no more. */
export async function openForm(stage: Stage, userId: string): Promise<DialogueRow | null> {
  const row = await stage.rows.read('dialogue', userId);
  if (row === null) return null;
  return stage.core.now().getTime() - Date.parse(row.at) < FORGOTTEN_AFTER_MS ? row : null;
}

export function beginForm(stage: Stage, asking: Asking, form: Form): Promise<void> {
  return beginDialogue(stage, asking, { dialogue: openDialogue(form), why: null });
}

/** A form of which something is filled in already; `why` says what was not understood. */
export async function beginDialogue(
  stage: Stage,
  asking: Asking,
  { dialogue, why }: { readonly dialogue: Dialogue; readonly why: Sentence | null },
): Promise<void> {
  stage.languages.set(asking.userId, dialogue.form.lang);
  await show(stage, asking, dialogue, { whole: true, errors: sentences(dialogue, why) });
}

interface Showing {
  readonly whole: boolean;
  readonly errors: readonly string[];
}

/** Remembered before it is asked: the same event again finds the same question under the same transaction. */
async function show(stage: Stage, asking: Asking, dialogue: Dialogue, { whole, errors }: Showing): Promise<void> {
  const { roomId, userId, eventId } = asking;
  const row: DialogueRow = { row: 'dialogue', dialogue, roomId, promptId: null, at: stage.core.now().toISOString() };
  await stage.rows.write(row, userId);
  const pieces = piecesOf(formBlocks(viewOf(dialogue, errors), whole || dialogue.asked === null));
  let promptId: string | null = null;
  for (const [index, piece] of pieces.entries())
    promptId = await stage.client.say(roomId, said(piece, 'm.notice'), `f${index}${stableId(eventId)}`);
  await stage.rows.write({ ...row, promptId }, userId);
}

/** One message of a person whose form lies open; false when it says nothing to the form. */
export async function answerForm(stage: Stage, row: DialogueRow, asking: Asking, typedWords: string): Promise<boolean> {
  const typed: Typed = { roomId: asking.roomId, eventId: asking.eventId, words: typedWords };
  const step: Step = converse(row.dialogue, typed);
  if (step.kind === 'ask' && step.why === 'notUnderstood' && row.dialogue.asked === null) return false;
  stage.typed.set(asking.eventId, typedWords);
  switch (step.kind) {
    case 'cancel':
      await cancel(stage, row, asking);
      return true;
    case 'submit':
      await submit(stage, { ...row, dialogue: step.dialogue }, asking);
      return true;
    case 'ask':
      await show(stage, asking, step.dialogue, { whole: false, errors: sentences(step.dialogue, step.why) });
      return true;
  }
}

/** What was typed fits nothing: the form is shown once more. */
export async function explainForm(stage: Stage, { dialogue }: DialogueRow, asking: Asking): Promise<void> {
  await show(stage, asking, dialogue, { whole: false, errors: sentences(dialogue, 'notUnderstood') });
}

function sentences({ form }: Dialogue, why: Sentence | null): readonly string[] {
  return why === null ? [] : [words[form.lang][why]];
}

function base(stage: Stage, { userId, roomId }: Asking, dedupeKey: string) {
  return { dedupeKey, at: stage.core.now(), by: accountOf(userId), in: placeOf(stage, roomId) };
}

async function cancel(stage: Stage, row: DialogueRow, asking: Asking): Promise<void> {
  const { handle } = row.dialogue.form;
  await stage.core.accept({ ...base(stage, asking, `closed/${asking.eventId}`), kind: 'form-closed', handle });
  await close(stage, row, asking, 'cancelled');
}

async function submit(stage: Stage, row: DialogueRow, asking: Asking): Promise<void> {
  const { form } = row.dialogue;
  const collected = await collect(stage, row.dialogue);
  if (collected.kind === 'lost') {
    const { [collected.field]: _lost, ...answers } = row.dialogue.answers;
    const dialogue = { ...row.dialogue, answers, asked: collected.field };
    return show(stage, asking, dialogue, { whole: false, errors: sentences(dialogue, 'lostWords') });
  }
  const event: Inbound = {
    ...base(stage, asking, `form/${asking.eventId}`),
    kind: 'form',
    form: form.name,
    handle: form.handle,
    values: collected.values,
  };
  await stage.rows.write(row, asking.userId);
  const reply = await stage.core.accept(event).catch(() => null);
  if (reply === null) return tell(stage, asking, 'notStored');
  if (reply.kind === 'errors') {
    const errors = reply.errors.map(({ field, message }) => `${labelOf(form, field)}: ${message}`);
    return show(stage, asking, { ...row.dialogue, asked: null }, { whole: false, errors });
  }
  if (reply.kind !== 'form') await close(stage, row, asking, 'sent');
  return follow(stage, asking, event, reply);
}

function labelOf({ fields, title }: Form, id: string): string {
  return fields.find((field) => field.id === id)?.label ?? title;
}

/** The question turns into its end, so that nobody answers it again. */
async function close(stage: Stage, row: DialogueRow, asking: Asking, how: 'sent' | 'cancelled'): Promise<void> {
  await stage.rows.remove('dialogue', asking.userId);
  for (const answer of Object.values(row.dialogue.answers))
    if (answer.kind === 'typed') stage.typed.delete(answer.eventId);
  stage.typed.delete(asking.eventId);
  if (row.promptId === null) return;
  const end = line(words[row.dialogue.form.lang][how]);
  await stage.client.say(row.roomId, replaced(row.promptId, end, 'm.notice'), `c${stableId(asking.eventId)}`);
}
