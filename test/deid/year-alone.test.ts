import { describe, expect, it } from 'vitest';
import { RawText, scrub } from '../../src/deid/index.ts';
import { yearAlone } from '../../src/deid/recognisers/year-alone.ts';
import { masked, seenBy, unmark } from './marked.ts';

describe('a year alone', () => {
  it.each(yearAlone.examples.hit)('stays unless the house wants it to go: %s', (example) => {
    const { text, places } = unmark(example);
    expect(scrub(new RawText(text))).toMatchObject({ ok: true, text });
    const strict = scrub(new RawText(text), { years: 'go' });
    expect(strict.ok && masked(text, strict.spans)).toBe(masked(text, places));
    expect(seenBy(yearAlone, text)).toBe(masked(text, places));
  });

  it.each(yearAlone.examples.stay)('is not seen in what is measured: %s', (text) => {
    expect(seenBy(yearAlone, text)).toBe(text);
  });

  it('is no anchor of a course and settles at once', () => {
    const strict = scrub(new RawText('Z. n. TEP 2011, OP 12.03.2024, Fieber 15.03.2024'), { years: 'go' });
    expect(strict.ok && strict.text).toBe('Z. n. TEP [DATE_1], OP [DATE_2], Fieber [DATE_3: Tag +3]');
    expect(strict.ok && scrub(new RawText(strict.text), { years: 'go' })).toMatchObject({ spans: [] });
  });
});
