import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RawText, scrub } from '../../src/deid/index.ts';
import { normalise } from '../../src/deid/normalise.ts';
import { anyText } from './texts.ts';

describe('scrubbing any text at all', () => {
  it('does nothing the second time', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const once = scrub(new RawText(text));
        if (!once.ok) return;
        const twice = scrub(new RawText(once.text));
        expect(twice.ok && { text: twice.text, spans: twice.spans }).toEqual({ text: once.text, spans: [] });
      }),
      { numRuns: 1500 },
    );
  });

  it('changes only what its spans say, at offsets of the text as typed', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const result = scrub(new RawText(text));
        if (!result.ok) return;
        let rebuilt = '';
        let done = 0;
        for (const { start, end, placeholder } of result.spans) {
          expect(start).toBeGreaterThanOrEqual(done);
          expect(end).toBeGreaterThan(start);
          rebuilt += normalise(text.slice(done, start)).text + placeholder;
          done = end;
        }
        expect(done).toBeLessThanOrEqual(text.length);
        rebuilt += normalise(text.slice(done)).text;
        expect(normalise(rebuilt).text).toBe(normalise(result.text).text);
      }),
      { numRuns: 1500, examples: [['a@b.de\u0301\u0301'], ['Lindenstr. 4\u0301-IndexLindenstr. 4']] },
    );
  });

  it('normalises once and for all', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { text: clean } = normalise(text);
        expect(normalise(clean).text).toBe(clean);
      }),
      { numRuns: 1500 },
    );
  });
});

describe('what hides in a text', () => {
  it.each([
    ['zero width', 'Frau Test\u200bmann'],
    ['soft hyphen', 'Frau Test\u00admann'],
    ['no-break blank', 'Frau\u00a0Testmann'],
    ['bidirectional control', 'Frau \u202eTestmann\u202c'],
    ['tags', 'Frau Testmann\u{e0041}\u{e0042}'],
    ['variation selector', 'Frau T\ufe0festmann'],
    ['full width', 'Frau Ｔestmann'],
    ['mathematical letters', 'Frau 𝐓estmann'],
    ['NUL', 'Frau\u0000Testmann'],
    ['decomposed', 'Frau Te\u0301stmann'],
  ])('hides no name by %s', (_, text) => {
    const result = scrub(new RawText(text));
    expect(result.ok && result.text.trim()).toBe('Frau [NAME_1]');
  });

  it('reads digits of other scripts and separators of lines', () => {
    const result = scrub(new RawText('Tel. ٠١٧١ ٤٤٣٩ ٢٧١٨\u2028ende'));
    expect(result.ok && result.text).toBe('Tel. [PHONE_1]\nende');
  });
});
