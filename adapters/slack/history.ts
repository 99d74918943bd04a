import type { Found, MessageRef, PlaceRef } from '../../src/chat/port.ts';
import { codeOf, failure } from './failure.ts';
import { patiently } from './patience.ts';
import { channelOf, type Stage } from './stage.ts';

/** What marks a message of ours: its key, and whether its words have been put in yet. */
export const METADATA_TYPE = 'konsil_message';

export interface Mark {
  readonly ts: string;
  readonly full: boolean;
}

export function metadata(keyId: string, full: boolean) {
  return { event_type: METADATA_TYPE, event_payload: { key: keyId, full } };
}

type Unfound = Exclude<Found, MessageRef>;

const PAGE = 200;
const PAGES = 10;
/** By which Slack's clock and ours may differ. */
const SLACK_AND_OURS_MS = 3_600_000;

interface Told {
  readonly ts?: string | undefined;
  readonly metadata?:
    | { readonly event_type?: string | undefined; readonly event_payload?: object | undefined }
    | undefined;
}

/** Looks for a message by its key, back to when it was first tried; `cannot-tell` where history may not be read. */
export async function look(stage: Stage, place: PlaceRef, keyId: string, since: string): Promise<Mark | Unfound> {
  try {
    return await patiently(() => pageThrough(stage, place, keyId, Date.parse(since) - SLACK_AND_OURS_MS));
  } catch (error) {
    stage.options.onFault?.('history', codeOf(error));
    return failure(error, 'repeatable', stage.core.now()).kind === 'retry' ? 'not-now' : 'cannot-tell';
  }
}

async function pageThrough(
  { clients: { post } }: Stage,
  place: PlaceRef,
  keyId: string,
  oldest: number,
): Promise<Mark | Unfound> {
  const { channel, thread } = channelOf(place);
  let cursor: string | undefined;
  for (let page = 0; page < PAGES; page += 1) {
    const args = { channel, limit: PAGE, include_all_metadata: true, ...(cursor === undefined ? {} : { cursor }) };
    const answer =
      thread === null
        ? await post.conversations.history(args)
        : await post.conversations.replies({ ...args, ts: thread });
    const messages: readonly Told[] = answer.messages ?? [];
    const found = messages.flatMap((message) => markOf(message, keyId))[0];
    if (found !== undefined) return found;
    cursor = answer.response_metadata?.next_cursor || undefined;
    const last = Number(messages.at(-1)?.ts ?? 0) * 1000;
    if (cursor === undefined || (thread === null && last < oldest)) return 'absent';
  }
  return 'cannot-tell';
}

function markOf({ ts, metadata: said }: Told, keyId: string): readonly Mark[] {
  const payload = said?.event_payload;
  if (ts === undefined || said?.event_type !== METADATA_TYPE || payload === undefined) return [];
  if (!('key' in payload) || payload.key !== keyId) return [];
  return [{ ts, full: 'full' in payload && payload.full === true }];
}
