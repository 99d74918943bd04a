import { describe, expect, it } from 'vitest';
import { checkNumber, NUMBER_TYPES } from '../../src/deid/index.ts';

/** Published examples and the same with one digit changed. */
const VECTORS: readonly (readonly [type: string, valid: string, invalid: string])[] = [
  ['CH_AHV', '756.9217.0769.85', '756.9217.0769.84'],
  ['CH_AHV', '7569217076985', '1234567891019'],
  ['DE_KVNR', 'A123456780', 'A123456781'],
  ['DE_RVNR', '15070649C103', '15070649C104'],
  ['DE_RVNR', '65170839J003', '65990839J003'],
  ['DE_STEUER_ID', '36 574 261 809', '36 574 261 890'],
  ['DE_LANR', '123456601', '123456701'],
  ['DE_PERSONALAUSWEIS', 'T220001293', 'T220001294'],
  ['AT_SVNR', '1237 010180', '2237 010180'],
  ['UK_NHS', '943-476-5870', '943-476-5871'],
  ['US_SSN', '536-90-4399', '078-05-1120'],
  ['US_SSN', '536904399', '1112-23333'],
  ['FR_NIR', '2 95 10 99 126 111 93', '2 95 10 99 126 111 99'],
  ['FR_NIR', '253072B07300470', '253072C07300443'],
  ['IT_CODICE_FISCALE', 'RSSMRA85T10A562S', 'RSSMRA85T10A562T'],
  ['CH_UID', 'CHE-123.456.788', 'CHE-123.456.789'],
  ['IBAN_DE', 'DE89 3704 0044 0532 0130 00', 'DE88 3704 0044 0532 0130 00'],
  ['IBAN_CH', 'CH93 0076 2011 6238 5295 7', 'AT61 1904 3002 3457 3201'],
  ['IBAN_AT', 'AT61 1904 3002 3457 3201', 'AT61 1904 3002 3457 320'],
  ['EAN13', '7501031311309', '7501031311308'],
  ['LUHN16', '4111 1111 1111 1111', '4111 1111 1111 1112'],
];

describe.each(VECTORS)('%s', (type, valid, invalid) => {
  it(`knows ${valid} as sound and ${invalid} as not`, () => {
    expect([checkNumber(type, valid), checkNumber(type, invalid), checkNumber(type, '')]).toEqual([
      'valid',
      'invalid',
      'invalid',
    ]);
  });
});

it('has a vector for every type, and no verdict on others', () => {
  expect([...new Set(VECTORS.map(([type]) => type))].sort()).toEqual([...NUMBER_TYPES].sort());
  expect(checkNumber('toString', '1')).toBe('unknown');
});
