import type { DirectoryEntry, Language } from '../../src/chat/port.ts';
import type { Self } from './stage.ts';

/** What Slack tells of a user, as far as it matters here; any of it may be missing. */
export interface SlackUser {
  readonly id?: string | undefined;
  readonly team_id?: string | undefined;
  readonly name?: string | undefined;
  readonly real_name?: string | undefined;
  readonly deleted?: boolean | undefined;
  readonly is_bot?: boolean | undefined;
  readonly is_restricted?: boolean | undefined;
  readonly is_ultra_restricted?: boolean | undefined;
  readonly is_stranger?: boolean | undefined;
  readonly locale?: string | undefined;
  readonly tz?: string | undefined;
  readonly updated?: number | undefined;
  readonly profile?: { readonly real_name?: string | undefined } | undefined;
  readonly enterprise_user?: { readonly enterprise_id?: string | undefined } | undefined;
}

export interface KnownUser extends DirectoryEntry {
  readonly id: string;
  /** Null where Slack tells none that Konsil speaks. */
  readonly lang: Language | null;
  /** Slack's stamp of the last change, in seconds. */
  readonly updated: number;
}

/** The bot that Slack itself is. */
const SLACKBOT = 'USLACKBOT';

export function knownUser(user: SlackUser & { readonly id: string }, self: Self | null): KnownUser {
  return {
    id: user.id,
    name: user.profile?.real_name || user.real_name || user.name || user.id,
    active: user.deleted !== true,
    external: isExternal(user, self),
    bot: user.is_bot === true || user.id === SLACKBOT,
    timeZone: user.tz ?? null,
    lang: languageOf(user.locale),
    updated: user.updated ?? 0,
  };
}

function languageOf(locale: string | undefined): Language | null {
  if (locale === undefined) return null;
  if (locale.startsWith('de')) return 'de';
  return locale.startsWith('en') ? 'en' : null;
}

/** Guests, and whoever comes from another organisation by a shared channel. */
function isExternal(user: SlackUser, self: Self | null): boolean {
  if (user.is_stranger === true || user.is_restricted === true || user.is_ultra_restricted === true) return true;
  return self !== null && !isOurs(user.team_id, user.enterprise_user?.enterprise_id, self);
}

/** Whether a workspace, or the organisation it belongs to, is the one that the app is installed in. */
export function isOurs(teamId: string | undefined, enterpriseId: string | undefined, self: Self): boolean {
  if (self.enterpriseId !== null && (enterpriseId === self.enterpriseId || teamId === self.enterpriseId)) return true;
  return teamId === undefined || teamId === self.teamId;
}
