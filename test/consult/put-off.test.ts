import { describe, expect, it } from 'vitest';
import { defaultPolicy, mayPutOff, stillTrue, type Urgency } from '../../src/consult/index.ts';
import { introduction, monday } from '../fixtures/make-request.ts';
import { asker, berta, carl, Ward, zurich } from './ward.ts';

/** Accepted on a Monday at nine in Zurich, and reminded. */
function reminded(urgency: Urgency = 'routine'): Ward {
  const ward = new Ward().asks(berta, { urgency }).accepts();
  return ward.runs('answer-reminder', ward.last.id);
}

function later(ward: Ward, days: 1 | 3): Ward {
  return ward.does(berta, { kind: 'put-off', introductionId: ward.last.id, days });
}

function refused(ward: Ward, by = berta): unknown {
  return ward.try(by, { kind: 'put-off', introductionId: ward.last.id, days: 1 });
}

describe('a reminder that an expert puts off', () => {
  it.each([
    ['today', 1, '2026-11-24T12:00:00Z', 'a day later at one, when the reminder came'],
    ['routine', 1, '2026-11-26T08:00:00Z', 'on Thursday at nine'],
    ['routine', 3, '2026-11-30T07:00:00Z', 'on Monday at eight, and not on Saturday'],
  ] as const)('%s, by %d days, comes again at %s: %s', (urgency, days, again, _why) => {
    const ward = later(reminded(urgency), days);
    expect(ward.running).toEqual(['answer-reminder']);
    expect(ward.due('answer-reminder', ward.last.id)).toEqual(new Date(again));
    expect(ward.runs('answer-reminder', ward.last.id).told).toEqual([`${berta}: answer-reminder`]);
    expect(ward.running).toEqual(['answer-silent']);
  });

  it('is told to the asker, who is not asked meanwhile', () => {
    const ward = later(reminded(), 1);
    expect(ward.said).toContainEqual({ kind: 'tell', to: asker, card: 'notice', about: 'answer-later' });
    expect(ward.refreshed).toContain(`${berta}: answer-reminder`);
    expect(ward.request.status).toBe('introduced');
  });

  it('may be put off again, until a week after they accepted', () => {
    const ward = later(reminded(), 3).runs('answer-reminder', 'id-1');
    expect(refused(ward)).toBe('illegal');
    const daily = later(reminded(), 1).runs('answer-reminder', 'id-1');
    expect(refused(daily)).toBeNull();
  });

  it('may not be put off by days where the answer is urgent', () => {
    expect(refused(reminded('urgent'))).toBe('illegal');
  });

  it('may not be put off before it came, nor once the asker decides how to go on', () => {
    expect(refused(new Ward().asks(berta).accepts())).toBe('illegal');
    const ward = reminded();
    expect(refused(ward.runs('answer-silent', ward.last.id))).toBe('illegal');
  });

  it('belongs to the expert alone, and to one who still owes an answer', () => {
    expect(refused(reminded(), asker)).toBe('not-allowed');
    expect(refused(reminded(), carl)).toBe('not-allowed');
    expect(refused(reminded().answers())).toBe('already-decided');
    expect(refused(new Ward().asks(berta))).toBe('already-decided');
  });

  it('counts from now where nobody wrote down when they accepted', () => {
    const { routine } = defaultPolicy(zurich).clocks;
    const silent = introduction('i', berta, { status: 'accepted', reminders: 1, acceptedAt: null });
    expect(mayPutOff(silent, 3, routine, monday)).toBe(true);
  });

  it('is news only while an answer is awaited', () => {
    const ward = later(reminded(), 1);
    const news = { kind: 'tell', to: asker, card: 'notice', about: 'answer-later' } as const;
    expect(stillTrue(news, ward.request)).toBe(true);
    ward.answers();
    expect(stillTrue(news, ward.request)).toBe(false);
    expect(stillTrue({ ...news, about: 'stale' }, ward.request)).toBe(true);
  });
});

it('a reminder at night comes again at the same hour where the night counts', () => {
  const { urgent } = defaultPolicy(zurich).clocks;
  const clocks = { ...defaultPolicy(zurich).clocks, urgent: { ...urgent, putOffDays: 2 } };
  const ward = new Ward().asks(berta, { urgency: 'urgent' }).later(780).accepts();
  const given = ward.given.bind(ward);
  ward.given = (by) => ({ ...given(by), policy: { ...defaultPolicy(zurich), clocks } });
  later(ward.runs('answer-reminder', ward.last.id), 1);
  expect(ward.due('answer-reminder', ward.last.id)).toEqual(new Date(ward.now.getTime() + 86_400_000));
});
