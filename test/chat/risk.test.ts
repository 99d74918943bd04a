import { expect, it } from 'vitest';
import { renderCard, renderForm } from '../../src/chat/index.ts';
import { restoreScrubbed } from '../../src/deid/scrubbed-text.ts';
import { intake } from '../fixtures/make-request.ts';
import { contextFor, fullRequest } from './ward.ts';

const RARE =
  'Ein Leuchtturmwärter aus einem kleinen Dorf, 47 J, am Samstag beim Stadtlauf gestürzt, war in der Zeitung';

const draft = (question: string) =>
  fullRequest({ status: 'draft', intake: intake({ question: restoreScrubbed(question) }) });
const shown = (question: string, status: 'draft' | 'open' = 'draft') =>
  JSON.stringify(renderCard('request', contextFor('asker-marked-id', { ...draft(question), status })).parts);

it('warns on the card of a draft, where no form was opened, and no longer once it was sent', () => {
  expect(shown(RARE)).toContain('Seltener Beruf: „Leuchtturmwärter“');
  expect(shown(RARE, 'open')).not.toContain('Seltener Beruf');
  expect(shown('Vorhofflimmern unter Apixaban')).not.toContain('verraten');
});

it('offers what fits what every platform can show: few options, short labels, and no word in a value', () => {
  const long = `${RARE}. ${'Falkner, Jockey, Astronaut, Geigenbauer, Orgelbauer, Stuntman, Testpilot, Dompteur, Bergführer. '}`;
  const { reader, site, now } = contextFor('asker-marked-id', draft(long));
  const form = renderForm('question', {
    reader,
    site,
    now,
    handle: 'h',
    request: null,
    about: null,
    colleagues: [],
    values: { question: long },
    marks: {},
    refused: {},
    again: false,
  });
  const field = form.fields[1];
  if (field?.kind !== 'choices') throw new Error('the choice stands behind the question');
  expect(field).toMatchObject({ id: 'generalise', required: false, values: [] });
  expect(field.options.length).toBe(10);
  for (const { value, label } of field.options) {
    expect(value).toMatch(/^[a-z]+-[0-9a-f]{8}$/);
    expect(label.length).toBeLessThanOrEqual(75);
  }
});
