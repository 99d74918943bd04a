import { describe, expect, it } from 'vitest';
import { createPersons } from '../../src/deid/persons.ts';

/** Numbers from 1; a word is its own key. */
function people(known: readonly { readonly digest: string; readonly placeholder: string }[] = []) {
  let last = 0;
  return createPersons(
    known,
    (word) => word,
    () => ++last,
  );
}

/** Forty pairs of the letters a to j, no two alike. */
const PAIRS = Array.from('abcdefghij', (one, at) => Array.from('abcdefghij'.slice(at + 1), (other) => [one, other]))
  .flat()
  .slice(0, 40);

describe('who is who', () => {
  it('is told by the words of a name, the fuller completing the shorter, the genitive adding nothing', () => {
    const { assign, entries } = people();
    const named = ['Testmann', 'Anna Testmann', 'Annas', 'Testmanns', 'Beat Fakova', 'Fakova', 'Anna'].map(assign);
    expect(named).toEqual(['[NAME_1]', '[NAME_1]', '[NAME_1]', '[NAME_1]', '[NAME_2]', '[NAME_2]', '[NAME_1]']);
    expect(entries()).toEqual([
      { key: 'testmann', placeholder: '[NAME_1]' },
      { key: 'anna', placeholder: '[NAME_1]' },
      { key: 'beat', placeholder: '[NAME_2]' },
      { key: 'fakova', placeholder: '[NAME_2]' },
    ]);
  });

  it('goes on from an earlier field', () => {
    const { assign, entries } = people([
      { digest: 'zyxmann', placeholder: '[NAME_7]' },
      { digest: 'qvist', placeholder: '[NAME_8]' },
      { digest: 'ada', placeholder: '[NAME_8]' },
    ]);
    expect(['Ada', 'Zyxmann', 'Ada Zyxmann', 'A.Z.'].map(assign)).toEqual([
      '[NAME_8]',
      '[NAME_7]',
      '[NAME_7]',
      '[NAME_7]',
    ]);
    expect(entries()).toEqual([
      { key: 'zyxmann', placeholder: '[NAME_7]' },
      { key: 'ada', placeholder: '[NAME_7]' },
      { key: 'qvist', placeholder: '[NAME_8]' },
      { key: 'ada', placeholder: '[NAME_8]' },
    ]);
  });

  it('is told by initials of somebody named before, and by the same initials in the same order', () => {
    const { assign, entries } = people();
    const named = ['Anna Testmann', 'A.T.', 'T.A.', 'B.T.', 'T.B.', 'B.T.'].map(assign);
    expect(named).toEqual(['[NAME_1]', '[NAME_1]', '[NAME_1]', '[NAME_2]', '[NAME_3]', '[NAME_2]']);
    expect(entries()).toHaveLength(2);
  });

  it('is not told by "von der" alone, nor by the initial of a longer name', () => {
    const { assign } = people();
    expect(['B. Testmann', 'von der', 'B.'].map(assign)).toEqual(['[NAME_1]', '[NAME_2]', '[NAME_3]']);
  });
});

describe('a text of very many people', () => {
  it('compares initials with the first forty of them', () => {
    const until = (count: number) => {
      const { assign } = people();
      for (const [one, other] of PAIRS.slice(0, count)) assign(`${one}testmann ${other}fakova`);
      return assign('Zyxmann Yberg') === assign('Z.Y.');
    };
    expect([until(39), until(40)]).toEqual([true, false]);
  });

  it('finds the first forty who share a word', () => {
    const until = (count: number) => {
      const { assign } = people();
      for (const [one, other] of PAIRS.slice(0, count)) assign(`${one}${other}testmann Fakova`);
      for (const [one, other] of PAIRS.slice(0, count)) assign(`${one}${other}beispiel Ada`);
      const first = assign('Ada Fakova');
      return assign('Ada Fakova') === first;
    };
    expect([until(39), until(40)]).toEqual([true, false]);
  });
});
