import { randomUUID } from 'node:crypto';
import { type FieldValue, type FormName, type Inbound, type PlaceRef, RawText } from '../../src/chat/port.ts';
import type { Typed } from './page/field.ts';
import type { Persona } from './persona.ts';

/** Who did something, when, and where; the same in every event. */
export interface Source {
  readonly persona: Persona;
  readonly at: Date;
  readonly in: PlaceRef | null;
}

type Of<K extends Inbound['kind']> = Extract<Inbound, { kind: K }>;

/** A double click and a re-sent post carry the same token, so they are the same event. */
function base(kind: Inbound['kind'], token: string, { persona, at, in: place }: Source) {
  return { dedupeKey: `${kind}/${persona.account.id}/${token}`, at, by: persona.account, in: place };
}

export function tokenOf(posted: URLSearchParams): string {
  return posted.get('token') ?? randomUUID();
}

/** Words for Konsil, wrapped at once so that nothing after this can print them. */
export function wordsEvent(
  kind: 'command' | 'message',
  words: string,
  token: string,
  source: Source,
): Of<'command' | 'message'> {
  return { ...base(kind, token, source), kind, text: new RawText(words) };
}

export function choiceEvent(handle: string, choice: string, token: string, source: Source): Of<'choice'> {
  return { ...base('choice', token, source), kind: 'choice', handle, choice };
}

export function plainEvent(kind: 'home-opened' | 'file', token: string, source: Source): Of<'home-opened' | 'file'> {
  return { ...base(kind, token, source), kind };
}

export function formClosedEvent(handle: string, token: string, source: Source): Of<'form-closed'> {
  return { ...base('form-closed', token, source), kind: 'form-closed', handle };
}

/** Read from the post alone, so that a form filled in before a restart is not lost; null when it is no form of ours. */
export function formEvent(posted: URLSearchParams, source: Source): Of<'form'> | null {
  const form = posted.get('form-name');
  if (!isFormName(form)) return null;
  const values: Record<string, FieldValue> = {};
  for (const [name, kind] of posted) {
    const id = name.startsWith('kind:') ? name.slice('kind:'.length) : null;
    const value = id === null ? null : fieldValue(kind, id, posted);
    if (id !== null && value !== null) Object.defineProperty(values, id, { value, enumerable: true });
  }
  const handle = posted.get('handle') ?? '';
  return { ...base('form', tokenOf(posted), source), kind: 'form', form, handle, values };
}

function fieldValue(kind: string, id: string, posted: URLSearchParams): FieldValue | null {
  const text = posted.get(`value:${id}`) ?? '';
  switch (kind) {
    case 'clinical':
      return { kind, text: new RawText(text), restore: posted.getAll(`restore:${id}`) };
    case 'choices':
      return { kind, values: posted.getAll(`value:${id}`) };
    case 'choice':
    case 'person':
    case 'date':
      return { kind, value: text === '' ? null : text };
    case 'contact':
      return { kind, value: text };
    default:
      return null;
  }
}

/** What was posted, to be shown once more in the answer to that very post. */
export function typedOf(posted: URLSearchParams): Typed {
  return new Map([...new Set(posted.keys())].map((name) => [name, posted.getAll(name)]));
}

const formNames: Readonly<Record<FormName, true>> = {
  question: true,
  amend: true,
  answer: true,
  decline: true,
  colleague: true,
  exclude: true,
  'follow-up': true,
  relay: true,
  'hand-over': true,
  outcome: true,
  profile: true,
  pause: true,
  assign: true,
  lesson: true,
};

function isFormName(name: string | null): name is FormName {
  return name !== null && Object.hasOwn(formNames, name);
}
