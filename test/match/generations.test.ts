import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createMatcher, type Embedder, lexicalEmbedder, type Matcher } from '../../src/match/index.ts';
import { scrubbed } from '../fixtures/make-request.ts';
import { STAFF } from './staff.ts';

const NEW = { id: 'new', specialty: scrubbed('Handchirurgie'), text: scrubbed('Sehnen und Nerven der Hand') };
const newcomer = { ...NEW, subspecialties: [], interests: [], languages: ['de'] };

/** A model that takes its time over the first texts, and refuses some. */
function slowModel() {
  const { promise: ready, resolve: goOn } = Promise.withResolvers<void>();
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
  const taken: string[] = [];
  const state = { refuses: new Set<string>() };
  const model: Embedder = {
    id: 'model',
    dimensions: 4,
    embed: async (texts) => {
      if (texts.some((text) => state.refuses.has(text))) throw new Error('refused');
      begin();
      await ready;
      taken.push(...texts);
      return texts.map((text) => Float32Array.of(1, text.length, 2, 3));
    },
  };
  return { model, taken, begun, goOn, state };
}

const question = { text: scrubbed('Sehne der Hand genäht, wann darf bewegt werden?') };

async function takenAfterAQuestion(matcher: Matcher, taken: readonly string[]): Promise<readonly string[]> {
  await matcher.find(question, () => null);
  return taken;
}

describe('vectors of another embedder', () => {
  it('that failed for somebody while the others were made are made up for once they serve', async () => {
    const { model, taken, begun, goOn, state } = slowModel();
    const matcher = await createMatcher({ embedder: lexicalEmbedder() });
    for (const profile of STAFF.slice(0, 3)) await matcher.putExpert(profile);
    const change = matcher.change(model);
    await begun;
    state.refuses.add(newcomer.text);
    await matcher.putExpert(newcomer);
    goOn();
    await change;
    await matcher.find(question, () => null);
    expect(taken).not.toContain(newcomer.text);
    state.refuses.clear();
    await expect.poll(() => takenAfterAQuestion(matcher, taken)).toContain(newcomer.text);
  });

  it('are made up for by others although one text is never taken', async () => {
    const { model, taken, goOn, state } = slowModel();
    goOn();
    const matcher = await createMatcher({ embedder: model });
    const [never, later] = [scrubbed('Fusschirurgie'), scrubbed('Schulterchirurgie')];
    state.refuses.add(never).add(later);
    for (const text of [never, later])
      await expect(matcher.putExpert({ ...newcomer, id: text, text })).rejects.toThrow('refused');
    state.refuses.delete(later);
    await expect.poll(() => takenAfterAQuestion(matcher, taken)).toContain(later);
    expect(taken).not.toContain(never);
  });

  it('are taken from the folder once their embedder is not wanted any more', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'konsil-generations-'));
    for (const name of ['generation-of-an-older-lexicon', 'generation-of-a-model', 'not-ours'])
      mkdirSync(join(folder, name));
    await createMatcher({ embedder: lexicalEmbedder(), indexDir: folder });
    expect(readdirSync(folder)).toHaveLength(3);
    await createMatcher({ embedder: lexicalEmbedder(), indexDir: folder, alone: true });
    expect(readdirSync(folder)).toEqual(['not-ours']);
    rmSync(folder, { recursive: true });
  });
});
