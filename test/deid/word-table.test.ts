import { expect, it } from 'vitest';
import { LEXICON, WORD } from '../../src/deid/lexicon.ts';
import { tokenise } from '../../src/deid/token.ts';

it('forgets one meaning of a word and keeps the others', () => {
  const meanings = () => Number(tokenise('Frank')[0]?.flags);
  const before = meanings();
  expect(before & WORD.given).toBeTruthy();
  LEXICON.forget(WORD.given);
  expect(meanings()).toBe(before & ~WORD.given);
});
