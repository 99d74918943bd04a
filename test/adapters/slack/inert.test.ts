import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { doneValue } from '../../contract/adapter/scenes.ts';
import { cardWith, formWith } from '../../fakes/fake-core.ts';
import type { FakeSlack } from '../../fakes/slack/index.ts';
import { markupIn } from '../../fakes/slack/words-of.ts';
import { ADA, openHouse, openRunning, type Running, TENANT } from './open-slack.ts';

/** All that Slack would make something of. */
const ALIVE =
  '<!channel> <!date^0^{date}|bald> <@U00MAX> <#C00WARD> <https://x.example|hier> @channel @max.testmann *fett* ~weg~ `x` :tada: https://x.example &amp;';

describe('what people write, wherever Konsil shows it', () => {
  let slack: FakeSlack;
  let running: Running;

  beforeAll(async () => {
    slack = await openHouse();
    running = await openRunning(slack);
  });
  afterAll(async () => {
    await running.close();
    await slack.close();
  });

  const args = (method: string) => slack.api.heard.filter((call) => call.method === method).map((call) => call.args);

  it('calls nobody, links nowhere and looks like nothing but words, in a message', async () => {
    const place = doneValue(await running.adapter.direct({ platform: 'slack', tenant: TENANT, id: ADA }, 'k'));
    const card = cardWith({
      title: ALIVE,
      notice: ALIVE,
      parts: [
        { kind: 'text', text: ALIVE },
        { kind: 'warning', text: ALIVE },
        { kind: 'quote', label: ALIVE, text: ALIVE },
        { kind: 'record', label: ALIVE, text: ALIVE },
        { kind: 'facts', rows: [{ label: ALIVE, value: ALIVE }] },
        { kind: 'list', label: ALIVE, items: [ALIVE] },
      ],
    });
    doneValue(await running.adapter.send(place, card, 'm'));
    const [posted] = args('chat.postMessage');
    const [filled] = args('chat.update');
    expect(String(posted?.text)).not.toMatch(/[<>]/);
    expect(posted).toMatchObject({ mrkdwn: 'false', unfurl_links: 'false', unfurl_media: 'false' });
    expect(String(filled?.text)).not.toMatch(/[<>]/);
    expect(filled).toMatchObject({ parse: 'none' });
    expect(markupIn(filled?.blocks)).toEqual([]);
    expect(slack.as(ADA).reads()[0]?.words).toContain('<!channel> <!date^0^{date}|bald>');
  });

  it('does the same in a form', async () => {
    const clinical = { id: 'question', label: ALIVE, hint: ALIVE, required: true, multiline: true } as const;
    const removed = [{ placeholder: '[NAME_1]', kind: 'NAME', label: ALIVE, undoable: true }];
    running.core.formWith(() =>
      formWith({
        title: ALIVE,
        intro: [{ kind: 'text', text: ALIVE }],
        fields: [
          { kind: 'clinical', ...clinical, value: `[NAME_1] ${ALIVE}`, maxLength: 2000, removed },
          {
            kind: 'choice',
            id: 'urgency',
            label: ALIVE,
            hint: null,
            required: true,
            options: [{ value: 'today', label: ALIVE, hint: ALIVE }],
            value: null,
          },
        ],
      }),
    );
    await slack.as(ADA).slash('Patientin mit Fieber');
    await running.adapter.idle();
    const [opened] = args('views.open');
    expect(opened).toBeDefined();
    expect(markupIn(opened?.view)).toEqual([]);
  });
});
