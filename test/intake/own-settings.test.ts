import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Inbound } from '../../src/chat/port.ts';
import { FAKE } from '../fakes/fake-chat.ts';
import { type Hospital, openHospital, type Someone, textOf } from '../fakes/hospital.ts';
import { somebody, staff } from '../fakes/staff.ts';

const OTHER = { platform: 'fake', tenant: 'night', id: 'herz-night' } as const;

describe('what a person decides about themselves', () => {
  let hospital: Hospital;
  let ada: Someone;
  let herz: Someone;

  beforeEach(async () => {
    const people = staff().map((one) =>
      one.id === 'herz' ? { ...one, contact: 'Pieper 12', accounts: [...one.accounts, OTHER] } : one,
    );
    hospital = await openHospital({ people });
    [ada, herz] = [hospital.as('ada'), hospital.as('herz')];
  });
  afterEach(() => hospital.close());

  const stored = (id: string) => hospital.bot.store.person(id);
  const last = (who: Someone): string => textOf(who.cards().at(-1) ?? nothing());
  const profile = async (who: Someone) => {
    await who.asks('hilfe');
    return (await who.presses('profile')) ?? nothing();
  };
  let count = 0;
  const happens = async (
    event:
      | { kind: 'person-changed'; active: boolean }
      | { kind: 'ignored'; reason: 'edit' }
      | { kind: 'form-closed'; handle: string },
    by: Inbound['by'],
  ) => {
    count += 1;
    const reply = await hospital.chat.core.accept({
      ...event,
      dedupeKey: `own-${count}`,
      at: hospital.clock.now(),
      by,
      in: null,
    });
    await hospital.bot.settled();
    return reply;
  };

  it('an emptied contact is none, and what was not touched stays', async () => {
    await herz.fills(await profile(herz), { contact: '' });
    expect(await stored('herz')).toMatchObject({ contact: null, expert: { weeklyCap: 5, languages: ['de', 'en'] } });
    expect(last(herz)).toContain('gespeichert');
    await herz.fills(await profile(herz), { contact: 'Pieper 99', cap: '3' });
    expect(await stored('herz')).toMatchObject({ contact: 'Pieper 99', expert: { weeklyCap: 3 } });
  });

  it('someone without a profile keeps none, and may change the language', async () => {
    await ada.fills(await profile(ada), { lang: 'en' });
    expect(await stored('ada')).toMatchObject({ lang: 'en', expert: null });
    expect(last(ada)).toContain('saved');
  });

  it('a profile text goes through the filter and is shown before it counts', async () => {
    const reply = await herz.fills(await profile(herz), {
      text: 'Rhythmologie, wie bei Herrn Testpatient, geb. 12.03.1941',
    });
    if (reply.kind !== 'form') throw new Error('the profile was not shown before it counts');
    await herz.fills(reply.form, {});
    expect((await stored('herz'))?.expert?.text).not.toMatch(/Testpatient|1941/);
  });

  it('"pause" alone asks how long, offers the form, and pauses nobody yet', async () => {
    await herz.asks('pause');
    expect(last(herz)).toContain('Wie lange?');
    expect((await stored('herz'))?.expert?.pausedUntil).toBeNull();
    expect((await herz.presses('pause'))?.title).toBe('Pause einlegen');
    await ada.asks('pause');
    expect(last(ada)).toContain('nicht als Expert');
    expect(() => ada.choice('pause')).toThrow('has no choice pause');
  });

  it('a pause begins and ends by command, by form and by button; nobody is asked meanwhile', async () => {
    await herz.asks('pause 2w');
    expect(last(herz)).toContain('Pause ist eingetragen');
    expect((await stored('herz'))?.expert?.pausedUntil).toEqual(new Date('2026-12-07T09:00:00Z'));
    await herz.asks('weiter');
    expect(last(herz)).toContain('Pause ist beendet');
    await herz.asks('hilfe');
    const form = await herz.presses('pause');
    if (form === null) throw new Error('a pause opens no form');
    await herz.fills(form, { days: '7', deputy: 'herzzwei' });
    expect((await stored('herz'))?.expert).toMatchObject({
      pausedUntil: new Date('2026-11-30T09:00:00Z'),
      deputyId: 'herzzwei',
    });
    await herz.asks('hilfe');
    await herz.presses('resume');
    expect((await stored('herz'))?.expert).toMatchObject({ pausedUntil: null, deputyId: null });
    await ada.asks('pause 2w');
    expect(last(ada)).toContain('brauchen Sie nicht');
  });

  it('the language changes by command, and is answered in the new one', async () => {
    await ada.asks('sprache en');
    expect((await stored('ada'))?.lang).toBe('en');
    expect(last(ada)).toMatch(/English/);
  });

  it('their own page comes on command; help and privacy are said', async () => {
    for (const words of ['start', 'meine', 'profil']) await ada.asks(words);
    expect(ada.home().length).toBeGreaterThan(0);
    await ada.asks('datenschutz');
    expect(last(ada)).toMatch(/gefiltert|Filter/);
  });

  it('a button that opens a form does nothing more by itself', async () => {
    await ada.asks('hilfe');
    const before = ada.cards().length;
    await hospital.chat.core.accept({
      kind: 'choice',
      dedupeKey: 'opens',
      at: hospital.clock.now(),
      by: { ...FAKE, id: 'ada' },
      in: null,
      handle: ada.choice('profile').card.handle ?? '',
      choice: 'profile',
    });
    await hospital.bot.settled();
    expect(ada.cards()).toHaveLength(before);
  });

  it('a closed form and what is none of Konsil’s business leave no trace', async () => {
    expect(await happens({ kind: 'ignored', reason: 'edit' }, { ...FAKE, id: 'ada' })).toEqual({ kind: 'ok' });
    expect(await happens({ kind: 'form-closed', handle: 'h' }, { ...FAKE, id: 'ada' })).toEqual({ kind: 'ok' });
    expect(await hospital.requests()).toEqual([]);
  });

  it('one of two accounts closed is not a person gone; the last one is, and comes back', async () => {
    await happens({ kind: 'person-changed', active: false }, OTHER);
    expect(await stored('herz')).toMatchObject({ active: true, accounts: [{ ...FAKE, id: 'herz' }] });
    await happens({ kind: 'person-changed', active: false }, { ...FAKE, id: 'herz' });
    expect((await stored('herz'))?.active).toBe(false);
    const form = await ada.asks('');
    const named = form.fields.find(({ id }) => id === 'namedExpert');
    expect(named?.kind === 'person' ? named.options.map(({ value }) => value) : []).not.toContain('herz');
    await happens({ kind: 'person-changed', active: true }, { ...FAKE, id: 'herz' });
    expect((await stored('herz'))?.active).toBe(true);
  });
});

describe('someone Konsil meets for the first time', () => {
  async function meets(answer: () => Promise<{ name: string } | null>, locale: 'de' | 'en' = 'de') {
    const { fakeChat } = await import('../fakes/fake-chat.ts');
    const chat = fakeChat();
    const { promise: asked, resolve: isAsked } = Promise.withResolvers<void>();
    chat.person = async () => {
      isAsked();
      const found = await answer();
      return found && { ...found, active: true, external: false, bot: false, timeZone: null };
    };
    const hospital = await openHospital({
      chat,
      locale,
      people: [...staff(), somebody('new', 'never stored', '', { accounts: [] })],
    });
    const by = { ...FAKE, id: 'U00FAKE09' };
    const accepted = hospital.chat.core.accept({
      kind: 'file',
      dedupeKey: 'first',
      at: hospital.clock.now(),
      by,
      in: null,
    });
    await asked;
    await new Promise((resolve) => setImmediate(resolve));
    hospital.clock.advance({ seconds: 2 });
    await accepted;
    await hospital.bot.settled();
    const person = await hospital.bot.store.personOf(by);
    const said = hospital.chat.messages.map(({ card }) => card.lang);
    await hospital.close();
    return { name: person?.name, lang: person?.lang, said };
  }

  it('gets the name of the platform’s directory and the language of the house', async () => {
    expect(await meets(async () => ({ name: 'Dr. Neu Testmann' }), 'en')).toEqual({
      name: 'Dr. Neu Testmann',
      lang: 'en',
      said: ['en'],
    });
  });

  it.each([
    ['knows nobody', () => Promise.resolve(null)],
    ['fails', () => Promise.reject(new Error('no directory'))],
    ['does not answer', () => new Promise<null>(() => undefined)],
  ])('is heard all the same when the directory %s', async (_, answer) => {
    expect(await meets(answer)).toMatchObject({ name: 'U00FAKE09', lang: 'de', said: ['de'] });
  });
});

function nothing(): never {
  throw new Error('there is none');
}
