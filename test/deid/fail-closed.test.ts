import { format, inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { createDoc } from '../../src/deid/doc.ts';
import { RawText, scrub } from '../../src/deid/index.ts';
import { LONGEST_TEXT, run, type Setting } from '../../src/deid/pipeline.ts';
import { GENERIC, type Hit, type Recogniser } from '../../src/deid/recogniser.ts';
import { RECOGNISERS } from '../../src/deid/recognisers/index.ts';
import { residueOf } from '../../src/deid/residue.ts';

const setting: Setting = { recognisers: RECOGNISERS, lang: 'de', keyOf: (word) => word, known: [], kept: new Set() };
const rule = (find: Recogniser['find']): Recogniser => ({
  id: 'test',
  about: 'Made up.',
  kind: 'ID',
  find,
  examples: { hit: [], stay: [] },
});
const hit = (start: number, end: number): Hit => ({
  start,
  end,
  kind: 'ID',
  rule: 'test',
  tier: GENERIC,
  confidence: 'possible',
  evidence: ['shape'],
});

describe('a text that cannot be made safe', () => {
  it('is refused when a recogniser throws, and nothing of it is in the reason', () => {
    const broken = rule(() => {
      throw new Error('Testmann');
    });
    expect(run('Frau Testmann', { ...setting, recognisers: [broken] })).toEqual({
      ok: false,
      reason: 'recogniser-failed',
    });
  });

  it('is refused when it is longer than 20,000 UTF-16 units, and not one shorter', () => {
    expect(scrub(new RawText('a '.repeat(LONGEST_TEXT / 2))).ok).toBe(true);
    expect(scrub(new RawText(`${'a '.repeat(LONGEST_TEXT / 2)}a`))).toEqual({ ok: false, reason: 'too-long' });
  });

  it('is refused when half a character is missing', () => {
    expect(scrub(new RawText('Frau \ud800Testmann'))).toEqual({ ok: false, reason: 'broken-encoding' });
  });

  it.each([
    ['a name', 'Frau M\u0000üller hat Fieber'],
    ['a date', 'geb. 12.0\u00003.1941'],
  ])('is refused when a control character leaves half of %s', (_, text) => {
    expect(scrub(new RawText(text))).toEqual({ ok: false, reason: 'broken-encoding' });
  });

  it('is read when a control character stands between words, or in one that stays', () => {
    const result = scrub(new RawText('Vorhof\u0000flimmern, Frau\u0000Testmann\u0007: wann wieder?'));
    expect(result.ok && result.text).toBe('Vorhof flimmern, Frau [NAME_1] : wann wieder?');
  });

  it('is refused when every look finds something new', () => {
    const restless = rule(({ text }, found) => void found.push(hit(text.indexOf('wort'), text.indexOf('wort') + 4)));
    expect(run(`${'wort '.repeat(20)}ende`, { ...setting, recognisers: [restless] })).toEqual({
      ok: false,
      reason: 'unstable',
    });
  });

  it.each([
    ['Rückfrage 123456789 offen', 'number-left'],
    ['Rückfrage 1234567 offen', 'number-left'],
    ['an @ada.fake gesendet', 'address-left'],
    ['bei Frau Testmann', 'name-left'],
    ['mit Hr. Testmann', 'name-left'],
    ['avec Mlle Testmann', 'name-left'],
    ['bei FRAU Testmann', 'name-left'],
    ['Kennung X123456789', 'number-left'],
    ['an @herenius gesendet', 'address-left'],
    ['an @7ada gesendet', 'address-left'],
    ['an @here7 gesendet', 'address-left'],
    ['an @allergie gesendet', 'address-left'],
    ['Rückfrage 1234567. Danach offen', 'number-left'],
    ['Rückfrage 1234567, 5 Anrufe', 'number-left'],
    ['Rückfrage (1234567)', 'number-left'],
    ['bei MRS Testmann', 'name-left'],
    ['bei Hr Testmann', 'name-left'],
    ['123456789 an @ada.fake, Frau Testmann', 'number-left'],
    ['Frau Testmann schrieb @ada.fake', 'address-left'],
  ])('is refused, and says why, when this is left: %s', (text, reason) => {
    expect(run(text, { ...setting, recognisers: [] })).toEqual({ ok: false, reason });
  });

  it.each([
    'Thrombozyten 120000',
    'HR 72, MS seit Jahren',
    'Frau Kollegin',
    'Vancomycin @ 8 Uhr',
    '@channel wer kann helfen',
    'BAY1021189',
    'Ferritin 1234567,5',
    'Titer 0,12345678',
    'HR Testmann',
    'Frau nimmt nichts ein',
    '@alle Dienste, @here und @kanal',
    '@everyone @all @ROOM @Team @raum, bitte lesen',
    'BAY10211890',
    'Quotient 1234567,5 und 1234567.5',
    'Ferritin 1234567.5',
    'Titer 0.12345678',
    'Es kommt die Frau',
    'Die Frau hustet zyxig',
    'Geschlecht: Frau\nZyxmann folgt',
    'Da ist eine Frau . Zyxmann folgt',
    'Die Frau 12 und die Frau ß',
  ])('is not refused for what is no identifier: %s', (text) => {
    expect(run(text, { ...setting, recognisers: [] }).ok).toBe(true);
  });

  it('is not refused for what the asker keeps or a frame explains', () => {
    const left = (text: string, kept: readonly string[] = []) =>
      residueOf(createDoc(text), [{ start: 0, end: 12, reason: 'code', absolute: false }], (word) =>
        kept.includes(word),
      );
    expect(left('rs1799963000 heterozygot')).toBeNull();
    expect(left('@ada an Stelle null, Frau Testmann', ['testmann'])).toBeNull();
    expect(left('weiter hinten steht 123456789', ['123456789'])).toBeNull();
    expect(left('Frau Zyxmann, hinten nichts mehr')).toBeNull();
    expect(left('weiter hinten Frau Testmann', ['frau'])).toBe('name-left');
    expect(left('weiter hinten: MS II, Frau Kollegin, Herr wird verlegt')).toBeNull();
  });
});

it.each(
  'Herr Herrn Frau Fräulein Hr Hrn Mr Mrs Ms Miss Mme Mlle Madame Mademoiselle Monsieur Signora Signor Signore'.split(
    ' ',
  ),
)('no name is left behind %s', (salutation) => {
  expect(run(`mit ${salutation} Testmann`, { ...setting, recognisers: [] })).toEqual({
    ok: false,
    reason: 'name-left',
  });
});

describe('raw text', () => {
  const raw = new RawText('Frau Testmann');

  it.each([
    ['String', () => String(raw)],
    ['toString', () => raw.toString()],
    ['a template', () => `${raw}`],
    ['joining', () => `x${raw}`],
    ['JSON', () => JSON.stringify({ raw, list: [raw] })],
    ['inspect', () => inspect({ raw }, { showHidden: true, depth: 9 })],
    ['format', () => format('%s %o %j %O', raw, raw, raw, raw)],
    ['an error', () => inspect(new Error('no', { cause: raw }))],
    ['its keys', () => JSON.stringify(Object.entries(raw)) + Reflect.ownKeys(raw).join()],
    ['a copy', () => JSON.stringify(structuredClone({ ...raw }))],
  ])('cannot be printed by %s', (_, print) => {
    expect(print()).not.toContain('Testmann');
  });

  it('tells its length and whether there is anything in it', () => {
    expect(raw.length).toBe(13);
    expect(raw.isBlank).toBe(false);
    expect(new RawText(' \n').isBlank).toBe(true);
  });
});
