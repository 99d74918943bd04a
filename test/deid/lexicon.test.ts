import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { ENDING } from '../../src/deid/endings.ts';
import { LEXICON, readTable, WORD } from '../../src/deid/lexicon.ts';
import { QUASI_CLASSES } from '../../src/deid/quasi-identifier.ts';
import { tokenise } from '../../src/deid/token.ts';

const FOLDER = new URL('../../lexicon/deid/', import.meta.url);
const TABLES = readdirSync(FOLDER).filter((file) => file.endsWith('.tsv'));

const CLASSES: Readonly<Record<string, object>> = {
  'endings.tsv': ENDING,
  'quasi-identifiers.tsv': QUASI_CLASSES,
};

it.each(TABLES)('%s names a class that rules know in every row', (file) => {
  const classes = CLASSES[file] ?? WORD;
  expect([...readTable(file)].filter(([, kind]) => !Object.hasOwn(classes, kind))).toEqual([]);
});

it('finds a word in letters of any size, without umlaut too, and gives each its own string once', () => {
  const [first, second, third, unknown] = tokenise('Müller MUELLER muller zyxmüller');
  for (const token of [first, second, third]) expect((token?.flags ?? 0) & WORD.surname).not.toBe(0);
  expect(unknown?.flags).toBe(0);
  expect(LEXICON.find('müller', 0, 6, 1)).toBe(0);
});
