import type { Json } from './json.ts';

export const CLIENT_ID = '1.invented';
export const CLIENT_SECRET = 'invented-client-secret';

export interface FakeUser {
  readonly id: string;
  readonly name: string;
  readonly teamId: string;
  readonly enterpriseId: string | null;
  readonly deleted: boolean;
  readonly guest: 'none' | 'restricted' | 'ultra-restricted';
  readonly stranger: boolean;
  readonly bot: boolean;
  readonly locale: string;
  /** Other workspaces of the organisation, which they have left. */
  readonly left?: readonly string[];
}

export interface FakeChannel {
  readonly id: string;
  readonly kind: 'im' | 'mpim' | 'channel';
  /** Without the bot. */
  readonly members: readonly string[];
  archived: boolean;
}

export interface FakeMessage {
  readonly ts: string;
  readonly channel: string;
  readonly threadTs: string | null;
  /** The bot's own user id, or a person's. */
  readonly user: string;
  text: string;
  blocks: readonly Json[];
  metadata: Json | null;
  removed: boolean;
  edits: number;
}

export interface FakeView {
  readonly id: string;
  readonly userId: string;
  view: Json;
  hash: string;
  /** What the person put into a field, by block and action; it stays while both stay. */
  readonly filled: Map<string, unknown>;
  errors: Readonly<Record<string, string>>;
}

interface Trigger {
  readonly userId: string;
  readonly expiresAt: number;
  used: boolean;
}

export interface Installed {
  /** Null where the app was installed for a whole organisation. */
  readonly teamId: string | null;
  readonly enterpriseId: string | null;
  /** Slack's time, where the token expires. */
  readonly expiresAt?: number;
}

/** Whether a token reaches a person: one of their own workspace or organisation, or the only one there is. */
export function reachesPerson(world: World, by: Installed, user: FakeUser): boolean {
  const isOf = ({ teamId, enterpriseId }: Installed): boolean =>
    teamId === null ? enterpriseId === user.enterpriseId : teamId === user.teamId;
  return isOf(by) || ![...world.tokens.values()].some(isOf);
}

/** What a device showed at the moment a message arrived. */
export interface Notification {
  readonly userId: string;
  readonly channel: string;
  readonly shown: string;
}

/** Everything a workspace knows. Time stands still until a test moves it. */
export interface World {
  readonly teamId: string;
  readonly enterpriseId: string | null;
  readonly appId: string;
  readonly botUserId: string;
  readonly botId: string;
  readonly users: Map<string, FakeUser>;
  readonly channels: Map<string, FakeChannel>;
  readonly messages: FakeMessage[];
  readonly views: Map<string, FakeView>;
  readonly homes: Map<string, { view: Json; hash: string }>;
  readonly triggers: Map<string, Trigger>;
  /** The workspace or organisation that each token of the bot belongs to. */
  readonly tokens: Map<string, Installed>;
  /** Tokens that counted once. */
  readonly revoked: Set<string>;
  /** Where the app's tokens expire: what each refresh token belongs to, and when it was used. */
  readonly refreshTokens: Map<string, { readonly installed: Installed; usedAt: number | null }>;
  /** What an administrator agreed to, by the code that stands for it once. */
  readonly codes: Map<string, Installed>;
  readonly notifications: Notification[];
  /** Said to one person alone, on the spot. */
  readonly whispers: { readonly userId: string; readonly text: string }[];
  /** All that ever reached a person's device, byte for byte. */
  readonly received: { readonly userId: string; readonly bytes: string }[];
  now: number;
  count: number;
}

export function createWorld(users: readonly FakeUser[], enterpriseId: string | null): World {
  return {
    teamId: 'T00FAKE',
    enterpriseId,
    appId: 'A00FAKE',
    botUserId: 'U00KONSIL',
    botId: 'B00KONSIL',
    users: new Map(users.map((user) => [user.id, user])),
    channels: new Map(),
    messages: [],
    views: new Map(),
    homes: new Map(),
    triggers: new Map(),
    tokens: new Map(),
    revoked: new Set(),
    refreshTokens: new Map(),
    codes: new Map(),
    notifications: [],
    whispers: [],
    received: [],
    now: Date.parse('2026-03-02T09:00:00Z'),
    count: 0,
  };
}

export function nextId(world: World, prefix: string): string {
  world.count += 1;
  return `${prefix}${String(world.count).padStart(6, '0')}`;
}

/** Seconds and a counter, as Slack names its messages. */
export function nextTs(world: World): string {
  world.count += 1;
  return `${Math.floor(world.now / 1000)}.${String(world.count).padStart(6, '0')}`;
}

const TRIGGER_MS = 3000;

export function issueTrigger(world: World, userId: string): string {
  const id = `${nextId(world, '')}.${world.now}.fake`;
  world.triggers.set(id, { userId, expiresAt: world.now + TRIGGER_MS, used: false });
  return id;
}

/** Whose act it was, or why it opens nothing any more. */
export function redeem(world: World, triggerId: string): { readonly userId: string } | { readonly error: string } {
  const trigger = world.triggers.get(triggerId);
  if (trigger === undefined) return { error: 'invalid_trigger_id' };
  if (trigger.used) return { error: 'exchanged_trigger_id' };
  if (world.now > trigger.expiresAt) return { error: 'expired_trigger_id' };
  trigger.used = true;
  return { userId: trigger.userId };
}

/** The same people always share the same conversation. */
export function conversationOf(world: World, members: readonly string[]): FakeChannel {
  const sorted = [...new Set(members)].toSorted();
  const same = [...world.channels.values()].find(
    (channel) => channel.kind !== 'channel' && channel.members.join() === sorted.join(),
  );
  if (same !== undefined) return same;
  const kind = sorted.length === 1 ? 'im' : 'mpim';
  const channel: FakeChannel = { id: nextId(world, kind === 'im' ? 'D' : 'G'), kind, members: sorted, archived: false };
  world.channels.set(channel.id, channel);
  return channel;
}

/** A person's newest open view. */
export function viewOf(world: World, userId: string): FakeView | null {
  return [...world.views.values()].findLast((view) => view.userId === userId) ?? null;
}

export function reaches(world: World, userIds: readonly string[], what: unknown): void {
  const bytes = JSON.stringify(what);
  for (const userId of userIds) world.received.push({ userId, bytes });
}
