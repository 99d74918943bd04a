import type { webApi } from '@slack/bolt';
import { slackError } from './failure.ts';
import { patiently } from './patience.ts';
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

const LOCAL = { limit: 500, include_locale: true } as const;

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
        if (user?.id === undefined) return null;
        const found = knownUser({ ...user, id: user.id }, self());
        return self() === null ? found : hold(found);
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
      const everybody = new Map<string, KnownUser>();
      for (const team of await teamsOf(client, self()))
        for await (const { members } of pagesOf((from) => client.users.list({ ...LOCAL, ...team, ...from })))
          for (const user of members ?? [])
            if (user.id !== undefined && everybody.get(user.id)?.active !== true)
              everybody.set(user.id, hold(knownUser({ ...user, id: user.id }, self())));
      for (const user of everybody.values()) await onUser(user);
    },
  };
}

type Team = { readonly team_id: string } | Record<never, never>;

/** A token of a whole organisation lists people by workspace alone; who left one of several is still there. */
async function teamsOf(client: webApi.WebClient, self: Self | null): Promise<readonly Team[]> {
  if (self?.isOrganisation !== true) return [{}];
  const found: Team[] = [];
  for await (const { teams } of pagesOf((from) => client.auth.teams.list(from)))
    for (const { id } of teams ?? []) if (id !== undefined) found.push({ team_id: id });
  return found;
}

interface Page {
  readonly response_metadata?: { readonly next_cursor?: string | undefined } | undefined;
}

/** One page after the other, as slowly as Slack wants. */
async function* pagesOf<P extends Page>(ask: (from: { cursor?: string }) => Promise<P>): AsyncGenerator<P> {
  let cursor = '';
  do {
    const from = cursor === '' ? {} : { cursor };
    const page = await patiently(() => ask(from));
    yield page;
    cursor = page.response_metadata?.next_cursor ?? '';
  } while (cursor !== '');
}

const NOBODY: ReadonlySet<string> = new Set(['user_not_found', 'users_not_found', 'user_not_visible']);
