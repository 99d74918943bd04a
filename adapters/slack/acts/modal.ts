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

/** So many at once, and drawing each form before the next is opened would make the last ones late. */
const RUSH = 1;
const RUSH_MS = 1500;

interface Opened {
  readonly form: Form;
  readonly isOpen: boolean;
}

/** A question's form. In a rush a light view is opened for everybody first, and the forms are drawn after. */
export async function openQuestion(
  stage: Stage,
  triggerId: string,
  userId: string,
  draw: () => Form | Promise<Form>,
): Promise<Opened> {
  const first = await stage.rush.during(openFirst(stage, triggerId, userId, draw));
  if (typeof first === 'object' && first !== null) return first;
  await stage.rush.over(RUSH_MS);
  const form = await stage.draws.take(draw);
  const isOpen = first === '' || (first !== null && (await replaceView(stage, first, userId, form, null)));
  return { form, isOpen };
}

/** Whoever came in at the same moment is counted before anything is drawn. Answers the id of a light view in a rush. */
async function openFirst(
  stage: Stage,
  triggerId: string,
  userId: string,
  draw: () => Form | Promise<Form>,
): Promise<Opened | string | null> {
  await nextTurn();
  if (stage.rush.waiting > RUSH) return openView(stage, triggerId, momentView(stage, userId));
  const form = await draw();
  return { form, isOpen: await openForm(stage, triggerId, userId, form) };
}

/** Lets in what has come meanwhile. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function momentView(stage: Stage, userId: string): types.ModalView {
  const lang = languageOf(stage, userId);
  return noticeView(lang, [words[lang].moment]);
}

export async function openForm(
  stage: Stage,
  triggerId: string,
  userId: string,
  form: Form,
  from: string | null = null,
): Promise<boolean> {
  return (await openView(stage, triggerId, viewOf(stage, userId, form, 0, from))) !== null;
}

/** A form as it is drawn for this person; whom it offers is held, where they are too many for a list. */
export function viewOf(stage: Stage, userId: string, form: Form, round: number, from: string | null): types.ModalView {
  stage.languages.put(userId, form.lang);
  for (const field of form.fields)
    if (field.kind === 'person' && field.options.length > LIST_MOST)
      stage.choosable.put(`${form.handle}/${field.id}`, field.options);
  return formView(form, round, from);
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
  from: string | null,
): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), PATIENCE_MS);
  });
  const first = await Promise.race([drawing, late]).finally(() => clearTimeout(timer));
  if (first !== 'late') return openForm(stage, triggerId, userId, first, from);
  const viewId = await openView(stage, triggerId, momentView(stage, userId));
  return viewId !== null && viewId !== '' && replaceView(stage, viewId, userId, await drawing, from);
}

async function replaceView(
  stage: Stage,
  viewId: string,
  userId: string,
  form: Form,
  from: string | null,
): Promise<boolean> {
  try {
    await stage.clients.modal.views.update({ view_id: viewId, view: viewOf(stage, userId, form, 0, from) });
    return true;
  } catch (error) {
    stage.options.onFault?.('views.update', codeOf(error));
    return false;
  }
}
