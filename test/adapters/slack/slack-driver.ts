import type { AccountRef } from '../../../src/chat/port.ts';
import type { AdapterDriver, SeenForm, Told } from '../../contract/adapter.contract.ts';
import { createFakeCore } from '../../fakes/fake-core.ts';
import type { Acked, FakePerson } from '../../fakes/slack/index.ts';
import { jsonIn, listIn, textIn } from '../../fakes/slack/json.ts';
import { hasSubmit, valuesOf } from '../../fakes/slack/view-values.ts';
import { wordsOfBlock } from '../../fakes/slack/words-of.ts';
import { type FakeView, issueTrigger } from '../../fakes/slack/world.ts';
import { ADA, MAX, NOBODY, openHouse, openRunning, type Running, TENANT } from './open-slack.ts';

function account(id: string): AccountRef {
  return { platform: 'slack', tenant: TENANT, id };
}

/** Plays people at a fake Slack, over real sockets and a real Bolt. */
export async function openSlackDriver(): Promise<AdapterDriver> {
  const slack = await openHouse();
  let running: Running = await openRunning(slack);
  await slack.as(ADA).opensHome();
  const as = (who: AccountRef): FakePerson => slack.as(who.id);

  /** What the person was told in answer: on the spot, in a modal without a form, or at a field. */
  const told = async (who: AccountRef, act: () => Promise<Acked>): Promise<Told> => {
    const whispers = slack.world.whispers.length;
    const acked = await act();
    await running.adapter.idle();
    const view = as(who).view();
    const errors = Object.values(view?.errors ?? {});
    const notice = view !== null && !hasSubmit(view) ? listIn(view.view, 'blocks').map(wordsOfBlock) : [];
    const said = slack.world.whispers.slice(whispers).map(({ text }) => text);
    return { ok: acked.ok && errors.length === 0, text: [acked.why, ...errors, ...notice, ...said].join(' ').trim() };
  };

  return {
    get adapter() {
      return running.adapter;
    },
    get core() {
      return running.core;
    },
    asker: account(ADA),
    expert: account(MAX),
    stranger: account(NOBODY),
    async reads(who, at) {
      const [channel, thread] = at.id.split(':');
      return as(who)
        .reads(channel)
        .filter((message) => message.byKonsil && (thread === undefined || message.threadTs === thread))
        .map(({ words, bytes, buttons }) => ({ text: words, bytes, choices: buttons.map(({ label }) => label) }));
    },
    notices: async (who) => as(who).notified(),
    home: async (of) => as(of).home(),
    form: async (of) => seenForm(as(of).view()),
    asks: (who, words, times) => told(who, () => as(who).slash(words, { times: times ?? 1 })),
    writes: (who, words) => told(who, () => as(who).writes(words)),
    presses: (who, at, label, times) => told(who, () => as(who).clicks(label, { channel: at.id, times: times ?? 1 })),
    submits(who, changes, times) {
      const view = as(who).view();
      if (view === null) throw new Error('no form is open');
      for (const [field, value] of Object.entries(changes)) as(who).fills(blockOf(view, field), value);
      return told(who, () => as(who).submits({ times: times ?? 1 }));
    },
    attaches: (who) => told(who, () => as(who).attaches()),
    ticket: (state) => ({
      id: issueTrigger(slack.world, ADA),
      expiresAt: new Date(running.core.now().getTime() + (state === 'fresh' ? 3000 : -1)),
    }),
    async restart() {
      await running.close();
      running = await openRunning(slack, createFakeCore(new Map(running.core.rows)));
    },
    async close() {
      await running.close();
      await slack.close();
    },
  };
}

/** A field's first input; its block carries the field's id and the round of the form. */
export function blockOf(view: FakeView, field: string): string {
  const found = Object.keys(valuesOf(view)).find((id) => id.startsWith(`${field}#`) && !id.endsWith('!'));
  if (found === undefined) throw new Error(`the form has no field ${field}`);
  return found;
}

export function seenForm(view: FakeView | null): SeenForm | null {
  if (view === null || !hasSubmit(view)) return null;
  const blocks = listIn(view.view, 'blocks');
  const header = blocks.find((block) => textIn(block, 'type') === 'header');
  const values = Object.entries(valuesOf(view)).filter(([id]) => !id.endsWith('!'));
  return {
    title: textIn(jsonIn(header ?? {}, 'text'), 'text') || textIn(jsonIn(view.view, 'title'), 'text'),
    values: Object.fromEntries(values.map(([id, value]) => [id.replace(/#.*$/, ''), String(value)])),
    errors: Object.values(view.errors),
    removed: blocks.map(wordsOfBlock).filter((words) => /\[\p{L}+_\d+\]/u.test(words)),
  };
}
