import type { ConsultRequest, RequestStatus } from '../../src/consult/index.ts';
import type { Change, HandleTarget, InboxRow, TimerRow } from '../../src/store/port.ts';
import { type Actor, deeds, type OwnRule, ownDeeds, type Rule } from './rules.ts';
import { shapeFaults } from './shape.ts';

/** All the model keeps of a request: its status, whose it is, who was asked, who accepted. */
export interface Simple {
  readonly status: RequestStatus;
  readonly version: number;
  readonly asker: string;
  /** The expert with the live offer. */
  readonly asked: string | null;
  readonly accepted: string | null;
  readonly experts: readonly string[];
  /** Whoever was or is to be handed the question. */
  readonly colleagues: readonly string[];
  /** Everyone who may hear of it. */
  readonly involved: ReadonlySet<string>;
}

/** Why a change was made, as the proxy around the store has seen it. */
export type Why =
  | { readonly kind: 'heard'; readonly row: InboxRow }
  | { readonly kind: 'timer'; readonly row: TimerRow }
  | { readonly kind: 'unknown' };

/** Follows every saved change and says what the rules do not allow. */
export interface Model {
  readonly requests: ReadonlyMap<string, Simple>;
  /** Every deed that changed a request, in order: what a run has tried. */
  readonly taken: readonly string[];
  /** Faults of a change that was saved; the model takes it over all the same. */
  readonly follow: (change: Change, why: Why) => readonly string[];
}

export function createModel(
  handleOf: (handle: string) => HandleTarget | undefined,
  coordinators: readonly string[],
): Model {
  const requests = new Map<string, Simple>();
  const taken: string[] = [];
  return {
    requests,
    taken,
    follow(change, why) {
      const deed = deedOf(why, handleOf);
      const id = change.request?.id ?? deed?.requestId ?? null;
      const before = id === null ? undefined : requests.get(id);
      const faults = deed === null ? [] : judge(before, change.request, deed, coordinators);
      if (change.request !== null) {
        taken.push(deed?.name ?? 'unknown');
        faults.push(...versionFaults(before, change.request), ...shapeFaults(change.request));
        requests.set(change.request.id, simplified(change.request, before));
      }
      return faults;
    },
  };
}

interface KnownDeed {
  readonly name: string;
  readonly requestId: string | null;
  /** Null: Konsil itself. */
  readonly by: string | null;
  /** Whom a deed of Konsil is about. */
  readonly of: string | null;
  /** Taken on a card or form that was made for someone else. */
  readonly stolen: boolean;
}

function deedOf(why: Why, handleOf: (handle: string) => HandleTarget | undefined): KnownDeed | null {
  if (why.kind === 'unknown') return null;
  if (why.kind === 'timer') return ofKonsil(why.row.timer, why.row.requestId);
  const { event, personId: by } = why.row;
  switch (event.kind) {
    case 'internal':
      return ofKonsil(event.event.kind, event.requestId, 'personId' in event.event ? event.event.personId : null);
    case 'choice': {
      const target = handleOf(event.handle);
      const requestId = target?.requestId ?? null;
      return { name: choiceName(event.choice), requestId, by, of: null, stolen: isStolen(target, by) };
    }
    case 'form': {
      const target = handleOf(event.handle);
      const requestId = target?.requestId ?? event.handle;
      return { name: event.form, requestId, by, of: null, stolen: isStolen(target, by) };
    }
    case 'text':
      return { name: 'text', requestId: event.draftId, by, of: null, stolen: false };
    default:
      return { name: event.kind, requestId: null, by, of: null, stolen: false };
  }
}

function ofKonsil(name: string, requestId: string | null, of: string | null = null): KnownDeed {
  return { name, requestId, by: null, of, stolen: false };
}

/** What is posted where two read it is for whoever reads it. */
function isStolen(target: HandleTarget | undefined, by: string | null): boolean {
  return target !== undefined && target.to !== by && target.to !== '*';
}

const families: readonly (readonly [RegExp, string])[] = [
  [/^pick-\d+$/, 'pick'],
  [/^use-case-\d+$/, 'use-case'],
  [/^snooze-\d$/, 'snooze'],
  [/^not-my-field$/, 'decline'],
  [/^(agrees|agrees-partly|differs)$/, 'agreement'],
  [/^(better|same|worse|too-early|skip|plan-changed|plan-unchanged)$/, 'outcome'],
];

function choiceName(choice: string): string {
  return families.find(([pattern]) => pattern.test(choice))?.[1] ?? choice;
}

function judge(
  before: Simple | undefined,
  after: ConsultRequest | null,
  deed: KnownDeed,
  coordinators: readonly string[],
): string[] {
  if (before === undefined) return begun(after, deed);
  const may = (actor: Actor): boolean => holds(actor, deed.by ?? deed.of, before, coordinators);
  const rules: readonly OwnRule[] = deed.by === null ? own(deed.name, may) : theirs(deed, may);
  const fitting = rules.filter(({ from }) => from.includes(before.status));
  if (after === null) {
    return fitting.some(({ sure }) => sure === true)
      ? [`"${deed.name}" had no effect on a request that is ${before.status}`]
      : [];
  }
  const allowed = fitting.some(({ to }) => (to ?? [before.status]).includes(after.status));
  const faults = allowed ? [] : [`"${deed.name}" led from ${before.status} to ${after.status}`];
  if (after.askerId !== before.asker && deed.name !== 'hand-over-accept')
    faults.push(`"${deed.name}" changed whose request it is`);
  return faults;
}

function begun(after: ConsultRequest | null, deed: KnownDeed): string[] {
  if (after === null || deed.name === 'text' || deed.name === 'question') return [];
  return [`"${deed.name}" began a request`];
}

function theirs({ name, stolen }: KnownDeed, may: (actor: Actor) => boolean): readonly Rule[] {
  return stolen ? [] : (deeds[name] ?? []).filter(({ by }) => by.some(may));
}

function own(name: string, isAbout: (actor: Actor) => boolean): readonly OwnRule[] {
  return [ownDeeds[name] ?? []].flat().filter(({ of }) => of === undefined || of.some(isAbout));
}

function holds(
  actor: Actor,
  id: string | null,
  { asker, asked, accepted, experts, colleagues }: Simple,
  coordinators: readonly string[],
): boolean {
  if (id === null) return false;
  switch (actor) {
    case 'asker':
      return id === asker;
    case 'asked':
      return id === asked;
    case 'accepted':
      return id === accepted;
    case 'expert':
      return experts.includes(id);
    case 'coordinator':
      return coordinators.includes(id);
    case 'colleague':
      return colleagues.includes(id);
  }
}

function versionFaults(before: Simple | undefined, { rowVersion }: ConsultRequest): readonly string[] {
  const expected = (before?.version ?? 0) + 1;
  return rowVersion === expected ? [] : [`row version ${rowVersion} follows ${expected - 1}`];
}

function simplified(request: ConsultRequest, before: Simple | undefined): Simple {
  const { introductions, handOvers, askerId } = request;
  const experts = introductions.map(({ expertId }) => expertId);
  const colleagues = handOvers.map(({ to }) => to);
  return {
    status: request.status,
    version: request.rowVersion,
    asker: askerId,
    asked: introductions.find(({ status }) => status === 'offered')?.expertId ?? null,
    accepted: introductions.find(({ status }) => status === 'accepted')?.expertId ?? null,
    experts,
    colleagues,
    involved: new Set([askerId, ...experts, ...colleagues, ...(before?.involved ?? [])]),
  };
}
