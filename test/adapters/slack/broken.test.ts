import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { words } from '../../../adapters/slack/words.ts';
import { accept, doneValue, questionForm } from '../../contract/adapter/scenes.ts';
import { cardWith, createFakeCore } from '../../fakes/fake-core.ts';
import type { FakeSlack } from '../../fakes/slack/index.ts';
import { ADA, openHouse, openRunning, type Running, TENANT } from './open-slack.ts';

describe('an act that breaks off before it is answered', () => {
  let slack: FakeSlack;
  let running: Running;
  let isBroken = false;

  beforeAll(async () => {
    slack = await openHouse();
    const core = createFakeCore();
    core.formWith(() => questionForm);
    const now = () => {
      if (isBroken) throw new RangeError('broken');
      return core.now();
    };
    running = await openRunning(slack, { ...core, now });
    slack.sockets.patience = 1000;
  });
  afterAll(async () => {
    await running.close();
    await slack.close();
  });
  beforeEach(() => {
    isBroken = false;
  });

  const ada = () => slack.as(ADA);
  const faults = () => running.faults.filter((fault) => fault === 'act RangeError').length;

  it('leaves nobody who types a command, uses a shortcut or presses a button to a time-out', async () => {
    const place = doneValue(await running.adapter.direct({ platform: 'slack', tenant: TENANT, id: ADA }, 'k'));
    doneValue(await running.adapter.send(place, cardWith({ handle: 'h', choices: [accept] }), 'm'));
    isBroken = true;
    for (const act of [() => ada().slash('Hilfe'), () => ada().shortcut('ask'), () => ada().clicks('Annehmen')]) {
      const before = faults();
      expect(await act()).toMatchObject({ ok: true });
      await running.adapter.idle();
      expect(faults()).toBe(before + 1);
    }
  });

  it('leaves a form open with what was filled in, and says that nothing came of it', async () => {
    await ada().slash('Patientin mit Fieber');
    await running.adapter.idle();
    isBroken = true;
    expect((await ada().submits()).payload).toMatchObject({ response_action: 'errors' });
    expect(Object.values(ada().view()?.errors ?? {})).toEqual([words.de.notStored]);
  });
});
