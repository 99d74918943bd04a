import {
  type Command, type FormOutcome, choiceEvent, draftIntake, formEvents, formOfChoice, parseCommand,
} from '../chat/index.ts';
import type { ConsultEvent, ConsultRequest, Effect, Given, Person } from '../consult/index.ts';
import type { Change, HandleTarget, InboxRow, Store, StoredEvent } from '../store/port.ts';
import {
  type ChangeTools, ANYONE, changeOf, decideAll, deliveryOf, emptyChange, refusalChange, tellChange,
} from './change.ts';
import { type GivenMaker, konsil } from './given.ts';
import { pauseChange, profileChange } from './profile.ts';

/** What it takes to turn one remembered event into one change. */
export interface Desk extends ChangeTools {
  readonly store: Store;
  readonly givenFor: GivenMaker;
  readonly circleId: string;
}

type Of<K extends StoredEvent['kind']> = Extract<StoredEvent, { kind: K }>;

interface Turn {
  readonly desk: Desk;
  readonly person: Person;
  readonly given: Given;
}

/** Decides one inbox row: reads what it needs, decides purely, answers the change to be saved. */
export async function dispatch(desk: Desk, row: InboxRow): Promise<Change> {
  return { ...(await changeFor(desk, row)), inboxSeq: row.seq };
}

function changeFor(desk: Desk, row: InboxRow): Promise<Change> {
  switch (row.event.kind) {
    case 'internal':
      return internal(desk, row.event, row.receivedAt);
    case 'parked':
      return parked(desk, row.event.deliveryId, row.receivedAt);
    default:
      return fromPerson(desk, row, row.event);
  }
}

/** Told by reference alone, so that it can be found in the log and in the database. */
async function parked(desk: Desk, deliveryId: string, now: Date): Promise<Change> {
  const coordinators = await desk.store.coordinators(desk.circleId);
  const tells = coordinators.map(({ id }): Effect => ({ kind: 'tell', to: id, card: 'parked', about: deliveryId }));
  return {
    ...emptyChange,
    deliveries: tells.map((effect) => deliveryOf({ effect, notBefore: null }, null, now, desk)),
    audit: [{ at: now, actor: 'konsil', action: 'parked', requestId: null, detail: { deliveryId } }],
  };
}

async function internal(desk: Desk, { requestId, event }: Of<'internal'>, now: Date): Promise<Change> {
  const request = await desk.store.request(requestId);
  const given = await desk.givenFor(konsil, request?.circleId ?? null, now);
  const decision = decideAll(request, [event], given);
  return decision.ok ? changeOf(decision, [event], given, desk) : emptyChange;
}

async function fromPerson(desk: Desk, row: InboxRow, event: Exclude<StoredEvent, { kind: 'internal' | 'parked' }>): Promise<Change> {
  const person = row.personId === null ? null : await desk.store.person(row.personId);
  if (person === null) return emptyChange;
  const given = await desk.givenFor({ kind: 'person', id: person.id }, person.circleId, row.receivedAt);
  const turn: Turn = { desk, person, given };
  switch (event.kind) {
    case 'text':
      return text(turn, event);
    case 'choice':
      return choice(turn, event);
    case 'form':
      return form(turn, event);
    case 'home-opened':
      return tell(turn, { kind: 'home', of: person.id }, 'home-opened');
    case 'file':
      return tell(turn, { kind: 'tell', to: person.id, card: 'file-refused', about: null }, 'file-refused');
    case 'refused':
      return tell(turn, { kind: 'tell', to: person.id, card: 'scrub-refused', about: event.reason }, 'scrub-refused');
    case 'person-changed':
      return personChanged(turn, event.active);
  }
}

function tell({ desk, person, given }: Turn, effect: Effect, action: string): Change {
  return tellChange(effect, null, given.now, desk, action, person.id);
}

async function text(turn: Turn, event: Of<'text'>): Promise<Change> {
  const { person } = turn;
  const command = parseCommand(event.text, person.lang);
  if (command.kind !== 'ask') return otherCommand(turn, command);
  const request = await turn.desk.store.request(event.draftId);
  const intake = draftIntake(event.text, person.lang);
  return decided(turn, request, [
    { kind: 'draft', requestId: event.draftId, askerId: person.id, circleId: person.circleId, intake, known: event.known, kept: [] },
  ]);
}

function otherCommand(turn: Turn, command: Exclude<Command, { kind: 'ask' }>): Change {
  const { person, desk, given } = turn;
  if (command.kind === 'pause') return pauseChange(person, command, given, desk);
  if (command.kind === 'resume') return pauseChange(person, null, given, desk);
  if (command.kind === 'language')
    return { ...tell(turn, { kind: 'home', of: person.id }, 'language'), people: [{ ...person, lang: command.lang }] };
  if (command.kind === 'home' || command.kind === 'mine' || command.kind === 'profile')
    return tell(turn, { kind: 'home', of: person.id }, command.kind);
  return tell(turn, { kind: 'tell', to: person.id, card: 'help', about: command.kind }, command.kind);
}

async function choice(turn: Turn, event: Of<'choice'>): Promise<Change> {
  const found = await targetOf(turn, event.handle);
  if (found === null) return refusalChange('not-yours', turn.person.id, null, turn.given, turn.desk);
  const { target, request } = found;
  if (formOfChoice(target.card, event.choice) !== null) return emptyChange;
  const meaning = choiceEvent(target, event.choice, request);
  if (meaning === null) return refusalChange('no-such-thing', turn.person.id, target.requestId, turn.given, turn.desk);
  if (meaning.kind === 'resume') return pauseChange(turn.person, null, turn.given, turn.desk);
  return decided(turn, request, [meaning.event]);
}

interface Target {
  readonly target: HandleTarget;
  readonly request: ConsultRequest | null;
}

async function targetOf({ desk, person }: Turn, handle: string): Promise<Target | null> {
  const target = await desk.store.handle(handle);
  if (target === null || (target.to !== person.id && target.to !== ANYONE)) return null;
  const request = target.requestId === null ? null : await desk.store.request(target.requestId);
  return { target, request };
}

async function form(turn: Turn, event: Of<'form'>): Promise<Change> {
  const found = await formTarget(turn, event);
  if (found === null) return refusalChange('not-yours', turn.person.id, null, turn.given, turn.desk);
  const outcome: FormOutcome = formEvents(event.form, {
    person: turn.person, request: found.request, target: found.target, requestId: found.target?.requestId ?? event.handle,
    values: event.values, known: event.known, kept: event.kept,
  });
  switch (outcome.kind) {
    case 'events':
      return decided(turn, found.request, outcome.events);
    case 'profile':
      return profileChange(turn.person, outcome.profile, turn.given, turn.desk);
    case 'pause':
      return pauseChange(turn.person, outcome.pause, turn.given, turn.desk);
    case 'nothing':
      return emptyChange;
  }
}

/** A question's handle may be its draft's own id, which no card has carried yet. */
async function formTarget(
  turn: Turn, event: Of<'form'>,
): Promise<{ target: HandleTarget | null; request: ConsultRequest | null } | null> {
  const known = await turn.desk.store.handle(event.handle);
  if (known !== null || event.form !== 'question') return targetOf(turn, event.handle);
  const request = await turn.desk.store.request(event.handle);
  return request === null || request.askerId === turn.person.id ? { target: null, request } : null;
}

function decided(turn: Turn, request: ConsultRequest | null, events: readonly ConsultEvent[]): Change {
  const { desk, person, given } = turn;
  const decision = decideAll(request, events, given);
  return decision.ok
    ? changeOf(decision, events, given, desk)
    : refusalChange(decision.refusal, person.id, request?.id ?? null, given, desk);
}

/** Requests of someone who left are dealt with one by one, each by an event of its own. */
async function personChanged(turn: Turn, active: boolean): Promise<Change> {
  const { desk, person, given } = turn;
  const people = [{ ...person, active }];
  const audit = [{ at: given.now, actor: person.id, action: active ? 'person-back' : 'person-left', requestId: null, detail: {} }];
  if (active) return { ...emptyChange, people, audit };
  const requests = await desk.store.requestsOf(person.id, 500);
  return {
    ...emptyChange,
    people,
    audit,
    internal: requests.map((request) => ({
      dedupeKey: `left:${person.id}:${request.id}:${given.now.getTime()}`,
      receivedAt: given.now,
      personId: null,
      place: null,
      event: { kind: 'internal', requestId: request.id, event: { kind: 'person-left', personId: person.id } },
    })),
  };
}
