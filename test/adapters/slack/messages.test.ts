import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { accept, doneValue, questionForm } from '../../contract/adapter/scenes.ts';
import { cardWith } from '../../fakes/fake-core.ts';
import type { FakeSlack } from '../../fakes/slack/index.ts';
import { ADA, openHouse, openRunning, type Running, TENANT, until } from './open-slack.ts';

const answer = { ...accept, id: 'answer', label: 'Hier antworten', word: 'antworten', opens: 'answer' } as const;

describe('messages at Slack', () => {
  let slack: FakeSlack;
  let running: Running;

  beforeAll(async () => {
    slack = await openHouse();
    running = await openRunning(slack);
    running.core.formWith(() => questionForm);
  });
  afterAll(async () => {
    await running.close();
    await slack.close();
  });
  beforeEach(() => slack.faults.clear());

  const at = { platform: 'slack', tenant: TENANT, id: ADA };
  const ada = () => slack.as(ADA);
  const offered = async (title: string, parts = cardWith().parts): Promise<string> => {
    const card = cardWith({ title, parts, handle: 'h', choices: [answer] });
    doneValue(await running.adapter.send(doneValue(await running.adapter.direct(at, 'k')), card, title));
    return ada().reads().at(-1)?.ts ?? '';
  };

  it('a reply that is shown in the conversation as well waits above a button, like any other', async () => {
    const under = await offered('Anfrage');
    expect((await ada().broadcasts('Frau Testmann hat Fieber', under)).ok).toBe(true);
    await running.adapter.idle();
    const waiting = ada().reads().at(-1);
    expect(waiting?.words).toContain('[NAME_1] hat Fieber');
    expect(waiting?.buttons.map(({ label }) => label)).toEqual(['Weiter']);
  });

  it.each([
    'msg_blocks_too_long',
    'msg_too_long',
  ])('one that Slack will not show whole is shown in brief (%s)', async (error) => {
    slack.faults.add('chat.update', { kind: 'error', error });
    const parts = ['eins', 'zwei', 'drei', 'vier'].map((text) => ({ kind: 'text', text: text.repeat(100) }) as const);
    await offered(`Anfrage ${error}`, parts);
    const shown = ada().reads().at(-1);
    expect(shown?.words).toMatch(/^Anfrage msg[\s\S]+eins[\s\S]+drei[\s\S]+\[gekürzt\]\n\[Hier antworten\]$/);
    expect(shown?.text).toBe(`Anfrage ${error}\n[gekürzt]\nMöglich: Hier antworten`);
    expect(running.faults).toContain(`message ${error}`);
  });

  it('one that stays bare for long is filled in when Slack takes it again', async () => {
    const under = await offered('Noch eine');
    slack.faults.add('chat.update', { kind: 'rate-limited', seconds: 0 }, { times: 11 });
    await ada().writes('Frau Testmann hat Fieber', { thread: under });
    await until(() => running.faults.includes('tell not-told'));
    expect(ada().reads().at(-1)?.words).toBe('Konsil: Bitte weiter im Formular');
    await running.adapter.idle();
    expect(ada().reads().at(-1)?.words).toBe('Konsil: Bitte weiter im Formular');
    await running.adapter.idle();
    expect(ada().reads().at(-1)?.words).toContain('[NAME_1] hat Fieber');
  });
});
