import type { types } from '@slack/bolt';
import { type FieldError, type FormName, RawText, type Reply } from '../../../src/chat/port.ts';
import { codeOf } from '../failure.ts';
import { formValues, type ViewState } from '../form-values.ts';
import { fieldOfBlock } from '../render/field-id.ts';
import { memoOf, noticeView } from '../render/view.ts';
import { languageOf, type Stage } from '../stage.ts';
import { type Words, words } from '../words.ts';
import { stored } from './ask.ts';
import { follow } from './follow.ts';
import { viewOf } from './modal.ts';
import { baseOf, isOutsider, type Source } from './source.ts';
import { endOnward } from './waiting.ts';

export type SubmitAnswer =
  | { readonly response_action: 'errors'; readonly errors: Record<string, string> }
  | { readonly response_action: 'update'; readonly view: types.ModalView };

export interface Submission {
  readonly source: Source;
  readonly callbackId: string;
  readonly metadata: string;
  readonly state: ViewState;
  readonly answer: (response: SubmitAnswer) => Promise<void>;
}

/** Read from the submission alone, so that a form filled in before a restart is not lost. */
export async function submit(stage: Stage, submission: Submission): Promise<void> {
  const { source, state, answer } = submission;
  const memo = memoOf(submission.metadata);
  const own = words[memo.lang];
  stage.languages.put(source.userId, memo.lang);
  if (isOutsider(stage, source)) return answer(errorsAt(state, [], own.guest));
  const keepDraft = stage.later.drop(memo.handle);
  const form = formNameOf(submission.callbackId);
  const values = formValues(state);
  const reply = await stored(stage, { ...baseOf(stage, source), kind: 'form', form, handle: memo.handle, values });
  await answer(reply === null ? errorsAt(state, [], own.notStored) : await answerTo(stage, submission, reply, own));
  if (reply === null || reply.kind === 'errors' || reply.kind === 'form') return keepDraft();
  if (memo.from !== null) await endOnward(stage, source, memo.from);
  await follow(stage, source, reply);
}

/** The form stays open with what was filled in, and says that nothing came of it. */
export function refuse({ metadata, state, answer }: Submission): Promise<void> {
  return answer(errorsAt(state, [], words[memoOf(metadata).lang].notStored));
}

/** The name comes back as it was given out: nobody but Slack can send it, and nobody but us wrote it. */
function formNameOf(callbackId: string): FormName {
  const name = callbackId.replace(/^form:/, '');
  return isFormName(name) ? name : 'question';
}

function isFormName(name: string): name is FormName {
  return /^[a-z-]+$/.test(name);
}

async function answerTo(stage: Stage, submission: Submission, reply: Reply, own: Words): Promise<SubmitAnswer> {
  const { source, metadata, state } = submission;
  switch (reply.kind) {
    case 'errors':
      return errorsAt(state, reply.errors, own.notStored);
    case 'form': {
      const { round, from } = memoOf(metadata);
      return { response_action: 'update', view: viewOf(stage, source.userId, reply.form, round + 1, from) };
    }
    default:
      return { response_action: 'update', view: await sentView(stage, submission, own) };
  }
}

/** Each error at its own field; one whose field is not on the form stands at the first. */
function errorsAt(state: ViewState, errors: readonly FieldError[], otherwise: string): SubmitAnswer {
  const blocks = Object.keys(state).filter((id) => fieldOfBlock(id)?.isRestore === false);
  const blockOf = (field: string) => blocks.find((id) => fieldOfBlock(id)?.field === field) ?? blocks[0];
  const told = errors.length === 0 ? [{ field: '', message: otherwise }] : errors;
  const placed: Record<string, string> = {};
  for (const { field, message } of told) {
    const block = blockOf(field);
    if (block !== undefined) placed[block] = placed[block] === undefined ? message : `${placed[block]} ${message}`;
  }
  return { response_action: 'errors', errors: placed };
}

/** What happens next, and by when. */
async function sentView(stage: Stage, { source, state, callbackId }: Submission, own: Words): Promise<types.ModalView> {
  const lang = languageOf(stage, source.userId);
  if (callbackId !== 'form:question') return noticeView(lang, [own.sentOther], own.sentTitle);
  return noticeView(lang, [own.sentQuestion, ...(await promised(stage, source, state, own))], own.sentTitle);
}

/** The same each time, so that what the core holds of a form that nobody sees is held once. */
const ASIDE = 'promise';

/** Counted from now, as the core counts it: the form may have stood open for hours since it said a time. */
async function promised(stage: Stage, source: Source, state: ViewState, own: Words): Promise<readonly string[]> {
  try {
    const asking = { ...baseOf(stage, source), dedupeKey: ASIDE, kind: 'command', text: new RawText('') } as const;
    const form = await stage.core.form(asking);
    const urgency = form.fields.find(({ id }) => id === 'urgency');
    const options = urgency?.kind === 'choice' ? urgency.options : [];
    const chosen = formValues(state).urgency;
    const option = options.find(({ value }) => chosen?.kind === 'choice' && value === chosen.value);
    return option?.hint === undefined ? [] : [own.nextBy(option.label, option.hint)];
  } catch (error) {
    stage.options.onFault?.('promise', codeOf(error));
    return [];
  }
}
