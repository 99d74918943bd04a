import type { Keyed } from '../ambient.ts';
import type { Handle } from '../chat/card.ts';
import { choicesOf } from '../chat/index.ts';
import type { Inbound, Reply } from '../chat/port.ts';
import type { Policy, RedFlagRules } from '../consult/index.ts';
import { type Digester, scrub } from '../deid/index.ts';
import type { NewInboxRow, Store, StoredEvent } from '../store/port.ts';
import { acceptForm } from './accept-form.ts';
import type { FormMaker } from './make-form.ts';
import type { People } from './people.ts';
import type { Vault } from './vault.ts';

type Of<K extends Inbound['kind']> = Extract<Inbound, { kind: K }>;

export interface Intake {
  readonly store: Store;
  readonly vault: Vault;
  readonly digester: Digester;
  /** Whether a year without day and month stays in a text. */
  readonly years: 'stay' | 'go';
  readonly keyed: Keyed;
  readonly policy: Policy;
  readonly redFlagRules: RedFlagRules;
  readonly now: () => Date;
  readonly people: People;
  readonly draftIdOf: (event: Inbound) => Handle;
  readonly makeForm: FormMaker;
}

const OK: Reply = { kind: 'ok' };

/** Scrubs in memory, then remembers the event in one durable insert; the raw text ends here. */
export async function accept(intake: Intake, event: Inbound): Promise<Reply> {
  switch (event.kind) {
    case 'ignored':
    case 'form-closed':
      return OK;
    case 'command':
    case 'message':
      return acceptText(intake, event);
    case 'form':
      return acceptForm(intake, event);
    case 'choice':
      return remember(intake, event, choiceOf(event));
    case 'home-opened':
    case 'file':
      return remember(intake, event, { kind: event.kind });
    case 'person-changed':
      return personChanged(intake, event);
  }
}

export function rowKey({ by, dedupeKey }: Inbound): string {
  return `${by.platform}:${by.tenant}:${dedupeKey}`;
}

export async function remember(intake: Intake, event: Inbound, stored: StoredEvent): Promise<Reply> {
  const person = await intake.people.of(event.by);
  const row: NewInboxRow = {
    dedupeKey: rowKey(event),
    receivedAt: intake.now(),
    personId: person.id,
    place: event.in,
    event: stored,
  };
  await intake.store.remember(row);
  return OK;
}

async function acceptText(intake: Intake, event: Of<'command' | 'message'>): Promise<Reply> {
  const person = await intake.people.of(event.by);
  const { digester, years } = intake;
  const result = scrub(event.text, { lang: person.lang, digester, years });
  if (!result.ok) return remember(intake, event, { kind: 'refused', reason: result.reason });
  const draftId = intake.draftIdOf(event);
  return remember(intake, event, { kind: 'text', text: result.text, draftId, known: result.known });
}

const HANDLE = /^[\w-]{1,64}$/;

/** What cannot be a handle of ours is not kept. */
export function handleOf(handle: Handle): Handle {
  return HANDLE.test(handle) ? handle : 'unknown';
}

const CHOICES: ReadonlySet<string> = new Set(Object.values(choicesOf).flat());

/** What no card of ours carries is kept as "unknown", lest typed words come in as a choice. */
function choiceOf({ handle, choice }: Of<'choice'>): StoredEvent {
  return {
    kind: 'choice',
    handle: handleOf(handle),
    choice: CHOICES.has(choice) ? choice : 'unknown',
  };
}

/** A platform tells of everyone it knows; whom Konsil never met is nobody to it. */
async function personChanged(intake: Intake, event: Of<'person-changed'>): Promise<Reply> {
  const person = await intake.people.known(event.by);
  return person === null
    ? OK
    : remember(intake, event, { kind: 'person-changed', active: event.active, account: event.by });
}
