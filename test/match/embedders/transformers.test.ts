import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { habitsOf } from '../../../src/match/embedders/model-habits.ts';
import {
  createMatcher,
  type Embedder,
  type EmbedderSettings,
  lexicalEmbedder,
  openEmbedder,
} from '../../../src/match/index.ts';
import { needs } from '../../capabilities.ts';
import { scrubbed } from '../../fixtures/make-request.ts';
import { STAFF } from '../staff.ts';
import { startHub } from './hub.ts';
import { writeTinyModel } from './tiny-model.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'konsil-model-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const settings = (model: string): Extract<EmbedderSettings, { kind: 'transformers' }> => ({
  kind: 'transformers',
  model,
  cacheDir: join(folder, 'fetched'),
  mayFetch: false,
});

async function tiny(name = 'tiny-e5', seed = 42): Promise<Embedder> {
  const opened = await openEmbedder(settings(writeTinyModel(join(folder, name), seed)));
  if (!opened.ok) throw new Error(opened.fault);
  return opened.embedder;
}

const texts = ['heart failure', 'heart failure and kidney of the patient', 'lung'].map(scrubbed);

describe('a model on this machine', needs('transformers'), () => {
  it('turns texts into vectors of length one, the same alone as in a batch', async () => {
    const embedder = await tiny();
    const together = await embedder.embed(texts, 'passage');
    expect(together.map((vector) => vector.length)).toEqual([32, 32, 32]);
    for (const [i, text] of texts.entries()) {
      const [alone] = await embedder.embed([text], 'passage');
      expect(Math.hypot(...(alone ?? []))).toBeCloseTo(1, 4);
      for (let at = 0; at < 32; at++) expect(alone?.[at]).toBeCloseTo(together[i]?.[at] ?? 9, 4);
    }
  });

  it('is asked for questions and passages in the words it was trained with', async () => {
    const embedder = await tiny();
    const [question] = await embedder.embed(texts.slice(0, 1), 'query');
    const [passage] = await embedder.embed(texts.slice(0, 1), 'passage');
    expect(question).not.toEqual(passage);
    expect(habitsOf('Xenova/multilingual-e5-small')).toEqual({
      query: 'query: ',
      passage: 'passage: ',
      pooling: 'mean',
    });
    expect(habitsOf('Xenova/bge-m3')).toEqual({ query: '', passage: '', pooling: 'cls' });
    expect(habitsOf('some-model-nobody-knows')).toEqual({ query: '', passage: '', pooling: 'mean' });
  });

  it('is loaded once, and told apart from other weights under the same name', async () => {
    const [first, again] = [await tiny(), await openEmbedder(settings(join(folder, 'tiny-e5')))];
    expect(again).toEqual({ ok: true, embedder: first });
    expect((await tiny('other', 7)).id).not.toBe((await tiny('another', 8)).id);
  });

  it('takes over from the words without a moment in which nobody is found, and tells how far it is', async () => {
    const matcher = await createMatcher({ embedder: lexicalEmbedder(), indexDir: join(folder, 'index') });
    for (const profile of STAFF) await matcher.putExpert(profile);
    await matcher.putCase({ id: 'a', expertId: 'pump', text: scrubbed('heart failure') });
    const told: number[] = [];
    const change = matcher.change(await tiny(), ({ done, total }) => told.push(done / total));
    const meanwhile = await matcher.find({ text: scrubbed('heart failure') }, () => null);
    expect(meanwhile.candidates[0]?.expertId).toBe('pump');
    await change;
    expect(matcher.embedder).toContain('transformers-tiny-e5');
    expect(told.at(-1)).toBe(1);
    expect((await matcher.find({ text: scrubbed('heart failure') }, () => null)).candidates[0]?.expertId).toBe('pump');
    expect((await matcher.similarCases({ text: scrubbed('heart failure') }, 1))[0]?.id).toBe('a');
    await matcher.close();
  });

  it('does not embed at the next start what it embedded before', async () => {
    const indexDir = join(folder, 'index-kept');
    const model = await tiny();
    let asked = 0;
    const counting: Embedder = {
      ...model,
      embed: (some, purpose) => {
        asked += purpose === 'passage' ? some.length : 0;
        return model.embed(some, purpose);
      },
    };
    const start = async () => {
      const matcher = await createMatcher({ embedder: lexicalEmbedder(), indexDir });
      for (const profile of STAFF.slice(0, 5)) await matcher.putExpert(profile);
      await matcher.change(counting);
      return matcher;
    };
    const first = await start();
    await first.close();
    expect(asked).toBeGreaterThan(10);
    asked = 0;
    const second = await start();
    await second.putExpert({ ...(STAFF[0] ?? never()), text: scrubbed('kidney') });
    expect(asked).toBe(1);
    await second.close();
    expect(readdirSync(indexDir)).toHaveLength(1);
  });
});

describe('a model that is fetched', needs('transformers'), () => {
  it('tells how far it is, and is there at the next start without the hub', async () => {
    const hub = await startHub('testmann/tiny-e5', writeTinyModel(join(folder, 'on-the-hub')));
    const there = { ...settings('testmann/tiny-e5'), hub: hub.address };
    const told: number[] = [];
    expect((await openEmbedder({ ...there, mayFetch: true }, (percent) => told.push(percent))).ok).toBe(true);
    await hub.close();
    expect(told.length).toBeGreaterThan(1);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    expect(told.at(-1)).toBe(100);
    expect(hub.asked).toContain('onnx/model_quantized.onnx');
    const present = () => Promise.resolve('here');
    const again = await openEmbedder({ ...there, load: present });
    expect(again.ok && again.embedder.id).toBe('transformers-testmann/tiny-e5');
  });
});

describe('a machine without it', () => {
  it('says that the package is absent', async () => {
    const opened = await openEmbedder({ ...settings('Xenova/never'), load: () => Promise.resolve(null) });
    expect(opened).toEqual({ ok: false, fault: 'package-absent' });
  });

  it('says that the model is absent, in a folder or by its name', needs('transformers'), async () => {
    expect(await openEmbedder(settings(join(folder, 'nothing-here')))).toEqual({ ok: false, fault: 'model-absent' });
    expect(await openEmbedder(settings('testmann/never-fetched'))).toEqual({ ok: false, fault: 'model-absent' });
  });

  it('says that a model is damaged', needs('transformers'), async () => {
    const broken = writeTinyModel(join(folder, 'broken'));
    rmSync(join(broken, 'tokenizer.json'));
    const opened = await openEmbedder(settings(broken));
    expect(opened.ok).toBe(false);
  });
});

function never(): never {
  throw new Error('the staff is empty');
}
