import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Hospital, openHospital, textOf } from '../fakes/hospital.ts';

const QUESTION = 'Vorhofflimmern unter Apixaban, jetzt gastrointestinale Blutung. Wann wieder Antikoagulation?';

describe('finding someone who answers', () => {
  let hospital: Hospital;

  beforeEach(async () => {
    hospital = await openHospital();
  });
  afterEach(() => hospital.close());

  async function asked(words = QUESTION, values: Record<string, string> = { urgency: 'today' }): Promise<void> {
    const ada = hospital.as('ada');
    await ada.fills(await ada.asks(words), values);
  }

  const offeredTo = async (): Promise<string[]> =>
    (await hospital.requests()).flatMap(({ introductions }) =>
      introductions.filter(({ status }) => status === 'offered').map(({ expertId }) => expertId),
    );

  it('shows at most three colleagues with reasons and leaves the choice to the asker', async () => {
    await asked();
    const { card } = hospital.as('ada').choice('pick-1');
    const picks = card.choices.filter(({ id }) => id.startsWith('pick-'));
    expect(picks.length).toBeGreaterThan(0);
    expect(picks.length).toBeLessThanOrEqual(3);
    expect(textOf(card)).toMatch(/Herzmuster/);
  });

  it('asks anyone after half an hour without a choice', async () => {
    await asked();
    await hospital.later({ minutes: 31 });
    expect(await offeredTo()).toHaveLength(1);
  });

  it('asks the next in order when an expert declines, and not the same one again', async () => {
    await asked();
    await hospital.as('ada').presses('pick-1');
    const [first = ''] = await offeredTo();
    const form = await hospital.as(first).presses('decline');
    if (form === null) throw new Error('declining opens no form');
    await hospital.as(first).fills(form, { reason: 'busy' });
    const [second] = await offeredTo();
    expect(second).toBeDefined();
    expect(second).not.toBe(first);
  });

  describe('an expert who has no time until a day', () => {
    const noTime = async (reason: string): Promise<string> => {
      const [expert = ''] = await offeredTo();
      const form = await hospital.as(expert).presses('decline');
      if (form === null) throw new Error('declining opens no form');
      await hospital.as(expert).fills(form, { reason });
      return expert;
    };
    const found = async () => {
      const newest = (await hospital.requests()).toSorted((a, b) => Number(b.createdAt) - Number(a.createdAt))[0];
      return newest?.candidates.map(({ expertId }) => expertId);
    };

    it('is asked nothing until then, and again after it', async () => {
      await asked();
      await hospital.as('ada').presses('pick-1');
      const first = await noTime('busy-3');
      expect(await offeredTo()).not.toContain(first);
      expect(textOf(hospital.as(first).sees('Ihre Pause ist eingetragen'))).toContain('fragt Sie so lange nicht');
      await hospital.later({ hours: 71 });
      await asked();
      expect(await found()).not.toContain(first);
      await hospital.later({ hours: 2 });
      await asked();
      expect(await found()).toContain(first);
    });

    it('keeps the longer pause and its deputy, and is heard where the question has gone on', async () => {
      await asked();
      await hospital.as('ada').presses('pick-1');
      const [first = ''] = await offeredTo();
      const form = await hospital.as(first).presses('decline');
      if (form === null) throw new Error('declining opens no form');
      const { person } = hospital.as(first);
      if (person.expert === null) throw new Error(`${first} is no expert`);
      const pausedUntil = new Date(hospital.clock.now().getTime() + 14 * 86_400_000);
      const away = { ...person, expert: { ...person.expert, pausedUntil, deputyId: 'niere' } };
      await hospital.bot.store.savePeople([away], []);
      await hospital.later({ minutes: 61 });
      await hospital.as(first).fills(form, { reason: 'busy-1' });
      expect((await hospital.bot.store.person(first))?.expert).toMatchObject({ pausedUntil, deputyId: 'niere' });
      expect(hospital.as(first).sees('Ihre Pause ist eingetragen')).toBeDefined();
      expect(await offeredTo()).not.toContain(first);
    });
  });

  it('asks the next when nobody reacts within the hour, and says so on the first one’s card', async () => {
    await asked();
    await hospital.as('ada').presses('pick-1');
    const [first = ''] = await offeredTo();
    await hospital.later({ minutes: 61 });
    const [second] = await offeredTo();
    expect(second).not.toBe(first);
    expect(hospital.as(first).cards().at(-1)?.ended).toBe(true);
  });

  it('says honestly that nobody fits, names the coordinator, and lets the coordinator send someone', async () => {
    await asked('Ab wann gelten die neuen Parkkarten im Nordhaus, meine Schranke geht nicht auf?');
    expect((await hospital.requests()).map(({ status }) => status)).toEqual(['unmatched']);
    expect(textOf(hospital.as('ada').sees('Konsil-Koordination'))).toBeDefined();
    const form = await hospital.as('kim').presses('assign');
    if (form === null) throw new Error('assigning opens no form');
    await hospital.as('kim').fills(form, { person: 'niere' });
    expect(await offeredTo()).toEqual(['niere']);
  });

  it('lets the asker name a colleague when nobody was found, and the colleague reads that they were wanted', async () => {
    await asked('Ab wann gelten die neuen Parkkarten im Nordhaus, meine Schranke geht nicht auf?');
    const ada = hospital.as('ada');
    const form = await ada.presses('colleague');
    if (form === null) throw new Error('naming opens no form');
    await ada.fills(form, { person: 'hormon' });
    expect(await offeredTo()).toEqual(['hormon']);
    expect(textOf(hospital.as('hormon').sees('Parkkarten'))).toContain('ausdrücklich ausgewählt');
    expect(textOf(ada.sees('Erfunden ist angefragt'))).toBeDefined();
  });

  it('says that those asked cannot, not that nobody was found, once all have said no', async () => {
    await asked();
    const ada = hospital.as('ada');
    await ada.presses('any');
    for (let [expert] = await offeredTo(); expert !== undefined; [expert] = await offeredTo()) {
      const form = await hospital.as(expert).presses('decline');
      if (form === null) throw new Error('declining opens no form');
      await hospital.as(expert).fills(form, { reason: 'busy' });
    }
    const card = ada.cards().find(({ title }) => title.startsWith('Ihre Anfrage'));
    expect(card?.title).toBe('Ihre Anfrage: Bisher niemand verfügbar');
    expect(card === undefined ? '' : textOf(card)).toContain('Wer gefragt wurde, kann nicht');
    expect(ada.cards().map(textOf).join()).not.toContain('niemanden gefunden, der sicher passt');
  });

  it('puts a red flag first: the number to phone, before anyone is asked', async () => {
    await asked(
      'Vorhofflimmern unter Apixaban, jetzt akute Hemiparese und Aphasie: wie weiter mit der Antikoagulation?',
      { urgency: 'urgent' },
    );
    const card = hospital.as('ada').sees('0-112-FAKE');
    expect(textOf(card)).toContain('0-112-FAKE');
    expect(await offeredTo()).toEqual([]);
    await hospital.as('ada').presses('phoned');
    expect((await hospital.requests())[0]?.status).toBe('open');
  });

  it('lets two experts press accept and introduces only the one who was asked', async () => {
    await asked();
    await hospital.as('ada').presses('pick-1');
    const [first = ''] = await offeredTo();
    await hospital.later({ minutes: 61 });
    const [second = ''] = await offeredTo();
    const old = hospital.chat.messages.find(({ place, card }) => place.id === `dm-${first}` && card.handle !== null);
    await hospital.chat.core.accept({
      kind: 'choice',
      dedupeKey: 'late-press',
      at: hospital.clock.now(),
      by: hospital.as(first).person.accounts[0] ?? fail(),
      in: null,
      handle: old?.card.handle ?? '',
      choice: 'accept',
    });
    await hospital.bot.settled();
    await hospital.as(second).presses('accept');
    const accepted = (await hospital.requests())[0]?.introductions.filter(({ status }) => status === 'accepted');
    expect(accepted?.map(({ expertId }) => expertId)).toEqual([second]);
  });

  it('proposes the deputy of a colleague who is away', async () => {
    const herz = hospital.as('herz').person;
    if (herz.expert === null) throw new Error('herz is no expert');
    const pausedUntil = new Date(hospital.clock.now().getTime() + 14 * 86_400_000);
    await hospital.bot.store.savePeople([{ ...herz, expert: { ...herz.expert, pausedUntil, deputyId: 'niere' } }], []);
    await asked();
    const request = (await hospital.requests())[0];
    expect(request?.candidates.map(({ expertId }) => expertId)).not.toContain('herz');
    expect(request?.candidates.find(({ expertId }) => expertId === 'niere')?.reasons[0]?.kind).toBe('deputy');
  });

  it('refuses a button pressed by someone else', async () => {
    await asked();
    const { card } = hospital.as('ada').choice('pick-1');
    await hospital.chat.core.accept({
      kind: 'choice',
      dedupeKey: 'not-mine',
      at: hospital.clock.now(),
      by: hospital.as('sam').person.accounts[0] ?? fail(),
      in: null,
      handle: card.handle ?? '',
      choice: 'pick-1',
    });
    await hospital.bot.settled();
    expect(await offeredTo()).toEqual([]);
    expect(hospital.as('sam').cards()).toHaveLength(1);
  });

  it('goes on to the next when the first one’s chat account is gone', async () => {
    hospital.chat.faultOf = ({ verb, place }) => (verb === 'send' && place === 'dm-herz' ? 'gone' : null);
    await asked();
    await hospital.as('ada').presses('pick-1');
    const statuses = (await hospital.requests()).flatMap(({ introductions }) =>
      introductions.map(({ expertId, status }) => [expertId, status]),
    );
    expect(statuses[0]).toEqual(['herz', 'undeliverable']);
    expect(statuses[1]?.[1]).toBe('offered');
    expect(hospital.as('kim').cards().length).toBeGreaterThan(0);
  });
});

function fail(): never {
  throw new Error('the person has no account');
}
