import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Form } from '../../src/chat/port.ts';
import { type Filled, type Hospital, openHospital, type Someone, textOf } from '../fakes/hospital.ts';

describe('an expert writes a profile', () => {
  let hospital: Hospital;
  let herz: Someone;

  beforeEach(async () => {
    hospital = await openHospital();
    herz = hospital.as('herz');
  });
  afterEach(() => hospital.close());

  const opened = async (who = herz): Promise<Form> => {
    await who.asks('hilfe');
    const form = await who.presses('profile');
    if (form === null) throw new Error('the profile opens no form');
    return form;
  };
  const saves = async (values: Filled): Promise<void> => {
    const reply = await herz.fills(await opened(), values);
    if (reply.kind === 'form') await herz.fills(reply.form, {});
  };
  const ticked = (form: Form) => {
    const field = form.fields.find(({ id }) => id === 'narrower');
    return field?.kind === 'choices' ? field : null;
  };
  const settings = async () => (await hospital.bot.store.person('herz'))?.expert;
  const last = (): string => textOf(herz.cards().at(-1) ?? herz.sees('gespeichert'));
  const askedFor = async (question: string): Promise<readonly string[]> => {
    const ada = hospital.as('ada');
    await ada.fills(await ada.asks(question), { urgency: 'today' });
    return (await hospital.requests()).flatMap(({ candidates }) => candidates.map(({ expertId }) => expertId));
  };

  it('is shown what the profile leads to, before a change and after it', async () => {
    const form = await opened();
    expect(form.intro).toContainEqual({
      kind: 'facts',
      rows: [
        { label: 'Sie werden gefunden für', value: expect.stringMatching(/^Kardiologie/) },
        { label: 'Erkannte Stichworte', value: expect.stringContaining('Vorhofflimmern') },
      ],
    });
    await saves({ text: 'Amyloidose des Herzens und Lungenhochdruck.' });
    expect(last()).toContain('Ihr Profil ist gespeichert');
    expect(last()).toContain('Lungenhochdruck');
    expect(textOf(herz.home().find(({ title }) => title === 'Mein Profil') ?? herz.sees('Profil'))).toContain(
      'Sie werden gefunden für',
    );
    expect((await herz.presses('profile'))?.title).toBe('Ihr Profil');
  });

  it('is shown with the filtered text what the new profile would lead to, before it counts', async () => {
    const reply = await herz.fills(await opened(), {
      specialty: 'Nephrologie',
      text: 'Dialyse und Hyperkaliämie, wie bei Herrn Testmann',
    });
    if (reply.kind !== 'form') throw new Error('the profile was not shown before it counts');
    expect(JSON.stringify(reply.form.intro)).toMatch(/Sie werden gefunden für","value":"(Nephrologie|Dialyse)/);
    expect((await settings())?.specialty).toBe('Kardiologie');
  });

  it('is suggested narrower fields, takes one by ticking it, and gives it back', async () => {
    const offered = ticked(await opened());
    expect(offered?.options.map(({ label }) => label)).toContain('interventionelle Kardiologie');
    await saves({ narrower: ['coronary'] });
    expect((await settings())?.subspecialties).toEqual(['interventionelle Kardiologie']);
    expect(ticked(await opened())?.values).toEqual(['coronary']);
    await saves({ narrower: [] });
    expect((await settings())?.subspecialties).toEqual([]);
  });

  it('keeps three example questions, scrubbed, and is found by them', async () => {
    await saves({ example2: 'Wie reguliere ich einen Rollstuhl-Joystick bei Herrn Testmann, geb. 12.03.1941?' });
    const examples = (await settings())?.examples ?? [];
    expect(examples.join()).toContain('Rollstuhl-Joystick');
    expect(examples.join()).not.toMatch(/Testmann|1941/);
    expect(await askedFor('Joystick am Rollstuhl regulieren: worauf achten?')).toContain('herz');
    await saves({ example1: '', example2: '' });
    expect((await settings())?.examples).toEqual([]);
  });

  it('is not suggested for what they are not to be asked, but may be asked by name', async () => {
    const question = 'Vorhofflimmern in der Schwangerschaft: welche Antikoagulation?';
    expect(await askedFor(question)).toContain('herz');
    await saves({ notFor: 'Keine Schwangerschaft, keine Kinder' });
    const ada = hospital.as('ada');
    await ada.fills(await ada.asks(`Noch einmal: ${question}`), { urgency: 'today' });
    const [newest] = (await hospital.requests()).filter(({ intake }) => intake.question.startsWith('Noch einmal'));
    expect(newest?.candidates.map(({ expertId }) => expertId)).toContain('herzzwei');
    expect(newest?.candidates.map(({ expertId }) => expertId)).not.toContain('herz');
    await ada.fills(await ada.asks(`Namentlich: ${question}`), { urgency: 'today', namedExpert: 'herz' });
    const named = (await hospital.requests()).find(({ intake }) => intake.question.startsWith('Namentlich'));
    expect(named?.introductions.map(({ expertId }) => expertId)).toEqual(['herz']);
  });
});
