import { expect, it } from 'vitest';
import { RawText, scrub } from '../../src/deid/index.ts';

const scrubbed = (text: string): string => {
  const result = scrub(new RawText(text));
  return result.ok ? result.text : result.reason;
};

it.each([
  'Øystefakova',
  'Łytestmann',
  'Ätestmann',
  'Ñufakova',
  'Zyxmann',
])('finds %s again where no cue tells it', (name) => {
  expect(scrubbed(`Frau ${name} rief an. Mit ${name} besprochen: Übelkeit, Ödeme und Zylinder im Urin.`)).toBe(
    'Frau [NAME_1] rief an. Mit [NAME_1] besprochen: Übelkeit, Ödeme und Zylinder im Urin.',
  );
});

it.each([
  ['Frau Klein kam gestern. Klein schläft jetzt.', 'Frau [NAME_1] kam gestern. [NAME_1] schläft jetzt.'],
  ['Frau Klein kam gestern. Klein zittert.', 'Frau [NAME_1] kam gestern. [NAME_1] zittert.'],
  ['Herr Lang kam. Seit gestern will Lang heim.', 'Herr [NAME_1] kam. Seit gestern will [NAME_1] heim.'],
  ['Frau Stein kam. Stein will heim.', 'Frau [NAME_1] kam. [NAME_1] will heim.'],
])('takes a name that is a word where only a person can be meant: %s', (text, expected) => {
  expect(scrubbed(text)).toBe(expected);
});

it.each([
  'Klein ist das Hämatom nicht mehr.',
  'Das Hämatom ist klein.',
  'KLEIN war der Befund.',
  'Dazu etwas Klein gedrucktes.',
  'Bild Klein folgt.',
  'Klein-Format wählen.',
  'Klein 3 mal 4.',
  'Klein\nist der Rest.',
  'Klein Format, bitte.',
  'Klein gefaltet.',
  'Kleiner Rest, klar.',
  'Klar ist er wach.',
])('leaves the word of a name a word: %s', (rest) => {
  expect(scrubbed(`Frau Klein kam. ${rest}`)).toBe(`Frau [NAME_1] kam. ${rest}`);
});

it('leaves organs, little words, short words and one of many to what they are', () => {
  expect(scrubbed('Frau Leber kam. Leber weich, Lebern von beiden.')).toBe(
    'Frau [NAME_1] kam. Leber weich, Lebern von beiden.',
  );
  expect(scrubbed('Frau Vogel kam. Seit Von an.')).toBe('Frau [NAME_1] kam. Seit Von an.');
  expect(scrubbed('Frau Gut kam. Gut geht es ihr.')).toBe('Frau [NAME_1] kam. Gut geht es ihr.');
  expect(scrubbed('Frau Stein hat einen Stein.')).toBe('Frau [NAME_1] hat einen Stein.');
});
