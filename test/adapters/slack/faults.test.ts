import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AccountRef, Outcome, PlaceRef } from '../../../src/chat/port.ts';
import { doneValue, offer, questionForm } from '../../contract/adapter/scenes.ts';
import { cardWith, createFakeCore } from '../../fakes/fake-core.ts';
import type { FakeSlack } from '../../fakes/slack/index.ts';
import { hasSubmit } from '../../fakes/slack/view-values.ts';
import { ADA, MAX, openHouse, openRunning, type Running, TENANT, until } from './open-slack.ts';

const at = (id: string): AccountRef => ({ platform: 'slack', tenant: TENANT, id });
const LOST = { kind: 'lost-reply' } as const;
const IMPATIENT = { patience: { modal: 1000, call: 1000 } };
const SILENCE = { kind: 'silence' } as const;

describe('when Slack fails', () => {
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

  const words = (id: string): readonly string[] =>
    slack
      .as(id)
      .reads()
      .map((message) => message.words);
  const place = async (id: string): Promise<PlaceRef> => doneValue(await running.adapter.direct(at(id), 'k'));
  const send = async (title: string, key = title) => running.adapter.send(await place(ADA), cardWith({ title }), key);
  /** As the core does: looks after an unknown outcome, waits after "later", and says it again. */
  async function delivered(title: string): Promise<number> {
    for (let attempt = 1; ; attempt += 1) {
      const outcome: Outcome<unknown> = await send(title);
      if (outcome.kind === 'done') return attempt;
      if (outcome.kind !== 'unknown-outcome' && outcome.kind !== 'retry') throw new Error(outcome.kind);
      if (
        outcome.kind === 'unknown-outcome' &&
        typeof (await running.adapter.find(await place(ADA), title)) === 'object'
      )
        return attempt;
    }
  }
  const heard = (kind: string) => running.core.accepted.filter((event) => event.kind === kind);
  const hasForm = (id: string): boolean => {
    const view = slack.as(id).view();
    return view !== null && hasSubmit(view);
  };

  describe('a message', () => {
    it.each([
      ['the answer is lost after it was posted', 'chat.postMessage', LOST],
      ['the answer is lost after it was filled in', 'chat.update', LOST],
      ['the connection breaks before it is posted', 'chat.postMessage', { kind: 'dropped' }],
      ['Slack answers with a fault of its own', 'chat.postMessage', { kind: 'http-500' }],
      ['Slack is half done', 'chat.postMessage', { kind: 'error', error: 'internal_error' }],
      ['there is too much at once', 'chat.postMessage', { kind: 'rate-limited', seconds: 1 }],
      ['the filling in meets a limit', 'chat.update', { kind: 'rate-limited', seconds: 1 }],
      ['the filling in fails', 'chat.update', { kind: 'http-500' }],
    ] as const)('stands there once and whole when %s', async (_what, method, fault) => {
      await place(ADA);
      slack.faults.add(method, fault, { times: 2 });
      await delivered('Einmal');
      expect(words(ADA)).toHaveLength(1);
      expect(words(ADA)[0]).toContain('Einmal');
    });

    it('stands there once and whole when Slack says nothing at all', async () => {
      await running.close();
      running = await openRunning(slack, createFakeCore(), IMPATIENT);
      slack.faults.add('chat.postMessage', SILENCE);
      await delivered('Einmal');
      expect(words(ADA)).toHaveLength(1);
    });

    it('keeps the order of one place, and no other place waits for it', async () => {
      const [first, other] = [await place(ADA), await place(MAX)];
      slack.faults.add('chat.postMessage', { kind: 'slow', milliseconds: 100 }, { channel: first.id });
      const order: string[] = [];
      const say = async (to: PlaceRef, title: string) =>
        running.adapter.send(to, cardWith({ title }), title).then(() => order.push(title));
      await Promise.all([say(first, 'eins'), say(first, 'zwei'), say(other, 'anderswo')]);
      expect(order.filter((title) => title !== 'anderswo')).toEqual(['eins', 'zwei']);
      expect(order[0]).toBe('anderswo');
    });

    it('is not given up because Slack could not be asked for a while whether it arrived', async () => {
      const to = await place(ADA);
      slack.faults.add('chat.postMessage', LOST);
      expect((await send('Einmal')).kind).toBe('unknown-outcome');
      slack.faults.add('conversations.history', { kind: 'error', error: 'internal_error' }, { times: 2 });
      expect(await running.adapter.find(to, 'Einmal')).toBe('not-now');
      expect((await send('Einmal')).kind).toBe('unknown-outcome');
      expect((await send('Einmal')).kind).toBe('done');
      expect(words(ADA)).toHaveLength(1);
    });

    it('is said no more where nobody can tell whether it arrived', async () => {
      const group = doneValue(await running.adapter.introduce([at(ADA), at(MAX)], 'pair'));
      slack.faults.add('chat.postMessage', LOST);
      const card = cardWith({ title: 'Darf ich vorstellen' });
      expect((await running.adapter.send(group, card, 'm')).kind).toBe('unknown-outcome');
      expect(await running.adapter.find(group, 'm')).toBe('cannot-tell');
      expect((await running.adapter.send(group, card, 'm')).kind).toBe('unknown-outcome');
    });

    it('is refused for good where Slack refuses it, and gone where the place is', async () => {
      slack.faults.add('chat.postMessage', { kind: 'error', error: 'restricted_action' });
      expect(await send('Nein')).toMatchObject({ kind: 'refused', reason: 'restricted_action' });
      const group = doneValue(await running.adapter.introduce([at(ADA), at(MAX)], 'pair'));
      const channel = slack.world.channels.get(group.id.split(':')[0] ?? '');
      if (channel !== undefined) channel.archived = true;
      expect((await running.adapter.send(group, cardWith(), 'm')).kind).toBe('gone');
    });

    it('waits while the token does not count, and is not lost', async () => {
      await place(ADA);
      slack.faults.add('chat.postMessage', { kind: 'error', error: 'token_revoked' });
      expect((await send('Später')).kind).toBe('retry');
      expect((await send('Später')).kind).toBe('done');
      expect(words(ADA)).toHaveLength(1);
    });

    it('does not reach somebody who has left, a guest, a stranger or a bot', async () => {
      expect((await running.adapter.direct(at('U00GONE'), 'k')).kind).toBe('gone');
      for (const id of ['U00GUEST', 'U00FAR', 'U00BOT'])
        expect((await running.adapter.direct(at(id), 'k')).kind).toBe('refused');
      expect((await running.adapter.introduce([at(ADA), at('U00GUEST')], 'k')).kind).toBe('refused');
    });
  });

  it('the page is shown again when Slack meets a conflict', async () => {
    await slack.as(ADA).opensHome();
    slack.faults.add('views.publish', { kind: 'error', error: 'hash_conflict' });
    expect((await running.adapter.home(at(ADA), [cardWith({ title: 'Neu' })], 1)).kind).toBe('retry');
    expect((await running.adapter.home(at(ADA), [cardWith({ title: 'Neu' })], 1)).kind).toBe('done');
    expect(slack.as(ADA).home()).toContain('Neu');
  });

  it('the page is drawn once for all that it is wanted for meanwhile, and shows the newest', async () => {
    await slack.as(ADA).opensHome();
    slack.faults.add('views.publish', { kind: 'slow', milliseconds: 20 }, { times: 50 });
    const wanted = Array.from({ length: 20 }, (_none, index) =>
      running.adapter.home(at(ADA), [cardWith({ title: `Stand ${index}.` })], index + 1),
    );
    expect((await Promise.all(wanted)).every(({ kind }) => kind === 'done')).toBe(true);
    expect(slack.api.heard.filter(({ method }) => method === 'views.publish').length).toBeLessThanOrEqual(2);
    expect(slack.as(ADA).home()).toContain('Stand 19.');
  });

  describe('a form', () => {
    it('opens at once while messages meet a limit', async () => {
      await place(MAX);
      slack.faults.add('chat.postMessage', { kind: 'rate-limited', seconds: 60 }, { times: 50 });
      const posts = Array.from({ length: 50 }, (_none, index) => send(`Nummer ${index}`));
      await slack.as(ADA).slash('Patientin mit Fieber');
      await running.adapter.idle();
      expect(hasForm(ADA)).toBe(true);
      expect((await Promise.all(posts)).every(({ kind }) => kind === 'retry')).toBe(true);
    });

    it('opens while the database is down: nothing is asked of it before', async () => {
      running.core.failAccept(true);
      running.core.failState(true);
      await slack.as(ADA).slash('Patientin mit Fieber');
      await until(() => hasForm(ADA));
      running.core.failState(false);
      running.core.failAccept(false);
      await running.adapter.idle();
      expect(heard('command')).toHaveLength(1);
    });

    it('is whole for everybody who asks at the same moment', async () => {
      const asking = Array.from({ length: 40 }, (_none, index) =>
        slack.as(index % 2 === 0 ? ADA : MAX).slash(`Frage ${index}`),
      );
      expect((await Promise.all(asking)).every(({ ok }) => ok)).toBe(true);
      await running.adapter.idle();
      const views = [...slack.world.views.values()];
      expect(views).toHaveLength(40);
      expect(views.filter((view) => !hasSubmit(view))).toEqual([]);
    });

    it.each([
      ['the trigger has run out', { kind: 'error', error: 'expired_trigger_id' }],
      ['Slack lets no more of them open', { kind: 'rate-limited', seconds: 30 }],
      ['Slack answers with a fault', { kind: 'http-500' }],
    ] as const)('that cannot open because %s waits in the chat, with its filtered text', async (_what, fault) => {
      slack.faults.add('views.open', fault);
      await slack.as(ADA).slash('Frau Testmann mit Fieber');
      await running.adapter.idle();
      expect(hasForm(ADA)).toBe(false);
      expect(words(ADA).join()).toMatch(/Noch hat niemand.*\[NAME_1\] hat Fieber.*\[Weiter\]/s);
      expect(slack.as(ADA).reads()[0]?.text).toMatch(/Noch hat niemand.*\[NAME_1\] hat Fieber.*Weiter/s);
      await slack.as(ADA).clicks('Weiter');
      await running.adapter.idle();
      expect(hasForm(ADA)).toBe(true);
    });

    it('that cannot open waits in the chat, once and whole, though Slack’s answers to that are lost too', async () => {
      slack.faults.add('views.open', { kind: 'http-500' });
      slack.faults.add('chat.postMessage', LOST, { times: 2 });
      await slack.as(ADA).slash('Frau Testmann mit Fieber');
      await running.adapter.idle();
      expect(words(ADA)).toHaveLength(1);
      expect(words(ADA)[0]).toMatch(/\[NAME_1\] hat Fieber.*\[Weiter\]/s);
    });

    it('that cannot open because Slack says nothing waits in the chat', async () => {
      await running.close();
      running = await openRunning(slack, createFakeCore(), IMPATIENT);
      running.core.formWith(() => questionForm);
      slack.faults.add('views.open', SILENCE);
      await slack.as(ADA).slash('Frau Testmann mit Fieber');
      await running.adapter.idle();
      expect(words(ADA).join()).toContain('[Weiter]');
    });

    it('that cannot even be drawn is told of, and that nothing was kept', async () => {
      running.core.formWith(() => {
        throw new Error('nothing can be drawn');
      });
      await slack.as(ADA).slash('Frau Testmann mit Fieber');
      await running.adapter.idle();
      expect(words(ADA).join()).toMatch(/ließ sich nicht öffnen.*nichts gespeichert/);
      expect(heard('command')).toEqual([]);
    });

    it('that waits in the chat opens after a restart too, under the very same event', async () => {
      slack.faults.add('views.open', { kind: 'error', error: 'expired_trigger_id' });
      await slack.as(ADA).slash('Frau Testmann mit Fieber');
      await running.adapter.idle();
      const command = heard('command')[0];
      await running.close();
      running = await openRunning(slack, createFakeCore(new Map(running.core.rows)));
      const answered: string[] = [];
      running.core.formWith((event) => {
        answered.push(`${event.dedupeKey} ${event.kind === 'command' ? event.text.reveal() : ''}`);
        return questionForm;
      });
      await slack.as(ADA).clicks('Weiter');
      await running.adapter.idle();
      expect(answered).toEqual([`${command?.dedupeKey} [NAME_1] hat Fieber`]);
      expect(hasForm(ADA)).toBe(true);
    });

    it('of a choice that could not open is offered again', async () => {
      doneValue(await running.adapter.send(await place(MAX), offer, 'offer'));
      slack.faults.add('views.open', { kind: 'error', error: 'expired_trigger_id' });
      await slack.as(MAX).clicks('Ablehnen');
      await running.adapter.idle();
      await slack.as(MAX).clicks('Weiter');
      await running.adapter.idle();
      expect(hasForm(MAX)).toBe(true);
    });

    it('that takes long to draw is stood in for, and then shown', async () => {
      doneValue(await running.adapter.send(await place(MAX), offer, 'offer'));
      let draw: () => void = () => undefined;
      const drawn = new Promise<void>((resolve) => {
        draw = resolve;
      });
      Object.assign(running.core, { form: () => drawn.then(() => questionForm) });
      await slack.as(MAX).clicks('Ablehnen');
      await until(() => slack.as(MAX).view() !== null);
      expect(JSON.stringify(slack.as(MAX).view()?.view)).toContain('Einen Moment');
      draw();
      await running.adapter.idle();
      expect(hasForm(MAX)).toBe(true);
    });
  });

  describe('the core', () => {
    it('hears once what came twice on different links', async () => {
      await slack.as(ADA).slash('Patientin mit Fieber', { times: 3 });
      await running.adapter.idle();
      expect(heard('command')).toHaveLength(1);
      expect(words(ADA)).toEqual([]);
    });

    it('is told again of a message that it could not store', async () => {
      slack.sockets.patience = 1000;
      running.core.failAccept(true);
      const writing = slack.as(ADA).writes('Pause 2 Wochen');
      await until(() => running.faults.some((fault) => fault.startsWith('listener')));
      running.core.failAccept(false);
      expect((await writing).ok).toBe(true);
      await running.adapter.idle();
      expect(heard('message')).toHaveLength(1);
    });
  });
});
