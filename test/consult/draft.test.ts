import { describe, expect, it } from 'vitest';
import { phraseWords } from '../../src/consult/clauses.ts';
import { intake, scrubbed } from '../fixtures/make-request.ts';
import { asker, berta, Ward } from './ward.ts';

const sepsis = { id: 's-2', group: 'sepsis', lang: 'de', words: phraseWords('sepsis') };
const stroke = {
  phrases: [{ id: 's-1', group: 'stroke', lang: 'de', words: phraseWords('akute hemiparese') }],
  cues: [],
};

function typed(question: string) {
  return {
    kind: 'draft',
    requestId: 'draft-1',
    askerId: asker,
    circleId: 'test-circle',
    intake: intake({ question: scrubbed(question) }),
    known: [{ digest: 'd-1', placeholder: '[NAME_1]' }],
    kept: [],
  } as const;
}

describe('a question being written', () => {
  it('is kept for a day, looked for nowhere and shown to nobody', () => {
    const ward = new Ward().does(asker, typed('Metformin bei eGFR 40?'));
    expect(ward.request).toMatchObject({
      status: 'draft',
      id: 'draft-1',
      askerId: asker,
      rowVersion: 1,
      known: [{ placeholder: '[NAME_1]' }],
    });
    expect(ward.said).toEqual([{ kind: 'home', of: asker }]);
    expect(ward.due('discard-draft')).toEqual(new Date('2026-11-24T08:00:00Z'));
  });

  it('may be written again', () => {
    const ward = new Ward().does(asker, typed('Metformin?')).does(asker, typed('Metformin bei eGFR 40?'));
    expect(ward.request).toMatchObject({ rowVersion: 2, intake: { question: 'Metformin bei eGFR 40?' } });
  });

  it('is discarded after a day, quietly', () => {
    const ward = new Ward().does(asker, typed('Metformin?')).runs('discard-draft');
    expect(ward.request.status).toBe('discarded');
    expect(ward.told).toEqual([]);
    expect(ward.try(asker, { kind: 'discard' })).toBe('already-decided');
  });

  it('belongs to the one who wrote it', () => {
    const ward = new Ward().does(asker, typed('Metformin?'));
    expect(ward.try(berta, typed('Etwas anderes?'))).toBe('not-allowed');
    expect(new Ward().try(berta, typed('Metformin?'))).toBe('not-allowed');
  });

  it('is not there before it is begun', () => {
    expect(new Ward().try(asker, { kind: 'submit' })).toBe('no-such-thing');
  });

  it('cannot be sent unconfirmed, closed, withdrawn, amended, handed over or be given exclusions', () => {
    const ward = new Ward().does(asker, typed('Metformin?'));
    expect(ward.try(asker, { kind: 'submit' })).toBe('illegal');
    expect(ward.try(asker, { kind: 'close' })).toBe('illegal');
    expect(ward.try(asker, { kind: 'withdraw' })).toBe('illegal');
    expect(ward.try(asker, { kind: 'hand-over', to: berta })).toBe('illegal');
    expect(ward.try(asker, { kind: 'exclude', expertId: berta })).toBe('illegal');
    expect(ward.try(asker, { ...typed('Anders?'), kind: 'amend' })).toBe('illegal');
  });
});

describe('confirming', () => {
  it('refuses a question without words', () => {
    expect(new Ward().try(asker, { ...typed('  '), kind: 'confirm' })).toBe('illegal');
  });

  it('sends the question out at once when no earlier case is like it', () => {
    const ward = new Ward().submits();
    expect(ward.request).toMatchObject({ status: 'open', submittedAt: ward.now });
    expect(ward.told).toEqual([`${asker}: request`]);
    expect(ward.running).toEqual(['promise-missed']);
  });

  it('comes too late once the question is out', () => {
    const ward = new Ward().submits();
    expect(ward.try(asker, { ...typed('Anders?'), kind: 'confirm' })).toBe('already-decided');
    expect(ward.try(asker, typed('Anders?'))).toBe('already-decided');
    expect(ward.try(asker, { kind: 'submit' })).toBe('already-decided');
    expect(ward.try(asker, { kind: 'use-case', caseId: 'case-1' })).toBe('already-decided');
  });
});

describe('an earlier case like it', () => {
  it('is shown before anyone is disturbed, and using it closes the request', () => {
    const ward = new Ward().confirms().finds(['case-1', 'case-2']);
    expect(ward.told).toEqual([`${asker}: similar-case`]);
    expect(ward.try(asker, { kind: 'use-case', caseId: 'case-9' })).toBe('no-such-thing');
    ward.does(asker, { kind: 'use-case', caseId: 'case-2' });
    expect(ward.request).toMatchObject({ status: 'closed', closedHow: 'use-case', usedCase: 'case-2', outcome: null });
    expect(ward.refreshed).toEqual([`${asker}: similar-case`]);
    expect(ward.running).toEqual([]);
  });

  it('may turn out not to help: the question goes out after all, and its card is said for the first time', () => {
    const ward = new Ward().confirms().finds(['case-1']).does(asker, { kind: 'use-case', caseId: 'case-1' });
    ward.does(asker, { kind: 'reopen' });
    expect(ward.request).toMatchObject({ status: 'open', submittedAt: ward.now });
    expect(ward.told).toEqual([`${asker}: request`]);
    expect(ward.refreshed).toEqual([`${asker}: similar-case`]);
  });

  it('is dropped when the search was for words that have changed since', () => {
    const ward = new Ward().confirms();
    const rowVersion = ward.request.rowVersion;
    ward.does(asker, typed('Doch anders?'));
    expect(ward.try(null, { kind: 'similar-found', rowVersion, cases: [] })).toBe('stale');
    expect(ward.try(null, { kind: 'similar-found', rowVersion: ward.request.rowVersion, cases: [] })).toBe('stale');
    ward.confirms();
    expect(ward.try(null, { kind: 'similar-found', rowVersion, cases: [] })).toBe('stale');
    expect(ward.finds([]).request.status).toBe('open');
  });
});

describe('a red flag', () => {
  const acute = { question: scrubbed('Akute Hemiparese seit 20 Minuten, Lyse?') };

  function warned(): Ward {
    const ward = new Ward();
    ward.rules = stroke;
    return ward.confirms(acute);
  }

  it('shows whom to phone before anything else happens', () => {
    const ward = warned();
    expect(ward.request).toMatchObject({ status: 'draft', redFlags: ['stroke'], redFlagAnswer: null });
    expect(ward.told).toEqual([`${asker}: red-flag`]);
    expect(ward.said.some(({ kind }) => kind === 'find-similar')).toBe(false);
    expect(ward.try(asker, { kind: 'submit' })).toBe('illegal');
  });

  it.each(['phoned', 'not-acute'] as const)('lets the asker go on after "%s"', (answer) => {
    const ward = warned().does(asker, { kind: 'red-flag-answered', answer });
    expect(ward.refreshed).toEqual([`${asker}: red-flag`]);
    expect(ward.said).toContainEqual({ kind: 'find-similar', rowVersion: ward.request.rowVersion });
    expect(ward.finds([]).request.status).toBe('open');
  });

  it('is answered once, and the answer holds when the same question is confirmed again', () => {
    const ward = warned().does(asker, { kind: 'red-flag-answered', answer: 'phoned' });
    expect(ward.try(asker, { kind: 'red-flag-answered', answer: 'not-acute' })).toBe('already-decided');
    ward.confirms(acute);
    expect(ward.told).toEqual([]);
    expect(ward.request.redFlagAnswer).toBe('phoned');
  });

  it('of another kind is asked about anew, whatever was said of the first', () => {
    const ward = warned().does(asker, { kind: 'red-flag-answered', answer: 'not-acute' });
    ward.rules = { phrases: [...stroke.phrases, sepsis], cues: [] };
    ward.confirms({ question: scrubbed('Akute Hemiparese und Sepsis?') });
    expect(ward.request).toMatchObject({ redFlags: ['stroke', 'sepsis'], redFlagAnswer: null });
    expect(ward.told).toEqual([`${asker}: red-flag`]);
  });

  it('is looked for in every field', () => {
    const ward = new Ward();
    ward.rules = stroke;
    ward.confirms({
      history: scrubbed('Akute Hemiparese links'),
      desiredStep: scrubbed('Verlegung?'),
      earlierPlan: scrubbed('Abwarten'),
    });
    expect(ward.request.redFlags).toEqual(['stroke']);
  });

  it('cannot be answered where there is none', () => {
    expect(new Ward().confirms().try(asker, { kind: 'red-flag-answered', answer: 'phoned' })).toBe('already-decided');
  });

  it('that comes with an amendment is shown, and holds nothing up', () => {
    const ward = new Ward();
    ward.rules = stroke;
    ward.asks(berta).does(asker, { ...typed('Jetzt akute Hemiparese, was tun?'), kind: 'amend' });
    expect(ward.told).toEqual([`${asker}: red-flag`]);
    expect(ward.request.status).toBe('offered');
    ward.does(asker, { kind: 'red-flag-answered', answer: 'phoned' });
    expect(ward.request.redFlagAnswer).toBe('phoned');
  });
});
