import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSlack, type SlackAdapter, slackManifest } from '../../../adapters/slack/index.ts';
import { questionForm } from '../../contract/adapter/scenes.ts';
import { createFakeCore, formWith } from '../../fakes/fake-core.ts';
import { httpCarrier } from '../../fakes/slack/carrier.ts';
import { BOT_TOKEN, type FakeSlack, SIGNING_SECRET } from '../../fakes/slack/index.ts';
import { ADA, freePort, MAX, openHouse, openRunning, type Running, slackOptions, until } from './open-slack.ts';

const people = [ADA, 'U00MAX'];

describe('the links to Slack', () => {
  let slack: FakeSlack;
  let running: Running;

  beforeEach(async () => {
    slack = await openHouse();
    running = await openRunning(slack);
    running.core.formWith(() => questionForm);
  });
  afterEach(async () => {
    await running.close();
    await slack.close();
  });

  const isReady = () => running.core.healths.at(-1)?.status === 'ready';
  const commands = () => running.core.accepted.filter(({ kind }) => kind === 'command');
  /** Each of its own: a question whose form stands open is kept by the form. */
  const opened = () =>
    slack.api.heard.filter(
      ({ method, answer }) => method === 'views.open' && typeof answer === 'object' && answer.ok === true,
    ).length;
  async function under(load: number, meanwhile: () => void): Promise<number> {
    const asked = Array.from({ length: load }, async (_none, index) => {
      if (index === Math.floor(load / 3)) meanwhile();
      await new Promise((resolve) => setTimeout(resolve, index * 5));
      return slack.as(people[index % people.length] ?? ADA).slash(`Frage ${index}`);
    });
    return (await Promise.all(asked)).filter(({ ok }) => ok).length;
  }

  it('are two', () => {
    expect(slack.sockets.links).toHaveLength(2);
  });

  it('lose nothing while one is renewed', async () => {
    const [old, other] = [...slack.sockets.links];
    expect(await under(60, () => old && slack.sockets.refresh(old))).toBe(60);
    await until(() => opened() === 60);
    await until(() => old?.isOpen === false && slack.sockets.links.length === 2);
    expect(slack.sockets.links).toContain(other);
  });

  it('lose nothing while both are renewed at once', async () => {
    const old = [...slack.sockets.links];
    expect(await under(60, () => old.map(slack.sockets.refresh))).toBe(60);
    await until(() => opened() === 60);
    await until(() => old.every(({ isOpen }) => !isOpen) && slack.sockets.links.length === 2);
  });

  it('come back when both are cut, and an event that was on its way comes again', async () => {
    let cut = false;
    slack.sockets.beforeSend = (link) => {
      if (!cut) queueMicrotask(() => link.cut());
      cut = true;
    };
    expect((await slack.as(ADA).writes('Pause 2 Wochen')).ok).toBe(true);
    slack.sockets.cutAll();
    await until(() => slack.sockets.links.length === 2 && isReady());
    await running.adapter.idle();
    expect(running.core.accepted.filter(({ kind }) => kind === 'message')).toHaveLength(1);
  });

  it('that break before the answer leave a form that was opened, and the question is stored', async () => {
    slack.sockets.beforeAck = (link) => link.cut();
    expect((await slack.as(ADA).slash('Patientin mit Fieber')).ok).toBe(false);
    slack.sockets.beforeAck = () => undefined;
    await running.adapter.idle();
    expect(slack.as(ADA).view()).not.toBeNull();
    expect(commands()).toHaveLength(1);
    await until(() => slack.sockets.links.length === 2 && isReady());
    expect((await slack.as(ADA).slash('Patientin mit Fieber')).ok).toBe(true);
  });

  it('that break right after the answer leave everything done once', async () => {
    slack.sockets.afterAck = (link) => link.cut();
    expect((await slack.as(ADA).slash('Patientin mit Fieber')).ok).toBe(true);
    await until(() => slack.sockets.links.length === 2 && isReady());
    expect((await slack.as(MAX).writes('Pause 2 Wochen')).ok).toBe(true);
    await until(() => slack.sockets.links.length === 2 && isReady());
    await running.adapter.idle();
    expect((await slack.as(ADA).submits()).payload).toMatchObject({ response_action: 'update' });
    await running.adapter.idle();
    const of = (id: string) => running.core.accepted.filter(({ by }) => by.id === id).map(({ kind }) => kind);
    expect(of(ADA)).toEqual(['command', 'form']);
    expect(of(MAX)).toEqual(['message']);
    expect(opened()).toBe(1);
  });

  it('are tried again when the token is refused, and the process goes on', async () => {
    slack.faults.add('apps.connections.open', { kind: 'error', error: 'invalid_auth' }, { times: 4 });
    slack.sockets.cutAll();
    await until(() => slack.sockets.links.length === 0);
    await until(() => slack.sockets.links.length === 2 && isReady());
    expect((await slack.as(ADA).slash('Patientin mit Fieber')).ok).toBe(true);
  });

  it('say that they are down once nothing is left of them', async () => {
    slack.faults.add('apps.connections.open', { kind: 'http-500' }, { times: 1000 });
    slack.sockets.cutAll();
    await until(() => running.core.healths.at(-1)?.status === 'down');
    expect(running.core.healths.at(-1)).toMatchObject({ status: 'down', reason: 'http-500' });
    expect(running.faults).toContain('health down http-500');
    slack.faults.clear();
    await until(isReady);
  });
});

describe('a link that opens and never says hello', () => {
  it('is given up and tried again, until Slack says it', async () => {
    const slack = await openHouse();
    const running = await openRunning(slack, createFakeCore(), { patience: { modal: 2500, call: 300 } });
    slack.sockets.greets = false;
    slack.sockets.cutAll();
    await until(() => slack.sockets.ungreeted.length >= 3);
    slack.sockets.greets = true;
    await until(() => slack.sockets.links.length === 2 && slack.sockets.ungreeted.every(({ isOpen }) => !isOpen));
    expect(running.faults).toContain('health degraded no-hello');
    await running.close();
    await slack.close();
  });
});

describe('the start', () => {
  it('is over at once while Slack is down, and goes on by itself when it is back', async () => {
    const before = await openHouse();
    const { port } = before;
    const options = slackOptions(before);
    await before.close();
    const core = createFakeCore();
    const adapter = createSlack(options);
    await adapter.start(core);
    await until(() => core.healths.at(-1)?.status === 'down');
    const back = await openHouse({ port });
    await until(() => core.healths.at(-1)?.status === 'ready');
    await adapter.stop(1000);
    await back.close();
  });
});

describe('requests from Slack', () => {
  let slack: FakeSlack;
  let adapter: SlackAdapter;
  const core = createFakeCore();
  let url = '';

  beforeEach(async () => {
    const port = await freePort();
    const http = `http://127.0.0.1:${port}`;
    slack = await openHouse({ manifest: slackManifest({ http }) });
    url = `${http}/slack/events`;
    adapter = createSlack({
      botToken: BOT_TOKEN,
      connection: { kind: 'http', signingSecret: SIGNING_SECRET, host: '127.0.0.1', port },
      apiUrl: slack.apiUrl,
    });
    core.formWith(() => questionForm);
    await adapter.start(core);
    slack.overHttp({ url });
  });
  afterEach(async () => {
    await adapter.stop(1000);
    await slack.close();
  });

  const commands = () => core.accepted.filter(({ kind }) => kind === 'command').length;

  it('open a form and are heard once, also when they are sent twice', async () => {
    const before = commands();
    expect((await slack.as(ADA).slash('Patientin mit Fieber', { times: 2 })).ok).toBe(true);
    await adapter.idle();
    expect(commands() - before).toBe(1);
    expect(slack.as(ADA).view()).not.toBeNull();
    expect((await slack.as(ADA).submits()).payload).toMatchObject({ response_action: 'update' });
  });

  it('ask for the people that a search finds', async () => {
    const options = Array.from({ length: 101 }, (_none, index) => ({
      value: `p${index}`,
      label: `Dr. Fiktiv ${index}`,
    }));
    const person = { kind: 'person', id: 'person', label: 'Wen?', hint: null, required: true, value: null } as const;
    core.formWith(() => formWith({ fields: [{ ...person, options }] }));
    await slack.as(ADA).slash('Patientin mit Fieber');
    await adapter.idle();
    expect(await slack.as(ADA).searches('person#0.0', 'fiktiv 100')).toEqual(['Dr. Fiktiv 100']);
  });

  it('count only when they are signed, and not long ago', async () => {
    const before = commands();
    slack.overHttp({ url, signingSecret: 'someone-else' });
    expect(await slack.as(ADA).slash('Fieber')).toMatchObject({ ok: false, why: 'HTTP 401' });
    slack.overHttp({ url, skew: -400 });
    expect(await slack.as(ADA).slash('Fieber')).toMatchObject({ ok: false, why: 'HTTP 401' });
    await adapter.idle();
    expect(commands()).toBe(before);
  });

  it('are believed to be Slack’s after Slack has tried whether Konsil is there', async () => {
    const carrier = httpCarrier({ url, signingSecret: SIGNING_SECRET });
    const acked = await carrier.carry('events_api', { type: 'url_verification', challenge: 'invented' });
    expect(acked).toMatchObject({ ok: true, payload: { challenge: 'invented' } });
  });

  it('do nothing when they are sent once more by somebody who overheard them', async () => {
    const before = core.accepted.length;
    await slack.as(ADA).writes('Pause 2 Wochen', { times: 2 });
    await slack.as(ADA).slash('Patientin mit Fieber');
    await adapter.idle();
    await slack.as(ADA).submits({ times: 2 });
    await adapter.idle();
    expect(core.accepted.slice(before).map(({ kind }) => kind)).toEqual(['message', 'command', 'form']);
  });

  it('are answered with a fault when nothing could be stored, so that Slack sends them again', async () => {
    core.failAccept(true);
    expect((await slack.as(ADA).writes('Pause 2 Wochen')).why).toMatch(/HTTP 5/);
    core.failAccept(false);
    expect((await slack.as(ADA).writes('Pause 2 Wochen', { retry: 1 })).ok).toBe(true);
  });
});
