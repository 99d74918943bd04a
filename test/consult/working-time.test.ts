import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import table from '../../lexicon/holidays.json' with { type: 'json' };
import type { Calendar } from '../../src/consult/index.ts';
import {
  addSpan,
  defaultPolicy,
  holidaysOf,
  isWorkingDay,
  offerExpiry,
  promisedTime,
} from '../../src/consult/index.ts';

const berlin: Calendar = { timeZone: 'Europe/Berlin', holidays: holidaysOf('DE-BE', table) ?? new Set() };

/** Local time in Berlin to UTC and back, so that a row reads as the clock on the wall. */
function at(local: string): Date {
  return new Date(Temporal.PlainDateTime.from(local).toZonedDateTime('Europe/Berlin').epochMilliseconds);
}

function local(moment: Date): string {
  return Temporal.Instant.fromEpochMilliseconds(moment.getTime())
    .toZonedDateTimeISO('Europe/Berlin')
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' });
}

const policy = defaultPolicy(berlin);

describe('the promise of a reaction', () => {
  it.each([
    ['urgent', '2026-11-21T03:00', '2026-11-21T03:15', 'counts every hour, a Saturday night too'],
    ['today', '2026-11-23T09:00', '2026-11-23T13:00', 'is four hours by day'],
    ['today', '2026-11-23T18:30', '2026-11-24T09:30', 'rests from 20 to 7'],
    ['today', '2026-11-22T23:00', '2026-11-23T11:00', 'starts at 7 when asked at night'],
    ['today', '2026-11-22T16:00', '2026-11-22T20:00', 'counts Sundays, and may end with the day'],
    ['routine', '2026-11-23T09:00', '2026-11-24T09:00', 'is a day within the week'],
    ['routine', '2026-11-20T15:00', '2026-11-23T15:00', 'rests on Saturday and Sunday'],
    ['routine', '2026-12-23T10:00', '2026-12-24T10:00', 'counts Christmas Eve, which is no holiday'],
    ['routine', '2026-12-24T10:00', '2026-12-28T10:00', 'rests over Christmas and the weekend after it'],
    ['routine', '2026-11-22T11:00', '2026-11-23T17:00', 'is Monday by the end of work when asked on Sunday'],
    ['routine', '2026-12-25T11:00', '2026-12-28T17:00', 'is the first working day after a holiday'],
    ['routine', '2026-11-23T00:00', '2026-11-23T17:00', 'ends with the work of the day that it began with'],
    ['routine', '2026-11-23T00:10', '2026-11-24T00:10', 'is a day when asked in the night'],
    ['urgent', '2026-11-22T23:45', '2026-11-23T00:00', 'may end at midnight'],
  ] as const)('%s asked at %s is due at %s: %s', (urgency, asked, due, _why) => {
    expect(local(promisedTime(urgency, at(asked), policy))).toBe(due);
  });
});

it('a promise made after work is not drawn back to before it was made', () => {
  const routine = { ...policy.clocks.routine, promise: { kind: 'working-days', hours: 2 } } as const;
  const short = { ...policy, clocks: { ...policy.clocks, routine } };
  expect(local(promisedTime('routine', at('2026-11-23T22:00'), short))).toBe('2026-11-24T00:00');
});

describe('how long an offer stands', () => {
  it.each([
    ['urgent', '2026-11-23T09:00', '2026-11-23T09:06', 'six minutes'],
    ['today', '2026-11-23T19:30', '2026-11-24T07:30', 'an hour by day'],
    ['routine', '2026-11-23T09:00', '2026-11-23T17:00', 'eight working hours'],
    ['routine', '2026-11-20T16:00', '2026-11-23T15:00', 'an hour on Friday and seven on Monday'],
    ['routine', '2026-11-21T12:00', '2026-11-23T16:00', 'none of it on a Saturday'],
    ['routine', '2026-11-23T06:00', '2026-11-23T16:00', 'none of it before 8'],
    ['routine', '2026-12-31T16:30', '2027-01-04T15:30', 'none of it on New Year'],
  ] as const)('%s seen at %s runs out at %s: %s', (urgency, seen, expires, _why) => {
    expect(local(offerExpiry(urgency, at(seen), policy))).toBe(expires);
  });
});

describe('the two clock changes', () => {
  it('counts 23 real hours of day when the clock goes forward on a day that counts', () => {
    const sunday: Calendar = { timeZone: 'Europe/Berlin', holidays: new Set() };
    expect(addSpan(at('2026-03-28T12:00'), { kind: 'clock', minutes: 24 * 60 }, sunday)).toEqual(
      at('2026-03-29T13:00'),
    );
  });

  it('keeps working hours by the clock on the wall after either change', () => {
    expect(local(addSpan(at('2026-03-27T16:00'), { kind: 'working', hours: 2 }, berlin))).toBe('2026-03-30T09:00');
    expect(local(addSpan(at('2026-10-23T16:00'), { kind: 'working', hours: 2 }, berlin))).toBe('2026-10-26T09:00');
  });

  it('keeps the hours of the day over the night in which the clock goes back', () => {
    expect(local(addSpan(at('2026-10-24T19:00'), { kind: 'daytime', minutes: 120 }, berlin))).toBe('2026-10-25T08:00');
  });
});

describe('a working day', () => {
  it.each([
    ['2026-11-23', true],
    ['2026-11-21', false],
    ['2026-11-22', false],
    ['2026-05-01', false],
    ['2026-03-08', false],
    ['2027-03-08', false],
  ])('%s: %s', (day, works) => {
    expect(isWorkingDay(Temporal.PlainDate.from(day), berlin)).toBe(works);
  });
});

describe('the table of public holidays', () => {
  it('knows every Land and canton, and the three countries as such', () => {
    const regions = Object.keys(table.regions);
    expect(regions.filter((region) => region.startsWith('DE'))).toHaveLength(17);
    expect(regions.filter((region) => region.startsWith('AT'))).toHaveLength(10);
    expect(regions.filter((region) => region.startsWith('CH'))).toHaveLength(27);
  });

  it.each([
    ['DE-SN', '2026-11-18', true, 'Buß- und Bettag'],
    ['DE-BE', '2026-11-18', false, 'Buß- und Bettag'],
    ['DE-BY', '2026-06-04', true, 'Fronleichnam'],
    ['DE-HH', '2026-10-31', true, 'Reformationstag'],
    ['AT-9', '2026-10-26', true, 'Nationalfeiertag'],
    ['AT-9', '2026-04-03', false, 'Karfreitag'],
    ['CH-ZH', '2026-08-01', true, 'Bundesfeier'],
    ['CH-TI', '2026-04-03', false, 'Venerdì santo'],
    ['CH-VS', '2026-05-25', false, 'Lundi de Pentecôte'],
    ['CH-NE', '2026-06-04', false, 'Fête-Dieu'],
    ['CH-GR', '2027-03-26', true, 'Karfreitag'],
    ['CH-AI', '2028-12-08', true, 'Mariä Empfängnis'],
  ])('%s %s: %s (%s)', (region, day, isHoliday, _name) => {
    expect(holidaysOf(region, table)?.has(day)).toBe(isHoliday);
  });

  it.each([
    ['XX-1', table],
    ['DE-BE', null],
    ['DE-BE', {}],
    ['constructor', table],
    ['DE-BE', { regions: { 'DE-BE': 'x' } }],
  ])('does not know the region %s of %j', (region, from) => {
    expect(holidaysOf(region, from)).toBeNull();
  });
});
