import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSlack, type SlackAdapter } from '../../../adapters/slack/index.ts';
import { doneValue } from '../../contract/adapter/scenes.ts';
import { cardWith, createFakeCore, type FakeCore } from '../../fakes/fake-core.ts';
import { BOT_TOKEN, type FakeSlack, SIGNING_SECRET } from '../../fakes/slack/index.ts';
import { ADA, freePort, openHouse, openRunning, type Running, TENANT, until } from './open-slack.ts';

const ada = { platform: 'slack', tenant: TENANT, id: ADA };
const ready = { status: 'ready' };

describe('a token that does not count', () => {
  let slack: FakeSlack;
  let running: Running;

  beforeEach(async () => {
    slack = await openHouse();
    running = await openRunning(slack);
  });
  afterEach(async () => {
    await running.close();
    await slack.close();
  });
  const health = () => running.core.healths.at(-1);

  it.each([
    'account_inactive',
    'ekm_access_denied',
    'token_revoked',
    'invalid_auth',
    'team_access_not_granted',
  ])('(%s) is told as what it is, nothing is lost by it, and it goes on by itself', async (error) => {
    const place = doneValue(await running.adapter.direct(ada, 'k'));
    slack.faults.add(/^(chat|auth)\./, { kind: 'error', error }, { times: 2 });
    const send = () => running.adapter.send(place, cardWith({ title: 'Einmal' }), 'm');
    expect((await send()).kind).toBe('retry');
    expect(health()).toEqual({ status: 'down', reason: error });
    expect(running.faults).toContain(`health down ${error}`);
    await until(() => health()?.status === 'ready');
    expect((await send()).kind).toBe('done');
    expect(slack.as(ADA).reads()).toHaveLength(1);
  });

  it('is noticed at the start, before anything is to be said', async () => {
    await running.close();
    slack.faults.add('auth.test', { kind: 'error', error: 'account_inactive' }, { times: 2 });
    const core = createFakeCore();
    const opening = openRunning(slack, core);
    await until(() => core.healths.some((one) => one.status === 'down' && one.reason === 'account_inactive'));
    running = await opening;
    await until(() => health()?.status === 'ready');
  });

  it('stays told while both links stand', async () => {
    slack.faults.add(/^(chat|auth)\./, { kind: 'error', error: 'account_inactive' }, { times: 2 });
    const place = doneValue(await running.adapter.direct(ada, 'k'));
    await running.adapter.send(place, cardWith(), 'm');
    for (const link of [...slack.sockets.links]) slack.sockets.refresh(link);
    expect(health()).toEqual({ status: 'down', reason: 'account_inactive' });
    await until(() => health()?.status === 'ready');
  });
});

describe('a clock that is wrong', () => {
  let slack: FakeSlack;
  let adapter: SlackAdapter;
  let core: FakeCore;
  const faults: string[] = [];

  beforeEach(async () => {
    faults.length = 0;
    slack = await openHouse();
    core = createFakeCore();
    const port = await freePort();
    adapter = createSlack({
      botToken: BOT_TOKEN,
      connection: { kind: 'http', signingSecret: SIGNING_SECRET, host: '127.0.0.1', port },
      apiUrl: slack.apiUrl,
      onFault: (what, code) => faults.push(`${what} ${code}`),
    });
    slack.overHttp({ url: `http://127.0.0.1:${port}/slack/events` });
  });
  afterEach(async () => {
    await adapter.stop(1000);
    await slack.close();
  });
  const hears = async () => void (await adapter.direct(ada, 'k'));

  it('is told before Slack’s requests are taken as too old, and forgotten when it is right again', async () => {
    await adapter.start(core);
    await hears();
    expect(core.healths.at(-1)).toEqual(ready);
    for (const minutes of [6, -12]) {
      core.advance(minutes);
      await hears();
      expect(core.healths.at(-1)).toEqual({ status: 'degraded', reason: 'clock-differs' });
    }
    expect(faults).toEqual(['health degraded clock-differs']);
    core.advance(6);
    await hears();
    expect(core.healths.at(-1)).toEqual(ready);
  });
});
