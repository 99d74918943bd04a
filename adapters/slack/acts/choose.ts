import { type Form, RawText } from '../../../src/chat/port.ts';
import { codeOf } from '../failure.ts';
import { keptIn } from '../render/kept.ts';
import type { Stage } from '../stage.ts';
import { type Answer, CONTINUE, goOnInChat, stored } from './ask.ts';
import { follow } from './follow.ts';
import { openForm, openNotice, openWhenDrawn } from './modal.ts';
import { baseOf, isOutsider, ownWords, type Source } from './source.ts';
import { offerOnward } from './tell.ts';

export interface Press {
  readonly source: Source;
  readonly triggerId: string;
  readonly choice: string;
  readonly handle: string;
  /** The message on which it stands, as `channel:ts`, and its blocks. */
  readonly message: string | null;
  readonly blocks: readonly unknown[];
  readonly answer: Answer;
}

/** A choice that acts at once is stored before it counts as heard. */
export async function choose(stage: Stage, press: Press): Promise<void> {
  const { source, choice, handle, triggerId, answer } = press;
  const own = ownWords(stage, source.userId);
  if (isOutsider(stage, source)) return told(stage, press, own.guest);
  const reply = await stored(stage, { ...baseOf(stage, source), kind: 'choice', handle, choice });
  await answer();
  if (reply === null) return void (await openNotice(stage, triggerId, source.userId, own.notStored));
  if (reply.kind === 'form') await openForm(stage, triggerId, source.userId, reply.form);
  await follow(stage, source, reply);
}

async function told(stage: Stage, { answer, triggerId, source }: Press, text: string): Promise<void> {
  await answer();
  await openNotice(stage, triggerId, source.userId, text);
}

/** A choice that leads to a form stores nothing yet. */
export async function openChosen(stage: Stage, press: Press): Promise<void> {
  const { source } = press;
  const own = ownWords(stage, source.userId);
  if (isOutsider(stage, source)) return told(stage, press, own.guest);
  const heard = press.answer();
  const drawing = drawn(stage, press);
  const from = keptIn(press.blocks) === null ? null : press.message;
  const isOpen = openWhenDrawn(stage, press.triggerId, source.userId, drawing, from);
  try {
    if (!(await isOpen)) await offerAgain(stage, press, await drawing);
  } catch (error) {
    stage.options.onFault?.('form', codeOf(error));
    await openNotice(stage, press.triggerId, source.userId, own.notThere);
  }
  await heard;
}

async function drawn(stage: Stage, press: Press): Promise<Form> {
  const { source, choice, handle } = press;
  const kept = keptIn(press.blocks);
  if (choice === CONTINUE) return waiting(stage, source, handle, kept ?? '');
  const form = await stage.core.form({ ...baseOf(stage, source), kind: 'choice', handle, choice });
  return kept === null ? form : withKept(form, kept);
}

/** After a restart the form is made anew from the text that waits, under the key of the event that it answers. */
async function waiting(stage: Stage, source: Source, dedupeKey: string, kept: string): Promise<Form> {
  const held = stage.waitingForms.get(dedupeKey);
  if (held !== null) return held;
  return stage.core.form({ ...baseOf(stage, source), dedupeKey, kind: 'command', text: new RawText(kept) });
}

/** What was written to Konsil is put into the form that was meant by it; it is filtered again when it is sent. */
function withKept(form: Form, kept: string): Form {
  const at = form.fields.findIndex((field) => field.kind === 'clinical' && field.value === '');
  const fields = form.fields.map((field, index) =>
    index === at && field.kind === 'clinical' ? { ...field, value: kept } : field,
  );
  return { ...form, fields };
}

async function offerAgain(stage: Stage, { source, choice, handle, blocks }: Press, form: Form): Promise<void> {
  if (choice === CONTINUE) return goOnInChat(stage, source, form);
  const { by, dedupeKey } = baseOf(stage, source);
  await offerOnward(stage, by, form.lang, {
    key: `onward/${dedupeKey}`,
    text: ownWords(stage, source.userId).kept.form,
    kept: keptIn(blocks) ?? '',
    choice: { id: choice, opens: form.name },
    handle,
  });
}
