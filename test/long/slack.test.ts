import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { slackManifest } from '../../adapters/slack/index.ts';
import type { AccountRef, Outcome } from '../../src/chat/port.ts';
import { importExpert, type KonsilProcess, startKonsil } from '../adapters/slack/konsil-process.ts';
import { ADA, MAX, openHouse, openRunning, TENANT, until } from '../adapters/slack/open-slack.ts';
import { blockOf } from '../adapters/slack/slack-driver.ts';
import { cardWith } from '../fakes/fake-core.ts';
import { type FakeSlack, fakeUser, oneInFive } from '../fakes/slack/index.ts';

const ACTS = 10_000;
const PLACES = 20;

describe('ten thousand messages with a fault in every fifth call', () => {
  it('arrive once, whole and in order', { timeout: 300_000 }, async () => {
    const ids = Array.from({ length: PLACES }, (_none, index) => `U${index}FAKE`);
    const slack = await openHouse({ manifest: slackManifest({ groupHistory: true }) });
    for (const id of ids) slack.world.users.set(id, fakeUser(id, 'Dr. Fiktiv'));
    const running = await openRunning(slack);
    const draw = oneInFive(7);
    slack.faults.draw = ({ method }) => (method.startsWith('chat.') ? draw() : null);

    /** As the core does it: in order for each place, looking after an unknown outcome. */
    const place = async (id: string): Promise<void> => {
      const to: AccountRef = { platform: 'slack', tenant: TENANT, id };
      const direct = await running.adapter.direct(to, 'k');
      if (direct.kind !== 'done') throw new Error(direct.kind);
      for (let act = 0; act < ACTS / PLACES; act += 1) {
        const key = `m-${act}`;
        let outcome: Outcome<unknown> = { kind: 'unknown-outcome' };
        for (let attempt = 0; outcome.kind !== 'done'; attempt += 1) {
          if (
            attempt > 0 &&
            outcome.kind === 'unknown-outcome' &&
            typeof (await running.adapter.find(direct.value, key)) === 'object'
          )
            break;
          outcome = await running.adapter.send(direct.value, cardWith({ title: `Nummer ${act}.` }), key);
        }
      }
    };
    await Promise.all(ids.map(place));

    for (const id of ids) {
      const titles = slack
        .as(id)
        .reads()
        .map(({ words }) => Number(/Nummer (\d+)\./.exec(words)?.[1] ?? -1));
      expect(titles).toEqual(Array.from({ length: ACTS / PLACES }, (_none, index) => index));
    }
    await running.close();
    await slack.close();
  });
});

describe('a process that is killed', () => {
  let slack: FakeSlack;
  let konsil: KonsilProcess | null = null;

  beforeEach(async () => {
    slack = await openHouse({ manifest: slackManifest({ groupHistory: true }) });
  });
  afterEach(async () => {
    konsil?.child.kill('SIGKILL');
    await slack.close();
  });

  const words = (id: string, holding: string) =>
    slack
      .as(id)
      .reads()
      .filter((message) => message.words.includes(holding));

  it.each([
    ['before a message is posted', 'chat.postMessage', { kind: 'silence' }],
    ['after a message was posted, before anybody knew', 'chat.postMessage', { kind: 'lost-reply' }],
    ['after it was posted, before it was filled in', 'chat.update', { kind: 'silence' }],
  ] as const)('%s says everything once, whole, when it is back', { timeout: 120_000 }, async (_when, method, fault) => {
    const folder = mkdtempSync(join(tmpdir(), 'konsil-slack-kill-'));
    await importExpert(slack, folder, MAX);
    konsil = await startKonsil(slack, folder);
    const ada = slack.as(ADA);
    await ada.slash('Vorhofflimmern unter Apixaban, Blutung. Antikoagulation?');
    await until(() => ada.view() !== null);
    const view = ada.view();
    if (view === null) throw new Error('no form');
    ada.fills(blockOf(view, 'urgency'), 'today');
    slack.faults.add(method, fault);
    await ada.submits();
    await until(() => slack.api.heard.some((call) => call.method === method));
    konsil.child.kill('SIGKILL');
    await konsil.ended;
    slack.sockets.cutAll();

    konsil = await startKonsil(slack, folder);
    await until(() => ada.reads().some(({ buttons }) => buttons.some(({ label }) => label.includes('Testmann'))));
    const asked = ada.reads().filter(({ buttons }) => buttons.some(({ label }) => label.includes('Testmann')));
    expect(asked).toHaveLength(1);
    konsil.child.kill('SIGKILL');
    await konsil.ended;
    slack.sockets.cutAll();

    konsil = await startKonsil(slack, folder);
    await ada.clicks('Testmann');
    await until(() => words(MAX, 'Vorhofflimmern').length > 0);
    await slack.as(MAX).clicks('Annehmen');
    await until(() => [...slack.world.channels.values()].some(({ kind }) => kind === 'mpim'));
    expect(words(MAX, 'Annehmen').length).toBeLessThanOrEqual(1);
    expect(words(MAX, 'Vorhofflimmern')).toHaveLength(1);
  });
});
