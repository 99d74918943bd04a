import { describe, expect, it } from 'vitest';
import { run, type Setting } from '../../src/deid/pipeline.ts';
import { GENERIC, type Recogniser } from '../../src/deid/recogniser.ts';

const seen = { kind: 'ID', rule: 'any', tier: GENERIC, confidence: 'possible', evidence: ['shape'] } as const;

/** Takes the first of these words that still stands in the text. */
function firstOf(...words: readonly string[]): Recogniser {
  return {
    id: 'any',
    about: 'Made up.',
    kind: 'ID',
    find: ({ text }, found) => {
      const word = words.find((one) => text.includes(one));
      if (word === undefined) return;
      const start = text.indexOf(word);
      found.push({ ...seen, start, end: start + word.length });
    },
    examples: { hit: [], stay: [] },
  };
}

const setting: Setting = { recognisers: [], lang: 'de', keyOf: (word) => word, known: [], kept: new Set() };
const look = (text: string, ...words: readonly string[]) => run(text, { ...setting, recognisers: [firstOf(...words)] });

describe('looking again', () => {
  it('keeps what was found before, and tells every place of the text as typed', () => {
    expect(look('dann zweitens, davor eins, auch dreierlei', 'eins', 'zweitens', 'dreierlei')).toEqual({
      ok: true,
      text: 'dann [ID_1], davor [ID_2], auch [ID_3]',
      redactions: [
        { ...seen, start: 5, end: 13, placeholder: '[ID_1]' },
        { ...seen, start: 21, end: 25, placeholder: '[ID_2]' },
        { ...seen, start: 32, end: 41, placeholder: '[ID_3]' },
      ],
      entries: [],
    });
  });

  it('goes on for four rounds and no longer', () => {
    const words = ['eins', 'zwei', 'drei', 'vier', 'acht'];
    expect(look(words.slice(0, 4).join(' '), ...words)).toMatchObject({
      ok: true,
      text: '[ID_1] [ID_2] [ID_3] [ID_4]',
    });
    expect(look(words.join(' '), ...words)).toEqual({ ok: false, reason: 'unstable' });
  });
});

describe('a mark upon a letter', () => {
  it.each(['\u0301', '\u0301\u0323'])('goes with its letter, and nothing behind it does', (marks) => {
    const result = look(`an testq${marks} gesandt`, 'testq');
    expect(result).toMatchObject({ ok: true, text: 'an [ID_1] gesandt' });
    expect(look(`an testq${marks}`, 'testq')).toMatchObject({ ok: true, text: 'an [ID_1]' });
  });

  it('is none where a letter without capitals follows', () => {
    expect(look('an testq漢', 'testq')).toMatchObject({ ok: true, text: 'an [ID_1]漢' });
  });
});
