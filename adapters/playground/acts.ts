import { randomUUID } from 'node:crypto';
import { type Inbound, parseCommand, type Reply } from '../../src/chat/port.ts';
import { direct, send } from './deliver.ts';
import type { FormTrouble } from './page/form.ts';
import {
  choiceEvent,
  formClosedEvent,
  formEvent,
  plainEvent,
  type Source,
  tokenOf,
  typedOf,
  wordsEvent,
} from './parse.ts';
import { isSameAccount, type Persona } from './persona.ts';
import type { Place } from './records.ts';
import type { Stage } from './stage.ts';
import { issueTicket, openedForm } from './tickets.ts';
import { typedChoice } from './typed-choice.ts';
import type { Notice } from './words.ts';

/** What came of one post, for the page that sent it. */
export interface ActResult {
  readonly notice: Notice | null;
  /** Errors told by a form that does not lie open any more (after a restart), said in the status line. */
  readonly errors: readonly string[];
  readonly trouble: FormTrouble | null;
  /** Words that were not taken and go back into the field they came from. */
  readonly kept: string | null;
  readonly stored: boolean;
}

const taken: ActResult = { notice: 'sent', errors: [], trouble: null, kept: null, stored: true };
const notOpen: ActResult = { ...taken, notice: 'not-open' };

/** Commands that are answered in the overview, and by no message. */
const atHome: ReadonlySet<string> = new Set(['mine', 'home', 'profile']);

export function directPlaceOf(stage: Stage, persona: Persona): Place | null {
  return stage.state.placesOf(persona.account).find((place) => place.kind === 'direct') ?? null;
}

function sourceOf(stage: Stage, persona: Persona, view: string): Source {
  const place = view === 'konsil' ? directPlaceOf(stage, persona) : stage.state.place(view);
  return { persona, at: stage.core.now(), in: place?.ref ?? null };
}

/** Null when it could not be stored; the person is told and keeps what was typed. */
async function accept(stage: Stage, event: Inbound): Promise<Reply | null> {
  try {
    return await stage.core.accept(event);
  } catch {
    return null;
  }
}

/** Opens the form that answers an event; false when the core has none for it (any more). */
async function showForm(stage: Stage, persona: Persona, event: Inbound): Promise<boolean> {
  try {
    openForm(stage, persona, await stage.core.form(event));
    return true;
  } catch {
    return false;
  }
}

export function openForm(
  stage: Stage,
  persona: Persona,
  form: Parameters<typeof openedForm>[0],
  ticket = issueTicket(stage.core.now()),
): boolean {
  if (stage.core.now() >= ticket.expiresAt) return false;
  stage.forms.set(persona.account.id, openedForm(form));
  stage.changes.touch(`form:${persona.account.id}`);
  return true;
}

function closeForm(stage: Stage, persona: Persona): void {
  if (stage.forms.delete(persona.account.id)) stage.changes.touch(`form:${persona.account.id}`);
}

/** What the filter refused stands in the form again, in the answer to that very post, so that it need not be typed anew. */
function typedBack(stage: Stage, persona: Persona, typed: string): FormTrouble | null {
  const field = stage.forms.get(persona.account.id)?.form.fields.find((one) => one.kind === 'clinical');
  const isLost = field?.value === '' && typed.trim() !== '';
  return isLost ? { errors: [], typed: new Map([[`value:${field.id}`, [typed]]]) } : null;
}

/** The question typed into the ask field, or words written to Konsil. */
export async function ask(
  stage: Stage,
  persona: Persona,
  kind: 'command' | 'message',
  posted: URLSearchParams,
): Promise<ActResult> {
  const typed = posted.get('text') ?? '';
  const source = sourceOf(stage, persona, 'konsil');
  const place = directPlaceOf(stage, persona);
  const meant = kind === 'message' && place !== null ? await typedChoice(stage, place, typed) : null;
  if (meant !== null)
    return press(
      stage,
      persona,
      choiceEvent(meant.handle, meant.choice.id, tokenOf(posted), source),
      meant.choice.opens !== null,
    );
  const event = wordsEvent(kind, typed, tokenOf(posted), source);
  const command = parseCommand(typed, persona.lang).kind;
  const storing = accept(stage, event);
  const shown = command === 'ask' && (await showForm(stage, persona, event));
  const reply = await storing;
  if (reply?.kind === 'ok' && shown) return { ...taken, notice: null, trouble: typedBack(stage, persona, typed) };
  if (reply?.kind === 'ok' && atHome.has(command)) return { ...taken, notice: 'at-home' };
  if (reply !== null) return follow(stage, persona, event, reply, null);
  return shown ? { ...taken, notice: 'draft-only' } : { ...taken, notice: 'not-stored', kept: typed, stored: false };
}

export async function choose(stage: Stage, persona: Persona, posted: URLSearchParams): Promise<ActResult> {
  const source = sourceOf(stage, persona, posted.get('view') ?? 'konsil');
  const event = choiceEvent(posted.get('handle') ?? '', posted.get('choice') ?? '', tokenOf(posted), source);
  return press(stage, persona, event, (posted.get('opens') ?? '') !== '');
}

async function press(stage: Stage, persona: Persona, event: Inbound, opensForm: boolean): Promise<ActResult> {
  if (opensForm) return (await showForm(stage, persona, event)) ? { ...taken, notice: null } : notOpen;
  const reply = await accept(stage, event);
  return reply === null
    ? { ...taken, notice: 'not-stored', stored: false }
    : follow(stage, persona, event, reply, null);
}

export async function submit(stage: Stage, persona: Persona, posted: URLSearchParams): Promise<ActResult> {
  const event = formEvent(posted, sourceOf(stage, persona, posted.get('view') ?? 'konsil'));
  if (event === null) return notOpen;
  const typed = typedOf(posted);
  const reply = await accept(stage, event);
  if (reply === null) return { ...taken, notice: 'not-stored', trouble: { errors: [], typed }, stored: false };
  if (reply.kind === 'ok' || reply.kind === 'card') closeForm(stage, persona);
  return follow(stage, persona, event, reply, typed);
}

async function follow(
  stage: Stage,
  persona: Persona,
  event: Inbound,
  reply: Reply,
  typed: FormTrouble['typed'] | null,
): Promise<ActResult> {
  switch (reply.kind) {
    case 'ok':
      return taken;
    case 'form':
      openForm(stage, persona, reply.form);
      return { ...taken, notice: null };
    case 'errors': {
      const open = event.kind === 'form' && stage.forms.get(persona.account.id)?.form.handle === event.handle;
      const trouble = typed === null ? null : { errors: reply.errors, typed };
      return {
        ...taken,
        notice: null,
        trouble,
        errors: open ? [] : reply.errors.map((error) => error.message),
        stored: false,
      };
    }
    case 'card': {
      const place = await direct(stage, persona.account);
      if (place.kind === 'done') await send(stage, place.value, reply.card, `reply/${event.dedupeKey}`);
      return taken;
    }
  }
}

export async function cancelForm(stage: Stage, persona: Persona, posted: URLSearchParams): Promise<ActResult> {
  const source = sourceOf(stage, persona, posted.get('view') ?? 'konsil');
  await accept(stage, formClosedEvent(posted.get('handle') ?? '', tokenOf(posted), source));
  closeForm(stage, persona);
  return { ...taken, notice: 'closed' };
}

/** The file is never read; Konsil says why and what to do instead. */
export async function attach(stage: Stage, persona: Persona, posted: URLSearchParams): Promise<ActResult> {
  const reply = await accept(stage, plainEvent('file', tokenOf(posted), sourceOf(stage, persona, 'konsil')));
  return reply === null ? { ...taken, notice: 'not-stored', stored: false } : taken;
}

export async function openHome(stage: Stage, persona: Persona): Promise<void> {
  await accept(stage, plainEvent('home-opened', randomUUID(), { persona, at: stage.core.now(), in: null }));
}

/** Free talk between people: shown to them, read by nobody else, held in memory. */
export function say(stage: Stage, persona: Persona, posted: URLSearchParams): ActResult {
  const place = stage.state.place(posted.get('view') ?? '');
  const text = posted.get('text') ?? '';
  const id = tokenOf(posted);
  if (place === null || !place.members.some((member) => isSameAccount(member, persona.account)))
    return { ...notOpen, kept: text };
  const isNew = !stage.state.said(place.ref.id).some((said) => said.kind === 'person' && said.utterance.id === id);
  if (isNew && text.trim() !== '')
    stage.state.say({
      id,
      placeId: place.ref.id,
      by: persona.account,
      text,
      order: stage.state.nextOrder(),
      at: stage.core.now().toISOString(),
    });
  return { ...taken, notice: null };
}
