import type { webApi } from '@slack/bolt';
import { slackError } from './failure.ts';
import type { Self } from './stage.ts';
import { type KnownUser, knownUser, type SlackUser } from './user.ts';

/** Who is at this Slack: asked once, kept, and put right by what Slack tells of changes. */
export interface Directory {
  /** From memory, at once. */
  known(userId: string): KnownUser | null;
  /** Null for nobody. Throws when Slack cannot be asked. */
  find(userId: string): Promise<KnownUser | null>;
  /** Slack told of a change; answers whether somebody came or went by it. */
  changed(user: SlackUser & { readonly id: string }): { readonly user: KnownUser; readonly moved: boolean };
  /** Everybody, page by page. Throws when Slack cannot be asked. */
  readAll(onUser: (user: KnownUser) => Promise<void>): Promise<void>;
}

const PAGE = 500;

export function createDirectory(client: webApi.WebClient, self: () => Self | null): Directory {
  const users = new Map<string, KnownUser>();
  const hold = (user: KnownUser): KnownUser => {
    users.set(user.id, user);
    return user;
  };
  return {
    known: (userId) => users.get(userId) ?? null,
    async find(userId) {
      const held = users.get(userId);
      if (held !== undefined) return held;
      try {
        const { user } = await client.users.info({ user: userId, include_locale: true });
        return user?.id === undefined ? null : hold(knownUser({ ...user, id: user.id }, self()));
      } catch (error) {
        if (NOBODY.has(slackError(error) ?? '')) return null;
        throw error;
      }
    },
    changed(user) {
      const before = users.get(user.id);
      const after = hold(knownUser(user, self()));
      return { user: after, moved: before === undefined ? !after.active : before.active !== after.active };
    },
    async readAll(onUser) {
      let cursor: string | undefined;
      do {
        const page = await client.users.list({
          limit: PAGE,
          include_locale: true,
          ...(cursor === undefined ? {} : { cursor }),
        });
        for (const user of page.members ?? [])
          if (user.id !== undefined) await onUser(hold(knownUser({ ...user, id: user.id }, self())));
        cursor = page.response_metadata?.next_cursor || undefined;
      } while (cursor !== undefined);
    },
  };
}

const NOBODY: ReadonlySet<string> = new Set(['user_not_found', 'users_not_found', 'user_not_visible']);
