import type { types } from '@slack/bolt';
import type { Form } from '../../../src/chat/port.ts';
import { codeOf, slackError } from '../failure.ts';
import { formView, noticeView } from '../render/view.ts';
import { languageOf, type Stage } from '../stage.ts';
import { words } from '../words.ts';

/** The same event came twice, and its first copy has opened the form. */
const OPENED_ALREADY: ReadonlySet<string> = new Set(['exchanged_trigger_id', 'trigger_exchanged']);
const LIST_MOST = 100;

/** Whether a modal stands there now; whatever was in the way, it is too late for this one. */
export async function openView(stage: Stage, triggerId: string, view: types.View): Promise<string | null> {
  try {
    const opened = await stage.clients.modal.views.open({ trigger_id: triggerId, view });
    return opened.view?.id ?? '';
  } catch (error) {
    if (OPENED_ALREADY.has(slackError(error) ?? '')) return '';
    stage.options.onFault?.('views.open', codeOf(error));
    return null;
  }
}

export async function openForm(stage: Stage, triggerId: string, userId: string, form: Form): Promise<boolean> {
  return (await openView(stage, triggerId, viewOf(stage, userId, form, 0))) !== null;
}

/** A form as it is drawn for this person; whom it offers is held, where they are too many for a list. */
export function viewOf(stage: Stage, userId: string, form: Form, round: number): types.ModalView {
  stage.languages.put(userId, form.lang);
  for (const field of form.fields)
    if (field.kind === 'person' && field.options.length > LIST_MOST)
      stage.choosable.put(`${form.handle}/${field.id}`, field.options);
  return formView(form, round);
}

export function openNotice(stage: Stage, triggerId: string, userId: string, text: string): Promise<string | null> {
  return openView(stage, triggerId, noticeView(languageOf(stage, userId), [text]));
}

const PATIENCE_MS = 800;

/** A form that takes a while to draw: a light view stands in for it, since a trigger lives three seconds. */
export async function openWhenDrawn(
  stage: Stage,
  triggerId: string,
  userId: string,
  drawing: Promise<Form>,
): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), PATIENCE_MS);
  });
  const first = await Promise.race([drawing, late]).finally(() => clearTimeout(timer));
  if (first !== 'late') return openForm(stage, triggerId, userId, first);
  const lang = languageOf(stage, userId);
  const viewId = await openView(stage, triggerId, noticeView(lang, [words[lang].moment]));
  return viewId !== null && viewId !== '' && replaceView(stage, viewId, userId, drawing);
}

async function replaceView(stage: Stage, viewId: string, userId: string, drawing: Promise<Form>): Promise<boolean> {
  const form = await drawing;
  try {
    await stage.clients.modal.views.update({ view_id: viewId, view: viewOf(stage, userId, form, 0) });
    return true;
  } catch (error) {
    stage.options.onFault?.('views.update', codeOf(error));
    return false;
  }
}
