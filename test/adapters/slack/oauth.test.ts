import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSlack, type SlackAdapter, slackManifest } from '../../../adapters/slack/index.ts';
import { SCOPES } from '../../../adapters/slack/listens.ts';
import { openKeyed } from '../../../src/keyed-store.ts';
import { doneValue, questionForm } from '../../contract/adapter/scenes.ts';
import { cardWith, createFakeCore, type FakeCore } from '../../fakes/fake-core.ts';
import { CLIENT_ID, CLIENT_SECRET, type FakeSlack, fakeUser, SIGNING_SECRET } from '../../fakes/slack/index.ts';
import { ADA, freePort, openHouse, TENANT, until, users } from './open-slack.ts';

const SISTER = 'T00SISTER';
const BEN = 'U00BEN';
const HOME = { teamId: TENANT, enterpriseId: null };
const at = (id: string, tenant = TENANT) => ({ platform: 'slack', tenant, id });

describe('where workspaces install the app', () => {
  let slack: FakeSlack;
  let adapter: SlackAdapter;
  let core: FakeCore;
  let url: string;
  const faults: string[] = [];

  async function begin(port: number): Promise<void> {
    adapter = createSlack({
      botToken: null,
      oauth: { clientId: CLIENT_ID, clientSecret: CLIENT_SECRET, workspaces: [TENANT, SISTER, 'E00FAKE'] },
      connection: { kind: 'http', signingSecret: SIGNING_SECRET, host: '127.0.0.1', port },
      apiUrl: slack.apiUrl,
      onFault: (what, code) => faults.push(`${what} ${code}`),
    });
    core.formWith(() => questionForm);
    await adapter.start(core);
    url = `http://127.0.0.1:${port}`;
    slack.overHttp({ url: `${url}/slack/events` });
  }

  beforeEach(async () => {
    faults.length = 0;
    slack = await openHouse({
      users: [...users, fakeUser(BEN, 'Dr. Ben Beispiel', { teamId: SISTER })],
      manifest: slackManifest({ http: 'https://konsil.example' }),
    });
    slack.world.tokens.clear();
    core = createFakeCore();
    await begin(await freePort());
  });
  afterEach(async () => {
    await adapter.stop(1000);
    await slack.close();
  });

  async function again(): Promise<void> {
    await adapter.stop(1000);
    core = createFakeCore(new Map(core.rows));
    await begin(await freePort());
  }
  const asks = async (id: string) => {
    const acked = await slack.as(id).slash('Patientin mit Fieber');
    await adapter.idle();
    return acked.ok && slack.as(id).view() !== null;
  };

  it('nothing is heard of a workspace that has not', async () => {
    expect(core.healths.at(-1)).toMatchObject({ status: 'degraded', reason: 'installed-in-no-workspace' });
    expect(await asks(ADA)).toBe(false);
    expect(await adapter.direct(at(ADA), 'k')).toMatchObject({ kind: 'retry' });
    expect(core.accepted).toEqual([]);
  });

  it('an administrator is led to Slack and back, and questions can be asked at once', async () => {
    const page = await slack.installs(url, HOME);
    expect(page).toMatchObject({ status: 200, text: expect.stringContaining('installiert') });
    expect(page.scopes).toEqual(SCOPES.map(([scope]) => scope));
    expect(core.healths.at(-1)).toEqual({ status: 'ready' });
    expect(await asks(ADA)).toBe(true);
  });

  it('it is there after a restart too', async () => {
    await slack.installs(url, HOME);
    await again();
    expect(core.healths.at(-1)).toEqual({ status: 'ready' });
    expect(await asks(ADA)).toBe(true);
  });

  it('it counts only in the browser that began it, with the state that was given out, and with a code of Slack', async () => {
    for (const how of [{ inAnotherBrowser: true }, { state: 'made-up' }, { code: 'made-up' }, { refuses: true }]) {
      expect(await slack.installs(url, HOME, how)).toMatchObject({ status: 400 });
      expect(await asks(ADA)).toBe(false);
    }
    expect(faults.filter((fault) => fault.startsWith('install'))).toHaveLength(4);
  });

  it('a workspace of another house is turned away, and its token given back', async () => {
    const page = await slack.installs(url, { teamId: 'T00STRANGE', enterpriseId: null });
    expect(page).toMatchObject({ status: 403, text: expect.stringContaining('anderes Haus') });
    expect(slack.world.tokens.size).toBe(0);
    expect([...core.rows.keys()].filter((key) => key.startsWith('installation'))).toEqual([]);
  });

  it('two workspaces are kept apart, each served with its own token', async () => {
    await slack.installs(url, HOME);
    await slack.installs(url, { teamId: SISTER, enterpriseId: null });
    expect(await asks(ADA)).toBe(true);
    expect(await asks(BEN)).toBe(true);
    for (const who of [at(ADA), at(BEN, SISTER)]) {
      const place = doneValue(await adapter.direct(who, 'k'));
      doneValue(await adapter.send(place, cardWith({ title: `Für ${who.id}` }), 'm'));
      expect(slack.as(who.id).reads().at(-1)?.words).toContain(who.id);
    }
    expect(await adapter.person(at(BEN, SISTER))).toMatchObject({ external: false });
    expect(await adapter.introduce([at(ADA), at(BEN, SISTER)], 'k')).toMatchObject({ kind: 'refused' });
    expect((await adapter.introduce([at(ADA), at('U00MAX')], 'k')).kind).toBe('done');
  });

  it('one that takes it out again is heard no more, and keeps nobody else from asking', async () => {
    const sister = { teamId: SISTER, enterpriseId: null };
    await slack.installs(url, HOME);
    await slack.installs(url, sister);
    await slack.uninstalls(sister);
    await until(() => [...core.rows.keys()].filter((key) => key.startsWith('installation')).length === 1);
    expect(await adapter.direct(at(BEN, SISTER), 'k')).toMatchObject({ kind: 'retry' });
    expect(await asks(ADA)).toBe(true);
    await again();
    expect(await adapter.direct(at(BEN, SISTER), 'k')).toMatchObject({ kind: 'retry' });
  });

  it('one that installs it anew goes on with the new token', async () => {
    await slack.installs(url, HOME);
    slack.world.tokens.clear();
    await slack.installs(url, HOME);
    expect(await asks(ADA)).toBe(true);
    expect(doneValue(await adapter.direct(at(ADA), 'k')).tenant).toBe(TENANT);
  });

  it('an organisation installs it once, for all its workspaces', async () => {
    for (const [id, user] of slack.world.users) slack.world.users.set(id, { ...user, enterpriseId: 'E00FAKE' });
    Object.assign(slack.world, { enterpriseId: 'E00FAKE' });
    await slack.installs(url, { teamId: null, enterpriseId: 'E00FAKE' });
    expect(await asks(ADA)).toBe(true);
    expect(await asks(BEN)).toBe(true);
    const group = await adapter.introduce([at(ADA, 'E00FAKE'), at(BEN, 'E00FAKE')], 'k');
    expect(group.kind).toBe('done');
  });

  it('tokens stand in the database sealed, and nowhere in the clear', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'konsil-slack-oauth-'));
    const store = await openKeyed(`file:${join(folder, 'konsil.db')}`, new Uint8Array(32).fill(7));
    await adapter.stop(1000);
    core = { ...createFakeCore(), state: store.state('slack') };
    await begin(await freePort());
    await slack.installs(url, HOME);
    const [token = ''] = slack.world.tokens.keys();
    expect(await store.state('slack').get(`installation/${TENANT}`)).toMatchObject({ token });
    await store.close();
    const bytes = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'latin1'));
    expect(bytes.join()).toContain(TENANT);
    for (const secret of [token, 'xoxb-', CLIENT_SECRET]) expect(bytes.join()).not.toContain(secret);
  });
});
