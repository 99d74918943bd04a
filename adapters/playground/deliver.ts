import type { AccountRef, Card, MessageRef, Outcome, PlaceRef } from '../../src/chat/port.ts';
import { isSameAccount, personaOf } from './persona.ts';
import { type Message, PLATFORM, type Place, stableId } from './records.ts';
import type { Stage } from './stage.ts';

/** A write that failed may have arrived all the same, so the core is asked to look. */
async function inTurn<T>(stage: Stage, act: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
  try {
    return await stage.state.change(act);
  } catch {
    return { kind: 'unknown-outcome' };
  }
}

const gone = { kind: 'gone' } as const;

function done<T>(value: T): Outcome<T> {
  return { kind: 'done', value };
}

export function direct(stage: Stage, to: AccountRef): Promise<Outcome<PlaceRef>> {
  return inTurn(stage, async () => {
    if (personaOf(stage.personas, to) === null) return gone;
    const id = stableId('direct', to.platform, to.tenant, to.id);
    return done(stage.state.place(id)?.ref ?? (await open(stage, id, 'direct', [to])));
  });
}

export function introduce(
  stage: Stage,
  people: readonly AccountRef[],
  key: string,
  at: PlaceRef | undefined,
): Promise<Outcome<PlaceRef>> {
  return inTurn(stage, async () => {
    if (people.length === 0 || people.some((person) => personaOf(stage.personas, person) === null)) return gone;
    if (at !== undefined) return join(stage, people, at);
    const id = stableId('introduce', key);
    return done(stage.state.place(id)?.ref ?? (await open(stage, id, 'conversation', people)));
  });
}

async function join(stage: Stage, people: readonly AccountRef[], at: PlaceRef): Promise<Outcome<PlaceRef>> {
  const place = openPlace(stage, at);
  if (place === null) return gone;
  const fresh = people.filter((person) => !place.members.some((member) => isSameAccount(member, person)));
  if (fresh.length > 0) await stage.state.save({ ...place, members: [...place.members, ...fresh] });
  return done(place.ref);
}

async function open(stage: Stage, id: string, kind: Place['kind'], members: readonly AccountRef[]): Promise<PlaceRef> {
  const ref: PlaceRef = { platform: PLATFORM, tenant: members[0]?.tenant ?? '', id };
  await stage.state.save({ record: 'place', ref, kind, members, left: false, order: stage.state.nextOrder() });
  return ref;
}

function openPlace(stage: Stage, ref: PlaceRef): Place | null {
  const place = stage.state.place(ref.id);
  return place === null || place.left ? null : place;
}

export function send(stage: Stage, to: PlaceRef, card: Card, key: string): Promise<Outcome<MessageRef>> {
  return inTurn(stage, async () => {
    const place = openPlace(stage, to);
    if (place === null) return gone;
    const id = stableId(place.ref.id, key);
    if (stage.state.message(place.ref.id, id) === null)
      await stage.state.save(message(stage, place.ref.id, id, key, card));
    return done({ place: place.ref, id });
  });
}

function message(stage: Stage, placeId: string, id: string, key: string, card: Card): Message {
  const { core, state } = stage;
  return {
    record: 'message',
    id,
    placeId,
    key,
    card,
    version: 0,
    order: state.nextOrder(),
    at: core.now().toISOString(),
  };
}

export async function find(stage: Stage, to: PlaceRef, key: string): Promise<MessageRef | 'absent' | 'cannot-tell'> {
  try {
    const found = await stage.state.look(to.id, stableId(to.id, key));
    return found === null ? 'absent' : { place: to, id: found.id };
  } catch {
    return 'cannot-tell';
  }
}

/** Only what is newer is written, whatever order the edits come in. */
export function edit(stage: Stage, ref: MessageRef, card: Card, version: number): Promise<Outcome<void>> {
  return inTurn(stage, async () => {
    const found = stage.state.message(ref.place.id, ref.id);
    if (found === null || found.card === null) return gone;
    if (version >= found.version) await stage.state.save({ ...found, card, version });
    return done(undefined);
  });
}

/** The key stays, so that the same key is not sent again; the card goes. */
export function remove(stage: Stage, ref: MessageRef): Promise<Outcome<void>> {
  return inTurn(stage, async () => {
    const found = stage.state.message(ref.place.id, ref.id);
    if (found === null) return gone;
    if (found.card !== null) await stage.state.save({ ...found, card: null });
    return done(undefined);
  });
}

export function leave(stage: Stage, ref: PlaceRef): Promise<Outcome<void>> {
  return inTurn(stage, async () => {
    const place = openPlace(stage, ref);
    if (place === null) return gone;
    await stage.state.save({ ...place, left: true });
    return done(undefined);
  });
}

export function home(stage: Stage, of: AccountRef, sections: readonly Card[], version: number): Promise<Outcome<void>> {
  return inTurn(stage, async () => {
    if (personaOf(stage.personas, of) === null) return gone;
    const shown = stage.state.home(of);
    if (shown === null || version >= shown.version) await stage.state.save({ record: 'home', of, sections, version });
    return done(undefined);
  });
}
