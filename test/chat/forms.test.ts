import { describe, expect, it } from 'vitest';
import type { FormContext } from '../../src/chat/index.ts';
import {
  draftIntake,
  type FormReturn,
  formEvents,
  formNames,
  formValues,
  refusalText,
  renderForm,
  requiredErrors,
} from '../../src/chat/index.ts';
import type { Field, Form, FormName } from '../../src/chat/port.ts';
import { type ConsultRequest, defaultPolicy } from '../../src/consult/index.ts';
import type { Span } from '../../src/deid/index.ts';
import { monday, scrubbed } from '../fixtures/make-request.ts';
import { fullRequest, people, personOf, readAloud, site, withIntroduction } from './ward.ts';

const ASKER = 'asker-marked-id';

function span(placeholder: string, kind: Span['kind'], confidence: Span['confidence']): Span {
  return { placeholder, kind, confidence, rule: 'test', start: 0, end: 1 };
}

function context(reader: string, changes: Partial<FormContext> = {}): FormContext {
  return {
    reader: personOf(reader),
    site,
    now: monday,
    handle: 'handle-1',
    request: null,
    about: null,
    colleagues: [...people.values()].filter(({ expert }) => expert !== null),
    values: {},
    marks: {},
    refused: {},
    again: false,
    ...changes,
  };
}

function field(form: Form, id: string): Field {
  const found = form.fields.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no field ${id}`);
  return found;
}

function returned(
  person: string,
  values: FormReturn['values'],
  request: ConsultRequest | null = null,
  about: string | null = null,
): FormReturn {
  return {
    person: personOf(person),
    request,
    target: { card: 'offer', about },
    requestId: 'draft-1',
    values,
    known: [],
    kept: [],
  };
}

const text = (words: string) => ({ kind: 'clinical', text: scrubbed(words) }) as const;
const choice = (value: string | null) => ({ kind: 'choice', value }) as const;
const person = (value: string | null) => ({ kind: 'person', value }) as const;

describe('every form', () => {
  it.each(
    formNames.flatMap((name) => (['de', 'en'] as const).map((lang) => [name, lang] as const)),
  )('%s is drawn in %s', (name, lang) => {
    const request = withIntroduction(fullRequest({ status: 'introduced' }), 'accepted');
    const form = renderForm(name, { ...context(ASKER, { request, about: 'intro' }), reader: personOf('expert', lang) });
    expect(form.fields.length).toBeGreaterThan(0);
    expect(new Set(form.fields.map(({ id }) => id)).size).toBe(form.fields.length);
    expect(`${form.title}${form.submit}${form.cancel}${form.fields.map(({ label }) => label).join('')}`).not.toMatch(
      /undefined|\[object/,
    );
    expect(form.fields.every(({ label }) => label !== '')).toBe(true);
    expect(form.lang).toBe(lang);
  });

  it.each(formNames)('%s asks nobody to pick themselves', (name) => {
    const form = renderForm(name, context('expert', { request: fullRequest() }));
    const options = form.fields.flatMap((one) => (one.kind === 'person' ? one.options : []));
    expect(options.map(({ value }) => value)).not.toContain('expert');
  });
});

describe('the question form', () => {
  const marks = {
    question: [
      span('[NAME_1]', 'NAME', 'likely'),
      span('[NAME_1]', 'NAME', 'likely'),
      span('[BIRTHDATE_1]', 'BIRTHDATE', 'certain'),
      span('[ID_9]', 'ID', 'likely'),
    ],
  };
  const values = { question: 'Pat. [NAME_1], geb. [BIRTHDATE_1]: absetzen?' };

  it('asks for question and urgency alone', () => {
    const form = renderForm('question', context(ASKER));
    expect(form.fields.filter(({ required }) => required).map(({ id }) => id)).toEqual(['question', 'urgency']);
  });

  it('marks each removed thing once, in words, and lets go back only on what is not certain', () => {
    const shown = field(renderForm('question', context(ASKER, { values, marks })), 'question');
    expect(shown).toMatchObject({
      value: values.question,
      removed: [
        { placeholder: '[NAME_1]', label: 'Name', undoable: true },
        { placeholder: '[BIRTHDATE_1]', label: 'Geburtsdatum', undoable: false },
      ],
    });
  });

  it('says that the text changed without claiming what, that nothing has left, and that the platform has seen it', () => {
    const said = readAloud(renderForm('question', context(ASKER, { values, marks, again: true })));
    for (const words of [
      'nach dem Filtern',
      'Noch wurde nichts gesendet',
      'Geburtsdatum: [BIRTHDATE_1]',
      'Die Chat-Plattform hat gesehen, was Sie getippt haben.',
    ])
      expect(said).toContain(words);
    expect(said).not.toContain('weitere Patientendaten entfernt');
  });

  it('tells the promise of each urgency as a local time', () => {
    const policy = defaultPolicy({ timeZone: site.timeZone, holidays: new Set() });
    const shown = field(renderForm('question', context(ASKER, { site: { ...site, policy } })), 'urgency');
    const hints = shown.kind === 'choice' ? shown.options.map(({ hint }) => hint) : [];
    expect(hints).toEqual([
      'Frist läuft rund um die Uhr. Rückmeldung heute bis 9:15 Uhr.',
      'Frist läuft 7 bis 20 Uhr. Rückmeldung heute bis 13:00 Uhr.',
      'Frist läuft an Werktagen. Rückmeldung morgen, Di 24.11., bis 9:00 Uhr.',
    ]);
  });

  it('gives the reason when the line was refused', () => {
    const said = readAloud(renderForm('question', context(ASKER, { refused: { question: 'name-left' } })));
    expect(said).toContain(`Ihre Frage: ${refusalText('name-left', 'de')}`);
  });

  it('opens a one-line draft without an urgency that nobody chose', () => {
    const draft = fullRequest({ confirmedAt: null, intake: draftIntake(scrubbed('Absetzen?'), 'de') });
    expect(formValues('question', draft, personOf(ASKER))).toMatchObject({
      question: { text: 'Absetzen?' },
      urgency: { value: null },
      kind: { value: 'advice' },
    });
  });

  it('becomes a confirmed question; the plan counts for a second opinion only', () => {
    const values = {
      question: text('Absetzen?'),
      urgency: choice('urgent'),
      kind: choice('advice'),
      earlierPlan: text('weitergeben'),
      options: { kind: 'choices', values: ['anonymous'] },
    } as const;
    const outcome = formEvents('question', returned(ASKER, values));
    expect(outcome).toMatchObject({
      kind: 'events',
      events: [
        {
          kind: 'confirm',
          requestId: 'draft-1',
          askerId: ASKER,
          intake: { urgency: 'urgent', anonymous: true, earlierPlan: null, history: null, lang: 'de' },
        },
      ],
    });
    const second = formEvents('question', returned(ASKER, { ...values, kind: choice('second-opinion') }));
    expect(second).toMatchObject({ events: [{ intake: { kind: 'second-opinion', earlierPlan: 'weitergeben' } }] });
  });
});

describe('what is wrong with an entry is said at its field', () => {
  it.each<readonly [FormName, FormReturn['values'], readonly string[]]>([
    ['question', {}, ['question', 'urgency']],
    ['question', { question: text('  \n'), urgency: choice('soon') }, ['question', 'urgency']],
    ['question', { question: choice('Absetzen?'), urgency: choice('today') }, ['question']],
    [
      'question',
      { question: text('Absetzen?'), urgency: choice('today'), options: { kind: 'choices', values: ['only-named'] } },
      ['namedExpert'],
    ],
    ['question', { question: text('a'.repeat(20_001)), urgency: choice('today') }, ['question']],
    ['answer', { answer: text('') }, ['answer']],
    ['decline', { reason: choice('bored') }, ['reason']],
    ['colleague', { person: person('') }, ['person']],
    ['outcome', { value: choice('better'), planChanged: choice('maybe') }, ['planChanged']],
    ['pause', { days: choice('9999') }, ['days']],
    ['profile', { lang: choice('de'), contact: { kind: 'contact', value: '7'.repeat(201) } }, ['contact']],
    ['question', { question: text('Absetzen?'), urgency: choice('today') }, []],
    ['follow-up', { text: text('Und nun?') }, []],
  ])('%s %#', (name, values, fields) => {
    const errors = requiredErrors(name, values, 'de');
    expect(errors.map((error) => error.field)).toEqual(fields);
    expect(errors.every(({ message }) => message.endsWith('.'))).toBe(true);
    expect(formEvents(name, returned(ASKER, values)).kind === 'nothing').toBe(fields.length > 0 || name === 'answer');
  });
});

describe('an expert who says no may say until when', () => {
  const asked = withIntroduction(fullRequest({ status: 'offered' }), 'offered');
  const meant = (reason: string) =>
    formEvents('decline', returned('expert', { reason: choice(reason) }, asked, 'intro'));
  const event = { kind: 'decline', introductionId: 'intro', reason: 'busy' };

  it('by a day in the same choice, with the date at it', () => {
    const { fields } = renderForm('decline', context('expert', { request: asked, about: 'intro' }));
    const options = fields.flatMap((one) => (one.kind === 'choice' ? one.options : []));
    expect(options.map(({ value }) => value)).toContain('busy-7');
    expect(options.find(({ value }) => value === 'busy-7')).toMatchObject({
      label: 'Keine Zeit bis 30.11.2026',
      hint: 'Eine Woche',
    });
  });

  it('and it is one reason, with the days beside it', () => {
    expect(meant('busy-7')).toEqual({ kind: 'events', events: [event], restDays: 7 });
    expect(meant('busy')).toEqual({ kind: 'events', events: [event] });
    expect(meant('busy-9')).toEqual({ kind: 'nothing' });
  });
});

describe('a returned form means', () => {
  const accepted = withIntroduction(fullRequest({ status: 'introduced' }), 'accepted');

  it.each<readonly [FormName, FormReturn['values'], string, object]>([
    [
      'answer',
      { answer: text('Weitergeben.') },
      'intro',
      { kind: 'answer', introductionId: 'intro', text: 'Weitergeben.', agreement: null },
    ],
    [
      'decline',
      { reason: choice('conflict') },
      'intro',
      { kind: 'decline', introductionId: 'intro', reason: 'conflict' },
    ],
    [
      'colleague',
      { person: person('third') },
      'intro',
      { kind: 'name-colleague', introductionId: 'intro', colleague: 'third' },
    ],
    ['exclude', { person: person('other') }, 'intro', { kind: 'exclude', expertId: 'other' }],
    ['follow-up', { text: text('Und nun?') }, 'intro', { kind: 'follow-up', text: 'Und nun?' }],
    ['relay', { text: text('Hallo') }, 'from-asker', { kind: 'relay', conversationId: 'talk', text: 'Hallo' }],
    ['relay', { text: text('Hallo') }, 'talk', { kind: 'relay', conversationId: 'talk', text: 'Hallo' }],
    ['hand-over', { person: person('colleague') }, 'intro', { kind: 'hand-over', to: 'colleague' }],
    [
      'outcome',
      { value: choice('worse'), planChanged: choice('no'), text: text('Blutung') },
      'intro',
      { kind: 'outcome', value: 'worse', planChanged: false, text: 'Blutung' },
    ],
    ['assign', { person: person('third') }, 'intro', { kind: 'offer', expertId: 'third' }],
    ['lesson', { text: text('Früher anrufen.') }, 'intro', { kind: 'lesson', text: 'Früher anrufen.' }],
    [
      'amend',
      { question: text('Neu'), urgency: choice('urgent') },
      'intro',
      {
        kind: 'amend',
        intake: expect.objectContaining({ question: 'Neu', urgency: 'urgent', kind: 'second-opinion', history: null }),
      },
    ],
  ])('%s', (name, values, about, event) => {
    expect(formEvents(name, returned('expert', values, accepted, about))).toMatchObject({
      kind: 'events',
      events: [event],
    });
  });

  it('a colleague named by an asker for whom nobody was found', () => {
    const unmatched = fullRequest({ status: 'unmatched' });
    const form = returned(ASKER, { person: person('third') }, unmatched);
    expect(formEvents('colleague', { ...form, target: { card: 'no-match', about: null } })).toEqual({
      kind: 'events',
      events: [{ kind: 'offer', expertId: 'third' }],
    });
  });

  it('nothing when what it was about is gone', () => {
    expect(formEvents('answer', returned('expert', { answer: text('Ja.') }, accepted, 'no-such-introduction'))).toEqual(
      { kind: 'nothing' },
    );
    expect(formEvents('relay', returned('expert', { text: text('Ja.') }, null, 'talk'))).toEqual({ kind: 'nothing' });
  });

  it('a break of so many days with a deputy', () => {
    expect(formEvents('pause', returned('expert', { days: choice('14'), deputy: person('third') }))).toEqual({
      kind: 'pause',
      pause: { days: 14, deputyId: 'third' },
    });
  });

  it('a profile of which only what was shown changes', () => {
    const values = {
      lang: choice('en'),
      contact: { kind: 'contact', value: ' Funk 12 ' },
      cap: choice('3'),
      languages: { kind: 'choices', values: ['de', 'fr'] },
      text: text('Rhythmologie'),
    } as const;
    expect(formEvents('profile', returned('expert', values))).toEqual({
      kind: 'profile',
      profile: { lang: 'en', contact: 'Funk 12', weeklyCap: 3, languages: ['de', 'fr'], text: 'Rhythmologie' },
    });
    expect(formEvents('profile', returned('colleague', values))).toEqual({
      kind: 'profile',
      profile: { lang: 'en', contact: 'Funk 12' },
    });
  });
});

describe('forms keep secrets', () => {
  it('a colleague may be named from everyone, so that a gap in the list tells nobody who asks or who was excluded', () => {
    const request = fullRequest({ excluded: ['third'], askerId: 'other' }, true);
    const shown = field(renderForm('colleague', context('expert', { request, about: 'intro' })), 'person');
    expect(shown.kind === 'person' ? shown.options.map(({ value }) => value) : []).toEqual(['other', 'third']);
  });

  it('an asker who names a colleague is not shown whom they left out, who was asked, or who gave the first opinion', () => {
    const unmatched = fullRequest({ status: 'unmatched', excluded: ['third'] });
    const options = (request: ConsultRequest) => {
      const shown = field(renderForm('colleague', context(ASKER, { request })), 'person');
      return shown.kind === 'person' ? shown.options.map(({ value }) => value) : [];
    };
    expect(options(unmatched)).toEqual(['other']);
    expect(options({ ...unmatched, intake: { ...unmatched.intake, earlierPlanBy: 'other' } })).toEqual([]);
  });

  it('an answer to a second opinion is written before the plan is seen', () => {
    const request = withIntroduction(fullRequest({ status: 'introduced' }), 'accepted');
    const form = renderForm('answer', context('expert', { request, about: 'intro' }));
    expect(field(form, 'answer').hint).toContain('Danach zeigt Konsil Ihnen den bisherigen Plan');
    expect(JSON.stringify(form)).not.toContain('Planwort');
  });
});

it('offers the coordinator nobody who was already asked', () => {
  const asked = withIntroduction(fullRequest({ status: 'unmatched' }), 'declined');
  const chosen = field(renderForm('assign', context('coordinator', { request: asked })), 'person');
  const ids = chosen.kind === 'person' ? chosen.options.map(({ value }) => value) : [];
  expect(ids).toContain('other');
  expect(ids).not.toContain('expert');
});
