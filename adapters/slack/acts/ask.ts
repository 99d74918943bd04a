import { type Form, parseCommand, RawText, type Reply } from '../../../src/chat/port.ts';
import { codeOf } from '../failure.ts';
import { opened } from '../openers.ts';
import { unescaped } from '../render/plain.ts';
import type { Stage } from '../stage.ts';
import { follow } from './follow.ts';
import { openQuestion } from './modal.ts';
import { baseOf, isFoundOutside, isOutsider, ownWords, type Source } from './source.ts';
import { offerOnward, plainCard, tellDirectly } from './tell.ts';

/** Answers whoever typed or pressed, on the spot; without words it only takes the act as heard. */
export type Answer = (text?: string) => Promise<void>;

interface Ask {
  readonly source: Source;
  readonly triggerId: string;
  /** As Slack sent it. */
  readonly typed: string;
  readonly answer: Answer;
}

/** The command, a shortcut or the button on the page: a question opens its form, other words go to the core. */
export async function ask(stage: Stage, act: Ask): Promise<void> {
  const { source, answer } = act;
  if (isOutsider(stage, source)) return answer(ownWords(stage, source.userId).guest);
  const typed = unescaped(act.typed);
  const command = parseCommand(typed);
  const event = { ...baseOf(stage, source), kind: 'command', text: new RawText(typed) } as const;
  if (command.kind === 'ask') return askInForm(stage, act, event);
  const own = ownWords(stage, source.userId);
  if (await isFoundOutside(stage, source)) return answer(own.guest);
  const leadsHome = isAtHome(command.kind);
  const reply = await stored(stage, event, leadsHome);
  if (reply === null) return answer(own.notStored);
  await answer(leadsHome ? own.atHome : own.inDirect);
  await follow(stage, source, reply);
}

export function isAtHome(kind: string): boolean {
  return kind === 'mine' || kind === 'home' || kind === 'profile';
}

/** Null when it could not be stored. `leadsHome`: the answer stands on the person's page. */
export async function stored(
  stage: Stage,
  event: Parameters<Stage['core']['accept']>[0],
  leadsHome = false,
): Promise<Reply | null> {
  try {
    if (leadsHome) await opened(stage, event.by.id);
    return await stage.core.accept(event);
  } catch (error) {
    stage.options.onFault?.('accept', codeOf(error));
    return null;
  }
}

type AskEvent = Extract<Parameters<Stage['core']['accept']>[0], { kind: 'command' | 'message' }>;

/**
 * The form opens before anything is stored, and holds all there is. As a draft it is stored when it is not sent soon, is
 * closed, or could not open: so forms never wait for the database, however many are asked for at once.
 */
async function askInForm(stage: Stage, act: Ask, event: AskEvent): Promise<void> {
  const heard = act.answer();
  try {
    await openOrKeep(stage, act, event);
  } catch (error) {
    stage.options.onFault?.('form', codeOf(error));
    await tellPlainly(stage, act.source, ownWords(stage, act.source.userId).noForm);
  }
  await heard;
}

async function openOrKeep(stage: Stage, { source, triggerId }: Ask, event: AskEvent): Promise<void> {
  const { form, isOpen } = await openQuestion(stage, triggerId, source.userId, () => stage.core.form(event));
  const store = async (): Promise<void> => {
    if (!(await isFoundOutside(stage, source))) await stored(stage, event);
  };
  if (!isOpen) {
    if (!event.text.isBlank) await store();
    await goOnInChat(stage, source, form);
  } else if (!event.text.isBlank) stage.later.put(form.handle, store);
}

/** The filtered text waits in the direct message, with a button that opens the form anew. */
export async function goOnInChat(stage: Stage, source: Source, form: Form): Promise<void> {
  const { by, dedupeKey } = baseOf(stage, source);
  stage.waitingForms.put(dedupeKey, form);
  await offerOnward(stage, by, form.lang, {
    key: `onward/${dedupeKey}`,
    text: ownWords(stage, source.userId).kept.question,
    kept: questionIn(form),
    choice: { id: CONTINUE, opens: 'question' },
    handle: dedupeKey,
  });
}

export const CONTINUE = 'continue';

function questionIn({ fields }: Form): string {
  const first = fields.find((field) => field.kind === 'clinical');
  return first?.kind === 'clinical' ? first.value : '';
}

/** Words that open no form are answered in the direct message. */
export function tellPlainly(stage: Stage, source: Source, text: string): Promise<boolean> {
  const { by, dedupeKey } = baseOf(stage, source);
  return tellDirectly(stage, by, plainCard(stage, source.userId, text), `told/${dedupeKey}`);
}
