import { type FormOutcome, formEvents } from '../chat/index.ts';
import type { ConsultRequest, Person, Refusal, RequestId } from '../consult/index.ts';
import type { HandleTarget, Store, StoredEvent } from '../store/port.ts';
import { ANYONE } from './change.ts';

type StoredForm = Extract<StoredEvent, { kind: 'form' }>;

/** What a returned form is about. */
export interface FormScene {
  readonly target: HandleTarget | null;
  readonly request: ConsultRequest | null;
}

/** What a returned form means to its request, or why it means nothing. */
export type FormSense =
  | { readonly kind: 'refused'; readonly refusal: Refusal | 'not-yours'; readonly request: ConsultRequest | null }
  | (Exclude<FormOutcome, { kind: 'nothing' }> & { readonly request: ConsultRequest | null });

/** A handle is a digest; anything else was not made here. */
const DRAFT_ID = /^[\w-]{16}$/;

export async function formScene(store: Store, handle: string): Promise<FormScene> {
  const target = await store.handle(handle);
  const request = await store.request(target === null ? handle : (target.requestId ?? ''));
  return { target, request };
}

export function isTheirs({ target, request }: FormScene, person: Person): boolean {
  if (target !== null) return target.to === person.id || target.to === ANYONE;
  return request === null || request.askerId === person.id;
}

/** `freshId`: of the question that begins anew where its draft was discarded meanwhile. */
export function senseOf(form: StoredForm, scene: FormScene, person: Person, freshId: RequestId): FormSense {
  const { target } = scene;
  const isNew = target === null && form.form === 'question' && (scene.request !== null || DRAFT_ID.test(form.handle));
  if (!isTheirs(scene, person) || (target === null && !isNew))
    return { kind: 'refused', refusal: 'not-yours', request: null };
  const isAnew = form.form === 'question' && scene.request?.status === 'discarded';
  const request = isAnew ? null : scene.request;
  const requestId = isAnew ? freshId : (target?.requestId ?? form.handle);
  const { values, known, kept } = form;
  const outcome = formEvents(form.form, { person, request, target, requestId, values, known, kept });
  return outcome.kind === 'nothing' ? { kind: 'refused', refusal: 'no-such-thing', request } : { ...outcome, request };
}
