import type { FieldError } from '../chat/card.ts';
import { fieldErrors, noticeText, refusalText, requiredErrors } from '../chat/index.ts';
import type { Inbound, Reply } from '../chat/port.ts';
import type { Person, Refusal } from '../consult/index.ts';
import type { RefusalReason } from '../deid/index.ts';
import type { StoredEvent } from '../store/port.ts';
import { handleOf, type Intake, remember, rowKey } from './accept.ts';
import { decideAll } from './change.ts';
import { firstField, hasWords, misplaced, peopleIn } from './fields.ts';
import { type FormScene, formScene, isTheirs, senseOf } from './form-sense.ts';
import { warnedOf } from './risk.ts';
import { type ScrubbedForm, scrubValues } from './scrub-values.ts';
import { emptyEntry, entryOf, type VaultEntry, vaultKey } from './vault.ts';

type FormEvent = Extract<Inbound, { kind: 'form' }>;
type StoredForm = Extract<StoredEvent, { kind: 'form' }>;

const OK: Reply = { kind: 'ok' };

/** Errors and a form shown again store nothing, not even the key, and leave the words where they were typed. */
export async function acceptForm(intake: Intake, given: FormEvent): Promise<Reply> {
  const event = { ...given, handle: handleOf(given.handle) };
  if (await intake.store.hasSeen(rowKey(event))) return OK;
  const person = await intake.people.of(event.by);
  const wrong = [...misplaced(event.form, event.values), ...(await strangers(intake, event))];
  if (wrong.length > 0) return { kind: 'errors', errors: fieldErrors(wrong, person.lang) };
  const scene = await formScene(intake.store, event.handle);
  const form = scrubValues(event.values, held(intake, event, scene, person), intake, person.lang);
  const stored = storedForm(event, form);
  const errors = faults(event, form, person);
  if (errors.length > 0) return { kind: 'errors', errors };
  const refused = refusedWords(intake, event, stored, scene, person);
  if (refused.length > 0) return { kind: 'errors', errors: refused };
  const { isNew, entry } = warnedOf(event.form, form.values, form.entry, person.lang);
  if (!form.confirmed || isNew) return showAgain(intake, event, scene, person, { ...form, entry });
  const reply = await remember(intake, event, stored);
  intake.vault.drop(keyOf(event, scene));
  return reply;
}

/** Someone who is not there, or has left, cannot be chosen; whoever gave the first opinion may have left. */
async function strangers({ store }: Intake, { values }: FormEvent) {
  const named = peopleIn(values);
  const people = await store.people([...new Set(named.values())]);
  const isThere = (field: string, id: string) =>
    people.some((person) => person.id === id && (person.active || field === 'earlierPlanBy'));
  return [...named].flatMap(([field, id]) => (isThere(field, id) ? [] : [{ field, fault: 'unknown-option' } as const]));
}

function keyOf(event: FormEvent, { target }: FormScene): string {
  return vaultKey(event.form, event.handle, target?.requestId);
}

function held(intake: Intake, event: FormEvent, scene: FormScene, person: Person): VaultEntry {
  if (!isTheirs(scene, person)) return emptyEntry;
  return intake.vault.get(keyOf(event, scene), intake.now()) ?? entryOf(scene.request);
}

function storedForm(event: FormEvent, form: ScrubbedForm): StoredForm {
  const { known, kept, restored } = form.entry;
  const counts = Object.keys(restored).length === 0 ? {} : { restored };
  return { kind: 'form', form: event.form, handle: event.handle, values: form.values, known, kept, ...counts };
}

function faults(event: FormEvent, form: ScrubbedForm, person: Person): readonly FieldError[] {
  const missing = requiredErrors(event.form, form.values, person.lang).filter(
    ({ field }) => form.refused[field] === undefined,
  );
  return [...refusals(form.refused, person), ...missing];
}

function refusals(refused: Readonly<Record<string, RefusalReason>>, person: Person): readonly FieldError[] {
  return Object.entries(refused).map(([field, reason]) => ({ field, message: refusalText(reason, person.lang) }));
}

/** Words that would be refused stay in the form; what has no words is refused by a card, in its turn. */
function refusedWords(
  intake: Intake,
  event: FormEvent,
  stored: StoredForm,
  scene: FormScene,
  person: Person,
): readonly FieldError[] {
  if (!hasWords(event.form)) return [];
  const refusal = refusalOf(intake, event, stored, scene, person);
  return refusal === null ? [] : [{ field: firstField(event.form), message: noticeText(refusal, person.lang) }];
}

/** Decides once without keeping anything; who is free to be asked does not matter to a form with words. */
function refusalOf(
  intake: Intake,
  event: FormEvent,
  stored: StoredForm,
  scene: FormScene,
  person: Person,
): Refusal | 'not-yours' | null {
  const sense = senseOf(stored, scene, person, intake.keyed.digest('draft', rowKey(event)));
  if (sense.kind === 'refused') return sense.refusal;
  if (sense.kind !== 'events') return null;
  const { policy, redFlagRules } = intake;
  const decision = decideAll(sense.request, sense.events, {
    now: intake.now(),
    cause: { kind: 'person', id: person.id },
    policy,
    redFlagRules,
    newId: () => 'none',
    relayDelay: () => 0,
    unavailable: new Set(),
    coordinators: [],
  });
  return decision.ok ? null : decision.refusal;
}

async function showAgain(
  intake: Intake,
  event: FormEvent,
  scene: FormScene,
  person: Person,
  form: ScrubbedForm,
): Promise<Reply> {
  intake.vault.put(keyOf(event, scene), form.entry, intake.now());
  return {
    kind: 'form',
    form: await intake.makeForm({ name: event.form, handle: event.handle, person, shown: form }),
  };
}
