import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createSlack, type SlackAdapter, slackManifest } from '../../../adapters/slack/index.ts';
import { createInstallations } from '../../../adapters/slack/installations.ts';
import { questionForm } from '../../contract/adapter/scenes.ts';
import { createFakeCore, type FakeCore } from '../../fakes/fake-core.ts';
import { CLIENT_ID, CLIENT_SECRET, type FakeSlack, SIGNING_SECRET } from '../../fakes/slack/index.ts';
import { ADA, freePort, MAX, openHouse, TENANT } from './open-slack.ts';

const HOME = { teamId: TENANT, enterpriseId: null };
const ROW = `installation/${TENANT}`;
const MINUTE = 60_000;

describe('a token that expires after twelve hours', () => {
  let slack: FakeSlack;
  let adapter: SlackAdapter;
  let core: FakeCore;
  let url: string;
  const faults: string[] = [];

  async function begin(): Promise<void> {
    const port = await freePort();
    adapter = createSlack({
      botToken: null,
      oauth: { clientId: CLIENT_ID, clientSecret: CLIENT_SECRET, workspaces: [TENANT] },
      connection: { kind: 'http', signingSecret: SIGNING_SECRET, host: '127.0.0.1', port },
      apiUrl: slack.apiUrl,
      onFault: (what, code) => faults.push(`${what} ${code}`),
    });
    core.formWith(() => questionForm);
    await adapter.start(core);
    url = `http://127.0.0.1:${port}`;
    slack.overHttp({ url: `${url}/slack/events` });
    await adapter.idle();
  }

  beforeAll(async () => {
    slack = await openHouse({ manifest: slackManifest({ http: 'https://konsil.example', tokenRotation: true }) });
    core = createFakeCore();
    vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'], now: core.now() });
    await begin();
  });
  beforeEach(async () => {
    slack.world.tokens.clear();
    await slack.installs(url, HOME);
    await adapter.idle();
    slack.api.forget();
    faults.length = 0;
  });
  afterEach(() => slack.faults.clear());
  afterAll(async () => {
    await adapter.stop(1000);
    await slack.close();
    vi.useRealTimers();
  });

  /** Time goes by while Konsil sleeps. */
  function passes(minutes: number): void {
    core.advance(minutes);
    slack.later(minutes * MINUTE);
    vi.setSystemTime(core.now());
  }
  /** Time goes by, with Konsil's next look at its tokens at the end of it. */
  async function looksAfter(minutes: number): Promise<void> {
    passes(minutes);
    vi.setSystemTime(core.now().getTime() - MINUTE);
    vi.advanceTimersByTime(MINUTE);
    await adapter.idle();
  }
  const asks = async (id: string) => {
    const acked = await slack.as(id).slash('Patientin mit Fieber');
    await adapter.idle();
    return acked.ok && slack.as(id).view() !== null;
  };
  const stored = () => JSON.parse(core.rows.get(ROW) ?? 'null');
  const renewals = () => slack.api.heard.filter(({ method }) => method === 'oauth.v2.access').length;
  const refusals = () =>
    slack.api.heard.flatMap(({ answer }) => (typeof answer === 'object' && answer.ok === false ? answer.error : []));
  const health = () => core.healths.at(-1);

  it('is renewed two hours before, once, and nobody notices', async () => {
    const before = stored();
    await looksAfter(9 * 60);
    expect(renewals()).toBe(0);
    await looksAfter(70);
    await looksAfter(4 * 60);
    expect(renewals()).toBe(1);
    expect(stored().token).not.toBe(before.token);
    expect(stored().renewal.refreshToken).not.toBe(before.renewal.refreshToken);
    expect(await asks(ADA)).toBe(true);
    expect(refusals()).toEqual([]);
    expect(health()).toEqual({ status: 'ready' });
  });

  it('that ran out while Konsil slept is renewed once for all who ask first, and their forms open', async () => {
    passes(13 * 60);
    expect(await Promise.all([asks(ADA), asks(MAX)])).toEqual([true, true]);
    await adapter.idle();
    expect(renewals()).toBe(1);
    expect(new Set(refusals())).toEqual(new Set(['token_expired']));
  });

  it('goes on from what was stored after a restart, and is renewed at once where it ran out meanwhile', async () => {
    await adapter.stop(1000);
    passes(13 * 60);
    core = Object.assign(createFakeCore(new Map(core.rows)), { now: core.now, advance: core.advance });
    await begin();
    expect(renewals()).toBe(1);
    expect(await asks(ADA)).toBe(true);
  });

  describe('of which Konsil was killed between Slack’s answer and its storing', () => {
    const GRACE_MINUTES = 0.25;
    /** What stood in the database before the renewal stands there after it. */
    async function killedAfterRenewal(minutesDown: number): Promise<void> {
      passes(11 * 60);
      const rows = new Map(core.rows);
      vi.advanceTimersByTime(MINUTE);
      await adapter.idle();
      expect(renewals()).toBe(1);
      await adapter.stop(1000);
      passes(minutesDown);
      core = Object.assign(createFakeCore(rows), { now: core.now, advance: core.advance });
      await begin();
    }

    it('goes on when it is back while the used refresh token still counts', async () => {
      await killedAfterRenewal(GRACE_MINUTES);
      expect(health()).toEqual({ status: 'ready' });
      expect(await asks(ADA)).toBe(true);
      expect(slack.world.tokens.has(stored().token)).toBe(true);
    });

    it('works on with the token that is left, says that only installing anew helps, and that helps', async () => {
      await killedAfterRenewal(10);
      expect(faults).toEqual([
        `token-renewal ${TENANT} invalid_refresh_token`,
        'health degraded refresh-token-revoked',
      ]);
      expect(health()).toEqual({ status: 'degraded', reason: 'refresh-token-revoked' });
      expect(await asks(ADA)).toBe(true);
      await looksAfter(60);
      expect(health()).toEqual({ status: 'down', reason: 'refresh-token-revoked' });
      await slack.installs(url, HOME);
      expect(health()).toEqual({ status: 'ready' });
      expect(await asks(ADA)).toBe(true);
    });
  });

  it('is asked for again when the answer of Slack was lost', async () => {
    slack.faults.add('oauth.v2.access', { kind: 'lost-reply' });
    await looksAfter(11 * 60);
    expect(faults).toEqual([]);
    expect(slack.world.tokens.has(stored().token)).toBe(true);
    expect(await asks(ADA)).toBe(true);
  });

  it('and cannot be renewed is told to the operator, and tried again every minute', async () => {
    slack.faults.add('oauth.v2.access', { kind: 'error', error: 'internal_error' }, { times: 2 });
    await looksAfter(11 * 60);
    expect(faults).toEqual([`token-renewal ${TENANT} internal_error`, 'health degraded token-not-renewed']);
    expect(health()).toEqual({ status: 'degraded', reason: 'token-not-renewed' });
    expect(await asks(ADA)).toBe(true);
    await looksAfter(1);
    expect(health()).toMatchObject({ status: 'degraded' });
    await looksAfter(1);
    expect(health()).toEqual({ status: 'ready' });
  });

  it('whose refresh token was revoked says so, is not tried again, and installing anew helps', async () => {
    slack.world.refreshTokens.clear();
    await looksAfter(11 * 60);
    expect(faults).toEqual([`token-renewal ${TENANT} invalid_refresh_token`, 'health degraded refresh-token-revoked']);
    expect(health()).toEqual({ status: 'degraded', reason: 'refresh-token-revoked' });
    await looksAfter(2 * 60);
    expect(health()).toEqual({ status: 'down', reason: 'refresh-token-revoked' });
    const account = { platform: 'slack', tenant: TENANT, id: ADA };
    expect(await adapter.direct(account, 'k')).toMatchObject({ kind: 'retry' });
    expect(renewals()).toBe(1);
    await slack.installs(url, HOME);
    expect(health()).toEqual({ status: 'ready' });
    expect((await adapter.direct(account, 'k')).kind).toBe('done');
  });

  it('that somebody revoked is renewed, since the app is still installed', async () => {
    await slack.revokes(HOME);
    await adapter.idle();
    expect(renewals()).toBe(1);
    expect(await asks(ADA)).toBe(true);
  });

  it('does not come back by a renewal when the app is taken out meanwhile', async () => {
    slack.faults.add('oauth.v2.access', { kind: 'slow', milliseconds: 30 });
    const looking = looksAfter(11 * 60);
    await slack.uninstalls(HOME);
    await looking;
    expect(renewals()).toBe(1);
    expect(stored()).toBeNull();
  });

  it('is stored as soon as the database is there again', async () => {
    core.failState(true);
    await looksAfter(11 * 60);
    expect(faults).toEqual([`token-renewal ${TENANT} not-stored`]);
    expect(await asks(ADA)).toBe(true);
    core.failState(false);
    await looksAfter(1);
    expect(renewals()).toBe(1);
    expect(slack.world.tokens.get(stored().token)?.expiresAt).toBeGreaterThan(slack.world.now + 11 * 60 * MINUTE);
  });

  it('of a workspace of another house is given back, and what would renew it', async () => {
    slack.world.refreshTokens.clear();
    const page = await slack.installs(url, { teamId: 'T00STRANGE', enterpriseId: null });
    expect(page.status).toBe(403);
    expect(slack.world.refreshTokens.size).toBe(0);
    expect([...slack.world.tokens.values()].map(({ teamId }) => teamId)).toEqual([TENANT]);
  });

  it('stands sealed in the database, before a renewal and after it', async () => {
    const sealed: unknown[] = [];
    const state = {
      ...core.state,
      set: async (...[, , options]: Parameters<typeof core.state.set>) => void sealed.push(options),
    };
    const installations = createInstallations(state, async () => undefined);
    const bot = { token: 'xoxe.xoxb-1-a', refreshToken: 'xoxe-1-a', expiresAt: 1, id: 'B0', userId: 'U0', scopes: [] };
    const user = { token: undefined, scopes: undefined, id: '' };
    await installations.storeInstallation({ team: { id: TENANT }, enterprise: undefined, user, bot });
    await installations.renew(stored());
    expect(sealed).toEqual([{ secret: true }, { secret: true }]);
  });
});
