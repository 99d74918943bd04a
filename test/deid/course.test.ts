import { describe, expect, it } from 'vitest';
import { daysBetween, readDay } from '../../src/deid/course.ts';
import { RawText, scrub } from '../../src/deid/index.ts';
import { GENERIC } from '../../src/deid/recogniser.ts';
import { beforeRedaction, redact } from '../../src/deid/redact.ts';

describe('a day as it is written', () => {
  it.each([
    ['3.2.2024', { day: 3, month: 2, year: 2024 }],
    ['03.02.24', { day: 3, month: 2, year: 2024 }],
    ['3.2.', { day: 3, month: 2, year: undefined }],
    ['2024-02-03', { day: 3, month: 2, year: 2024 }],
    ['3. Februar 2024', { day: 3, month: 2, year: 2024 }],
    ['3rd March', { day: 3, month: 3, year: undefined }],
    ['12 août 1961', { day: 12, month: 8, year: 1961 }],
    ['1er mars 2024', { day: 1, month: 3, year: 2024 }],
    ['3 marzo 2024', { day: 3, month: 3, year: 2024 }],
    ['3 di giugno', { day: 3, month: 6, year: undefined }],
    ['March 3, 2024', { day: 3, month: 3, year: 2024 }],
    ['May 4th', { day: 4, month: 5, year: undefined }],
    ['4th of May 2024', { day: 4, month: 5, year: 2024 }],
    ['04-Mar-2024', { day: 4, month: 3, year: 2024 }],
    ['7. Jänner', { day: 7, month: 1, year: undefined }],
    ['14/08/2024', { day: 14, month: 8, year: 2024 }],
    ['08/14/2024', { day: 14, month: 8, year: 2024 }],
    ['2024-02-03 10:30', { day: 3, month: 2, year: 2024 }],
    ['12.3.98', { day: 12, month: 3, year: 1998 }],
  ])('%s is read', (text, day) => {
    expect(readDay(text, 'de')).toEqual(day);
  });

  it.each(['99.99.9999', '31.2.2024', '3. Brumaire 1799', '2/24', 'März 2024', '3.-5.2.2024'])('%s is none', (text) => {
    expect(readDay(text, 'de')).toBeUndefined();
  });
});

it('reads 03/04/2024 where nobody writes the month first, and leaves it open in English', () => {
  expect(readDay('03/04/2024', 'fr')).toEqual({ day: 3, month: 4, year: 2024 });
  expect(readDay('03/04/2024', 'en')).toBeUndefined();
});

const MONTHS = [
  'Januar Jan Jänner Jaenner Jän January janvier gennaio gen',
  'Februar Feb February février fév fevrier febbraio',
  'März Mär Mrz Maerz March mars marzo',
  'April Apr avril aprile',
  'Mai May mai maggio',
  'Juni Jun June juin giugno',
  'Juli Jul July juillet luglio',
  'August Aug août aout agosto',
  'September Sep Sept septembre settembre',
  'Oktober Okt October octobre ottobre',
  'November Nov novembre',
  'Dezember Dez December décembre decembre dicembre',
];

describe('the name of a month', () => {
  it.each(MONTHS.map((names, at) => [names, at + 1] as const))('%s is the month %i', (names, month) => {
    for (const name of names.split(' ')) {
      expect(readDay(`3. ${name} 2024`, 'de'), name).toEqual({ day: 3, month, year: 2024 });
      expect(readDay(`${name.toUpperCase()} 3, 2024`, 'de'), name).toEqual({ day: 3, month, year: 2024 });
    }
  });

  it.each([
    '3. Brumaire 2024',
    '3. Trimai 2024',
    '3. Feiertag 2024',
    'Abteilung 3, 2024',
    'Station 12',
  ])('"%s" holds none', (text) => {
    expect(readDay(text, 'de')).toBeUndefined();
  });
});

describe('the ways to write a day', () => {
  const third = { day: 3, month: 2, year: 2024 };
  it.each([
    ['2024/2/3', third],
    ['2024.02.03', third],
    ['2024-02-03T10:30:15', third],
    ['3-2-2024', third],
    ['3. 2. 2024', third],
    ['3 2 24', third],
    ['3 / 2 / 2024', third],
    ['3/2/24', third],
    ['3. Feb. 24', third],
    ["3 Feb '24", third],
    ['3 Feb ’24', third],
    ['3-Feb-24', third],
    ['3.Februar 2024', third],
    ['3Feb2024', third],
    ['2nd of February 2024', { ...third, day: 2 }],
    ['22nd February', { ...third, day: 22, year: undefined }],
    ['21st Feb 2024', { ...third, day: 21 }],
    ['3 de février 2024', third],
    ["3 d'avril 2024", { ...third, month: 4 }],
    ['3 d’avril 2024', { ...third, month: 4 }],
    ['1° marzo 2024', { day: 1, month: 3, year: 2024 }],
    ['Feb. the 3rd, 2024', third],
    ['February 22', { ...third, day: 22, year: undefined }],
    ['1.2.68', { day: 1, month: 2, year: 2068 }],
    ['1.2.69', { day: 1, month: 2, year: 1969 }],
    ['1.2.0100', { day: 1, month: 2, year: 100 }],
    ['29.2.', { day: 29, month: 2, year: undefined }],
    ['29.2.2024', { day: 29, month: 2, year: 2024 }],
    ['12/13/2024', { day: 13, month: 12, year: 2024 }],
  ])('%s is read', (text, day) => {
    expect(readDay(text, 'de')).toEqual(day);
  });

  it.each([
    '29.2.2023',
    '0.1.2024',
    '1.0.2024',
    '1.13.2024',
    '99.99.9999',
    '0. Mai 2024',
    '32.1.2024',
    '13/13/2024',
    '2024-13-01',
    '2024-02-30',
  ])('%s is no day', (text) => {
    expect(readDay(text, 'de')).toBeUndefined();
  });

  it.each([
    'am 3.2.2024',
    '3.2.2024 früh',
    '2024-02-03 früh',
    'am 2024-02-03',
    '3/2/2024 ab',
    'ab 3/2/2024',
    'am 3. Mai',
    '3. Mai ab',
  ])('"%s" is more than a day', (text) => {
    expect(readDay(text, 'de')).toBeUndefined();
  });

  it('reads 13/12/2024 in English, where only one of the two can be the month', () => {
    expect(readDay('13/12/2024', 'en')).toEqual({ day: 13, month: 12, year: 2024 });
    expect(readDay('12/12/2024', 'en')).toBeUndefined();
  });
});

describe('the course of a text', () => {
  it.each([
    [
      'de',
      'OP am 12.03.2024, Fieber seit 15.03., CT am 20.3.',
      'OP am [DATE_1], Fieber seit [DATE_2: Tag +3], CT am [DATE_3: Tag +8]',
    ],
    ['en', 'seen on March 9, 2024, worse on 12 March 2024', 'seen on [DATE_1], worse on [DATE_2: Day +3]'],
    ['fr', 'opéré le 17/01/2024, fièvre le 22 janvier', 'opéré le [DATE_1], fièvre le [DATE_2: Jour +5]'],
    ['it', "operato il 8 aprile 2024, febbre l'11 aprile 2024", "operato il [DATE_1], febbre l'[DATE_2: Giorno +3]"],
    ['it', 'operato il 1° agosto 2024, febbre il 4 agosto', 'operato il [DATE_1], febbre il [DATE_2: Giorno +3]'],
    ['de', 'OP am 28.12., Fieber seit 03.01.', 'OP am [DATE_1], Fieber seit [DATE_2: Tag +6]'],
    ['de', 'geb. 3.9.1958, OP am 12.03.2024', 'geb. [BIRTHDATE_1], OP am [DATE_1]'],
    ['de', 'OP am 3.2.2024, am 3. Februar 2024 noch wach', 'OP am [DATE_1], am [DATE_2: Tag +0] noch wach'],
    [
      'de',
      'OP am 3.2.2024, wieder im Mai 2024, Kontrolle am 4.2.2024',
      'OP am [DATE_1], wieder im [DATE_2], Kontrolle am [DATE_3: Tag +1]',
    ],
  ] as const)('is kept in days after the first date (%s): %s', (lang, text, kept) => {
    const result = scrub(new RawText(text), { lang });
    expect(result.ok && result.text).toBe(kept);
    expect(result.ok && scrub(new RawText(result.text), { lang })).toMatchObject({ text: kept, spans: [] });
  });
});

describe('days between', () => {
  it.each([
    ['3.2.2024', '6.2.2024', 3],
    ['3.2.2024', '1.3.', 27],
    ['3.2.', '1.3.2023', 26],
    ['3.2.', '1.2.', -2],
    ['31.12.2023', '1.1.2024', 1],
    ['28.12.', '3.1.', 6],
    ['3.1.', '28.12.', -6],
    ['28.12.2023', '3.1.', 6],
    ['28.12.', '3.1.2024', 6],
    ['3.1.2024', '28.12.', -6],
    ['3.1.', '28.12.2023', -6],
    ['1.1.2023', '1.12.2023', 334],
    ['12.3.98', '12.3.03', 1826],
    ['1.1.', '2.7.', 183],
    ['1.1.', '3.7.', -182],
    ['2.7.', '1.1.', -183],
    ['3.7.', '1.1.', 182],
    ['1.3.2024', '1.3.2025', 365],
    ['1.3.2025', '1.3.2024', -365],
  ])('%s and %s are %i', (from, until, days) => {
    const [first, second] = [readDay(from, 'de'), readDay(until, 'de')];
    expect(first && second && daysBetween(first, second)).toBe(days);
  });
});

describe('a place found in the redacted text', () => {
  const one = { kind: 'NAME', rule: 'any', tier: GENERIC, confidence: 'possible', evidence: ['shape'] } as const;
  const redactions = [{ ...one, start: 5, end: 13, placeholder: '[NAME_1]' }];

  it.each([
    ['before the placeholder', 3, 3],
    ['at its first sign', 5, 5],
    ['inside of it', 9, 5],
    ['at its last sign', 12, 5],
    ['right behind it', 13, 13],
    ['behind it', 14, 14],
  ])('%s is moved back', (_, offset, wanted) => {
    expect(beforeRedaction(redactions, offset)).toBe(wanted);
  });

  it.each([
    ['before both', 2, 2],
    ['in the first', 6, 3],
    ['between them', 15, 9],
    ['in the second', 21, 14],
    ['right behind both', 28, 30],
    ['behind both', 31, 33],
  ])('%s is moved back over placeholders longer and shorter than what they stand for', (_, offset, wanted) => {
    const two = [
      { ...one, start: 3, end: 5, placeholder: '[NAME_1]' },
      { ...one, start: 14, end: 30, placeholder: '[NAME_2]' },
    ];
    expect(beforeRedaction(two, offset)).toBe(wanted);
  });

  it('is where every word between the placeholders stood', () => {
    const text = 'Fakova sah Testmann und Zyx, dann Beispiel';
    const places = [
      [0, 6],
      [11, 19],
      [24, 27],
      [34, 42],
    ] as const;
    const marks = places.map(([start, end], at) => ({
      ...one,
      start,
      end,
      placeholder: at === 1 ? '90+' : '[NAME_1]',
    }));
    const after = redact(text, marks);
    expect(after).toBe('[NAME_1] sah 90+ und [NAME_1], dann [NAME_1]');
    for (const word of ['sah', 'und', 'dann'])
      expect(beforeRedaction(marks, after.indexOf(word))).toBe(text.indexOf(word));
    expect(beforeRedaction(marks, after.length)).toBe(text.length);
  });
});
