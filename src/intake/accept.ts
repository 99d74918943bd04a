import type { FieldError, FormName, Handle } from '../chat/card.ts';
import type { AccountRef, Inbound, Reply } from '../chat/port.ts';
import { refusalText, requiredErrors } from '../chat/index.ts';
import type { Person } from '../consult/index.ts';
import { type Digester, type RefusalReason, scrub } from '../deid/index.ts';
import type { HandleTarget, NewInboxRow, Store, StoredEvent } from '../store/port.ts';
import type { FormMaker } from './make-form.ts';
import { type ScrubbedForm, scrubValues } from './scrub-values.ts';
import { type Vault, type VaultEntry, emptyEntry, vaultKey } from './vault.ts';

type Of<K extends Inbound['kind']> = Extract<Inbound, { kind: K }>;

export interface Intake {
  readonly store: Store;
  readonly vault: Vault;
  readonly digester: Digester;
  readonly now: () => Date;
  readonly personOf: (account: AccountRef) => Promise<Person>;
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
      return remember(intake, event, { kind: 'choice', handle: event.handle, choice: event.choice });
    case 'home-opened':
    case 'file':
      return remember(intake, event, { kind: event.kind });
    case 'person-changed':
      return remember(intake, event, { kind: 'person-changed', active: event.active });
  }
}

async function remember(intake: Intake, event: Inbound, stored: StoredEvent): Promise<Reply> {
  const person = await intake.personOf(event.by);
  const row: NewInboxRow = {
    dedupeKey: `${event.by.platform}:${event.by.tenant}:${event.dedupeKey}`,
    receivedAt: intake.now(),
    personId: person.id,
    place: event.in,
    event: stored,
  };
  await intake.store.remember(row);
  return OK;
}

async function acceptText(intake: Intake, event: Of<'command' | 'message'>): Promise<Reply> {
  const person = await intake.personOf(event.by);
  const result = scrub(event.text, { lang: person.lang, digester: intake.digester });
  if (!result.ok) return remember(intake, event, { kind: 'refused', reason: result.reason });
  const draftId = intake.draftIdOf(event);
  return remember(intake, event, { kind: 'text', text: result.text, draftId, known: result.known });
}

async function acceptForm(intake: Intake, event: Of<'form'>): Promise<Reply> {
  const person = await intake.personOf(event.by);
  const target = await intake.store.handle(event.handle);
  const entry = await heldOrStored(intake, event.form, event.handle, target);
  const form = scrubValues(event.values, entry, intake.digester, person.lang);
  const missing = requiredErrors(event.form, form.values, person.lang).filter(({ field }) => form.refused[field] === undefined);
  const errors = [...refusals(form.refused, person), ...missing];
  if (errors.length > 0) return { kind: 'errors', errors };
  if (!form.confirmed) return showAgain(intake, event, person, form);
  const reply = await remember(intake, event, storedForm(event, form));
  intake.vault.drop(vaultKey(event.form, event.handle));
  return reply;
}

function refusals(refused: Readonly<Record<string, RefusalReason>>, person: Person): readonly FieldError[] {
  return Object.entries(refused).map(([field, reason]) => ({ field, message: refusalText(reason, person.lang) }));
}

function storedForm(event: Of<'form'>, form: ScrubbedForm): StoredEvent {
  const { known, kept } = form.entry;
  return { kind: 'form', form: event.form, handle: event.handle, values: form.values, known, kept };
}

/** After a restart the vault is empty: names stay numbered through the stored digests, and undo is not offered. */
async function heldOrStored(
  intake: Intake, form: FormName, handle: Handle, target: HandleTarget | null): Promise<VaultEntry> {
  const held = intake.vault.get(vaultKey(form, handle), intake.now());
  if (held !== null) return held;
  const request = await intake.store.request(target?.requestId ?? handle);
  return request === null ? emptyEntry : { ...emptyEntry, known: request.known, kept: request.kept };
}

async function showAgain(intake: Intake, event: Of<'form'>, person: Person, form: ScrubbedForm): Promise<Reply> {
  intake.vault.put(vaultKey(event.form, event.handle), form.entry, intake.now());
  return {
    kind: 'form',
    form: await intake.makeForm({ name: event.form, handle: event.handle, person, shown: form }),
  };
}
