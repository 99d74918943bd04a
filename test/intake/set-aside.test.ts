import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Effect } from '../../src/consult/index.ts';
import { type Hospital, openHospital, type Someone, textOf } from '../fakes/hospital.ts';
import { change } from '../fixtures/make-change.ts';

const QUESTION = 'Vorhofflimmern unter Apixaban, jetzt gastrointestinale Blutung. Wann wieder Antikoagulation?';
const STOPPED = /kam nicht durch/;

describe('what could not be brought to an end', () => {
  let hospital: Hospital;
  let ada: Someone;
  let herz: Someone;

  beforeEach(async () => {
    hospital = await openHospital();
    [ada, herz] = [hospital.as('ada'), hospital.as('herz')];
  });
  afterEach(() => hospital.close());

  const hears = (who: Someone): boolean => who.cards().some(({ title }) => STOPPED.test(title));
  const fails = (to: string, fault: 'refused' | 'gone', times = 1): void => {
    const left = Array.from({ length: times }, () => fault);
    hospital.chat.faultOf = ({ verb, place }) =>
      verb === 'send' && place === `dm-${to}` ? (left.pop() ?? null) : null;
  };
  const introduced = async (values: Record<string, string | readonly string[]> = {}): Promise<void> => {
    await ada.fills(await ada.asks(QUESTION), { urgency: 'today', namedExpert: 'herz', ...values });
    await herz.presses('accept');
  };
  const through = async (who: Someone, choice: string, values: Record<string, string>): Promise<void> => {
    const form = await who.presses(choice);
    if (form === null) throw new Error(`${choice} opens no form`);
    await who.fills(form, values);
  };

  it('an answer: its writer is told, and so are its reader and the coordinator', async () => {
    await introduced();
    fails('ada', 'refused');
    await through(herz, 'answer', { answer: 'Ab Tag sieben.' });
    expect([ada, herz, hospital.as('kim')].map(hears)).toEqual([true, true, true]);
    const news = hospital
      .as('kim')
      .cards()
      .find(({ title }) => STOPPED.test(title));
    expect(news === undefined ? '' : textOf(news)).not.toMatch(/ada|herz|Vorhof/i);
  });

  it('a relayed text: whoever wrote it is told, on either side, and nobody who cannot be reached', async () => {
    await introduced({ options: ['anonymous'] });
    fails('herz', 'gone');
    await through(ada, 'relay', { text: 'Die Blutung steht seit gestern.' });
    await hospital.later({ seconds: 31 });
    expect([hears(ada), hears(herz)]).toEqual([true, false]);
    fails('ada', 'gone');
    await through(herz, 'relay', { text: 'Dann am siebten Tag.' });
    await hospital.later({ seconds: 31 });
    expect(hears(herz)).toBe(true);
  });

  it('a thank-you and a hand-over: the asker is told', async () => {
    await introduced();
    fails('sam', 'gone');
    await through(ada, 'hand-over', { person: 'sam' });
    expect(hears(ada)).toBe(true);
    await through(herz, 'answer', { answer: 'Ab Tag sieben.' });
    await ada.presses('helped');
    const before = ada.cards().filter(({ title }) => STOPPED.test(title)).length;
    fails('herz', 'gone');
    await ada.presses('thank');
    expect(ada.cards().filter(({ title }) => STOPPED.test(title)).length).toBe(before + 1);
  });

  it('a card about their own request: the asker is told', async () => {
    fails('ada', 'refused');
    await ada.fills(await ada.asks(QUESTION), { urgency: 'today', namedExpert: 'herz' });
    expect([ada, herz].map(hears)).toEqual([true, false]);
  });

  it('an offer: nobody is bothered but the coordinator, and the next is asked', async () => {
    fails('herz', 'refused');
    await ada.fills(await ada.asks(QUESTION), { urgency: 'today', namedExpert: 'herz' });
    expect([ada, herz, hospital.as('kim')].map(hears)).toEqual([false, false, true]);
    expect((await hospital.requests())[0]?.introductions[0]?.status).toBe('undeliverable');
  });

  it('a page, or something whose record is gone: the coordinator alone', async () => {
    hospital.chat.faultOf = ({ verb, place }) => (verb === 'home' && place === 'ada' ? 'refused' : null);
    await ada.asks('start');
    await hospital.bot.store.remember({
      dedupeKey: 'x',
      receivedAt: hospital.clock.now(),
      personId: null,
      place: null,
      event: { kind: 'parked', deliveryId: 'gone' },
    });
    hospital.bot.wake();
    await hospital.bot.settled();
    expect(hears(ada)).toBe(false);
    expect(
      hospital
        .as('kim')
        .cards()
        .filter(({ title }) => STOPPED.test(title)).length,
    ).toBeGreaterThanOrEqual(2);
  });

  it.each([
    { kind: 'tell', to: 'ada', card: 'answer', about: 'nobody' },
    { kind: 'tell', to: 'ada', card: 'relay-message', about: 'nothing' },
    { kind: 'tell', to: 'ada', card: 'file-refused', about: null },
  ] as const satisfies readonly Effect[])('a word of whom nobody knows the writer: its reader is told (%j)', async (effect) => {
    await introduced();
    const [request] = await hospital.requests();
    const delivery = {
      id: 'odd',
      key: 'odd',
      requestId: effect.card === 'file-refused' ? null : (request?.id ?? null),
      place: 'person:ada',
      effect,
      handle: null,
      notBefore: null,
      createdAt: hospital.clock.now(),
    } as const;
    await hospital.bot.store.commit(change({ deliveries: [delivery] }));
    await hospital.bot.store.settle('odd', { status: 'parked', reason: 'refused' }, [
      {
        dedupeKey: 'odd',
        receivedAt: hospital.clock.now(),
        personId: null,
        place: null,
        event: { kind: 'parked', deliveryId: 'odd' },
      },
    ]);
    hospital.bot.wake();
    await hospital.bot.settled();
    expect([hears(ada), hears(herz)]).toEqual([true, false]);
  });
});
