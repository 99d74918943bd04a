import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Shared } from './exact.ts';
import { type Addon, type Graph, readGraph } from './graph.ts';

/** What the thread that builds is given. */
export interface BuildOrder extends Shared {
  readonly dimensions: number;
  /** In the order of the labels. */
  readonly slots: Int32Array;
  /** Where the graph is left. */
  readonly file: string;
}

export interface Build {
  /** Null when the thread could not do it, or was told to stop. */
  readonly graph: Promise<Graph | null>;
  stop(): void;
}

/** What an interrupted build may leave behind in its place. */
export const BUILDING = 'building-';

/** Builds in a thread of its own, which takes seconds to minutes; the file, in a folder `at`, is how the graph comes over. */
export function buildBeside(
  addon: Addon,
  dimensions: number,
  shared: Shared,
  slots: readonly number[],
  at: string,
): Build {
  let worker: Worker | null = null;
  let stopped = false;
  const build = async (): Promise<Graph | null> => {
    await mkdir(at, { recursive: true });
    const folder = await mkdtemp(join(at, BUILDING));
    try {
      const file = join(folder, 'graph');
      if (stopped) return null;
      worker = new Worker(new URL('./build-worker.ts', import.meta.url), {
        workerData: { ...shared, dimensions, file, slots: Int32Array.from(slots) } satisfies BuildOrder,
      });
      return (await ended(worker)) === 0 ? await readGraph(addon, dimensions, file, slots) : null;
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  };
  return {
    graph: build().catch(() => null),
    stop: () => {
      stopped = true;
      void worker?.terminate();
    },
  };
}

function ended(worker: Worker): Promise<number> {
  return new Promise((resolve) => {
    worker.on('error', () => resolve(1));
    worker.on('exit', resolve);
  });
}
