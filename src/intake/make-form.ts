import type { Form, FormName, Handle } from '../chat/card.ts';
import {
  type FormContext,
  formEvents,
  formOfChoice,
  formValues,
  type ProfileInsight,
  renderForm,
  type Site,
} from '../chat/index.ts';
import type { Inbound } from '../chat/port.ts';
import type { ConsultRequest, Person } from '../consult/index.ts';
import { type RefusalReason, scrub } from '../deid/index.ts';
import { BotError } from '../errors.ts';
import type { HandleTarget, ScrubbedValue, Store } from '../store/port.ts';
import type { Intake } from './accept.ts';
import { formScene, isTheirs } from './form-sense.ts';
import type { People } from './people.ts';
import { edited } from './profile.ts';
import { insightOf, narrowerOf } from './profile-insight.ts';
import { warnedOf } from './risk.ts';
import type { ScrubbedForm } from './scrub-values.ts';
import { emptyEntry, entryOf, type VaultEntry, vaultKey } from './vault.ts';

export interface FormWish {
  readonly name: FormName;
  readonly handle: Handle;
  readonly person: Person;
  /** What stands in it, and what the filter made of it. */
  readonly shown: ScrubbedForm;
}

export type FormMaker = (wish: FormWish) => Promise<Form>;

interface Scene {
  readonly request: ConsultRequest | null;
  readonly about: string | null;
  readonly colleagues: readonly Person[];
}

type Asking = Extract<Inbound, { kind: 'command' | 'message' }>;

/** Draws a form whose handle stands for something stored. */
export function formMaker(store: Store, people: People, site: Site, now: () => Date): FormMaker {
  return async (wish) => {
    const { request, target } = await formScene(store, wish.handle);
    const scene = { request, about: target?.about ?? null, colleagues: pickable(people, wish) };
    return draw(wish, scene, site, now());
  };
}

/** An expert is asked; the asker's side goes to whoever is at work next. */
function pickable(people: People, { name, person }: Pick<FormWish, 'name' | 'person'>): readonly Person[] {
  return name === 'hand-over' ? people.everyone(person) : people.colleagues(person);
}

function draw(wish: FormWish, scene: Scene, site: Site, now: Date): Form {
  const { shown, person } = wish;
  const context: FormContext = {
    reader: person,
    site,
    now,
    handle: wish.handle,
    ...scene,
    values: plain(shown.values),
    marks: shown.entry.spans,
    refused: shown.refused,
    again: !shown.confirmed,
    ...(wish.name === 'profile' ? { insight: insightInto(wish) } : {}),
  };
  return renderForm(wish.name, context);
}

/** What the profile leads to as it stands in the form, saved or not. */
function insightInto({ person, shown: { values } }: FormWish): ProfileInsight | null {
  const blank = { request: null, target: null, requestId: '', known: [], kept: [] };
  const outcome = formEvents('profile', { ...blank, person, values });
  return insightOf(outcome.kind === 'profile' ? edited(person, outcome.profile) : person);
}

function plain(values: Readonly<Record<string, ScrubbedValue>>): FormContext['values'] {
  return Object.fromEntries(
    Object.entries(values).map(([field, value]) => {
      if (value.kind === 'clinical') return [field, value.text];
      return [field, value.kind === 'choices' ? value.values : value.value];
    }),
  );
}

/** The form that answers an event. A new question: pure and in memory; the rest reads two rows. */
export function formFor(intake: Intake, site: Site, event: Inbound): Form | Promise<Form> {
  if (event.kind === 'command' || event.kind === 'message') return newQuestion(intake, site, event);
  if (event.kind === 'choice') return formOfCard(intake, site, event);
  throw new BotError('adapter-failed', `no form answers an event of kind ${event.kind}`);
}

function newQuestion(intake: Intake, site: Site, event: Asking): Form {
  const { people, vault } = intake;
  const person = people.atOnce(event.by);
  const handle = intake.draftIdOf(event);
  const { entry, values, refused } = firstLook(intake, event, person);
  const seen = warnedOf('question', values, entry, person.lang).entry;
  if (!event.text.isBlank) vault.put(vaultKey('question', handle), seen, intake.now());
  const shown: ScrubbedForm = { values, refused, entry: seen, confirmed: true };
  const scene: Scene = { request: null, about: null, colleagues: people.colleagues(person) };
  return draw({ name: 'question', handle, person, shown }, scene, site, intake.now());
}

interface FirstLook {
  readonly entry: VaultEntry;
  readonly values: Readonly<Record<string, ScrubbedValue>>;
  readonly refused: Readonly<Record<string, RefusalReason>>;
}

/** A refused line opens an empty form with the reason. */
function firstLook(intake: Intake, event: Asking, person: Person): FirstLook {
  if (event.text.isBlank) return { entry: emptyEntry, values: {}, refused: {} };
  const { digester, years } = intake;
  const result = scrub(event.text, { lang: person.lang, digester, years });
  if (!result.ok) return { entry: emptyEntry, values: {}, refused: { question: result.reason } };
  return {
    entry: {
      ...emptyEntry,
      known: result.known,
      originals: { question: result.originals },
      spans: { question: result.spans },
    },
    values: { question: { kind: 'clinical', text: result.text } },
    refused: {},
  };
}

/** A question asked from the help card is a new one each time, so the card's own handle cannot be its draft. */
async function formOfCard(intake: Intake, site: Site, event: Extract<Inbound, { kind: 'choice' }>): Promise<Form> {
  const person = await intake.people.of(event.by);
  const scene = await formScene(intake.store, event.handle);
  const { target, request } = scene;
  const name = target !== null && isTheirs(scene, person) ? formOfChoice(target.card, event.choice) : null;
  if (target === null || name === null) throw new BotError('adapter-failed', 'this choice opens no form');
  const handle = name === 'question' && target.requestId === null ? intake.draftIdOf(event) : event.handle;
  const values = formValues(name, request, person, name === 'profile' ? narrowerOf(person) : []);
  const held = stillHeld(intake, name, request, target);
  const { isNew, entry } = warnedOf(name, values, held, person.lang);
  if (isNew) intake.vault.put(vaultKey(name, handle, target.requestId), entry, intake.now());
  const shown: ScrubbedForm = { values, refused: {}, entry, confirmed: true };
  const colleagues = pickable(intake.people, { name, person });
  return draw({ name, handle, person, shown }, { request, about: target.about, colleagues }, site, intake.now());
}

/** What was removed from a draft can be undone from its card too, as long as the vault holds it. */
function stillHeld(intake: Intake, name: FormName, request: ConsultRequest | null, target: HandleTarget): VaultEntry {
  const { vault, now } = intake;
  const held = name === 'question' ? vault.get(vaultKey(name, target.handle, target.requestId), now()) : null;
  return held ?? entryOf(request);
}
