import { expect, it } from 'vitest';
import { createDoc } from '../../src/deid/doc.ts';
import { WORD } from '../../src/deid/lexicon.ts';
import { inGroup, is } from '../../src/deid/token.ts';
import { wordGroup } from '../../src/deid/word-group.ts';

const group = wordGroup(['zyxhaus', 'frau']);

it('knows the words of a group in letters of any size, whether a list has them or not', () => {
  const { tokens } = createDoc('Zyxhaus, FRAU Zyx');
  expect(tokens.map((token) => inGroup(token, group))).toEqual([true, false, true, false]);
  expect(inGroup(undefined, group)).toBe(false);
});

it('tells at once that no word of a group stands in a text', () => {
  expect(createDoc('im zyxhaus').groups & group).not.toBe(0);
  expect(createDoc('im Zyxheim').groups & group).toBe(0);
});

it('leaves what the lists say of a word as it was', () => {
  const [frau, house] = createDoc('Frau Zyxhaus').tokens;
  expect(is(frau, WORD.salutation)).toBe(true);
  expect(house?.flags).toBe(0);
});

it('refuses a group that no bit is left for', () => {
  expect(() => {
    for (let count = 0; count <= 32; count++) wordGroup([`zyx${count}`]);
  }).toThrow(RangeError);
});
