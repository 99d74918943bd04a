import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FakeSlack } from '../../fakes/slack/index.ts';
import { hasSubmit } from '../../fakes/slack/view-values.ts';
import { importExpert, type KonsilProcess, startKonsil } from './konsil-process.ts';
import { ADA, MAX, openHouse, until } from './open-slack.ts';
import { blockOf } from './slack-driver.ts';

describe('konsil start with the tokens of Slack', () => {
  let slack: FakeSlack;
  let konsil: KonsilProcess | null = null;
  const folder = mkdtempSync(join(tmpdir(), 'konsil-slack-start-'));

  beforeEach(async () => {
    slack = await openHouse();
  });
  afterEach(async () => {
    konsil?.child.kill('SIGKILL');
    await slack.close();
  });

  it('connects, opens the form of a question, brings it to an expert, and ends with 0 when told to', async () => {
    await importExpert(slack, folder, MAX);
    konsil = await startKonsil(slack, folder);
    expect(konsil.said.out).toMatch(/ready.*slack/s);
    const ada = slack.as(ADA);
    expect((await ada.slash('Herr Testmann: Vorhofflimmern unter Apixaban, Blutung. Antikoagulation?')).ok).toBe(true);
    await until(() => ada.view() !== null);
    const view = ada.view();
    if (view === null || !hasSubmit(view)) throw new Error('no form');
    ada.fills(blockOf(view, 'urgency'), 'today');
    expect((await ada.submits()).payload).toMatchObject({ response_action: 'update' });
    await until(() => ada.reads().some(({ buttons }) => buttons.some(({ label }) => label.includes('Testmann'))));
    await ada.clicks('Testmann');
    await until(() =>
      slack
        .as(MAX)
        .reads()
        .some(({ words }) => words.includes('Vorhofflimmern')),
    );
    konsil.child.kill('SIGTERM');
    expect(await konsil.ended).toBe(0);
    expect(konsil.said.err).toBe('');
  });
});
