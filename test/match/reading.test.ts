import { describe, expect, it } from 'vitest';
import { createLexicon } from '../../src/match/lexicon.ts';
import { tellsOfChild } from '../../src/match/patient-age.ts';
import { read } from '../../src/match/question.ts';
import { shippedLexicon } from '../../src/match/shipped-lexicon.ts';
import { readerOf, shippedReader } from '../../src/match/shipped-reader.ts';

const named = (text: string): readonly string[] =>
  read(text, shippedReader()).mentions.map(({ concept }) => shippedLexicon().concepts[concept]?.id ?? '');

describe('the age of a patient', () => {
  it.each([
    'An 8 year old with cough',
    '18-month-old, barking cough',
    '5-jähriger Junge',
    '3 Monate altes Kind',
    'fille de 6 ans',
    'bambino di 4 anni',
  ])('tells of a child: "%s"', (text) => {
    expect(tellsOfChild(text)).toBe(true);
    expect(named(text)).toContain('child');
  });

  it.each([
    'seit 3 Jahren Husten',
    '45-jährige Frau',
    'Femme de 74 ans',
    '16 year old',
    'for 8 years',
  ])('tells of none: "%s"', (text) => {
    expect(tellsOfChild(text)).toBe(false);
  });
});

describe('words that are read', () => {
  it('read a long compound by what it is about', () => {
    expect(named('Nierenerkrankung')).toContain('kidney');
    expect(named('Lungenfunktionsuntersuchung').length).toBeGreaterThan(0);
  });

  it.each(['Untersuchung', 'Durchführung', 'Beratung', 'sofort'])('take "%s" for no disease', (word) => {
    expect(named(word)).toEqual([]);
  });
});

describe('small words and everyday words', () => {
  const SMALL =
    'der die das den dem des ein eine zur zum zu am im ins vom beim von mit bei aus auf und oder wer was wie wo wann nicht nur auch noch schon er sie es ist sind hat the a of to for with who what how when is are was has not only le la les un une du des au aux de qui que quoi est sont pour avec sans dans sur et ou il lo gli una del della nel con per chi che come è sono ha';

  it.each(SMALL.split(' '))('"%s" alone stands for nothing clinical', (word) => {
    expect(named(word)).toEqual([]);
  });

  it.each([
    ['Kommt zur Koronarangiographie', ['coronary-angiography']],
    ['auf allen Stationen', []],
    ['Auswurffraktion 28 %', ['heart-failure']],
    ['crise de foie', ['liver']],
    ["suspicion d'appendicite", ['suspected', 'appendicitis']],
    ['hemodynamically stable', []],
    ['Perioperative Prophylaxe', ['perioperative']],
    ['Fallsucht', ['epilepsy']],
    ['colpo della strega', ['acute-low-back-pain']],
    ['Tetanus', ['tetanus']],
  ])('"%s" is read as what it says', (text, concepts) => {
    expect(named(text)).toEqual(concepts);
  });
});

it('keeps words apart that a row gathers, though all speak for its field', () => {
  const lexicon = createLexicon(
    {
      specialties: [{ id: 'cardiology', de: 'Kardiologie' }],
      concepts: [
        { concept: 'heart-terms', owners: 'cardiology', de: 'Perikard;Myokard', short: 'XQZ', gathers: 'yes' },
      ],
      ambiguous: [],
      negation: [],
    },
    'test',
  );
  const { mentions } = read('Perikard und Myokard, XQZ', readerOf(lexicon));
  expect(new Set(mentions.map(({ concept }) => concept)).size).toBe(3);
  expect(mentions.every(({ concept }) => lexicon.concepts[concept]?.owners[0]?.[0] === 0)).toBe(true);
});
