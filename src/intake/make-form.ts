import type { Form, FormName, Handle } from '../chat/card.ts';
import type { Inbound } from '../chat/port.ts';
import { type FormContext, type Site, formOfChoice, formValues, renderForm } from '../chat/index.ts';
import type { ConsultRequest, Person } from '../consult/index.ts';
import { type RefusalReason, scrub } from '../deid/index.ts';
import { BotError } from '../errors.ts';
import type { HandleTarget, ScrubbedValue, Store } from '../store/port.ts';
import type { Intake } from './accept.ts';
import { ANYONE } from './change.ts';
import type { ScrubbedForm } from './scrub-values.ts';
import { type VaultEntry, emptyEntry, vaultKey } from './vault.ts';

export interface FormWish {
  readonly name: FormName;
  readonly handle: Handle;
  readonly person: Person;
  /** What the filter made of a form that must be shown again. */
  readonly shown: ScrubbedForm;
}

export type FormMaker = (wish: FormWish) => Promise<Form>;

interface Scene {
  readonly request: ConsultRequest | null;
  readonly about: string | null;
  readonly colleagues: readonly Person[];
}

const nothing: Scene = { request: null, about: null, colleagues: [] };

export function formMaker(store: Store, site: Site, now: () => Date): FormMaker {
  return async (wish) => {
    const target = await store.handle(wish.handle);
    const scene = await sceneOf(store, wish.person, wish.handle, target);
    return draw(wish, scene, site, now());
  };
}

async function sceneOf(
  store: Store, person: Person, handle: Handle, target: HandleTarget | null,
): Promise<Scene> {
  const request = await store.request(target?.requestId ?? handle);
  const experts = await store.experts(person.circleId);
  return {
    request,
    about: target?.about ?? null,
    colleagues: experts.filter((expert) => expert.id !== person.id),
  };
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
  };
  return renderForm(wish.name, context);
}

function plain(values: Readonly<Record<string, ScrubbedValue>>): FormContext['values'] {
  return Object.fromEntries(
    Object.entries(values).map(([field, value]) => {
      if (value.kind === 'clinical') return [field, value.text];
      return [field, value.kind === 'choices' ? value.values : value.value];
    }),
  );
}

/** The people and colleagues that a new question's form needs, held in memory so that no database call is made. */
export interface FormCache {
  person(event: Inbound): Person | null;
  colleagues(person: Person): readonly Person[];
}

/** The form that answers an event. A new question: pure and in memory; the rest reads the store. */
export function formFor(intake: Intake, cache: FormCache, site: Site, event: Inbound): Form | Promise<Form> {
  if (event.kind === 'command' || event.kind === 'message') {
    const person = cache.person(event);
    return person === null
      ? intake.personOf(event.by).then((found) => newQuestion(intake, cache, site, event, found))
      : newQuestion(intake, cache, site, event, person);
  }
  if (event.kind === 'choice') return formOfCard(intake, site, event);
  throw new BotError('adapter-failed', `no form answers an event of kind ${event.kind}`);
}

function newQuestion(
  intake: Intake, cache: FormCache, site: Site, event: Extract<Inbound, { kind: 'command' | 'message' }>, person: Person,
): Form {
  const handle = intake.draftIdOf(event);
  const { entry, values, refused } = firstLook(intake, event, person);
  intake.vault.put(vaultKey('question', handle), entry, intake.now());
  const shown: ScrubbedForm = { values, refused, entry, confirmed: true };
  const scene = { ...nothing, colleagues: cache.colleagues(person) };
  return draw({ name: 'question', handle, person, shown }, scene, site, intake.now());
}

interface FirstLook {
  readonly entry: VaultEntry;
  readonly values: Readonly<Record<string, ScrubbedValue>>;
  readonly refused: Readonly<Record<string, RefusalReason>>;
}

/** A refused line opens an empty form with the reason. */
function firstLook(intake: Intake, event: Extract<Inbound, { kind: 'command' | 'message' }>, person: Person): FirstLook {
  if (event.text.isBlank) return { entry: emptyEntry, values: {}, refused: {} };
  const result = scrub(event.text, { lang: person.lang, digester: intake.digester });
  if (!result.ok) return { entry: emptyEntry, values: {}, refused: { question: result.reason } };
  return {
    entry: {
      known: result.known,
      kept: [],
      originals: { question: result.originals },
      spans: { question: result.spans },
    },
    values: { question: { kind: 'clinical', text: result.text } },
    refused: {},
  };
}

/** A question asked from the help card is a new one each time, so the card's own handle cannot be its draft. */
async function formOfCard(intake: Intake, site: Site, event: Extract<Inbound, { kind: 'choice' }>): Promise<Form> {
  const person = await intake.personOf(event.by);
  const target = await intake.store.handle(event.handle);
  const theirs = target !== null && (target.to === person.id || target.to === ANYONE);
  const name = theirs ? formOfChoice(target.card, event.choice) : null;
  if (target === null || name === null) throw new BotError('adapter-failed', 'this choice opens no form');
  const handle = name === 'question' && target.requestId === null ? intake.draftIdOf(event) : event.handle;
  const scene = await sceneOf(intake.store, person, handle, target);
  const shown: ScrubbedForm = {
    values: formValues(name, scene.request, person),
    refused: {},
    entry: emptyEntry,
    confirmed: true,
  };
  return draw({ name, handle, person, shown }, scene, site, intake.now());
}
