import { type Json, textIn } from './json.ts';
import { CLIENT_ID, CLIENT_SECRET, type Installed, nextId, type World } from './world.ts';

const LASTS_SECONDS = 43_200;
/** Slack says "a short grace period", and not how long. */
const GRACE_MS = 30_000;

const no = (error: string): Json => ({ ok: false, error });

/** For a code or a refresh token the bot's token; with `rotates` one that expires, and a refresh token with it. */
export function giveToken(world: World, args: Json, rotates: boolean): Json {
  if (textIn(args, 'client_id') !== CLIENT_ID || textIn(args, 'client_secret') !== CLIENT_SECRET)
    return no('bad_client_secret');
  const isRefresh = textIn(args, 'grant_type') === 'refresh_token';
  const installed = isRefresh ? ofRefreshToken(world, args) : ofCode(world, args);
  if (installed === null) return no(isRefresh ? 'invalid_refresh_token' : 'invalid_code');
  return {
    ok: true,
    ...(rotates ? expiringToken(world, installed) : lastingToken(world, installed)),
    token_type: 'bot',
    scope: 'chat:write',
    bot_user_id: world.botUserId,
    app_id: world.appId,
    team: installed.teamId === null ? null : { id: installed.teamId, name: 'Fake' },
    enterprise: installed.enterpriseId === null ? null : { id: installed.enterpriseId, name: 'Fake Org' },
    is_enterprise_install: installed.teamId === null,
    ...(isRefresh ? {} : { authed_user: { id: 'U00ADMIN' } }),
  };
}

/** A code counts once, and for the app alone that it was given to. */
function ofCode(world: World, args: Json): Installed | null {
  const installed = world.codes.get(textIn(args, 'code')) ?? null;
  world.codes.delete(textIn(args, 'code'));
  return installed;
}

/** So does a refresh token, but for a short while after it was used. */
function ofRefreshToken(world: World, args: Json): Installed | null {
  const found = world.refreshTokens.get(textIn(args, 'refresh_token'));
  if (found === undefined || (found.usedAt !== null && world.now > found.usedAt + GRACE_MS)) return null;
  found.usedAt ??= world.now;
  return found.installed;
}

function lastingToken(world: World, installed: Installed): Json {
  const token = `xoxb-invented-${nextId(world, 'T')}`;
  world.tokens.set(token, installed);
  return { access_token: token };
}

function expiringToken(world: World, { teamId, enterpriseId }: Installed): Json {
  const [token, refreshToken] = [`xoxe.xoxb-1-${nextId(world, 'T')}`, `xoxe-1-${nextId(world, 'R')}`];
  world.tokens.set(token, { teamId, enterpriseId, expiresAt: world.now + LASTS_SECONDS * 1000 });
  world.refreshTokens.set(refreshToken, { installed: { teamId, enterpriseId }, usedAt: null });
  return { access_token: token, refresh_token: refreshToken, expires_in: LASTS_SECONDS };
}
