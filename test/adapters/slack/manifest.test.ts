import { readFileSync } from 'node:fs';
import { App } from '@slack/bolt';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { slackManifest } from '../../../adapters/slack/index.ts';
import { type EVENTS, SCOPES, SHORTCUT_ASK_ABOUT } from '../../../adapters/slack/listens.ts';
import { slackManifestText } from '../../../src/slack-platform.ts';
import { doneValue, offer, questionForm } from '../../contract/adapter/scenes.ts';
import { cardWith } from '../../fakes/fake-core.ts';
import type { FakeSlack } from '../../fakes/slack/index.ts';
import { declaredIn } from '../../fakes/slack/manifest.ts';
import { scopeFor } from '../../fakes/slack/methods.ts';
import { ADA, MAX, openHouse, openRunning, type Running, TENANT, until } from './open-slack.ts';

const at = (id: string) => ({ platform: 'slack', tenant: TENANT, id });

describe('the manifest', () => {
  let slack: FakeSlack;
  let running: Running;

  const registered = new Map<string, readonly unknown[]>();

  beforeAll(async () => {
    const spies = (['command', 'shortcut', 'event', 'options'] as const).map((way) => vi.spyOn(App.prototype, way));
    slack = await openHouse();
    running = await openRunning(slack);
    for (const spy of spies) {
      registered.set(spy.getMockName(), spy.mock.calls.map(([what]) => what).toSorted());
      spy.mockRestore();
    }
    running.core.formWith(() => questionForm);
  });
  afterAll(async () => {
    await running.close();
    await slack.close();
  });

  it('asks for no scope that is not used, and for all that are', async () => {
    const { adapter } = running;
    const direct = doneValue(await adapter.direct(at(ADA), 'k'));
    const message = doneValue(await adapter.send(direct, cardWith({ choices: offer.choices, handle: 'h' }), 'm'));
    await adapter.edit(message, cardWith(), 1);
    const group = doneValue(await adapter.introduce([at(ADA), at(MAX)], 'k'));
    await adapter.send(group, cardWith(), 'g');
    slack.faults.add('chat.postMessage', { kind: 'lost-reply' });
    await adapter.send(direct, cardWith(), 'lost');
    await adapter.find(direct, 'lost');
    await adapter.home(at(ADA), [cardWith()], 1);
    await adapter.remove(message);
    await slack.as(ADA).slash('Fieber');
    await adapter.idle();
    await until(() => slack.api.heard.some(({ method }) => method === 'users.list'));

    const used = new Set(slack.api.heard.flatMap(({ method, args }) => scopeFor(slack.world, method, args) ?? []));
    expect(new Set(['commands', ...used])).toEqual(new Set(SCOPES.map(([scope]) => scope)));
    const refused = slack.api.heard.filter(
      ({ answer }) => typeof answer === 'object' && answer.error === 'missing_scope',
    );
    expect(refused).toEqual([]);
  });

  it('names every way in that has a listener, and no other', async () => {
    const declared = declaredIn(slackManifest());
    /** Slack names the place of a message with its event, and Bolt does not. */
    expect([...declared.events].map((event) => event.replace(/^message\..*/, 'message')).toSorted()).toEqual(
      registered.get('event'),
    );
    expect([...declared.commands].toSorted()).toEqual(registered.get('command'));
    expect([...declared.shortcuts].toSorted()).toEqual(registered.get('shortcut'));
    expect(registered.get('options')).toHaveLength(1);
    expect(declaredIn(slackManifest({ http: 'https://konsil.example' })).isAskedForOptions).toBe(true);
    for (const shortcut of declared.shortcuts) {
      const opened = slack.world.views.size;
      expect((await slack.as(ADA).shortcut(shortcut)).ok).toBe(true);
      await running.adapter.idle();
      expect(slack.world.views.size, shortcut).toBe(opened + 1);
    }
  });

  it('takes nothing of the message from which a question is asked', async () => {
    const before = running.core.accepted.length;
    await slack.as(ADA).messageShortcut(SHORTCUT_ASK_ABOUT, 'Frau Testmann hat Fieber');
    await running.adapter.idle();
    expect(running.core.accepted.length).toBe(before);
    expect(slack.bytesTo(ADA)).not.toContain('Testmann');
  });

  it('asks for what the page for administrators tells, scope by scope', () => {
    const page = readFileSync(new URL('../../../docs/slack.md', import.meta.url), 'utf8');
    const [, table = ''] = page.split('## Scopes');
    const told = [...table.matchAll(/^\| `([\w:]+)` \| (.+) \|$/gm)].map(([, scope, use]) => [scope, use]);
    expect(told).toEqual(SCOPES.map(([scope, use]) => [scope, use]));
  });

  it('is what the command line prints', () => {
    const http = { http: 'https://konsil.example', name: 'Frag Kollegen', command: '/frage' };
    for (const options of [{}, http, { groupHistory: true }, { ...http, tokenRotation: true }])
      expect(JSON.parse(slackManifestText(options))).toEqual(slackManifest(options));
    expect(() => slackManifestText({ tokenRotation: true })).toThrow(/--token-rotation needs --http/);
  });

  it('is not printed for what Slack would refuse, or never reach', () => {
    for (const command of ['expert', '/Frag_Mich!x', '/', `/${'x'.repeat(32)}`, '/zwei worte'])
      expect(() => slackManifestText({ command }), command).toThrow('--command must look like /expert');
    for (const http of [
      'notaurl',
      'konsil.example',
      'http://konsil.example',
      'ftp://konsil.example',
      'https://k.example?x',
    ])
      expect(() => slackManifestText({ http }), http).toThrow('--http must be an https address');
    expect(() => slackManifestText({ name: ' ' })).toThrow('--name is empty');
    for (const http of [
      'https://konsil.example/',
      'http://127.0.0.1:3000',
      'http://localhost:3000',
      'http://[::1]:3000',
    ])
      expect(slackManifestText({ http }), http).toContain('/slack/events');
  });

  it.each([
    ['Ärzte fragen Ärzte', 'aerzte-fragen-aerzte'],
    ['Élise & Søren', 'elise-s-ren'],
    ['(Konsil)', 'konsil'],
    ['Weiß.Rat_2', 'weiss.rat_2'],
    ['医生', 'konsil'],
  ])('makes of %s a name that a bot may have', (name, plain) => {
    expect(slackManifest({ name })).toMatchObject({ features: { bot_user: { display_name: plain } } });
  });

  it('has the shape that Slack asks for, for links and for requests', () => {
    expect(slackManifest()).toMatchObject({ settings: { socket_mode_enabled: true } });
    expect(slackManifest()).toMatchObject({ settings: { token_rotation_enabled: false } });
    expect(slackManifest({ tokenRotation: true })).toMatchObject({ settings: { token_rotation_enabled: true } });
    const http = slackManifest({ http: 'https://konsil.example/', name: 'Frag Kollegen', command: '/frage' });
    expect(http).toMatchObject({
      display_information: { name: 'Frag Kollegen' },
      features: { slash_commands: [{ command: '/frage', url: 'https://konsil.example/slack/events' }] },
      settings: {
        socket_mode_enabled: false,
        interactivity: {
          request_url: 'https://konsil.example/slack/events',
          message_menu_options_url: 'https://konsil.example/slack/events',
        },
        event_subscriptions: { request_url: 'https://konsil.example/slack/events' },
      },
    });
  });

  it('names no event of which nothing is heard', async () => {
    const home = { teamId: TENANT, enterpriseId: null };
    const heard = (kind: string) => running.core.accepted.some((event) => event.kind === kind);
    const isDown = (reason: string) =>
      running.core.healths.some((health) => health.status === 'down' && health.reason === reason);
    /** That the app is taken out is heard where workspaces install it. */
    type Tried = Exclude<(typeof EVENTS)[number], 'app_uninstalled'>;
    const effects: Readonly<Record<Tried, readonly [() => Promise<unknown>, () => boolean]>> = {
      'message.im': [() => slack.as(ADA).writes('Hilfe'), () => heard('message')],
      app_home_opened: [() => slack.as(ADA).opensHome(), () => heard('home-opened')],
      user_change: [() => slack.changes(MAX, { deleted: true }), () => heard('person-changed')],
      tokens_revoked: [() => slack.revokes(home), () => isDown('tokens_revoked')],
    };
    for (const [event, [act, isHeard]] of Object.entries(effects)) {
      await act();
      await running.adapter.idle();
      expect(isHeard(), event).toBe(true);
    }
  });
});
