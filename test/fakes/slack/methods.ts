import { type Json, jsonIn, listIn, textIn } from './json.ts';
import { messageFaults, textFaults, viewFaults } from './limits.ts';
import { wordsOf } from './words-of.ts';
import {
  conversationOf,
  type FakeChannel,
  type FakeMessage,
  type FakeUser,
  type Installed,
  nextId,
  nextTs,
  reaches,
  reachesPerson,
  redeem,
  type World,
} from './world.ts';

/** What a method answers: `ok` and more, or Slack's error. */
export type Answer = Json;
type Method = (world: World, args: Json, by: Installed) => Answer;

const ok = (rest: Json = {}): Answer => ({ ok: true, ...rest });
const no = (error: string, rest: Json = {}): Answer => ({ ok: false, error, ...rest });

function channelOf(world: World, args: Json, by: Installed): FakeChannel | Answer {
  const channel = world.channels.get(textIn(args, 'channel'));
  if (channel === undefined || !channel.members.every((id) => isReached(world, id, by))) return no('channel_not_found');
  return channel.archived ? no('is_archived') : channel;
}

function isReached(world: World, userId: string, by: Installed): boolean {
  const user = world.users.get(userId);
  return user === undefined || reachesPerson(world, by, user);
}

function isChannel(found: FakeChannel | Answer): found is FakeChannel {
  return 'members' in found;
}

function found(world: World, args: Json): FakeMessage | null {
  const [channel, ts] = [textIn(args, 'channel'), textIn(args, 'ts')];
  return world.messages.find((one) => one.channel === channel && one.ts === ts && !one.removed) ?? null;
}

/** What Slack has against the words and blocks of a message. */
function refusal(args: Json): Answer | null {
  const [tooLong] = textFaults(textIn(args, 'text'));
  if (tooLong !== undefined) return no(tooLong);
  const faults = messageFaults(listIn(args, 'blocks'));
  if (faults.length === 0) return null;
  return no(faults[0] === 'msg_blocks_too_long' ? faults[0] : 'invalid_blocks', { faults });
}

function post(world: World, args: Json, by: Installed): Answer {
  const channel = channelOf(world, args, by);
  if (!isChannel(channel)) return channel;
  const blocks = listIn(args, 'blocks');
  const refused = refusal(args);
  if (refused !== null) return refused;
  if (textIn(args, 'text') === '' && blocks.length === 0) return no('no_text');
  if (channel.kind === 'im' && world.users.get(channel.members[0] ?? '')?.deleted === true) return no('user_disabled');
  const threadTs = textIn(args, 'thread_ts') || null;
  if (threadTs !== null && !world.messages.some((one) => one.ts === threadTs && one.channel === channel.id))
    return no('thread_not_found');
  const message: FakeMessage = {
    ts: nextTs(world),
    channel: channel.id,
    threadTs,
    user: world.botUserId,
    text: textIn(args, 'text'),
    blocks,
    metadata: Object.keys(jsonIn(args, 'metadata')).length > 0 ? jsonIn(args, 'metadata') : null,
    removed: false,
    edits: 0,
  };
  world.messages.push(message);
  reaches(world, channel.members, args);
  const shown = blocks.length > 0 ? wordsOf(blocks) : message.text;
  for (const userId of channel.members) world.notifications.push({ userId, channel: channel.id, shown });
  return ok({ channel: channel.id, ts: message.ts, message: { text: message.text, ts: message.ts } });
}

function update(world: World, args: Json, by: Installed): Answer {
  const channel = channelOf(world, args, by);
  if (!isChannel(channel)) return channel;
  const message = found(world, args);
  if (message === null) return no('message_not_found');
  if (message.user !== world.botUserId) return no('cant_update_message');
  const blocks = listIn(args, 'blocks');
  const refused = refusal(args);
  if (refused !== null) return refused;
  message.text = textIn(args, 'text');
  message.blocks = blocks;
  message.edits += 1;
  if (Object.keys(jsonIn(args, 'metadata')).length > 0) message.metadata = jsonIn(args, 'metadata');
  reaches(world, channel.members, args);
  return ok({ channel: channel.id, ts: message.ts });
}

function remove(world: World, args: Json): Answer {
  const message = found(world, args);
  if (message === null) return no('message_not_found');
  if (message.user !== world.botUserId) return no('cant_delete_message');
  message.removed = true;
  return ok({ channel: message.channel, ts: message.ts });
}

function openConversation(world: World, args: Json, by: Installed): Answer {
  const ids = textIn(args, 'users').split(',').filter(Boolean);
  const users = ids.map((id) => world.users.get(id));
  if (ids.length === 0 || users.includes(undefined) || !ids.every((id) => isReached(world, id, by)))
    return no('user_not_found');
  if (ids.length > 8) return no('too_many_users');
  if (users.some((user) => user?.deleted)) return no('user_disabled');
  if (users.some((user) => user?.bot)) return no('cannot_dm_bot');
  return ok({ channel: { id: conversationOf(world, ids).id } });
}

const PAGE = 200;

function history(world: World, args: Json, by: Installed): Answer {
  const channel = channelOf(world, args, by);
  if (!isChannel(channel)) return channel;
  const thread = textIn(args, 'ts');
  const all = world.messages.filter(
    (one) =>
      one.channel === channel.id &&
      !one.removed &&
      (thread === '' ? one.threadTs === null : one.threadTs === thread || one.ts === thread),
  );
  const ordered = thread === '' ? all.toReversed() : all;
  const from = Number(textIn(args, 'cursor') || '0');
  const limit = Math.min(Number(textIn(args, 'limit') || '100'), PAGE);
  const next = from + limit < ordered.length ? String(from + limit) : '';
  const messages = ordered.slice(from, from + limit).map((one) => asHistory(one, textIn(args, 'include_all_metadata')));
  return ok({ messages, has_more: next !== '', response_metadata: { next_cursor: next } });
}

function asHistory(one: FakeMessage, withMetadata: string): Json {
  return {
    type: 'message',
    ts: one.ts,
    user: one.user,
    text: one.text,
    blocks: one.blocks,
    ...(one.threadTs === null ? {} : { thread_ts: one.threadTs }),
    ...(withMetadata === 'true' && one.metadata !== null ? { metadata: one.metadata } : {}),
  };
}

export function userJson(world: World, user: FakeUser): Json {
  return {
    id: user.id,
    team_id: user.teamId,
    name: user.name.toLowerCase().replaceAll(' ', '.'),
    real_name: user.name,
    deleted: user.deleted,
    is_bot: user.bot,
    is_restricted: user.guest !== 'none',
    is_ultra_restricted: user.guest === 'ultra-restricted',
    is_stranger: user.stranger,
    locale: user.locale,
    tz: 'Europe/Berlin',
    updated: Math.floor(world.now / 1000),
    profile: { real_name: user.name, display_name: user.name },
    ...(user.enterpriseId === null ? {} : { enterprise_user: { id: user.id, enterprise_id: user.enterpriseId } }),
  };
}

function userInfo(world: World, args: Json): Answer {
  const user = world.users.get(textIn(args, 'user'));
  return user === undefined ? no('user_not_found') : ok({ user: userJson(world, user) });
}

/** A token of a whole organisation must say of which workspace (https://docs.slack.dev/reference/methods/users.list). */
function userList(world: World, args: Json, by: Installed): Answer {
  const team = textIn(args, 'team_id');
  if (by.teamId === null && team === '') return no('missing_argument');
  const all = [...world.users.values()].filter(
    (user) =>
      reachesPerson(world, by, user) && (by.teamId !== null || [user.teamId, ...(user.left ?? [])].includes(team)),
  );
  const from = Number(textIn(args, 'cursor') || '0');
  const limit = Number(textIn(args, 'limit') || '100');
  const next = from + limit < all.length ? String(from + limit) : '';
  const members = all
    .slice(from, from + limit)
    .map((user) => userJson(world, user.left?.includes(team) === true ? { ...user, deleted: true } : user));
  return ok({ members, response_metadata: { next_cursor: next } });
}

/** The workspaces in which the app may act. */
function teamList(world: World, _args: Json, by: Installed): Answer {
  const reached = [...world.users.values()].filter((user) => reachesPerson(world, by, user));
  const ids = by.teamId === null ? new Set(reached.map(({ teamId }) => teamId)) : [by.teamId];
  return ok({ teams: [...ids].map((id) => ({ id, name: 'Fake' })), response_metadata: { next_cursor: '' } });
}

function openView(world: World, args: Json): Answer {
  const view = jsonIn(args, 'view');
  const faults = viewFaults(view);
  if (faults.length > 0) return no('invalid_arguments', { faults });
  const redeemed = redeem(world, textIn(args, 'trigger_id'));
  if ('error' in redeemed) return no(redeemed.error);
  const id = nextId(world, 'V');
  world.views.set(id, { id, userId: redeemed.userId, view, hash: nextId(world, 'h'), filled: new Map(), errors: {} });
  reaches(world, [redeemed.userId], view);
  return ok({ view: { id } });
}

function updateView(world: World, args: Json): Answer {
  const open = world.views.get(textIn(args, 'view_id'));
  if (open === undefined) return no('not_found');
  if (textIn(args, 'hash') !== '' && textIn(args, 'hash') !== open.hash) return no('hash_conflict');
  const view = jsonIn(args, 'view');
  const faults = viewFaults(view);
  if (faults.length > 0) return no('invalid_arguments', { faults });
  Object.assign(open, { view, hash: nextId(world, 'h'), errors: {} });
  reaches(world, [open.userId], view);
  return ok({ view: { id: open.id, hash: open.hash } });
}

function publish(world: World, args: Json): Answer {
  const userId = textIn(args, 'user_id');
  if (!world.users.has(userId)) return no('user_not_found');
  const hash = world.homes.get(userId)?.hash;
  if (textIn(args, 'hash') !== '' && textIn(args, 'hash') !== hash) return no('hash_conflict');
  const view = jsonIn(args, 'view');
  const faults = viewFaults(view);
  if (faults.length > 0) return no('invalid_arguments', { faults });
  world.homes.set(userId, { view, hash: nextId(world, 'h') });
  reaches(world, [userId], view);
  return ok({ view: { id: `home-${userId}` } });
}

function authTest(world: World, _args: Json, { teamId, enterpriseId }: Installed): Answer {
  const { botUserId, botId, appId } = world;
  return ok({
    team_id: teamId ?? enterpriseId,
    user_id: botUserId,
    bot_id: botId,
    app_id: appId,
    url: 'https://fake.example/',
    is_enterprise_install: teamId === null,
    ...(enterpriseId === null ? {} : { enterprise_id: enterpriseId }),
  });
}

export const methods: Readonly<Record<string, Method>> = {
  'auth.teams.list': teamList,
  'auth.test': authTest,
  'chat.postMessage': post,
  'chat.update': update,
  'chat.delete': remove,
  'conversations.open': openConversation,
  'conversations.history': history,
  'conversations.replies': history,
  'users.info': userInfo,
  'users.list': userList,
  'views.open': openView,
  'views.update': updateView,
  'views.publish': publish,
};

/** These need a token, and nothing that an app would ask to be allowed. */
const WITHOUT_SCOPE: ReadonlySet<string> = new Set([
  'apps.connections.open',
  'auth.teams.list',
  'auth.test',
  'views.open',
  'views.publish',
  'views.update',
]);

/** What a method needs of the bot token's scopes, by the place it is about. */
export function scopeFor(world: World, method: string, args: Json): string | null {
  const kind = world.channels.get(textIn(args, 'channel'))?.kind;
  switch (method) {
    case 'chat.postMessage':
    case 'chat.update':
    case 'chat.delete':
      return 'chat:write';
    case 'conversations.open':
      return textIn(args, 'users').includes(',') ? 'mpim:write' : 'im:write';
    case 'conversations.history':
    case 'conversations.replies':
      return kind === 'mpim' ? 'mpim:history' : kind === 'channel' ? 'channels:history' : 'im:history';
    case 'users.info':
    case 'users.list':
      return 'users:read';
    default:
      if (WITHOUT_SCOPE.has(method)) return null;
      throw new Error(`nobody has looked up what ${method} needs`);
  }
}
