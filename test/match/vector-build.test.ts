import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createSlots } from '../../src/match/slots.ts';
import { buildBeside } from '../../src/match/vector-index/build.ts';
import { type Addon, efFor, loadAddon } from '../../src/match/vector-index/graph.ts';
import { createVectorIndex } from '../../src/match/vector-index/vector-index.ts';

const addon = await loadAddon();
const DIMENSIONS = 32;
const MANY = 1200;
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'konsil-build-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Points around a few centres, as texts of a few fields are. */
function vector(i: number): Float32Array {
  return Float32Array.from(
    { length: DIMENSIONS },
    (_, at) => Math.sin((i % 7) * (at + 1)) + 0.4 * Math.sin(i * (at + 3)),
  );
}

function filled(path?: string, load: typeof loadAddon = loadAddon) {
  const slots = createSlots();
  const index = createVectorIndex(slots, {
    dimensions: DIMENSIONS,
    embedder: 'sines',
    lexicon: 'none',
    accelerateFrom: 100,
    addon: load,
    ...(path === undefined ? {} : { path }),
  });
  for (let i = 0; i < MANY; i++) index.put(slots.claim(`id-${i}`), vector(i));
  return { slots, index };
}

const everyone = new Uint8Array(MANY + 10).fill(1);
const nearest = ({ index }: ReturnType<typeof filled>, i: number, mask = everyone) =>
  index
    .search(
      vector(i),
      3,
      mask,
      mask.reduce((sum, one) => sum + one, 0),
    )
    .map(({ slot }) => slot);

it.runIf(addon !== null)(
  'gets its graph from a plain thread, where no test runner helps to load the addon',
  async () => {
    const shared = new SharedArrayBuffer(4 * DIMENSIONS * 40);
    const all = new Float32Array(shared);
    for (let slot = 0; slot < 40; slot++) all.set(vector(slot), slot * DIMENSIONS);
    const slots = Array.from({ length: 40 }, (_, slot) => slot);
    if (addon === null) throw new Error('the addon is not there');
    const { graph } = buildBeside(addon, DIMENSIONS, { blocks: [shared], stride: DIMENSIONS }, slots, folder);
    const made = await graph;
    expect(made?.count).toBe(40);
    expect(made?.search(vector(5), 1, null)[0]?.slot).toBe(5);
  },
);

it.runIf(addon !== null)('is built in a thread of its own, and what changed meanwhile is not lost', async () => {
  const hospital = filled();
  const exact = nearest(hospital, 5);
  hospital.index.remove(hospital.slots.release('id-5') ?? -1);
  hospital.index.put(hospital.slots.claim('new'), vector(5));
  hospital.index.put(hospital.slots.claim('id-9'), vector(5000));
  await hospital.index.settled();
  expect(hospital.index.accelerated).toBe(true);
  expect(nearest(hospital, 5)).toEqual(exact);
  expect(nearest(hospital, 5000)[0]).toBe(9);
  expect(nearest(hospital, 9)).not.toContain(9);
});

it.runIf(addon !== null)('is read from its file at the next start, in far less time, and found equal', async () => {
  const first = filled(join(folder, 'made', 'cases.hnsw'));
  nearest(first, 1);
  await first.index.settled();
  await first.index.save();
  expect(readdirSync(join(folder, 'made')).sort()).toEqual(['cases.hnsw', 'cases.hnsw.json']);
  const again = filled(join(folder, 'made', 'cases.hnsw'));
  const exact = [3, 77, 1100].map((i) => nearest(again, i));
  await again.index.settled();
  expect(again.index.accelerated).toBe(true);
  expect([3, 77, 1100].map((i) => nearest(again, i))).toEqual(exact);
});

it.runIf(addon !== null)('answers exactly under a filter that lets few through', async () => {
  const hospital = filled();
  nearest(hospital, 1);
  await hospital.index.settled();
  const few = new Uint8Array(MANY);
  for (const slot of [4, 11, 900]) few[slot] = 1;
  expect(nearest(hospital, 11, few).toSorted((a, b) => a - b)).toEqual([4, 11, 900]);
});

it.runIf(addon !== null)('can be told to stop, and leaves nothing behind', async () => {
  const hospital = filled(join(folder, 'made', 'cases.hnsw'));
  nearest(hospital, 1);
  const exact = nearest(hospital, 8);
  await hospital.index.stop();
  await hospital.index.save();
  expect(nearest(hospital, 8)).toEqual(exact);
  expect(readdirSync(folder, { recursive: true }).filter((name) => String(name).endsWith('.hnsw'))).toEqual([]);
});

/** The addon, writing only when told to go on, and telling what was done to a graph while it was written. */
function slowWriter(real: Addon) {
  const told = { reads: 0, changedWhileWritten: 0, writing: false };
  const { promise: ready, resolve: goOn } = Promise.withResolvers<void>();
  class SlowWriter extends real.HierarchicalNSW {
    override async writeIndex(file: string): Promise<boolean> {
      told.writing = true;
      await ready;
      const written = await super.writeIndex(file);
      told.writing = false;
      return written;
    }
    override async readIndex(file: string, allowReplaceDeleted?: boolean): Promise<boolean> {
      told.reads++;
      return super.readIndex(file, allowReplaceDeleted);
    }
    override addPoint(point: number[], label: number): void {
      if (told.writing) told.changedWhileWritten++;
      super.addPoint(point, label);
    }
    override markDelete(label: number): void {
      if (told.writing) told.changedWhileWritten++;
      super.markDelete(label);
    }
  }
  return { told, goOn, load: () => Promise.resolve({ ...real, HierarchicalNSW: SlowWriter }) };
}

it.runIf(addon !== null)('is written as it was, while rows come, change and go', async () => {
  if (addon === null) throw new Error('the addon is not there');
  const path = join(folder, 'made', 'cases.hnsw');
  const { told, goOn, load } = slowWriter(addon);
  const hospital = filled(path, load);
  nearest(hospital, 1);
  await expect.poll(() => told.writing).toBe(true);
  const exact = nearest(hospital, 5);
  hospital.index.put(hospital.slots.claim('new'), vector(5000));
  hospital.index.put(hospital.slots.claim('id-9'), vector(6000));
  hospital.index.remove(5);
  expect(nearest(hospital, 5000)[0]).toBe(MANY);
  expect(nearest(hospital, 5)).not.toContain(5);
  goOn();
  await hospital.index.settled();
  expect(told.changedWhileWritten).toBe(0);

  const again = slowWriter(addon);
  const asBefore = filled(path, again.load);
  await asBefore.index.settled();
  expect(again.told.reads).toBe(1);
  expect(nearest(asBefore, 5)).toEqual(exact);
  expect(nearest(asBefore, 9)[0]).toBe(9);

  await hospital.index.settled();
  expect(hospital.index.accelerated).toBe(true);
  expect(nearest(hospital, 6000)[0]).toBe(9);
  expect(nearest(hospital, 5)).not.toContain(5);
});

it.runIf(addon !== null)('takes the last few rows in before it is written at the end', async () => {
  if (addon === null) throw new Error('the addon is not there');
  const path = join(folder, 'made', 'cases.hnsw');
  const hospital = filled(path);
  await hospital.index.settled();
  hospital.index.put(hospital.slots.claim('id-9'), vector(6000));
  await hospital.index.stop();
  await hospital.index.save();
  const { told, load } = slowWriter(addon);
  const again = filled(path, load);
  again.index.put(9, vector(6000));
  await again.index.settled();
  expect(told.reads).toBe(1);
  expect(nearest(again, 6000)[0]).toBe(9);
});

it('looks at more candidates the more vectors there are', () => {
  expect([20, 10_000, 40_000, 100_000].map(efFor)).toEqual([128, 128, 256, 405]);
});
