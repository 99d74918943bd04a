import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Hospital, openHospital, type Someone, textOf } from '../fakes/hospital.ts';

const QUESTION = 'Vorhofflimmern unter Apixaban, jetzt gastrointestinale Blutung. Wann wieder Antikoagulation?';

describe('after the close', () => {
  let hospital: Hospital;
  let ada: Someone;
  let herz: Someone;

  beforeEach(async () => {
    hospital = await openHospital();
    [ada, herz] = [hospital.as('ada'), hospital.as('herz')];
    await ada.fills(await ada.asks(QUESTION), { urgency: 'today', namedExpert: 'herz' });
    await herz.presses('accept');
    await through(herz, 'answer', { answer: 'Nach sieben Tagen wieder beginnen, wenn die Quelle saniert ist.' });
    await ada.presses('helped');
  });
  afterEach(() => hospital.close());

  async function through(who: Someone, choice: string, values: Readonly<Record<string, string>>): Promise<void> {
    const form = await who.presses(choice);
    if (form === null) throw new Error(`${choice} opens no form`);
    const reply = await who.fills(form, values);
    if (reply.kind === 'form') await who.fills(reply.form, {});
  }

  const cases = () => hospital.bot.store.cases('default');
  const similarTo = async (question: string): Promise<number> => {
    const sam = hospital.as('sam');
    await sam.fills(await sam.asks(question), { urgency: 'routine' });
    const all = await hospital.requests();
    const asked = all.find(({ askerId, intake }) => askerId === 'sam' && intake.question === question);
    if (asked === undefined) throw new Error('the question was not asked');
    return asked.similarCases.length;
  };

  it('the asker says in a sentence what they take from it; the adviser reads it, without whom it was about', async () => {
    expect(textOf(ada.sees('Was nehmen Sie mit?'))).toContain('Ein Satz genügt');
    await through(ada, 'lesson', { text: 'Bei Herrn Testmann früher an die Blutungsquelle denken.' });
    expect(textOf(herz.sees('fragende Seite mit'))).toContain('früher an die Blutungsquelle denken');
    expect(textOf(herz.sees('fragende Seite mit'))).not.toContain('Testmann');
    expect(await cases()).toEqual([]);
  });

  it('a case is kept with its lesson once both say yes, and gone as soon as one takes it back', async () => {
    await ada.presses('keep-case');
    await herz.presses('keep-case');
    expect((await cases()).map(({ lesson }) => lesson)).toEqual(['']);
    await through(ada, 'lesson', { text: 'Früher an die Blutungsquelle denken.' });
    expect((await cases()).map(({ lesson }) => lesson)).toEqual(['Früher an die Blutungsquelle denken.']);
    expect(await similarTo(QUESTION)).toBe(1);
    expect(textOf(hospital.as('sam').sees(/similar/))).toContain('Blutungsquelle denken');

    await herz.presses('keep-not');
    expect(await cases()).toEqual([]);
    expect(await similarTo(`${QUESTION} Und wie?`)).toBe(0);
    expect(herz.choice('keep-case').choice.label).toBe('Als anonymen Fall behalten');
  });
});
