import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChatAdapter } from '../../src/chat/port.ts';
import { FAKE, type FakeChat, fakeChat } from '../fakes/fake-chat.ts';
import { type Filled, type Hospital, openHospital, type Someone, textOf } from '../fakes/hospital.ts';
import { somebody, staff } from '../fakes/staff.ts';

const QUESTION = 'Vorhofflimmern unter Apixaban, jetzt gastrointestinale Blutung. Wann wieder Antikoagulation?';
const HIDDEN = /zq-person|zq-account|Quaestora|Zq-Rolle|Zq-Haus|4711/;

/** Everything handed to the adapter, byte for byte, but what goes to the asker. */
function overheard(chat: FakeChat): string[] {
  const bytes: string[] = [];
  const listen =
    <A extends unknown[], R>(act: (...args: A) => R) =>
    (...args: A): R => {
      const said = JSON.stringify(args);
      if (
        !said.includes('"dm-zq-account"') &&
        !said.startsWith('[{"platform":"fake","tenant":"ward","id":"zq-account"}')
      )
        bytes.push(said);
      return act(...args);
    };
  const { send, edit, home, introduce, direct, find } = chat;
  Object.assign<ChatAdapter, Partial<ChatAdapter>>(chat, {
    send: listen(send),
    edit: listen(edit),
    home: listen(home),
    introduce: listen(introduce),
    direct: listen(direct),
    find: listen(find),
  });
  return bytes;
}

describe('an anonymous asker', () => {
  let hospital: Hospital;
  let asker: Someone;
  let herz: Someone;
  let bytes: string[];

  beforeEach(async () => {
    const chat = fakeChat();
    bytes = overheard(chat);
    const unknown = somebody('zq-person', 'Dr. Quaestora Unbekannt', 'Zq-Rolle', {
      house: 'Zq-Haus',
      contact: '4711',
      accounts: [{ ...FAKE, id: 'zq-account' }],
    });
    hospital = await openHospital({ chat, people: [...staff(), unknown] });
    [asker, herz] = [hospital.as('zq-person'), hospital.as('herz')];
  });
  afterEach(() => hospital.close());

  async function through(who: Someone, choice: string, values: Filled, wait = 31): Promise<void> {
    const form = await who.presses(choice);
    if (form === null) throw new Error(`${choice} opens no form`);
    bytes.push(
      who === asker ? '' : JSON.stringify({ ...form, fields: form.fields.filter(({ kind }) => kind !== 'person') }),
    );
    const reply = await who.fills(form, values);
    if (reply.kind === 'form') await who.fills(reply.form, {});
    await hospital.later({ seconds: wait });
  }
  const ask = async (words = QUESTION): Promise<void> =>
    void (await asker.fills(await asker.asks(words), {
      urgency: 'today',
      namedExpert: 'herz',
      options: ['anonymous'],
    }));

  it('is in no byte that reaches the expert or the coordinator, from the question to the thanks', async () => {
    await ask();
    await herz.presses('accept');
    await through(asker, 'relay', { text: 'Die Blutung steht seit gestern.' });
    await through(herz, 'relay', { text: 'Ist die Quelle saniert?' });
    await through(herz, 'answer', { answer: 'Ab Tag sieben.' });
    await through(asker, 'follow-up', { text: 'Auch bei Niereninsuffizienz?' });
    await through(herz, 'answer', { answer: 'Dann halbe Dosis.' });
    for (const id of ['herz', 'kim'])
      await hospital.chat.core.accept({
        kind: 'home-opened',
        dedupeKey: `home-${id}`,
        at: hospital.clock.now(),
        by: { ...FAKE, id },
        in: null,
      });
    await hospital.bot.settled();
    await asker.presses('helped');
    await hospital.later({ days: 15 });
    await asker.presses('better');
    await asker.presses('thank');
    await hospital.later({ seconds: 31 });
    expect(bytes.length).toBeGreaterThan(15);
    expect(bytes.filter((said) => HIDDEN.test(said))).toEqual([]);
    expect(textOf(herz.sees(/Dank|dank/))).not.toMatch(HIDDEN);
  });

  it('is not told to the coordinator either when nobody fits', async () => {
    await asker.fills(
      await asker.asks('Ab wann gelten die neuen Parkkarten im Nordhaus, meine Schranke geht nicht auf?'),
      { urgency: 'today', options: ['anonymous'] },
    );
    expect((await hospital.requests()).map(({ status }) => status)).toEqual(['unmatched']);
    await hospital.as('kim').presses('assign');
    expect(bytes.filter((said) => HIDDEN.test(said))).toEqual([]);
  });

  it('is passed on some seconds later, so that nobody sees them write; an urgent word goes at once', async () => {
    await ask();
    await herz.presses('accept');
    await through(asker, 'relay', { text: 'Die Blutung steht seit gestern.' }, 4);
    expect(herz.cards().some((card) => textOf(card).includes('steht seit gestern'))).toBe(false);
    await hospital.later({ seconds: 2 });
    expect(textOf(herz.sees('steht seit gestern'))).toBeDefined();
    const amend = await asker.presses('amend');
    if (amend === null) throw new Error('amending opens no form');
    await asker.fills(amend, { urgency: 'urgent' });
    await through(asker, 'relay', { text: 'Jetzt wieder Hämatemesis.' }, 0);
    expect(textOf(herz.sees('wieder Hämatemesis'))).toBeDefined();
  });

  it('stands behind other handles and another name in every request', async () => {
    await ask();
    await herz.presses('accept');
    await ask('Zweite Frage: Vorhofflimmern und Dialyse, Apixaban in welcher Dosis?');
    await herz.presses('accept');
    const requests = await hospital.requests();
    const names = requests.map(({ introductions }) => introductions[0]?.pseudonym);
    expect(new Set(names).size).toBe(2);
    const handles = hospital.chat.messages.flatMap(({ card, place }) =>
      card.handle === null ? [] : [`${place.id} ${card.handle}`],
    );
    const owners = new Map<string, Set<string>>();
    for (const entry of handles) {
      const [place = '', handle = ''] = entry.split(' ');
      owners.set(handle, new Set([...(owners.get(handle) ?? []), place]));
    }
    expect([...owners.values()].every((places) => places.size === 1)).toBe(true);
  });
});
