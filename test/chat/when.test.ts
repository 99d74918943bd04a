import { describe, expect, it } from 'vitest';
import { sayBy, sayByFromNow, sayDate, sayStamp, sayWithin } from '../../src/chat/say/when.ts';

/** A Monday, 9:00 in Berlin. */
const now = new Date('2026-11-23T08:00:00Z');
const berlin = { now, timeZone: 'Europe/Berlin' } as const;

describe('a promised time on a message carries its date, since it may be read on another day', () => {
  it.each([
    ['2026-11-23T13:20:00Z', 'bis Mo 23.11., 14:20 Uhr', 'by Mon 23 Nov, 14:20'],
    ['2026-11-24T08:00:00Z', 'bis Di 24.11., 9:00 Uhr', 'by Tue 24 Nov, 9:00'],
    ['2026-11-22T22:59:00Z', 'bis So 22.11., 23:59 Uhr', 'by Sun 22 Nov, 23:59'],
    ['2026-11-23T23:00:00Z', 'bis Mo 23.11., 24 Uhr', 'by Mon 23 Nov, midnight'],
    ['2027-01-04T08:00:00Z', 'bis Mo 4.1.2027, 9:00 Uhr', 'by Mon 4 Jan 2027, 9:00'],
  ])('%s: %s', (at, german, english) => {
    expect(sayBy(new Date(at), { ...berlin, lang: 'de' })).toBe(german);
    expect(sayBy(new Date(at), { ...berlin, lang: 'en' })).toBe(english);
  });

  it('in the zone of the house, not of the machine', () => {
    expect(sayBy(new Date('2026-11-24T02:20:00Z'), { now, timeZone: 'America/Toronto', lang: 'en' })).toBe(
      'by Mon 23 Nov, 21:20',
    );
  });
});

describe('a promised time in a form, which is read at once, is said as a colleague would say it', () => {
  it.each([
    ['2026-11-23T13:20:00Z', 'heute bis 14:20 Uhr', 'today by 14:20'],
    ['2026-11-23T23:00:00Z', 'heute bis 24 Uhr', 'today by midnight'],
    ['2026-11-24T08:00:00Z', 'morgen, Di 24.11., bis 9:00 Uhr', 'tomorrow, Tue 24 Nov, by 9:00'],
    ['2026-11-25T08:05:00Z', 'bis Mi 25.11., 9:05 Uhr', 'by Wed 25 Nov, 9:05'],
  ])('%s: %s', (at, german, english) => {
    expect(sayByFromNow(new Date(at), { ...berlin, lang: 'de' })).toBe(german);
    expect(sayByFromNow(new Date(at), { ...berlin, lang: 'en' })).toBe(english);
  });

  it('across the change of the clocks in spring', () => {
    const eve = new Date('2026-03-28T22:30:00Z');
    expect(sayByFromNow(new Date('2026-03-29T07:00:00Z'), { now: eve, timeZone: 'Europe/Zurich', lang: 'de' })).toBe(
      'morgen, So 29.3., bis 9:00 Uhr',
    );
  });
});

describe('other times', () => {
  const at = new Date('2026-11-23T13:20:00Z');

  it('tells a date and a time for the chart with the year', () => {
    expect(sayDate(at, { ...berlin, lang: 'de' })).toBe('23.11.2026');
    expect(sayStamp(at, { ...berlin, lang: 'en' })).toBe('23 Nov 2026, 14:20');
  });
});

describe('how long Konsil waits before it acts by itself', () => {
  it.each([
    [{ kind: 'clock', minutes: 2 }, 'innerhalb von 2 Minuten', 'within 2 minutes'],
    [{ kind: 'clock', minutes: 60 }, 'innerhalb von 1 Stunde', 'within 1 hour'],
    [{ kind: 'clock', minutes: 90 }, 'innerhalb von 90 Minuten', 'within 90 minutes'],
    [{ kind: 'clock', minutes: 2880 }, 'innerhalb von 2 Tagen', 'within 2 days'],
    [{ kind: 'working', hours: 1 }, 'innerhalb von 1 Arbeitsstunde', 'within 1 working hour'],
    [{ kind: 'working', hours: 2 }, 'innerhalb von 2 Arbeitsstunden', 'within 2 working hours'],
    [{ kind: 'working', hours: 18 }, 'innerhalb von 2 Arbeitstagen', 'within 2 working days'],
    [{ kind: 'working-days', hours: 24 }, 'innerhalb von 1 Arbeitstag', 'within 1 working day'],
    [null, 'innerhalb kurzer Zeit', 'within a short while'],
  ] as const)('%o: %s', (span, german, english) => {
    expect(sayWithin(span, 'de')).toBe(german);
    expect(sayWithin(span, 'en')).toBe(english);
  });

  it('says which hours count where the night does not', () => {
    const fourHours = { kind: 'daytime', minutes: 240 } as const;
    expect(sayWithin(fourHours, 'de')).toBe('innerhalb von 4 Stunden (gezählt von 7 bis 20 Uhr)');
    expect(sayWithin(fourHours, 'en')).toBe('within 4 hours (counted from 7:00 to 20:00)');
  });
});
