import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it, vi } from 'vitest';
import { scrubbed } from '../fixtures/make-request.ts';
import { ASKED } from '../match/asked.ts';

const folder = mkdtempSync(join(tmpdir(), 'konsil-words-'));
const [site, indexDir] = [join(folder, 'house.tsv'), join(folder, 'index')];
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** A start with the words of a house as they stand: what its index is kept in, and what is found for a word. */
async function start(words: string, asked: string) {
  writeFileSync(site, `concept\towners\tde\n${words}\n`);
  vi.resetModules();
  const { createMatcher, lexicalEmbedder, useSiteLexicon } = await import('../../src/match/index.ts');
  useSiteLexicon(site);
  const matcher = await createMatcher({ embedder: lexicalEmbedder(), indexDir, alone: true, accelerateFrom: 10 });
  for (const [i, [expertId, text]] of ASKED.entries())
    await matcher.putCase({ id: `case-${i}`, text: scrubbed(text), expertId });
  await matcher.putCase({ id: 'gout', text: scrubbed('Gicht am Grosszehengrundgelenk'), expertId: 'joints' });
  const [found] = await matcher.similarCases({ text: scrubbed(asked) }, 1);
  await matcher.settled();
  const [again] = await matcher.similarCases({ text: scrubbed(asked) }, 1);
  await matcher.close();
  return { folders: readdirSync(indexDir), found: found?.id, again: again?.id };
}

it('makes the vectors anew in another folder when the words of the house changed, and takes the old ones away', async () => {
  const first = await start('gout\t\tTestmannzipperlein', 'Testmannzipperlein');
  expect(first).toMatchObject({ found: 'gout', again: 'gout' });
  const same = await start('gout\t\tTestmannzipperlein', 'Testmannzipperlein');
  expect(same).toEqual(first);
  const changed = await start('gout\t\tFakezipperlein', 'Fakezipperlein');
  expect(changed).toMatchObject({ found: 'gout', again: 'gout' });
  expect(changed.folders).toHaveLength(1);
  expect(changed.folders).not.toEqual(first.folders);
});
