import { describe, expect, it } from 'vitest';
import { createDoc } from '../../src/deid/doc.ts';
import { RawText, scrub } from '../../src/deid/index.ts';
import { nameHit } from '../../src/deid/name-hit.ts';
import { beginnings, namesOf, propagate } from '../../src/deid/propagate.ts';
import { LISTED } from '../../src/deid/recogniser.ts';

const scrubbed = (text: string): string => {
  const result = scrub(new RawText(text));
  return result.ok ? result.text : result.reason;
};

const plain = (word: string) => word;

/** The words that are taken for one of these names. */
function again(text: string, ...names: readonly string[]): readonly string[] {
  return propagate(createDoc(text), new Set(names), new Set(), plain).map(({ start, end }) => text.slice(start, end));
}

it.each([
  'Øystefakova',
  'Łytestmann',
  'Ätestmann',
  'Ñufakova',
  'Bøtestmann',
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

describe('a name said again', () => {
  it('is one hit, listed and likely, with why it is believed', () => {
    const hit = { kind: 'NAME', rule: 'name-again', tier: LISTED, confidence: 'likely' };
    const doc = createDoc('Heute hustet Testmanns Tochter');
    expect(propagate(doc, new Set(['testmann']), new Set(), plain)).toEqual([
      { ...hit, evidence: ['propagation'], start: 13, end: 22 },
    ]);
    expect(propagate(doc, new Set(), new Set(['testmann']), plain)).toEqual([
      { ...hit, evidence: ['known-person'], start: 13, end: 22 },
    ]);
  });

  it('is taken in small letters when it has four of them, and with a capital when it has three', () => {
    expect(again('Heute hat zyxa Fieber, dann zyx auch, Zyx nicht', 'zyxa', 'zyx')).toEqual(['zyxa', 'Zyx']);
  });

  it('is never a word of the clinic, of the week or of the house', () => {
    const words = 'Sepsis Montag Tochter Patientin Chirurgie Oberarzt';
    expect(again(`${words} Testmann`, ...words.toLowerCase().split(' '), 'testmann')).toEqual(['Testmann']);
  });

  it.each([
    ['Gestern war Koch da', []],
    ['Gestern kam Koch', ['Koch']],
    ['Anruf: Koch gestern nicht erreicht', []],
    ['Gestern kam ein koch.', []],
    ['Gestern gab es Wetter.', []],
  ])('that is an everyday word too counts as a surname with a capital at the end of a clause: %s', (text, words) => {
    expect(again(text, 'koch', 'wetter')).toEqual(words);
  });

  it.each([
    ['Seit gestern will Bruder heim', [], 'a relative'],
    ['Seit gestern will Freitag heim', [], 'a day of the week'],
    ['Seit gestern will Nicht heim', [], 'no surname'],
    ['Seit gestern will Gut heim', [], 'three letters, which say too little'],
    ['Gestern war KLEIN der Befund', [], 'a word made loud'],
    ['Bitte hier das Klein-Format', [], 'half of a word'],
    ['Befund.\nKlein\nschläft jetzt', [], 'a heading, and what it does stands on another line'],
    ['Gestern wollte Klein, der hustet, heim', ['Klein'], 'a person, and a comma'],
    ['Gestern wollte Klein - trotz Fieber - heim', ['Klein'], 'a person, and a dash'],
    ['Klein will heim', ['Klein'], 'a person who wants something'],
  ])('that is a little word too is read by what stands around it: %s', (text, words, _why) => {
    expect(again(text, 'klein', 'bruder', 'freitag', 'nicht', 'gut')).toEqual(words);
  });

  it('is asked for by its key only where it could be a name: no figures, no short words', () => {
    const asked: string[] = [];
    const keyOf = (word: string) => {
      asked.push(word);
      return word;
    };
    propagate(createDoc('Am 12 um 1200 Uhr: Zyxmanns Bq, Abc'), new Set(), new Set(['nobody']), keyOf);
    expect(asked).toEqual(['zyxmanns', 'zyxmann', 'abc']);
  });

  it('costs no digest where nobody is known from before', () => {
    const keyOf = () => expect.unreachable();
    expect(propagate(createDoc('Testmann hustet'), new Set(['testmann']), new Set(), keyOf)).toHaveLength(1);
  });
});

describe('the names of a text', () => {
  it('are the words of its names, folded, and nothing of its places', () => {
    const doc = createDoc('Frau Dörte von Testmann aus Beispielwil');
    expect(namesOf(doc, [nameHit(doc, 1, 4, 'any'), nameHit(doc, 5, 6, 'any', { kind: 'PLACE' })])).toEqual(
      new Set(['doerte', 'testmann']),
    );
  });
});

describe('the first two letters of a name', () => {
  const names = beginnings(new Set(['abel', 'zyx', 'baz', 'øyste']));

  it.each([
    'abend',
    'zyste',
    'bald',
    'übel',
    'oé',
    'à la',
    'ba',
    "o'sullivan",
  ])('leave it open whether "%s" is one', (word) => {
    expect(names(word)).toBe(true);
  });

  it.each(['arm', 'bein', 'zahn', 'xyz', 'aa', 'zz', 'tisch', 'ob'])('tell that "%s" is none', (word) => {
    expect(names(word)).toBe(false);
  });
});
