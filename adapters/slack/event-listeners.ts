import type { App } from '@slack/bolt';
import { written } from './acts/message.ts';
import { type Rewrite, rewritten } from './acts/rewrite.ts';
import { baseOf, isFoundOutside, type Source } from './acts/source.ts';
import type { UnderWay } from './app.ts';
import { opened } from './openers.ts';
import { accountOf, type Stage, tenantOf } from './stage.ts';
import type { Stages } from './stages.ts';
import type { SlackUser } from './user.ts';

interface EventBody {
  readonly event_id: string;
  readonly team_id?: string | undefined;
  readonly enterprise_id?: string | undefined;
}

/** What Slack tells by itself. A fault is handed on, so that Slack brings the event again. */
export function registerEvents(app: App, stages: Stages, underWay: UnderWay): void {
  const heard = async (body: EventBody, act: (stage: Stage) => Promise<unknown>): Promise<void> => {
    const stage = stages.at(tenantOf(body.team_id, body.enterprise_id));
    if (stage !== null) await underWay.track(act(stage));
  };

  app.event('message', async ({ event, body }) => {
    const said: Said = event;
    const source = sourceOf(body, said.user ?? '', said.channel ?? null, said.team);
    const rewrite = rewriteIn(said, body);
    if (rewrite !== null) await heard(body, (stage) => rewritten(stage, rewrite));
    if (isForUs(said)) await heard(body, (stage) => written(stage, { ...wordsOf(said), source }));
  });

  app.event('app_home_opened', ({ event, body }) =>
    heard(body, async (stage) => {
      const source = sourceOf(body, event.user, null, undefined);
      if (event.tab !== 'home' || (await isFoundOutside(stage, source))) return;
      await opened(stage, event.user);
      await stage.core.accept({ ...baseOf(stage, source), kind: 'home-opened' });
    }),
  );

  app.event('user_change', ({ event, body }) => heard(body, (stage) => userChanged(stage, event.user, body)));

  app.event('app_uninstalled', ({ body }) => stages.lost(tenantIn(body), 'app_uninstalled'));

  /** Tokens of people are none of ours. */
  app.event('tokens_revoked', async ({ event, body }) => {
    if ((event.tokens.bot ?? []).length > 0) await stages.lost(tenantIn(body), 'tokens_revoked');
  });
}

function tenantIn({ team_id, enterprise_id }: EventBody): string {
  return tenantOf(team_id, enterprise_id);
}

/** What a message event holds, as far as it matters; the rest is other people's talk. */
interface Said {
  readonly channel?: string;
  readonly channel_type?: string;
  readonly subtype?: string | undefined;
  readonly user?: string;
  readonly bot_id?: string;
  readonly team?: string;
  readonly text?: string | undefined;
  readonly ts?: string;
  readonly thread_ts?: string;
  readonly files?: readonly unknown[];
  /** Of a change: what stands there now, and what stood there before. */
  readonly message?: Said;
  readonly previous_message?: Said;
  /** Set where a person changed it, and not Slack by showing a link. */
  readonly edited?: object;
}

/** A person changed or deleted what they had written to Konsil; null for anything else. */
function rewriteIn(said: Said, body: EventBody): Rewrite | null {
  const { subtype, channel_type, channel, message, previous_message: before, ts = '' } = said;
  const isDeleted = subtype === 'message_deleted';
  const one = isDeleted ? before : message;
  if (channel_type !== 'im' || one?.user === undefined || one.ts === undefined || one.bot_id !== undefined) return null;
  if (!isDeleted && (subtype !== 'message_changed' || one.edited === undefined || one.text === before?.text))
    return null;
  const source = sourceOf(body, one.user, channel ?? null, one.team);
  return { source, ts: one.ts, under: one.thread_ts ?? null, text: isDeleted ? null : (one.text ?? ''), change: ts };
}

/** With a file; or under a card, and shown in the conversation as well ("Also send as direct message"). */
const OWN_WORDS: ReadonlySet<string> = new Set(['file_share', 'thread_broadcast']);

/** Written to Konsil itself, by a person, just now: not its own words, no edit, no talk of others. */
function isForUs({ channel_type, subtype, user, bot_id }: Said): boolean {
  if (channel_type !== 'im' || user === undefined || bot_id !== undefined) return false;
  return subtype === undefined || OWN_WORDS.has(subtype);
}

function wordsOf({ text, files, thread_ts, ts }: Said) {
  return {
    text: text ?? '',
    hasFile: (files ?? []).length > 0,
    ts: ts ?? '',
    under: thread_ts === undefined || thread_ts === ts ? null : thread_ts,
  };
}

function sourceOf(body: EventBody, userId: string, channel: string | null, homeTeam: string | undefined): Source {
  return {
    userId,
    homeTeam,
    teamId: body.team_id,
    enterpriseId: body.enterprise_id,
    channel,
    dedupeKey: `event/${body.event_id}`,
  };
}

/** Only who comes or goes is told to the core; names and languages are put right here. */
async function userChanged(stage: Stage, user: SlackUser, body: EventBody): Promise<void> {
  if (user.id === undefined) return;
  const { user: known, moved } = stage.directory.changed({ ...user, id: user.id });
  if (moved) await tellMoved(stage, known, tenantOf(body.team_id, body.enterprise_id));
}

export async function tellMoved(
  stage: Stage,
  user: { readonly id: string; readonly active: boolean; readonly updated: number },
  tenant: string,
): Promise<void> {
  await stage.core.accept({
    kind: 'person-changed',
    active: user.active,
    dedupeKey: `user/${user.id}/${user.active ? 'here' : 'gone'}/${user.updated}`,
    at: stage.core.now(),
    by: accountOf(tenant, user.id),
    in: null,
  });
}
