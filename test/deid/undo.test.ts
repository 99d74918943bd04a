import { describe, expect, it } from 'vitest';
import { keptForms, putBack } from '../../src/deid/undo.ts';

describe('what stood there', () => {
  it.each([
    ['[NAME_1] und [NAME_1] und [NAME_1], [NAME_2]', 'Müllner und Muellner und Müllners, [NAME_2]'],
    ['vor [NAME_1]', 'vor Müllner'],
    ['[NAME_1][NAME_1]', 'MüllnerMuellner'],
    ['[NAME_1] [NAME_1] [NAME_1] [NAME_1] [NAME_1]!', 'Müllner Muellner Müllners Müllners Müllners!'],
    ['niemand', 'niemand'],
  ])('is put back in its order, the last one again where there are more: %s', (text, wanted) => {
    expect(putBack(text, '[NAME_1]', ['Müllner', 'Muellner', 'Müllners'])).toBe(wanted);
  });
});

describe('what stays from now on', () => {
  it('is a name as a whole and each of its words, without "von"', () => {
    expect(keptForms('[NAME_3]', 'Dörte von Testmann')).toEqual(['doerte von testmann', 'doerte', 'testmann']);
  });

  it.each(['[PLACE_1]', '[STREET_NAME_1]'])('is of %s only the whole', (placeholder) => {
    expect(keptForms(placeholder, 'Bad Beispielwil')).toEqual(['bad beispielwil']);
  });
});
