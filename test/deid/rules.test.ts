import { describe, expect, it } from 'vitest';
import { FRAMES } from '../../src/deid/frames/index.ts';
import { RawText, scrub } from '../../src/deid/index.ts';
import { RECOGNISERS } from '../../src/deid/recognisers/index.ts';
import { masked, seenBy, unmark } from './marked.ts';

describe.each(RECOGNISERS.map((recogniser) => ({ recogniser, id: recogniser.id })))('rule $id', ({ recogniser }) => {
  it.each(recogniser.examples.hit)('takes the marked part of: %s', (example) => {
    const { text, places } = unmark(example);
    expect(seenBy(recogniser, text)).toBe(masked(text, places));
    expect(scrub(new RawText(text)).ok).toBe(true);
  });

  it.each(recogniser.examples.stay)('leaves whole: %s', (text) => {
    const result = scrub(new RawText(text));
    expect(result.ok && result.text).toBe(text);
  });
});

it('gives every rule an id of its own and examples of both kinds', () => {
  expect(new Set(RECOGNISERS.map(({ id }) => id)).size).toBe(RECOGNISERS.length);
  for (const { examples } of RECOGNISERS)
    expect(Math.min(examples.hit.length, examples.stay.length)).toBeGreaterThan(0);
});

describe.each(FRAMES.map((frame) => ({ frame, reason: frame.reason })))('clinical frame $reason', ({ frame }) => {
  it.each(frame.examples)('leaves whole: %s', (text) => {
    const result = scrub(new RawText(text));
    expect(result.ok && result.text).toBe(text);
  });
});
