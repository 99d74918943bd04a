import { describe, expect, it } from 'vitest';
import { remindExpert } from '../../src/consult/reminders.ts';
import { scrubbed } from '../fixtures/make-request.ts';
import { asker, berta, carl, coordinator, Ward } from './ward.ts';

const HOUR = 60;
const DAY = 24 * HOUR;

/** The clock on the wall of the house. */
function local({ now }: Ward): string {
  return now.toLocaleString('en-GB', {
    timeZone: 'Europe/Zurich',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
  });
}

describe('an expert who accepted and is silent', () => {
  it.each([
    ['urgent', 'Mon 09:30', 'Mon 09:40', 'Mon 09:50'],
    ['today', 'Mon 13:00', 'Mon 17:00', 'Tue 08:00'],
    ['routine', 'Wed 09:00', 'Fri 09:00', 'Tue 09:00'],
  ] as const)('%s, accepted on Monday at nine: reminded %s, the asker asked %s, the next comes %s', (urgency, remind, ask, next) => {
    const ward = new Ward().asks(berta, { urgency }).accepts();
    const { id } = ward.last;
    ward.runs('answer-reminder', id);
    expect([local(ward), ward.told]).toEqual([remind, [`${berta}: answer-reminder`]]);
    ward.runs('answer-silent', id);
    expect([local(ward), ward.told]).toEqual([ask, [`${asker}: late-choice`]]);
    ward.runs('next-if-silent', id);
    expect(local(ward)).toBe(next);
    expect(ward.told).toEqual([`${berta}: ended`, `${asker}: request`, `${carl}: offer`]);
    expect(ward.request.introductions[0]?.status).toBe('released');
  });

  it.each([
    ['urgent', 12 * HOUR, 'Mon 21:30', 'at night too, since it is urgent'],
    ['today', 9 * HOUR, 'Tue 09:00', 'on the next morning, not at night'],
    ['today', 15 * HOUR, 'Tue 11:00', 'after a whole morning, when accepted at midnight'],
    ['routine', 14 * HOUR, 'Wed 17:00', 'by the end of the second working day, when accepted at night'],
    ['routine', 4 * DAY + 7 * HOUR, 'Tue 16:00', 'after the weekend, when accepted on Friday afternoon'],
    ['routine', 5 * DAY, 'Tue 17:00', 'on working days alone, when accepted on a Saturday'],
  ] as const)('%s, accepted %d minutes later, is reminded %s: %s', (urgency, minutes, remind, _why) => {
    const ward = new Ward().asks(berta, { urgency }).later(minutes).accepts();
    expect(local(ward.runs('answer-reminder', ward.last.id))).toBe(remind);
  });

  it('at the end of the day: the asker is asked on the next working morning, not at night', () => {
    const ward = new Ward()
      .asks(berta)
      .later(6 * HOUR)
      .accepts();
    const { id } = ward.last;
    expect(local(ward.runs('answer-reminder', id))).toBe('Mon 19:00');
    expect(local(ward.runs('answer-silent', id))).toBe('Tue 10:00');
    expect(
      local(
        ward
          .later(9 * HOUR)
          .does(asker, { kind: 'wait' })
          .runs('answer-silent', id),
      ),
    ).toBe('Wed 10:00');
  });

  function silent(): Ward {
    const ward = new Ward().asks(berta).accepts();
    return ward.runs('answer-reminder', ward.last.id).runs('answer-silent', ward.last.id);
  }

  it('has answered already, says the asker', () => {
    const ward = silent().does(asker, { kind: 'answer', introductionId: 'id-1', text: null, agreement: null });
    expect(ward.request.status).toBe('answered');
    expect(ward.refreshed).toEqual(expect.arrayContaining([`${asker}: late-choice`, `${berta}: answer-reminder`]));
  });

  it('may be waited for: the asker is asked again later, the expert not reminded twice', () => {
    const ward = silent().does(asker, { kind: 'wait' });
    expect(ward.running).toEqual(['answer-silent']);
    expect(ward.refreshed).toContain(`${asker}: late-choice`);
    expect(ward.runs('answer-silent', ward.last.id).told).toEqual([`${asker}: late-choice`]);
  });

  it('may be replaced at once', () => {
    const ward = silent().does(asker, { kind: 'next-expert' });
    expect(ward.told).toEqual([`${berta}: ended`, `${carl}: offer`]);
  });

  it('shows a sign of life in the relay, and the clock starts again', () => {
    const ward = new Ward().asks(berta, { anonymous: true }).accepts();
    const { id } = ward.last;
    ward
      .later(60)
      .does(berta, { kind: 'relay', conversationId: ward.conversationId, text: scrubbed('Ich sehe es mir an.') });
    expect(ward.due('answer-reminder', id)).toEqual(new Date(ward.now.getTime() + 240 * 60_000));
    ward.runs('answer-reminder', id).runs('answer-silent', id);
    ward.does(berta, { kind: 'relay', conversationId: ward.conversationId, text: scrubbed('Gleich.') });
    expect(ward.running).toEqual(['answer-silent']);
  });

  it('is nobody, when the introduction of a reminder is no longer accepted', () => {
    const ward = new Ward().asks(berta);
    expect(remindExpert(ward.request, ward.last.id, ward.given(null))).toBe('stale');
  });

  it.each([
    'offer-expires',
    'answer-reminder',
    'answer-silent',
    'hand-over-expires',
  ] as const)('is nobody, when the clock "%s" belongs to nothing that is there', (timer) => {
    const ward = new Ward().asks(berta).accepts();
    expect(ward.try(null, { kind: 'timer', timer, about: 'id-99' })).toBe('stale');
  });

  it('is not asked about before the time', () => {
    expect(new Ward().asks(berta).accepts().try(asker, { kind: 'wait' })).toBe('already-decided');
    expect(silent().answers().try(asker, { kind: 'wait' })).toBe('already-decided');
    expect(new Ward().asks(berta).try(asker, { kind: 'wait' })).toBe('already-decided');
    expect(new Ward().asks(berta).try(asker, { kind: 'next-expert' })).toBe('already-decided');
    expect(new Ward().submits().try(asker, { kind: 'next-expert' })).toBe('already-decided');
  });
});

describe('releasing', () => {
  it.each([
    ['the expert', berta, [`${asker}: request`, `${carl}: offer`]],
    ['the asker', asker, [`${berta}: ended`, `${carl}: offer`]],
    ['the coordinator', coordinator, [`${berta}: ended`, `${asker}: request`, `${carl}: offer`]],
  ])('by %s brings the next, tells the others, and makes a new promise', (_who, by, told) => {
    const ward = new Ward().asks(berta).accepts().konsil({ kind: 'conversation-opened', conversationId: 'id-2' });
    ward.later(60).does(by, { kind: 'release', introductionId: ward.last.id });
    expect(ward.told).toEqual(told);
    expect(ward.said).toContainEqual({ kind: 'leave', conversationId: 'id-2' });
    expect(ward.request.promisedAt).toEqual(new Date('2026-11-23T13:00:00Z'));
    expect(ward.due('promise-missed')).toEqual(ward.request.promisedAt);
  });

  it("needs someone who accepted, and is nobody else's business", () => {
    const ward = new Ward().asks(berta);
    expect(ward.try(berta, { kind: 'release', introductionId: ward.last.id })).toBe('already-decided');
    expect(ward.accepts().try(carl, { kind: 'release', introductionId: ward.last.id })).toBe('not-allowed');
  });

  it('of the only one wanted ends with the asker, who decides how to go on', () => {
    const ward = new Ward().submits({ namedExpert: berta, onlyNamed: true }).matches(berta).delivered().accepts();
    ward.does(berta, { kind: 'release', introductionId: ward.last.id });
    expect(ward.request.status).toBe('unmatched');
    expect(ward.running).toEqual(['unmatched-lapse']);
  });
});
