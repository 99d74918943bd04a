import { describe, expect, it } from 'vitest';
import { checkLexicon } from '../../src/match/curation/check-lexicon.ts';
import type { FaultKind, PlacedRow } from '../../src/match/curation/fault.ts';
import { checkShippedLexicon } from '../../src/match/curation/index.ts';
import { parseNumbered } from '../../src/match/table.ts';

const SPECIALTIES = 'id\tparents\tneighbours\tde\ten\tfr\tit\talso\nheart\t\t\tHerz\theart\tcœur\tcuore\t\n';
const HEAD = 'concept\towners\tde\ten\tfr\tit\tshort\tlay\twithin\n';
const RULES = 'short\tconcept\toften\tnearby\n';

function placed(file: string, text: string): readonly PlacedRow[] {
  return parseNumbered(text).rows.map((row) => ({ ...row, file }));
}

function faults(concepts: string, rules = ''): readonly (readonly [line: number, kind: FaultKind])[] {
  return checkLexicon({
    specialties: placed('specialties.tsv', SPECIALTIES),
    concepts: placed('concepts/a.tsv', HEAD + concepts),
    ambiguous: placed('ambiguous.tsv', RULES + rules),
  }).map(({ line, kind }) => [line, kind]);
}

describe('the lexicon that ships', () => {
  const { concepts, faults: found } = checkShippedLexicon();

  it('holds at least 2,500 concepts and nothing that cannot be used or misleads', () => {
    expect(found).toEqual([]);
    expect(concepts).toBeGreaterThanOrEqual(2500);
  });
});

describe('checking a lexicon finds', () => {
  const GOOD = 'infarct\theart\tHerzinfarkt\theart attack\tinfarctus\tinfarto\tAMI\t\t\n';

  it('nothing in rows that are right', () => {
    expect(faults(GOOD)).toEqual([]);
  });

  it.each<readonly [string, string, FaultKind]>([
    ['a concept without owner', 'a\t\tWort eins\n', 'orphan'],
    ['an owner that is no specialty', 'a\tnobody\tWort eins\n', 'orphan'],
    ['a wider concept that is not there', 'a\theart\tWort eins\t\t\t\t\t\tnothing\n', 'orphan'],
    ['an id with blanks', 'a b\theart\tWort eins\n', 'malformed'],
    ['a concept without words', 'a\theart\n', 'malformed'],
    ['more cells than columns', 'a\theart\tWort\t\t\t\t\t\t\tx\n', 'malformed'],
    ['an abbreviation of one letter', 'a\theart\tWort eins\t\t\t\tK\n', 'too-short'],
    ['a word of two letters', 'a\theart\tos\n', 'too-short'],
    ['an abbreviation that no three words make', 'a\theart\tWort eins\t\t\t\ta b c d\n', 'dead-abbreviation'],
    ['an everyday word', 'a\theart\tdanach\n', 'common-word'],
  ])('%s', (_what, row, kind) => {
    expect(faults(GOOD + row)).toEqual([[3, kind]]);
  });

  it('words of two concepts in any spelling, and a concept that stands twice', () => {
    expect(faults(`${GOOD}other\theart\tHerz-Infarkt;Herzinfarkte\n`)).toEqual([[3, 'duplicate']]);
    expect(faults(`${GOOD}infarct\theart\tMyokardnekrose\n`)).toEqual([[3, 'duplicate']]);
  });

  it('no fault in words of two concepts that only come close', () => {
    expect(faults(`${GOOD}tetanus\theart\tTetanus\nhypocalcaemia\theart\tTetanie\n`)).toEqual([]);
    expect(faults(`${GOOD}cancer\theart\t\t\t\tcancro\nsyphilis\theart\t\t\tchancre\n`)).toEqual([]);
  });

  it('an abbreviation of two concepts, unless a rule for each tells them apart', () => {
    const two = `${GOOD}ischaemia\theart\tMesenterialischämie\t\t\t\tAMI\n`;
    expect(faults(two)).toEqual([[3, 'duplicate']]);
    expect(faults(two, 'AMI\tinfarct\t.8\nAMI\tischaemia\t.2\tDarm\n')).toEqual([]);
  });

  it('rules for abbreviations that are not there or have one meaning, and shares that are none', () => {
    expect(faults(GOOD, 'AMI\tinfarct\t1\n')).toEqual([[2, 'dead-abbreviation']]);
    expect(faults(GOOD, 'XYZ\tinfarct\t1\n')).toEqual([[2, 'dead-abbreviation']]);
    const two = `${GOOD}ischaemia\theart\tMesenterialischämie\t\t\t\tAMI\n`;
    expect(faults(two, 'AMI\tinfarct\toften\nAMI\tischaemia\t.2\n')).toEqual([[2, 'malformed']]);
  });
});
