import { describe, expect, it } from 'vitest';
import { shippedLexicon } from '../../src/match/shipped-lexicon.ts';
import { read } from '../../src/match/question.ts';
import { shippedReader } from '../../src/match/shipped-reader.ts';
import { entries } from '../../src/match/table.ts';

const lexicon = shippedLexicon();
const named = (text: string): readonly string[] =>
  read(text, shippedReader())
    .mentions.filter(({ weight }) => weight > 0.3)
    .map(({ concept }) => lexicon.concepts[concept]?.id ?? '');

describe('the shipped lexicon', () => {
  it('names every concept and specialty once, each with an owner that exists', () => {
    const ids = lexicon.concepts.map(({ id }) => id);
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
    expect(lexicon.concepts.filter(({ owners }) => owners.length === 0).map(({ id }) => id)).toEqual([]);
  });

  it('knows only parents and neighbours that are specialties themselves', () => {
    const { taxonomy } = lexicon;
    for (const { id, row } of taxonomy.specialties) {
      for (const other of [...entries(row['parents'], ' '), ...entries(row['neighbours'], ' ')])
        expect(taxonomy.indexOf(other), `${id}: ${other}`).toBeDefined();
    }
    expect(taxonomy.specialties.length).toBeGreaterThanOrEqual(90);
  });

  it('has a name in all four languages for every specialty', () => {
    for (const { id, row } of lexicon.taxonomy.specialties)
      for (const language of ['de', 'en', 'fr', 'it']) expect(row[language], `${id} ${language}`).not.toBe('');
  });
});

describe('concept linking', () => {
  it.each([
    ['Vorhofflimmern', 'VHF', 'atrial fibrillation', 'fibrillation auriculaire', 'fibrillazione atriale'],
    ['Leberzirrhose', 'cirrhosis', 'cirrhose', 'cirrosi'],
    ['Schlaganfall', 'stroke', 'AVC', 'ictus', 'Hirnschlag'],
  ])('finds the same concept in every language: %s', (...forms) => {
    const [first, ...others] = forms.map(named);
    for (const other of others) expect(other.filter((id) => first?.includes(id))).not.toEqual([]);
  });

  it('takes compounds apart and forgives one typing fault', () => {
    expect(named('Nierenfunktionsverschlechterung')).toContain('chronic-kidney-disease');
    expect(named('Lungenentzündnug')).toContain('pneumonia');
  });

  it('does not take a small word for a word of another language', () => {
    expect(named('Das kann auch etwas anderes sein, rein aus Interesse')).toEqual([]);
    expect(named('What kind of coffee is this?')).toEqual([]);
  });
});
