import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { formNames, renderForm } from '../../src/chat/index.ts';
import type { Form, Inbound } from '../../src/chat/port.ts';
import { RawText } from '../../src/deid/index.ts';
import { fieldRules } from '../../src/intake/fields.ts';
import { type Hospital, openHospital, type Someone } from '../fakes/hospital.ts';
import { staff } from '../fakes/staff.ts';
import { draftRequest, intake } from '../fixtures/make-request.ts';

const NAMED = 'Herr Testmann kommt mit Vorhofflimmern unter Apixaban, jetzt Blutung. Wann wieder Antikoagulation?';

function question(form: Form) {
  const field = form.fields.find(({ id }) => id === 'question');
  if (field?.kind !== 'clinical') throw new Error('the form has no question');
  return field;
}

describe('the fields that a form may bring back', () => {
  it.each(formNames)('are those that %s shows, with the same kinds and options', (name) => {
    const [reader] = staff().filter(({ id }) => id === 'herz');
    if (reader === undefined) throw new Error('nobody is called herz');
    const form = renderForm(name, {
      reader,
      site: { emergencyPhone: null, coordinatorName: 'K', timeZone: 'Europe/Berlin' },
      now: new Date('2026-11-23T09:00:00Z'),
      handle: 'h',
      request: draftRequest({ intake: intake({ kind: 'second-opinion' }) }),
      about: null,
      colleagues: staff(),
      // Words that make a rare combination bring the choice to say them less exactly.
      values: { question: 'Falkner mit Fieber', text: 'Falkner mit Fieber' },
      marks: {},
      refused: {},
      again: false,
      insight: { fields: [], topics: [], narrower: [{ value: 'heart-failure', label: 'Herzinsuffizienz' }] },
    });
    expect(Object.fromEntries(form.fields.map(({ id, kind }) => [id, kind]))).toEqual(
      Object.fromEntries(Object.entries(fieldRules[name]).map(([id, { kind }]) => [id, kind])),
    );
    for (const field of form.fields) {
      const rule = fieldRules[name][field.id];
      if ((field.kind !== 'choice' && field.kind !== 'choices') || rule === undefined || !('allowed' in rule)) continue;
      for (const { value } of field.options)
        expect(
          rule.allowed instanceof RegExp ? rule.allowed.test(value) : rule.allowed.includes(value),
          `${name}.${field.id} ${value}`,
        ).toBe(true);
    }
  });
});

describe('the form of a question', () => {
  let hospital: Hospital;
  let ada: Someone;

  beforeEach(async () => {
    hospital = await openHospital();
    ada = hospital.as('ada');
  });
  afterEach(() => hospital.close());

  const command = (id: string, words: string, dedupeKey: string): Inbound => ({
    kind: 'command',
    dedupeKey,
    at: hospital.clock.now(),
    by: { platform: 'fake', tenant: 'ward', id },
    in: null,
    text: new RawText(words),
  });

  it('is there at once, without a word to the database, in the language of who asks, even of someone not met yet', () => {
    for (const [id, title] of [
      ['ada', /Frage/],
      ['sam', /question/i],
      ['stranger', /Frage/],
    ] as const) {
      const form = hospital.chat.core.form(command(id, NAMED, `at-once-${id}`));
      if (form instanceof Promise) throw new Error('the form was waited for');
      expect(form.title).toMatch(title);
      expect(question(form).value).not.toContain('Testmann');
      const named = form.fields.find((field) => field.id === 'namedExpert');
      expect(named?.kind === 'person' ? named.options.length : 0).toBe(5);
    }
  });

  it('answers no other event than words and choices', () => {
    const event: Inbound = {
      kind: 'file',
      dedupeKey: 'f',
      at: hospital.clock.now(),
      by: { platform: 'fake', tenant: 'ward', id: 'ada' },
      in: null,
    };
    expect(() => hospital.chat.core.form(event)).toThrow(/no form answers/);
  });

  it('gives back what was wrongly removed for a quarter of an hour, and never what is certain', async () => {
    const form = await ada.asks(
      'Herr Testmann, geb. 12.03.1941, Vorhofflimmern unter Apixaban, Blutung. Antikoagulation wann?',
    );
    const [name] = question(form).removed.filter(({ undoable }) => undoable);
    if (name === undefined) throw new Error('nothing can be undone');
    const certain = question(form)
      .removed.filter(({ undoable }) => !undoable)
      .map(({ placeholder }) => placeholder);
    const again = await ada.fills(form, {
      urgency: 'today',
      question: { words: question(form).value, restore: [name.placeholder, ...certain] },
    });
    if (again.kind !== 'form') throw new Error('the form was not shown again');
    expect(question(again.form).value).toContain('Testmann');
    expect(question(again.form).value).not.toContain('1941');
    expect(await ada.fills(again.form, {})).toEqual({ kind: 'ok' });
    expect((await hospital.requests())[0]?.kept.length).toBeGreaterThan(0);
    const undone = (await hospital.bot.store.auditOf((await hospital.requests())[0]?.id ?? '')).filter(
      ({ action }) => action === 'filter-undone',
    );
    expect(undone.map(({ detail }) => detail)).toEqual([{ NAME: 1 }]);
    expect(JSON.stringify(undone)).not.toContain('Testmann');
  });

  it('does not give it back later, but goes on', async () => {
    const form = await ada.asks(NAMED);
    const [name] = question(form).removed;
    await hospital.later({ minutes: 16 });
    const reply = await ada.fills(form, {
      urgency: 'today',
      question: { words: question(form).value, restore: [name?.placeholder ?? ''] },
    });
    expect(reply).toEqual({ kind: 'ok' });
    expect((await hospital.requests())[0]?.intake.question).not.toContain('Testmann');
  });

  it('can be opened again from the page, marks and undo included, as long as the draft is fresh', async () => {
    await ada.asks(NAMED);
    await hospital.chat.core.accept({
      kind: 'home-opened',
      dedupeKey: 'home',
      at: hospital.clock.now(),
      by: { platform: 'fake', tenant: 'ward', id: 'ada' },
      in: null,
    });
    await hospital.bot.settled();
    const card = ada.home().find(({ choices }) => choices.some(({ id }) => id === 'ask'));
    const open = () =>
      hospital.chat.core.form({
        kind: 'choice',
        dedupeKey: 'again',
        at: hospital.clock.now(),
        by: { platform: 'fake', tenant: 'ward', id: 'ada' },
        in: null,
        handle: card?.handle ?? '',
        choice: 'ask',
      });
    expect(question(await open()).removed.map(({ undoable }) => undoable)).toEqual([true]);
    await hospital.later({ minutes: 16 });
    const later = await open();
    expect(question(later).removed).toEqual([]);
    expect(question(later).value).toContain('Vorhofflimmern');
    expect(await ada.fills(later, { urgency: 'today', namedExpert: 'herz' })).toEqual({ kind: 'ok' });
    expect((await hospital.requests()).map(({ status }) => status)).toEqual(['offered']);
  });

  it('opened from the help card is a new question, which its own submit begins', async () => {
    await ada.asks('hilfe');
    const form = await ada.presses('ask');
    if (form === null) throw new Error('asking opens no form');
    expect(
      await ada.fills(form, {
        question: NAMED.replace('Herr Testmann', 'Ein Patient'),
        urgency: 'today',
        namedExpert: 'herz',
      }),
    ).toEqual({ kind: 'ok' });
    expect((await hospital.requests()).map(({ status }) => status)).toContain('offered');
  });

  it('of a line that the filter refuses is empty and says why', async () => {
    const form = await ada.asks('Vorhofflimmern '.repeat(2000));
    expect(question(form).value).toBe('');
    expect(form.intro[0]).toMatchObject({ kind: 'warning' });
  });
});

describe('a name along the thread', () => {
  it('keeps its number over question, answer and amendment, and a new name gets a new one', async () => {
    const hospital = await openHospital();
    const [ada, herz] = [hospital.as('ada'), hospital.as('herz')];
    await ada.fills(await ada.asks(NAMED), { urgency: 'today', namedExpert: 'herz' });
    await herz.presses('accept');
    const answer = await herz.presses('answer');
    if (answer === null) throw new Error('answering opens no form');
    const shown = await herz.fills(answer, {
      answer: 'Bei Herrn Testmann ab Tag sieben. Wie bei Frau Musterbeispiel damals.',
    });
    if (shown.kind !== 'form') throw new Error('the answer was not shown before it left');
    await herz.fills(shown.form, {});
    const request = (await hospital.requests())[0];
    const said = request?.introductions[0]?.answers[0]?.text ?? '';
    const [first] = /\[[A-Z]+_\d+\]/.exec(request?.intake.question ?? '') ?? [];
    expect(first).toBeDefined();
    expect(said).toContain(first);
    const others = [...said.matchAll(/\[[A-Z]+_\d+\]/g)].map(([one]) => one).filter((one) => one !== first);
    expect(new Set(others).size).toBe(1);

    const follow = await ada.presses('follow-up');
    if (follow === null) throw new Error('following up opens no form');
    const third = await ada.fills(follow, { text: 'Und bei Herrn Drittbeispiel, oder wie bei Frau Musterbeispiel?' });
    if (third.kind !== 'form') throw new Error('the follow-up was not shown before it left');
    const [text] = third.form.fields;
    const numbers = [...(text?.kind === 'clinical' ? text.value : '').matchAll(/\[[A-Z]+_\d+\]/g)].map(([one]) => one);
    expect(numbers).toHaveLength(2);
    expect(numbers).toContain(others[0]);
    expect(numbers.every((one) => one !== first)).toBe(true);
    await hospital.close();
  });
});
