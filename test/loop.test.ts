import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Hospital, openHospital, textOf } from './fakes/hospital.ts';

describe('a question from the ward to the closed loop', () => {
  let hospital: Hospital;

  beforeEach(async () => {
    hospital = await openHospital();
  });
  afterEach(() => hospital.close());

  it('is freed of identifiers, brought to the right colleague, answered, closed, and thanked for', async () => {
    const ada = hospital.as('ada');
    const herz = hospital.as('herz');

    const form = await ada.asks(
      'Herr Testmann, geb. 12.03.1941, Tel. 030 1234567: Vorhofflimmern unter Apixaban, jetzt Blutung. Wann wieder Antikoagulation?',
    );
    const question = form.fields.find(({ id }) => id === 'question');
    expect(question).toMatchObject({ kind: 'clinical', value: expect.not.stringMatching(/Testmann|1941|1234567/) });
    expect(question).toMatchObject({ removed: expect.arrayContaining([expect.objectContaining({ undoable: true })]) });

    await ada.fills(form, { urgency: 'today' });
    // Asked at ten in Berlin; a reaction to "today" is promised within four hours.
    expect(textOf(ada.sees('Vorhofflimmern'))).toContain('14:00');

    await ada.presses('pick-1');
    const offer = herz.sees('Vorhofflimmern');
    expect(offer.notice).not.toMatch(/Vorhofflimmern|Apixaban/);
    expect(textOf(offer)).not.toMatch(/Testmann|1941|1234567/);

    await herz.presses('accept');
    const group = [...hospital.chat.members.values()];
    expect(group).toEqual([['ada', 'herz']]);

    const answer = await herz.presses('answer');
    if (answer === null) throw new Error('answering opens no form');
    await herz.fills(answer, { answer: 'Nach sieben Tagen wieder beginnen, wenn die Blutungsquelle saniert ist.' });
    expect(textOf(ada.sees('sieben Tagen'))).toContain('Herzmuster');

    await ada.presses('helped');
    expect((await hospital.requests()).map(({ status }) => status)).toEqual(['closed']);

    await hospital.later({ days: 15 });
    await ada.presses('better');
    await ada.presses('thank');
    expect(herz.sees(/Dank|dank/)).toBeDefined();
  });
});
