import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inert, oneLine, quoted } from '../../src/chat/index.ts';

const tag = String.fromCodePoint(0xe0041);

describe('what a person wrote is shown and does nothing', () => {
  it.each([
    ['a turned word', 'ab\u202Etxet\u202C', 'abtxet'],
    ['a word split by nothing', 'Meyer\u200Bhofer', 'Meyerhofer'],
    ['hidden tags', `ok${tag}${tag}`, 'ok'],
    ['a variation selector', 'x\uFE0F', 'x'],
    ['a soft hyphen', 'Anti\u00ADkoagulation', 'Antikoagulation'],
    ['a NUL and an escape', 'a\u0000b\u001Bc', 'abc'],
    ['half a character', 'a\uD83Db', 'a\uFFFDb'],
    ['a channel mention', '@channel bitte', '＠channel bitte'],
    ['a mention in brackets', '<!here> <@U00FAKE01>', '‹!here› ‹＠U00FAKE01›'],
    ['a Matrix id', '@ada.fake:example.org', '＠ada.fake:example.org'],
    ['a Matrix link', 'https://matrix.to/#/@ada.fake:example.org', 'https://matrix.to/＃/＠ada.fake:example.org'],
    ['a Matrix address', 'matrix:u/ada.fake:example.org', 'matrix：u/ada.fake:example.org'],
    ['Windows lines', 'a\r\nb', 'a\nb'],
    ['a pile of marks', `a${'\u0301'.repeat(9)}b`, `a${'\u0301'.repeat(4)}b`],
  ])('%s', (_what, written, shown) => {
    expect(inert(written)).toBe(shown);
  });

  it.each([
    'Na 128 mmol/l, K 5,9 @ 8 Uhr',
    'Gefäß, Ödem, naïve, façade, µg, ≥ 3 × 10⁹/l, 37,5 °C',
    'RR < 90 und HF > 120 <3 Tage',
    'ada.fake@example.org',
    'erste Zeile\nzweite Zeile\tEnde',
    'CHA₂DS₂-VASc 3 → DOAK?',
  ])('leaves what is only read: %s', (written) => {
    expect(inert(written)).toBe(written);
  });

  it('does so once and for all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (written) => {
        expect(inert(inert(written))).toBe(inert(written));
        expect(inert(written)).not.toMatch(/[\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]|[\u{E0000}-\u{E007F}]/u);
        expect(inert(written).isWellFormed()).toBe(true);
      }),
    );
  });
});

describe('a long text', () => {
  it('is cut with an honest note in the language of the reader', () => {
    expect(quoted('ä'.repeat(30), 10, 'de')).toBe(`${'ä'.repeat(10)} … [gekürzt: 10 von 30 Zeichen]`);
    expect(quoted('a'.repeat(30), 10, 'en')).toBe(`${'a'.repeat(10)} … [shortened: 10 of 30 characters]`);
  });

  it('is left whole when it fits', () => {
    expect(quoted('  kurz  ', 10, 'de')).toBe('kurz');
  });

  it('is never cut through a character', () => {
    expect(quoted('🙂'.repeat(10), 5, 'de')).toMatch(/^🙂🙂 …/u);
    expect(oneLine('🙂'.repeat(10), 6)).toBe('🙂🙂…');
  });

  it('stands on one line in a list', () => {
    expect(oneLine('Dr. Ada\n\u202ETestmann', 60)).toBe('Dr. Ada Testmann');
  });
});
