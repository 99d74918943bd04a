import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Field, Form } from '../../src/chat/port.ts';
import { type Hospital, openHospital, type Someone } from '../fakes/hospital.ts';

const RARE = 'Ein Leuchtturmwärter hat seit drei Wochen Fieber und Husten, Psittakose? Doxycyclin wie lange?';

function fieldOf(form: Form, id: string): Field {
  const field = form.fields.find((one) => one.id === id);
  if (field === undefined) throw new Error(`the form has no field ${id}`);
  return field;
}

function ticks(form: Form): readonly { readonly value: string; readonly label: string }[] {
  const field = form.fields.find(({ id }) => id === 'generalise');
  return field?.kind === 'choices' ? field.options : [];
}

const introOf = (form: Form): string => JSON.stringify(form.intro);

describe('a question without a name that still tells who it is about', () => {
  let hospital: Hospital;
  let ada: Someone;

  beforeEach(async () => {
    hospital = await openHospital();
    ada = hospital.as('ada');
  });
  afterEach(() => hospital.close());

  const question = async () => (await hospital.requests())[0]?.intake.question;

  it('is warned of in the form, with the words, and goes as it is when the asker wants that', async () => {
    const form = await ada.asks(RARE);
    expect(introOf(form)).toContain('Seltener Beruf: „Leuchtturmwärter“');
    expect(ticks(form).map(({ label }) => label)).toEqual(['„Leuchtturmwärter“ wird zu [Beruf]']);
    const reply = await ada.fills(form, { urgency: 'today' });
    expect(reply.kind).toBe('ok');
    expect(await question()).toBe(RARE);
  });

  it('is said less exactly with one tick, which itself is not kept', async () => {
    const form = await ada.asks(RARE);
    const reply = await ada.fills(form, { urgency: 'today', generalise: ticks(form).map(({ value }) => value) });
    expect(reply.kind).toBe('ok');
    expect(await question()).toBe(RARE.replace('Leuchtturmwärter', '[Beruf]'));
    expect(JSON.stringify(await hospital.requests())).not.toContain('occupation-');
  });

  it('is warned of once when it was typed into the form, and goes through the second time unchanged', async () => {
    const empty = await ada.asks('');
    expect(ticks(empty)).toEqual([]);
    const reply = await ada.fills(empty, { question: RARE, urgency: 'today' });
    if (reply.kind !== 'form') throw new Error('the asker was not warned');
    expect(reply.form.again).toBe(false);
    expect(introOf(reply.form)).toContain('Leuchtturmwärter');
    expect((await ada.fills(reply.form, {})).kind).toBe('ok');
    expect(await question()).toBe(RARE);
  });

  it('is warned of anew when an edit brings something else that is rare', async () => {
    const form = await ada.asks(RARE);
    const reply = await ada.fills(form, { question: `${RARE} Er war in allen Zeitungen.`, urgency: 'today' });
    if (reply.kind !== 'form') throw new Error('the asker was not warned');
    expect(ticks(reply.form).map(({ label }) => label)).toContain('„in allen Zeitungen“ wird zu [ausgelassen]');
  });

  it('keeps a tick true while the words around it change', async () => {
    const form = await ada.asks(RARE);
    const edited = `Kurze Frage: es geht um einen Leuchtturmwärter. ${RARE}`;
    await ada.fills(form, { question: edited, urgency: 'today', generalise: ticks(form).map(({ value }) => value) });
    expect(await question()).toBe(edited.replaceAll('Leuchtturmwärter', '[Beruf]'));
  });

  it('warns in the language of who asks', async () => {
    const form = await hospital.as('sam').asks('professional footballer with syncope, ICD or loop recorder?');
    expect(introOf(form)).toContain('Known person or office: “professional footballer”');
    expect(ticks(form)[0]?.label).toBe('“professional footballer” becomes [occupation]');
  });

  it('takes no tick that is not a key, and says nothing of what every ward says', async () => {
    const form = await ada.asks('Vorhofflimmern unter Apixaban, 71 J, wann wieder Antikoagulation?');
    expect(ticks(form)).toEqual([]);
    expect(introOf(form)).not.toContain('verraten');
    const rare = await ada.asks(RARE);
    const reply = await ada.fills(rare, { urgency: 'today', generalise: ['Leuchtturmwärter'] });
    expect(reply.kind).toBe('errors');
    expect(fieldOf(rare, 'generalise').required).toBe(false);
  });
});
