import { describe, expect, it } from 'vitest';
import { createMatcher, deferredMatcher, lexicalEmbedder } from '../../src/match/index.ts';
import { scrubbed } from '../fixtures/make-request.ts';
import { STAFF } from './staff.ts';

describe('a matcher that is made when it is needed', () => {
  it('costs nothing until somebody asks, and is then made once', async () => {
    let made = 0;
    const matcher = deferredMatcher(() => {
      made += 1;
      return createMatcher({ embedder: lexicalEmbedder() });
    }, 'lexical');
    await matcher.settled();
    expect([made, matcher.accelerated, matcher.embedder]).toEqual([0, false, 'lexical']);
    await Promise.all(STAFF.map((profile) => matcher.putExpert(profile)));
    const found = await matcher.find({ text: scrubbed('Vorhofflimmern nach Ablation'), limit: 3 }, () => null);
    expect(found.candidates.length).toBeGreaterThan(0);
    expect(made).toBe(1);
    await matcher.close();
  });

  it('tries again after it could not be made', async () => {
    let left = 1;
    const matcher = deferredMatcher(async () => {
      left -= 1;
      if (left >= 0) throw new Error('no lexicon');
      return createMatcher({ embedder: lexicalEmbedder() });
    }, 'lexical');
    await expect(matcher.removeExpert('x')).rejects.toThrow('no lexicon');
    await expect(matcher.removeExpert('x')).resolves.toBeUndefined();
    await matcher.close();
  });
});
