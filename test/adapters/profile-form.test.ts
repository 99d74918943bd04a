import { expect, it } from 'vitest';
import { formBlocks } from '../../adapters/matrix/render/form.ts';
import { formPanel } from '../../adapters/playground/page/form.ts';
import { formView } from '../../adapters/slack/render/view.ts';
import { renderForm } from '../../src/chat/index.ts';
import type { Form } from '../../src/chat/port.ts';
import { personOf, site } from '../chat/ward.ts';
import { monday } from '../fixtures/make-request.ts';

const INSIGHT = {
  fields: ['Kardiologie', 'Rhythmologie'],
  topics: ['Vorhofflimmern'],
  narrower: [
    { value: 'heart-failure', label: 'Herzinsuffizienz' },
    { value: 'coronary', label: 'interventionelle Kardiologie' },
  ],
};

const form: Form = renderForm('profile', {
  reader: personOf('expert'),
  site,
  now: monday,
  handle: 'handle-1',
  request: null,
  about: null,
  colleagues: [],
  values: { narrower: ['heart-failure'], example1: 'Wann kardiovertieren?' },
  marks: {},
  refused: {},
  again: false,
  insight: INSIGHT,
});

/** What a guided profile asks for, and what it shows of what matching makes of it. */
const ASKED = [
  'Fachgebiet',
  'Wozu man Sie fragen kann',
  'Beispielfrage 1',
  'Beispielfrage 2',
  'Beispielfrage 3',
  'Was man Sie nicht fragen soll',
  'Engere Gebiete',
  'Sprachen, in denen Sie antworten',
  'Höchstens so viele Anfragen je Woche',
  'Sie werden gefunden für',
  'Kardiologie, Rhythmologie',
  'Erkannte Stichworte',
];
const SUGGESTED = ['Herzinsuffizienz', 'interventionelle Kardiologie'];

const faces: Readonly<Record<string, string>> = {
  playground: String(formPanel({ form, token: 'token-1' }, 'ada.fake', 'home')),
  Slack: JSON.stringify(formView(form, 0)),
  Matrix: formBlocks(
    { form, shown: () => null, asked: form.fields[0] ?? null, options: [], errors: [], more: true },
    true,
  )
    .map(({ plain }) => plain)
    .join('\n'),
};

it.each(Object.entries(faces))('a guided profile asks and shows everything on the face of %s', (_, shown) => {
  expect(ASKED.filter((words) => !shown.includes(words))).toEqual([]);
});

it('suggests narrower fields on each face, in Matrix where they are asked for', () => {
  const asked = form.fields.find(({ id }) => id === 'narrower') ?? null;
  const options = asked?.kind === 'choices' ? asked.options : [];
  const question = formBlocks({ form, shown: () => null, asked, options, errors: [], more: true }, false)
    .map(({ plain }) => plain)
    .join('\n');
  const all = { ...faces, Matrix: question };
  for (const shown of Object.values(all)) expect(SUGGESTED.filter((words) => !shown.includes(words))).toEqual([]);
});
