import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  createMatcher,
  type Embedder,
  lexicalEmbedder,
  type Matcher,
  type MatcherOptions,
} from '../../src/match/index.ts';
import { loadAddon } from '../../src/match/vector-index/graph.ts';
import { scrubbed } from '../fixtures/make-request.ts';
import { ASKED } from './asked.ts';
import { STAFF } from './staff.ts';

const addon = await loadAddon();
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'konsil-index-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Each embedder has a folder of its own. */
const generation = (): string => join(folder, readdirSync(folder).find((name) => name.startsWith('generation-')) ?? '');
const file = (): string => join(generation(), 'cases.hnsw');
const withoutAddon = () => Promise.resolve(null);

async function hospital(options: Partial<MatcherOptions> = {}): Promise<Matcher> {
  const matcher = await createMatcher({
    embedder: lexicalEmbedder(),
    indexDir: folder,
    accelerateFrom: 10,
    ...options,
  });
  for (const profile of STAFF) await matcher.putExpert(profile);
  for (const [i, [expertId, question]] of ASKED.entries())
    await matcher.putCase({ id: `case-${i}`, text: scrubbed(question), expertId });
  return matcher;
}

async function answers(matcher: Matcher): Promise<readonly string[]> {
  const found: string[] = [];
  for (const [, question] of ASKED.slice(0, 20)) {
    const [first] = await matcher.similarCases({ text: scrubbed(question) }, 1);
    found.push(first?.id ?? '');
  }
  return found;
}

const everyCase = ASKED.slice(0, 20).map((_, i) => `case-${i}`);

describe('the vector index', () => {
  it('works without the addon, by the exact scan', async () => {
    const matcher = await hospital({ addon: withoutAddon });
    expect(await answers(matcher)).toEqual(everyCase);
    await matcher.close();
    expect(matcher.accelerated).toBe(false);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('refuses a vector that is not finite or of the wrong length, and goes on', async () => {
    let value = Number.NaN;
    const embedder: Embedder = {
      id: 'odd',
      dimensions: 4,
      embed: (texts) => Promise.resolve(texts.map(() => new Float32Array([1, value, 0, 0]))),
    };
    const matcher = await createMatcher({ embedder });
    const earlier = { id: 'a', text: scrubbed('Husten'), expertId: 'lung' };
    await expect(matcher.putCase(earlier)).rejects.toMatchObject({ code: 'embedder-failed' });
    value = 1;
    await matcher.putCase(earlier);
    expect(await matcher.similarCases({ text: scrubbed('Husten') }, 1)).toHaveLength(1);
    const longer = await createMatcher({ embedder: { ...embedder, dimensions: 5 } });
    await expect(longer.putCase(earlier)).rejects.toMatchObject({ code: 'embedder-failed' });
  });
});

describe.runIf(addon !== null)('the vector index with hnswlib', () => {
  async function savedIndex(): Promise<void> {
    const matcher = await hospital();
    await answers(matcher);
    await matcher.settled();
    await matcher.close();
    expect(matcher.accelerated).toBe(true);
    expect(readdirSync(generation()).sort()).toEqual(['cases.hnsw', 'cases.hnsw.json']);
  }

  it('finds the same as the exact scan, and leaves a checked file', async () => {
    await savedIndex();
    const again = await hospital();
    await answers(again);
    await again.settled();
    expect(again.accelerated).toBe(true);
    expect(await answers(again)).toEqual(everyCase);
  });

  it.each([
    [
      'cut short',
      () => {
        truncateSync(file(), 5000);
      },
    ],
    [
      'empty',
      () => {
        truncateSync(file(), 0);
      },
    ],
    [
      'missing',
      () => {
        rmSync(file());
      },
    ],
    [
      'with flipped bytes in its header',
      () => {
        damage(0);
      },
    ],
    [
      'with flipped bytes in its body',
      () => {
        damage(9000);
      },
    ],
    [
      'without its sidecar',
      () => {
        rmSync(`${file()}.json`);
      },
    ],
    [
      'with a broken sidecar',
      () => {
        writeFileSync(`${file()}.json`, '{"format":1');
      },
    ],
    [
      'with a sidecar of something else',
      () => {
        writeFileSync(`${file()}.json`, '{"hello":"world"}');
      },
    ],
  ])('is not stopped or misled by a file that is %s', async (_, spoil) => {
    await savedIndex();
    spoil();
    const matcher = await hospital();
    expect(await answers(matcher)).toEqual(everyCase);
    await matcher.settled();
    expect(await answers(matcher)).toEqual(everyCase);
    expect(matcher.accelerated).toBe(true);
  });

  it('does not use a file made with another embedder or from other rows', async () => {
    await savedIndex();
    const lexical = lexicalEmbedder();
    const matcher = await hospital({ embedder: { ...lexical, id: 'lexical-other' } });
    await matcher.putCase({ id: 'new', text: scrubbed('Krampfadern, Kompression oder Operation?'), expertId: 'skin' });
    expect(await answers(matcher)).toEqual(everyCase);
    await matcher.settled();
    expect((await matcher.similarCases({ text: scrubbed('Krampfadern operieren?') }, 1))[0]?.id).toBe('new');
  });

  it('never returns what was removed or changed after the file was written', async () => {
    await savedIndex();
    const matcher = await hospital();
    await answers(matcher);
    await matcher.settled();
    const second = { text: scrubbed(ASKED[1]?.[1] ?? '') };
    expect(await matcher.similarCases(second, 1)).toMatchObject([{ id: 'case-1', confident: true }]);
    await matcher.removeCase('case-0');
    await matcher.putCase({ id: 'case-1', text: scrubbed('Etwas ganz anderes: Nagelpilz'), expertId: 'skin' });
    await matcher.settled();
    expect(await answers(matcher)).not.toContain('case-0');
    expect((await matcher.similarCases(second, 50)).filter(({ confident }) => confident)).toEqual([]);
  });

  function damage(at: number): void {
    const bytes = readFileSync(file());
    for (let i = at; i < at + 64; i++) bytes[i] = 255 - (bytes[i] ?? 0);
    writeFileSync(file(), bytes);
  }
});
