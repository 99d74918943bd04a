import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Card } from '../../src/chat/port.ts';
import { type Filled, type Hospital, openHospital, type Someone, textOf } from '../fakes/hospital.ts';

const QUESTION = 'Vorhofflimmern unter Apixaban, jetzt gastrointestinale Blutung. Wann wieder Antikoagulation?';

describe('between asker and expert', () => {
  let hospital: Hospital;
  let ada: Someone;
  let herz: Someone;

  beforeEach(async () => {
    hospital = await openHospital();
    ada = hospital.as('ada');
    herz = hospital.as('herz');
  });
  afterEach(() => hospital.close());

  async function introduced(values: Filled): Promise<void> {
    await ada.fills(await ada.asks(QUESTION), { urgency: 'today', namedExpert: 'herz', ...values });
    await herz.presses('accept');
  }

  async function through(who: Someone, choice: string, values: Filled): Promise<void> {
    const form = await who.presses(choice);
    if (form === null) throw new Error(`${choice} opens no form`);
    const reply = await who.fills(form, values);
    if (reply.kind === 'form') await who.fills(reply.form, {});
    if (reply.kind === 'errors') throw new Error(`errors at ${reply.errors.map(({ field }) => field).join()}`);
  }

  /** As in a client: only who stands in the list can be chosen. */
  async function handsOverTo(name: string): Promise<void> {
    const form = await ada.presses('hand-over');
    const [field] = form?.fields ?? [];
    const options = field?.kind === 'person' ? field.options : [];
    const chosen = options.find(({ label }) => label.includes(name));
    if (form === null || chosen === undefined)
      throw new Error(`${name} is not in the list: ${options.map(({ label }) => label).join()}`);
    await ada.fills(form, { person: chosen.value });
  }

  const status = async () => (await hospital.requests())[0]?.status;
  const everythingTo = (id: string): string => {
    const cards: Card[] = hospital.chat.messages.filter(({ place }) => place.id === `dm-${id}`).map(({ card }) => card);
    return [...cards, ...(hospital.chat.homes.get(id) ?? [])].map((card) => JSON.stringify(card)).join('\n');
  };

  it('keeps an anonymous asker unknown in every byte the expert gets, and passes words on both ways', async () => {
    await introduced({ options: ['anonymous'] });
    expect([...hospital.chat.members.values()]).toEqual([]);
    await through(ada, 'relay', { text: 'Die Blutung steht seit gestern, Herr Testmann ist stabil.' });
    await hospital.later({ seconds: 31 });
    expect(textOf(herz.sees('Blutung steht'))).not.toContain('Testmann');
    expect(textOf(ada.sees('Ihre Nachricht'))).toContain('Blutung steht');
    expect(ada.sees('Ihre Nachricht').choices).toEqual([]);
    await through(herz, 'relay', { text: 'Dann am siebten Tag beginnen.' });
    await hospital.later({ seconds: 31 });
    expect(textOf(ada.sees('siebten Tag'))).toBeDefined();
    expect(everythingTo('herz')).not.toMatch(/Ada Beispiel|"ada"|Assistenzärztin Innere/);
  });

  it('leaves no button on a message passed on once the request is closed or answered', async () => {
    await introduced({ options: ['anonymous'] });
    await through(ada, 'relay', { text: 'Die Blutung steht seit gestern.' });
    await hospital.later({ seconds: 31 });
    await through(herz, 'relay', { text: 'Dann am siebten Tag beginnen.' });
    await hospital.later({ seconds: 31 });
    expect(ada.sees('siebten Tag').choices.map(({ id }) => id)).toContain('answered');
    await ada.presses('answered');
    await hospital.later({ seconds: 31 });
    expect(ada.sees('siebten Tag').choices.map(({ id }) => id)).not.toContain('answered');
    expect(herz.sees('Blutung steht').choices.map(({ id }) => id)).not.toContain('answered');
    await ada.presses('close');
    await hospital.later({ seconds: 31 });
    expect(ada.sees('siebten Tag').choices).toEqual([]);
    expect(herz.sees('Blutung steht').choices).toEqual([]);
  });

  it('opens a direct conversation once both have said who they are', async () => {
    await introduced({ options: ['anonymous'] });
    await ada.presses('reveal');
    expect([...hospital.chat.members.values()]).toEqual([]);
    await herz.presses('reveal');
    expect([...hospital.chat.members.values()]).toEqual([['ada', 'herz']]);
  });

  it('hides the earlier plan from a second opinion until it is written, then records agreement', async () => {
    await introduced({
      kind: 'second-opinion',
      earlierPlan: 'Dauerhaft Vorhofohrverschluss statt Antikoagulation',
      earlierPlanBy: 'herzzwei',
    });
    expect(everythingTo('herz')).not.toContain('Vorhofohrverschluss');
    await through(herz, 'answer', { answer: 'Wieder antikoagulieren ab Tag sieben.' });
    expect(everythingTo('herz')).toContain('Vorhofohrverschluss');
    await herz.presses('differs');
    expect((await hospital.requests())[0]?.introductions[0]?.answers.at(-1)?.agreement).toBe('differs');
  });

  it('keeps the earlier plan hidden when the asker says it was answered in the conversation', async () => {
    await introduced({ kind: 'second-opinion', earlierPlan: 'Vorhofohrverschluss statt Antikoagulation' });
    await ada.presses('answered');
    expect(await status()).toBe('answered');
    expect(everythingTo('herz')).not.toContain('Vorhofohrverschluss');
    await through(herz, 'answer', { answer: 'Wieder antikoagulieren ab Tag sieben.' });
    expect(everythingTo('herz')).toContain('Vorhofohrverschluss');
    await herz.presses('agrees-partly');
    expect((await hospital.requests())[0]?.introductions[0]?.answers.at(-1)?.agreement).toBe('partly');
  });

  it('never asks for a second opinion whoever gave the first', async () => {
    await ada.fills(await ada.asks(QUESTION), {
      urgency: 'today',
      kind: 'second-opinion',
      earlierPlan: 'Vorhofohrverschluss',
      earlierPlanBy: 'herz',
    });
    expect((await hospital.requests())[0]?.candidates.map(({ expertId }) => expertId)).not.toContain('herz');
  });

  it('takes an answer written straight onto the card, without an introduction', async () => {
    await ada.fills(await ada.asks(QUESTION), { urgency: 'today', namedExpert: 'herz' });
    await through(herz, 'answer', { answer: 'Ab Tag sieben, halbe Dosis.' });
    expect(await status()).toBe('answered');
    expect(textOf(ada.sees('Tag sieben'))).toContain('Herzmuster');
    expect(hospital.chat.members.size).toBe(0);
  });

  it('takes "answered in our conversation" from either side', async () => {
    await introduced({});
    await ada.presses('answered');
    expect(await status()).toBe('answered');
    expect(textOf(ada.sees('Antwort von'))).toMatch(/im Gespräch, ohne Text[\s\S]*Hat Ihnen das geholfen/);
    await ada.presses('helped');
    expect(await status()).toBe('closed');
  });

  it('thanks an expert only for taking it on when the asker closes without a written answer', async () => {
    await introduced({});
    await ada.presses('close');
    const said = herz.cards().map(textOf).join('\n');
    expect(said).toContain('eine schriftliche Antwort gab es nicht');
    expect(said).not.toMatch(/Danke für Ihren Rat|Ihre Antwort ist angekommen/);
    await ada.presses('reopen');
    const again = herz.cards().map(textOf).join('\n');
    expect(again.match(/wurde wieder geöffnet; sie liegt nicht mehr bei Ihnen/g)).toHaveLength(2);
    expect(again).not.toContain('Die Anfrage ist abgeschlossen');
  });

  it('shows the expert that the request was closed, and that it is open again, on the card of their answer', async () => {
    await introduced({});
    await through(herz, 'answer', { answer: 'Ab Tag sieben.' });
    const own = () => textOf(herz.sees('Ihre Antwort ist angekommen'));
    expect(own()).toMatch(/Wie es weitergeht, sehen Sie hier[\s\S]*Beantwortet, Rückmeldung steht noch aus/u);
    await ada.presses('close');
    expect(own()).toMatch(/Danke für Ihren Rat[\s\S]*Abgeschlossen/u);
    await ada.presses('reopen');
    expect(own()).toContain('Wieder offen');
  });

  it('follows up in the same request, and closes when it helped', async () => {
    await introduced({});
    await through(herz, 'answer', { answer: 'Ab Tag sieben.' });
    await through(ada, 'follow-up', { text: 'Auch bei Niereninsuffizienz?' });
    expect(await status()).toBe('introduced');
    await through(herz, 'answer', { answer: 'Dann mit halber Dosis.' });
    await ada.presses('helped');
    expect(await status()).toBe('closed');
  });

  it('asks the next when an accepted expert stays silent past the reminder and the asker does not mind', async () => {
    await introduced({});
    await hospital.later({ hours: 4, minutes: 1 });
    expect(herz.cards().at(-1)).toBeDefined();
    await hospital.later({ hours: 4, minutes: 1 });
    await ada.presses('next-expert');
    const request = (await hospital.requests())[0];
    expect(request?.introductions[0]?.status).toBe('released');
    expect(request?.status).not.toBe('introduced');
  });

  it('reminds an expert again who puts it off until tomorrow, and lets the asker know', async () => {
    await introduced({});
    await hospital.later({ hours: 4, minutes: 1 });
    await herz.presses('snooze-1');
    expect(textOf(herz.sees('Denken Sie an Ihre Antwort?'))).toContain('Konsil erinnert Sie wieder');
    expect(textOf(ada.sees('Ihre Frage ist nicht vergessen'))).toContain('Antikoagulation');
    const reminder = () => herz.sees('Denken Sie an Ihre Antwort?').choices.map(({ id }) => id);
    await hospital.later({ hours: 23 });
    expect(reminder()).toEqual([]);
    await hospital.later({ hours: 1, minutes: 1 });
    expect(reminder()).toEqual(['answer', 'answered', 'release']);
  });

  it('leaves one status card with buttons when the expert gives the request back, and the asker hears of it', async () => {
    await introduced({});
    const before = ada.cards().length;
    await herz.presses('release');
    expect(ada.cards().length).toBeGreaterThan(before);
    const standing = ada.cards().filter(({ title }) => title.startsWith('Ihre Anfrage:'));
    expect(standing.length).toBe(2);
    expect(standing.filter(({ choices }) => choices.length > 0)).toEqual([standing.at(-1)]);
    expect(textOf(standing[0] ?? ada.sees('Anfrage'))).not.toContain('übernommen');
  });

  it('hands the asker’s side to a colleague at the end of the shift, who must accept', async () => {
    await introduced({});
    await handsOverTo('Sam Specimen');
    expect((await hospital.requests())[0]?.askerId).toBe('ada');
    await hospital.as('sam').presses('hand-over-accept');
    expect((await hospital.requests())[0]?.askerId).toBe('sam');
  });

  it('withdraws everywhere when the asker withdraws', async () => {
    await introduced({});
    await ada.presses('withdraw');
    expect(await status()).toBe('withdrawn');
    expect(herz.cards().findLast(({ title }) => title !== '')?.ended).toBe(true);
  });

  it('gives the record for the chart: question, answer, adviser, role and times', async () => {
    await introduced({});
    await through(herz, 'answer', { answer: 'Ab Tag sieben.' });
    const record = ada
      .cards()
      .flatMap(({ parts }) => parts)
      .findLast((part) => part.kind === 'record');
    expect(record?.text).toMatch(/Vorhofflimmern[\s\S]*Herzmuster[\s\S]*Ab Tag sieben/);
  });
});
