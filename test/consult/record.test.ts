import { describe, expect, it } from 'vitest';
import type { Intake, Person, PersonId, RecordRow } from '../../src/consult/index.ts';
import { recordOf } from '../../src/consult/index.ts';
import { expert, intake, person, scrubbed } from '../fixtures/make-request.ts';
import { asker, berta, Ward } from './ward.ts';

const people: ReadonlyMap<PersonId, Person> = new Map([person(asker), expert(berta)].map((one) => [one.id, one]));
const text = scrubbed('Absetzen.');

function record(ward: Ward, reader: PersonId, known = people): readonly RecordRow[] {
  return recordOf(ward.request, ward.last, reader, known);
}

function answered(changes: Partial<Intake> = {}): Ward {
  return new Ward().asks(berta, changes).answers(text);
}

describe('the copy for the record', () => {
  it('gives question, adviser with role, answer and times, and says whose decision it is', () => {
    const ward = answered({ history: scrubbed('Ablation vor drei Monaten.'), desiredStep: scrubbed('Absetzen?') });
    expect(record(ward, asker)).toEqual([
      { kind: 'person', what: 'asker', name: `Ada Testmann (${asker})`, role: 'Oberärztin', house: 'Testspital' },
      { kind: 'time', what: 'asked', at: ward.now },
      { kind: 'text', what: 'question', text: intake().question },
      { kind: 'text', what: 'history', text: 'Ablation vor drei Monaten.' },
      { kind: 'text', what: 'desired-step', text: 'Absetzen?' },
      { kind: 'person', what: 'adviser', name: `Ada Testmann (${berta})`, role: 'Oberärztin', house: 'Testspital' },
      { kind: 'text', what: 'answer', text },
      { kind: 'time', what: 'answered', at: ward.now },
      { kind: 'note', what: 'opinion-only' },
    ]);
  });

  it('names an anonymous asker to themselves alone', () => {
    const ward = answered({ anonymous: true });
    expect(record(ward, berta)).toContainEqual({ kind: 'anonymous', what: 'asker', pseudonym: ward.last.pseudonym });
    expect(JSON.stringify(record(ward, berta))).not.toContain(asker);
    expect(record(ward, asker)[0]).toMatchObject({ kind: 'person', what: 'asker' });
  });

  it('notes an answer given in the conversation without inventing words', () => {
    const ward = new Ward().asks(berta).accepts().answers(null);
    expect(record(ward, asker)).toContainEqual({ kind: 'note', what: 'answered-in-conversation' });
  });

  it('leaves out what came too late to be passed on', () => {
    const ward = answered().does(asker, { kind: 'close' });
    ward.does(berta, { kind: 'answer', introductionId: ward.last.id, text: scrubbed('Nachtrag.'), agreement: null });
    expect(JSON.stringify(record(ward, asker))).not.toContain('Nachtrag');
  });

  it('holds the earlier plan for the asker, and for the expert once they wrote their own', () => {
    const changes = { kind: 'second-opinion', earlierPlan: scrubbed('Weiter wie bisher.') } as const;
    const plan = { kind: 'text', what: 'earlier-plan', text: 'Weiter wie bisher.' };
    const asked = new Ward().asks(berta, changes);
    expect(record(asked, asker)).toContainEqual(plan);
    expect(record(asked, berta)).not.toContainEqual(plan);
    const ward = answered(changes).does(berta, { kind: 'agreement', introductionId: 'id-1', agreement: 'differs' });
    expect(record(ward, berta)).toEqual(expect.arrayContaining([plan, { kind: 'agreement', agreement: 'differs' }]));
  });

  it('is whole even where a person or a time is no longer known', () => {
    const ward = answered({ anonymous: true });
    const introduction = { ...ward.last, pseudonym: null };
    expect(
      recordOf({ ...ward.request, submittedAt: null }, introduction, berta, new Map()).map(({ kind }) => kind),
    ).toEqual(['anonymous', 'text', 'text', 'time', 'note']);
  });
});
