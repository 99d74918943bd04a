import type { Card, Found, MessageRef, Outcome, PlaceRef } from '../../src/chat/port.ts';
import { codeOf, failure, isTooMuch } from './failure.ts';
import { look, metadata } from './history.ts';
import { escaped } from './render/plain.ts';
import { briefShape, type Shape, shapeOf } from './render/shape.ts';
import { type MessageRow, partsOf, refOf, shownRow, stableId } from './rows.ts';
import { channelOf, type Stage } from './stage.ts';

export interface Manner {
  /** A scrubbed text that waits above the card's button. */
  readonly kept?: string;
  /** Where nobody can tell whether it stands there: `stop` says it no more, `again` once more, for words that hold nothing. */
  readonly inDoubt?: 'stop' | 'again';
}

const unknown = { kind: 'unknown-outcome' } as const;
const gone = { kind: 'gone' } as const;

/** A row that cannot be read or written leaves open what stands at Slack. */
export async function orUnknown<T>(act: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
  try {
    return await act();
  } catch {
    return unknown;
  }
}

/** The key under which it is remembered that a place was left. */
export function leftKey(place: PlaceRef): string {
  return `left/${place.id}`;
}

/**
 * Says a card once under its key. A device shows the blocks of a new message, so it is posted with the notice alone and
 * filled in afterwards; an edit notifies nobody.
 */
export function say(
  stage: Stage,
  place: PlaceRef,
  card: Card,
  key: string,
  { kept = '', inDoubt = 'stop' }: Manner = {},
): Promise<Outcome<MessageRef>> {
  return stage.turns.take(place.id, () =>
    orUnknown(async () => {
      if ((await stage.rows.state.get(leftKey(place))) !== null) return gone;
      const keyId = stableId(key);
      const row = await stage.rows.message(place.id, keyId);
      if (row !== null && row.status !== 'posting' && row.ts !== null)
        return { kind: 'done', value: refOf(place, key, row.ts) };
      const bare = await bareMessage(stage, place, keyId, row, { notice: card.notice, inDoubt });
      if (bare.kind !== 'done') return bare;
      return fill(stage, place, key, { card, kept, ts: bare.value.ts, at: bare.value.at });
    }),
  );
}

interface Bare {
  readonly ts: string;
  readonly at: string;
}

/** Where an earlier attempt broke off, it is looked for before anything is posted. */
async function bareMessage(
  stage: Stage,
  place: PlaceRef,
  keyId: string,
  row: MessageRow | null,
  { notice, inDoubt }: { readonly notice: string; readonly inDoubt: 'stop' | 'again' },
): Promise<Outcome<Bare>> {
  const at = row?.at ?? stage.core.now().toISOString();
  if (row !== null && row.ts !== null) return { kind: 'done', value: { ts: row.ts, at } };
  if (row !== null) {
    const found = await look(stage, place, keyId, row.at);
    if (found === 'not-now' || (found === 'cannot-tell' && inDoubt === 'stop')) return unknown;
    if (typeof found === 'object') return { kind: 'done', value: { ts: found.ts, at } };
  }
  await stage.rows.save(place.id, keyId, { status: 'posting', ts: null, version: 0, handle: null, choices: [], at });
  return post(stage, place, keyId, notice, at);
}

async function post(stage: Stage, place: PlaceRef, keyId: string, notice: string, at: string): Promise<Outcome<Bare>> {
  const { channel, thread } = channelOf(place);
  try {
    const { ts } = await stage.clients.post.chat.postMessage({
      channel,
      text: escaped(notice) || 'Konsil',
      mrkdwn: false,
      unfurl_links: false,
      unfurl_media: false,
      metadata: metadata(keyId, false),
      ...(thread === null ? {} : { thread_ts: thread }),
    });
    return ts === undefined ? unknown : { kind: 'done', value: { ts, at } };
  } catch (error) {
    const failed = failure(error, 'once', stage.core.now());
    if (failed.kind !== 'unknown-outcome') await stage.rows.forget(place.id, keyId);
    return failed;
  }
}

interface Filling extends Bare {
  readonly card: Card;
  readonly kept: string;
}

async function fill(stage: Stage, place: PlaceRef, key: string, filling: Filling): Promise<Outcome<MessageRef>> {
  const { card, kept, ts, at } = filling;
  const keyId = stableId(key);
  try {
    await show(stage, { place, keyId, ts }, card, kept);
  } catch (error) {
    await stage.rows.save(place.id, keyId, { status: 'posting', ts, version: 0, handle: null, choices: [], at });
    return failure(error, 'repeatable', stage.core.now());
  }
  await stage.rows.save(place.id, keyId, shownRow(card, ts, 0, at));
  return { kind: 'done', value: refOf(place, key, ts) };
}

interface Shown {
  readonly place: PlaceRef;
  readonly keyId: string;
  readonly ts: string;
}

/** A message that is too much for Slack is shown in brief: better than a notice with nothing behind it. */
async function show(stage: Stage, message: Shown, card: Card, kept: string): Promise<void> {
  try {
    await update(stage, message, shapeOf(card, kept));
  } catch (error) {
    if (!isTooMuch(error)) throw error;
    stage.options.onFault?.('message', codeOf(error));
    await update(stage, message, briefShape(card, kept));
  }
}

/** An update reads names and addresses in its text as a person's client would, unless it is told not to. */
async function update(stage: Stage, { place, keyId, ts }: Shown, { blocks, text }: Shape): Promise<void> {
  await stage.clients.post.chat.update({
    channel: channelOf(place).channel,
    ts,
    text,
    blocks,
    parse: 'none',
    metadata: metadata(keyId, true),
  });
}

/** An older version never overwrites a newer one. */
export function edit(
  stage: Stage,
  message: MessageRef,
  card: Card,
  version: number,
  kept = '',
): Promise<Outcome<void>> {
  return stage.turns.take(message.place.id, () =>
    orUnknown(async () => {
      const parts = partsOf(message);
      const row = parts === null ? null : await stage.rows.message(message.place.id, parts.keyId);
      if (parts === null || row === null || row.status === 'removed') return gone;
      if (row.version > version) return { kind: 'done', value: undefined };
      try {
        await show(stage, { ...parts, place: message.place }, card, kept);
      } catch (error) {
        return failure(error, 'repeatable', stage.core.now());
      }
      await stage.rows.save(message.place.id, parts.keyId, shownRow(card, parts.ts, version, row.at));
      return { kind: 'done', value: undefined };
    }),
  );
}

/** The row stays, so that the same key is not said again. */
export function remove(stage: Stage, message: MessageRef): Promise<Outcome<void>> {
  return stage.turns.take(message.place.id, () =>
    orUnknown(async () => {
      const parts = partsOf(message);
      const row = parts === null ? null : await stage.rows.message(message.place.id, parts.keyId);
      if (parts === null || row === null) return gone;
      try {
        if (row.status !== 'removed')
          await stage.clients.post.chat.delete({ channel: channelOf(message.place).channel, ts: parts.ts });
      } catch (error) {
        const failed = failure(error, 'repeatable', stage.core.now());
        if (failed.kind !== 'gone') return failed;
      }
      await stage.rows.save(message.place.id, parts.keyId, { ...row, status: 'removed', handle: null, choices: [] });
      return { kind: 'done', value: undefined };
    }),
  );
}

/** A message that stands there bare counts as absent: saying it again fills it in. */
export function find(stage: Stage, place: PlaceRef, key: string): Promise<Found> {
  return stage.turns.take(place.id, async () => {
    try {
      const row = await stage.rows.message(place.id, stableId(key));
      if (row === null) return 'absent';
      if (row.status !== 'posting') return row.ts === null ? 'absent' : refOf(place, key, row.ts);
      if (row.ts !== null) return 'absent';
      const found = await look(stage, place, stableId(key), row.at);
      if (typeof found === 'string') return found;
      return found.full ? refOf(place, key, found.ts) : 'absent';
    } catch {
      return 'cannot-tell';
    }
  });
}
