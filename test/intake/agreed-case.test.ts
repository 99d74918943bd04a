import { describe, expect, it } from 'vitest';
import type { ConsultRequest } from '../../src/consult/index.ts';
import { agreedCase, forgottenCases, keptCases } from '../../src/intake/agreed-case.ts';
import { draftRequest, intake, introduction, monday, scrubbed } from '../fixtures/make-request.ts';

const keyed = { digest: (...parts: readonly (string | null)[]) => parts.join('-') };
const answer = (text: string) => ({ text: scrubbed(text), by: 'expert', agreement: null, at: monday }) as const;

function request(changes: Partial<ConsultRequest> = {}): ConsultRequest {
  return draftRequest({
    status: 'closed',
    closedAt: monday,
    closedHow: 'helped',
    intake: intake({
      question: scrubbed('43-jähriger Lokführer mit Vorhofflimmern nach Ablation: Antikoagulation absetzen?'),
    }),
    introductions: [
      introduction('intro-1', 'herz', {
        status: 'answered',
        askerConsentAt: monday,
        expertConsentAt: monday,
        answers: [answer('Zuerst abwarten.'), answer('Nach zwei Monaten absetzen.')],
      }),
    ],
    ...changes,
  });
}

const kept = (of: ConsultRequest) => agreedCase(of, { introductionId: 'intro-1' }, keyed);

describe('the case that both agreed to keep', () => {
  it('holds question and last answer, said less exactly, under the name of the field and the month', () => {
    const [found] = kept(request());
    expect(found).toMatchObject({ id: 'case-intro-1', expertId: 'herz', helpful: true, lang: 'de', lesson: '' });
    expect(found?.question).toContain('Vorhofflimmern');
    expect(found?.question).not.toContain('43');
    expect(found?.answer).toBe('Nach zwei Monaten absetzen.');
    expect(found?.closedOn).toEqual(new Date('2026-11-01T00:00:00Z'));
  });

  it('is none while one of them has not said yes', () => {
    const [shared] = request().introductions;
    if (shared === undefined) throw new Error('no introduction');
    expect(kept(request({ introductions: [{ ...shared, expertConsentAt: null }] }))).toEqual([]);
  });

  it('is none when nothing was written, or the request was reopened', () => {
    const [shared] = request().introductions;
    if (shared === undefined) throw new Error('no introduction');
    expect(kept(request({ introductions: [{ ...shared, answers: [] }] }))).toEqual([]);
    expect(kept(request({ closedAt: null }))).toEqual([]);
  });

  it('holds the lesson, said less exactly, whether it came before the second yes or after it', () => {
    const taught = request({ lesson: scrubbed('Bei 43-jährigem Lokführer nach zwei Monaten absetzen.') });
    const lessons = [
      kept(taught),
      keptCases(taught, { kind: 'consent', introductionId: 'intro-1' }, keyed),
      keptCases(taught, { kind: 'lesson', text: scrubbed('Nach zwei Monaten absetzen.') }, keyed),
    ].map(([found]) => found?.lesson);
    expect(lessons[0]).toContain('zwei Monaten');
    expect(lessons[0]).not.toMatch(/43/);
    expect(new Set(lessons).size).toBe(1);
    expect(keptCases(taught, { kind: 'thank' }, keyed)).toEqual([]);
  });

  it('is forgotten under the id it was kept under, when a yes is taken back', () => {
    const [found] = kept(request());
    expect(forgottenCases({ kind: 'consent-withdraw', introductionId: 'intro-1' }, keyed)).toEqual([found?.id]);
    expect(forgottenCases({ kind: 'thank' }, keyed)).toEqual([]);
  });
});
