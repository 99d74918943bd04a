import type { AccountRef, PlaceRef } from '../../../src/chat/port.ts';
import { accountOf, languageOf, placeOf, type Stage, tenantOf } from '../stage.ts';
import { isOurs } from '../user.ts';
import { words } from '../words.ts';

/** Who did something, where, and under which key it counts once. */
export interface Source {
  readonly userId: string;
  /** The workspace of the person, which may be another than the one in which it was done. */
  readonly homeTeam: string | undefined;
  readonly teamId: string | null | undefined;
  readonly enterpriseId: string | null | undefined;
  readonly channel: string | null;
  readonly dedupeKey: string;
}

export function baseOf(stage: Stage, source: Source) {
  const tenant = tenantOf(source.teamId, source.enterpriseId);
  const by: AccountRef = accountOf(tenant, source.userId);
  const place: PlaceRef | null = source.channel === null ? null : placeOf(tenant, source.channel);
  return { dedupeKey: source.dedupeKey, at: stage.core.now(), by, in: place };
}

/** Guests, people of other organisations and bots are answered, and asked for nothing; who is not known yet is looked up meanwhile. */
export function isOutsider(stage: Stage, { userId, homeTeam, enterpriseId }: Source): boolean {
  if (stage.self !== null && !isOurs(homeTeam, enterpriseId ?? undefined, stage.self)) return true;
  const user = stage.directory.known(userId);
  if (user === null) stage.directory.find(userId).catch(() => undefined);
  return user !== null && (user.external || user.bot);
}

/** The same, once whoever is not known yet was looked up. Whom Slack does not show us is none of ours; where it cannot be asked, nobody is sent away. */
export async function isFoundOutside(stage: Stage, source: Source): Promise<boolean> {
  if (stage.directory.known(source.userId) !== null) return isOutsider(stage, source);
  try {
    if ((await stage.directory.find(source.userId)) === null) return true;
  } catch {
    // What is known without Slack decides.
  }
  return isOutsider(stage, source);
}

export function ownWords(stage: Stage, userId: string) {
  return words[languageOf(stage, userId)];
}
