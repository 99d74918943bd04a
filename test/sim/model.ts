import type { ConsultRequest, RequestStatus } from '../../src/consult/index.ts';
import type { Change, HandleTarget, InboxRow, TimerRow } from '../../src/store/port.ts';
import { type Actor, deeds, ownDeeds, type Rule } from './rules.ts';
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
  /** Taken on a card or form that was made for someone else. */
  readonly stolen: boolean;
}

function deedOf(why: Why, handleOf: (handle: string) => HandleTarget | undefined): KnownDeed | null {
  if (why.kind === 'unknown') return null;
  if (why.kind === 'timer') return { name: why.row.timer, requestId: why.row.requestId, by: null, stolen: false };
  const { event, personId: by } = why.row;
  switch (event.kind) {
    case 'internal':
      return { name: event.event.kind, requestId: event.requestId, by: null, stolen: false };
    case 'choice': {
      const target = handleOf(event.handle);
      return { name: choiceName(event.choice), requestId: target?.requestId ?? null, by, stolen: isStolen(target, by) };
    }
    case 'form': {
      const target = handleOf(event.handle);
      return { name: event.form, requestId: target?.requestId ?? event.handle, by, stolen: isStolen(target, by) };
    }
    case 'text':
      return { name: 'text', requestId: event.draftId, by, stolen: false };
    default:
      return { name: event.kind, requestId: null, by, stolen: false };
  }
}

/** What is posted where two read it is for whoever reads it. */
function isStolen(target: HandleTarget | undefined, by: string | null): boolean {
  return target !== undefined && target.to !== by && target.to !== '*';
}

const families: readonly (readonly [RegExp, string])[] = [
  [/^pick-\d+$/, 'pick'],
  [/^use-case-\d+$/, 'use-case'],
  [/^snooze-\d$/, 'snooze'],
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
  const rules = deed.by === null ? own(deed.name) : (deeds[deed.name] ?? []);
  const fitting = rules.filter(
    ({ by, from }) =>
      !deed.stolen &&
      from.includes(before.status) &&
      (deed.by === null || by.some((actor) => holds(actor, deed.by, before, coordinators))),
  );
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

function own(name: string): readonly Rule[] {
  const rule = ownDeeds[name];
  return rule === undefined ? [] : [{ ...rule, by: [] }];
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
