import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { slackManifest } from '../../adapters/slack/index.ts';
import { importExpert, type KonsilProcess, startKonsil } from '../adapters/slack/konsil-process.ts';
import { ADA, MAX, openHouse, until } from '../adapters/slack/open-slack.ts';
import { blockOf } from '../adapters/slack/slack-driver.ts';
import type { FakePerson, FakeSlack, FaultKind } from '../fakes/slack/index.ts';
import { hasSubmit } from '../fakes/slack/view-values.ts';

/** One act of a person, and what is seen when all that follows from it is done. */
interface Step {
  readonly name: string;
  readonly act: () => Promise<void>;
  readonly isDone: () => boolean;
  /** The call in whose middle Konsil is killed, and whether Slack has done it by then. */
  readonly call: readonly [method: string, fault: FaultKind['kind'] & ('lost-reply' | 'silence')];
}

describe('a process that is killed in the middle of every step', () => {
  let slack: FakeSlack;
  let konsil: KonsilProcess | null = null;
  let ada: FakePerson;
  let max: FakePerson;

  beforeEach(async () => {
    slack = await openHouse({ manifest: slackManifest({ groupHistory: true }) });
    [ada, max] = [slack.as(ADA), slack.as(MAX)];
  });
  afterEach(async () => {
    konsil?.child.kill('SIGKILL');
    await slack.close();
  });

  const group = () => [...slack.world.channels.values()].find(({ kind }) => kind === 'mpim')?.id ?? '';
  const holding = (who: FakePerson, words: string, channel?: string) =>
    who.reads(channel).filter((message) => message.words.includes(words));
  const offering = (who: FakePerson, label: string) =>
    who.reads().filter(({ buttons }) => buttons.some((button) => button.label.includes(label)));

  async function fillsIn(who: FakePerson, field: string, value: string): Promise<void> {
    await until(() => {
      const view = who.view();
      return view !== null && hasSubmit(view);
    });
    const view = who.view();
    if (view === null) throw new Error('no form');
    who.fills(blockOf(view, field), value);
    await who.submits();
  }

  const steps = (): readonly Step[] => [
    {
      name: 'the question',
      call: ['chat.postMessage', 'lost-reply'],
      act: async () => {
        await ada.slash('Vorhofflimmern unter Apixaban, Blutung. Antikoagulation?');
        await fillsIn(ada, 'urgency', 'today');
      },
      isDone: () => offering(ada, 'Testmann').length > 0,
    },
    {
      name: 'the choice of an expert',
      call: ['chat.postMessage', 'silence'],
      act: async () => void (await ada.clicks('Testmann')),
      isDone: () => offering(max, 'Annehmen').length > 0,
    },
    {
      name: 'the acceptance',
      call: ['conversations.open', 'lost-reply'],
      act: async () => void (await max.clicks('Annehmen')),
      isDone: () => holding(ada, 'Vorhofflimmern', group()).length > 0,
    },
    {
      name: 'the answer',
      call: ['chat.update', 'silence'],
      act: async () => {
        await max.clicks('Antworten');
        await fillsIn(max, 'answer', 'Nach sieben Tagen wieder beginnen.');
      },
      isDone: () => holding(ada, 'sieben Tagen').length > 0,
    },
  ];

  async function kill(): Promise<void> {
    konsil?.child.kill('SIGKILL');
    await konsil?.ended;
    slack.faults.clear();
    slack.sockets.cutAll();
  }

  /** Resolves when Slack has the call, and nobody has its answer. */
  async function inTheMiddleOf([method, kind]: Step['call'], act: Step['act']): Promise<void> {
    const heard = () => slack.api.heard.filter((call) => call.method === method).length;
    const before = heard();
    slack.faults.add(method, { kind });
    await act();
    await until(() => heard() > before);
  }

  it.each([
    ['as soon as it has taken it', 'taken'],
    ['in the middle of a call to Slack', 'calling'],
  ] as const)('%s: comes back, and everything is there once', { timeout: 600_000 }, async (_said, when) => {
    const folder = mkdtempSync(join(tmpdir(), 'konsil-slack-kill-'));
    await importExpert(slack, folder, MAX);
    konsil = await startKonsil(slack, folder);
    for (const { name, act, isDone, call } of steps()) {
      await (when === 'taken' ? act() : inTheMiddleOf(call, act));
      await kill();
      konsil = await startKonsil(slack, folder);
      await until(isDone);
      expect(offering(max, 'Annehmen').length, name).toBeLessThanOrEqual(1);
    }
    expect(holding(ada, 'sieben Tagen'), 'the answer').toHaveLength(1);
    const here = ada.reads(group());
    expect(
      here.filter(({ threadTs }) => threadTs === null),
      'the beginning of the thread',
    ).toHaveLength(1);
    expect(
      here.filter(({ words }) => words.includes('Vorhofflimmern')),
      'the introduction',
    ).toHaveLength(1);
  });
});
