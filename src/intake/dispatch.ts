import { type Command, choiceEvent, draftIntake, formOfChoice, parseCommand } from '../chat/index.ts';
import type { ConsultEvent, ConsultRequest, Effect, Given, Person } from '../consult/index.ts';
import type { Change, InboxRow, Store, StoredEvent } from '../store/port.ts';
import { type ChangeTools, changeOf, decideAll, emptyChange, refusalChange, tellChange } from './change.ts';
import { formScene, isTheirs, senseOf } from './form-sense.ts';
import { type GivenMaker, konsil } from './given.ts';
import { accountChange } from './person-left.ts';
import { languageChange, pauseChange, profileChange, withRest } from './profile.ts';
import { setAside } from './set-aside.ts';

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
      return setAside(desk, row.event.deliveryId, row.receivedAt);
    default:
      return fromPerson(desk, row, row.event);
  }
}

async function internal(desk: Desk, { requestId, event }: Of<'internal'>, now: Date): Promise<Change> {
  const request = await desk.store.request(requestId);
  if (request === null) return emptyChange;
  const given = await desk.givenFor(konsil, request.circleId, now);
  const decision = decideAll(request, [event], given);
  return decision.ok ? changeOf(decision, [event], given, desk) : emptyChange;
}

async function fromPerson(
  desk: Desk,
  row: InboxRow,
  event: Exclude<StoredEvent, { kind: 'internal' | 'parked' }>,
): Promise<Change> {
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
      return form(turn, event, row.dedupeKey);
    case 'home-opened':
      return tell(turn, { kind: 'home', of: person.id }, 'home-opened');
    case 'file':
      return tell(turn, { kind: 'tell', to: person.id, card: 'file-refused', about: null }, 'file-refused');
    case 'refused':
      return tell(turn, { kind: 'tell', to: person.id, card: 'scrub-refused', about: event.reason }, 'scrub-refused');
    case 'person-changed':
      return accountChange(desk.store, person, event, given.now);
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
    {
      kind: 'draft',
      requestId: event.draftId,
      askerId: person.id,
      circleId: person.circleId,
      intake,
      known: event.known,
      kept: [],
    },
  ]);
}

function otherCommand(turn: Turn, command: Exclude<Command, { kind: 'ask' }>): Change {
  const { person, desk, given } = turn;
  if (command.kind === 'pause') return pauseChange(person, command, given, desk);
  if (command.kind === 'resume') return pauseChange(person, null, given, desk);
  if (command.kind === 'language') return languageChange(person, command.lang, given, desk);
  if (command.kind === 'home' || command.kind === 'mine' || command.kind === 'profile')
    return tell(turn, { kind: 'home', of: person.id }, command.kind);
  return tell(turn, { kind: 'tell', to: person.id, card: 'help', about: command.kind }, command.kind);
}

async function choice(turn: Turn, event: Of<'choice'>): Promise<Change> {
  const scene = await formScene(turn.desk.store, event.handle);
  const { target, request } = scene;
  if (target === null || !isTheirs(scene, turn.person)) return refused(turn, 'not-yours', null);
  if (formOfChoice(target.card, event.choice) !== null) return emptyChange;
  const meaning = choiceEvent(target, event.choice, request);
  if (meaning === null) return refused(turn, 'no-such-thing', request);
  if (meaning.kind === 'resume') return pauseChange(turn.person, null, turn.given, turn.desk);
  return decided(turn, request, [meaning.event]);
}

async function form(turn: Turn, event: Of<'form'>, dedupeKey: string): Promise<Change> {
  const { desk, person, given } = turn;
  const sense = senseOf(
    event,
    await formScene(desk.store, event.handle),
    person,
    desk.keyed.digest('draft', dedupeKey),
  );
  switch (sense.kind) {
    case 'refused':
      return refused(turn, sense.refusal, sense.request);
    case 'events':
      return rested(withUndone(withNames(decided(turn, sense.request, sense.events), event), turn, event), turn, sense);
    case 'profile':
      return profileChange(person, sense.profile, given, desk);
    case 'pause':
      return pauseChange(person, sense.pause, given, desk);
  }
}

/** What people say about themselves counts even where the question has gone on meanwhile. */
function rested(change: Change, { desk, person, given }: Turn, { restDays }: { readonly restDays?: number }): Change {
  return restDays === undefined ? change : withRest(change, person, restDays, given, desk);
}

/** Whoever was named in any text of a request keeps their number in every later one; so does what was undone. */
function withNames(change: Change, { known, kept }: Of<'form'>): Change {
  const { request } = change;
  if (request === null) return change;
  const fresh = known.filter(({ digest }) => !request.known.some((one) => one.digest === digest));
  return {
    ...change,
    request: { ...request, known: [...request.known, ...fresh], kept: [...new Set([...request.kept, ...kept])] },
  };
}

/** How often the filter took too much is counted by kind; what it was is not kept. */
function withUndone(change: Change, { person, given }: Turn, { restored }: Of<'form'>): Change {
  const { request } = change;
  if (request === null || restored === undefined) return change;
  const line = { at: given.now, actor: person.id, action: 'filter-undone', requestId: request.id, detail: restored };
  return { ...change, audit: [...change.audit, line] };
}

function decided(turn: Turn, request: ConsultRequest | null, events: readonly ConsultEvent[]): Change {
  const { desk, given } = turn;
  const decision = decideAll(request, events, given);
  return decision.ok ? changeOf(decision, events, given, desk) : refused(turn, decision.refusal, request);
}

function refused(
  { desk, person, given }: Turn,
  refusal: Parameters<typeof refusalChange>[0],
  request: ConsultRequest | null,
): Change {
  return refusalChange(refusal, person.id, request?.id ?? null, given, desk);
}
