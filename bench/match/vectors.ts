import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { restoreScrubbed } from '../../src/deid/index.ts';
import type { Embedder } from '../../src/match/index.ts';
import type { Scored } from '../../src/match/ranking.ts';
import { createSlots } from '../../src/match/slots.ts';
import { createVectorIndex } from '../../src/match/vector-index/vector-index.ts';
import { drawFrom } from '../../test/fakes/draw-from.ts';
import { between, interval } from './figures.ts';
import { safeLinesOf } from './scale.ts';

/** Scan and graph add up in another order. */
const AS_NEAR = 1e-6;
const ASKED = 500;

/** The columns of `vectorLine`. */
export const VECTOR_HEAD = `| vectors | built in s | held up ms | loaded in ms | held up ms | recall@10 (95 %) |
|---|---|---|---|---|---|`;

/** Builds, saves and loads a graph over vectors of real lines; a row of the table, with recall against the exact scan. */
export async function vectorLine(folder: string, size: number, embedder: Embedder): Promise<string> {
  const place = mkdtempSync(join(tmpdir(), 'konsil-bench-'));
  try {
    const vectors = await vectorsOf(folder, size, embedder);
    const first = filled(vectors, join(place, 'bench.hnsw'));
    const ask = vectors.slice(0, ASKED).map(slightlyOff);
    const [buildMs, held] = await timed(() => first.settled());
    await first.save();
    const near = ask.map((vector) => found(first, vector));
    const exact = ask.map((vector) => found(first, vector, true));
    const again = filled(vectors, join(place, 'bench.hnsw'));
    const [loadMs, heldAtLoad] = await timed(() => again.settled());
    const recalls = exact.map((best, i) => recallOf(best, near[i] ?? []));
    const recall = recalls.reduce((sum, one) => sum + one, 0) / recalls.length;
    return `| ${size} | ${(buildMs / 1000).toFixed(1)} | ${held.toFixed(0)} | ${loadMs.toFixed(0)} | ${heldAtLoad.toFixed(0)} | ${recall.toFixed(4)} (${between(interval(recalls), 4)}) |`;
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

async function vectorsOf(folder: string, size: number, embedder: Embedder): Promise<readonly Float32Array[]> {
  const [lines, random] = [safeLinesOf(folder), drawFrom(3)];
  const some = (): string => lines[Math.floor(random() * lines.length)] ?? '';
  const texts = Array.from({ length: size }, () => restoreScrubbed(`${some()}. ${some()}`));
  return embedder.embed(texts, 'passage');
}

function filled(vectors: readonly Float32Array[], path: string) {
  const slots = createSlots();
  const index = createVectorIndex(slots, {
    path,
    dimensions: vectors[0]?.length ?? 0,
    embedder: 'bench',
    lexicon: 'bench',
    accelerateFrom: 1000,
  });
  for (const [i, vector] of vectors.entries()) index.put(slots.claim(String(i)), vector);
  return index;
}

/** `exactly`: as if the filter let few through. */
function found(index: ReturnType<typeof filled>, vector: Float32Array, exactly = false): readonly Scored[] {
  const everyone = new Uint8Array(index.size).fill(1);
  return index.search(vector, 10, everyone, exactly ? 0 : index.size);
}

/** Two texts of the same words are equally near: whoever is as near as the tenth counts. */
function recallOf(exact: readonly Scored[], near: readonly Scored[]): number {
  const tenth = exact.at(-1)?.score ?? 0;
  return near.filter(({ score }) => score >= tenth - AS_NEAR).length / exact.length;
}

/** A question is never word for word a case. */
function slightlyOff(vector: Float32Array, i: number): Float32Array {
  return vector.map((value, at) => ((at + i) % 5 === 0 ? 0 : value));
}

/** Milliseconds, and the longest the event loop was held up. */
async function timed(work: () => Promise<void>): Promise<readonly [number, number]> {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const started = performance.now();
  await work();
  const took = performance.now() - started;
  delay.disable();
  return [took, Math.max(0, delay.max / 1e6 - 5)];
}
