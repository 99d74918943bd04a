import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Form } from '../../../src/chat/port.ts';
import { questionForm } from '../../contract/adapter/scenes.ts';
import { type OpenPlayground, openPlayground, post } from './open-playground.ts';
import { formsIn, wordsOf } from './read-html.ts';

let open: OpenPlayground;
beforeEach(async () => {
  open = await openPlayground();
});
afterEach(() => open.playground.stop(100));

const [first, ...rest] = questionForm.fields;
const risky: Form = {
  ...questionForm,
  intro: [
    { kind: 'warning', text: 'Auch ohne Namen könnte das verraten, um wen es geht.' },
    { kind: 'list', label: 'Auffällig zusammen', items: ['Seltener Beruf: „Leuchtturmwärter“'] },
  ],
  fields: [
    ...(first === undefined ? [] : [first]),
    {
      kind: 'choices',
      id: 'generalise',
      label: 'Allgemeiner sagen',
      hint: 'Was Sie ankreuzen, wird beim Absenden ersetzt.',
      required: false,
      options: [{ value: 'occupation-0a1b2c3d', label: '„Leuchtturmwärter“ wird zu [Beruf]' }],
      values: [],
    },
    ...rest,
  ],
};

const asked = async (): Promise<string> => {
  open.core.formWith(() => risky);
  const body = new URLSearchParams({ view: 'home', text: 'x', token: 't' });
  return (await post(open.base, '/as/ada.fake/ask', body)).text();
};

it('tells which words are rare, as a note that a screen reader announces before the fields', async () => {
  const html = await asked();
  expect(html).toMatch(/role="note"><strong>Wichtig:<\/strong> Auch ohne Namen/);
  expect(wordsOf(html)).toContain('Auffällig zusammen Seltener Beruf: „Leuchtturmwärter“');
  expect(html.indexOf('role="note"')).toBeLessThan(html.indexOf('<textarea'));
});

it('groups what can be said less exactly under its name and hint, each box with its own label', async () => {
  const group = /<fieldset class="field" id="field-generalise".*?<\/fieldset>/s.exec(await asked())?.[0] ?? '';
  expect(group).toContain('<legend>Allgemeiner sagen');
  expect(group).toContain('aria-describedby="field-generalise-hint"');
  expect(group).toMatch(/<input type="checkbox" id="(field-generalise-0)"[^>]*>\s*<label for="field-generalise-0">/);
});

it('hands on what was ticked, and nothing when nothing was', async () => {
  const form = formsIn(await asked()).find(({ action }) => action.endsWith('/form'));
  if (form === undefined) throw new Error('there is no form');
  form.body.append('value:generalise', 'occupation-0a1b2c3d');
  await post(open.base, form.action, form.body);
  expect(open.core.accepted.findLast(({ kind }) => kind === 'form')).toMatchObject({
    values: { generalise: { kind: 'choices', values: ['occupation-0a1b2c3d'] } },
  });
  form.body.delete('value:generalise');
  form.body.set('token', 'again');
  await post(open.base, form.action, form.body);
  expect(open.core.accepted.findLast(({ kind }) => kind === 'form')).toMatchObject({
    values: { generalise: { kind: 'choices', values: [] } },
  });
});
