import type { PlaceRef } from '../../../src/chat/port.ts';
import { type MessageRow, stableId } from '../rows.ts';
import { edit } from '../say.ts';
import { languageOf, placeOf, type Stage, tenantOf } from '../stage.ts';
import { words } from '../words.ts';
import type { Source } from './source.ts';
import { ownCard } from './tell.ts';

/** The key of what waits above a button because somebody wrote this message. */
export function talkKey(ts: string): string {
  return `talk/${ts}`;
}

/** Null when nothing was made of this message. Without choices its words have gone their way. */
export function waitingFor(stage: Stage, place: PlaceRef, ts: string): Promise<MessageRow | null> {
  return stage.rows.message(place.id, stableId(talkKey(ts)));
}

/** What waited has been sent: its card says so and has no button any more, so that nothing is sent twice. */
export async function endOnward(stage: Stage, { teamId, enterpriseId, userId }: Source, from: string): Promise<void> {
  const [channel = '', ts = ''] = from.split(':');
  const place = placeOf(tenantOf(teamId, enterpriseId), channel);
  const found = await stage.rows.byTs(place.id, ts);
  if (found === null) return;
  const lang = languageOf(stage, userId);
  const own = words[lang].kept;
  const card = { ...ownCard(lang, own.title, own.notice, [{ kind: 'text', text: own.sent }]), ended: true };
  const outcome = await edit(stage, { place, id: `${ts}/${found.keyId}` }, card, found.row.version + 1);
  if (outcome.kind !== 'done') stage.options.onFault?.('waiting', outcome.kind);
}
