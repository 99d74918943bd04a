import { parentPort, workerData } from 'node:worker_threads';
import { type ModelOrder, openSession } from './model-session.ts';
import type { EmbedderFault } from './open.ts';

/** What the thread of a model tells. */
export type ModelNews =
  | { readonly kind: 'fetched'; readonly percent: number }
  | { readonly kind: 'opened'; readonly id: string; readonly dimensions: number }
  | { readonly kind: 'fault'; readonly fault: EmbedderFault }
  | { readonly kind: 'made'; readonly vectors: readonly Float32Array[] }
  | { readonly kind: 'failed' };

const order: ModelOrder = workerData;
const tell = (news: ModelNews): void => parentPort?.postMessage(news);

const opened = await openSession(order, (percent) => tell({ kind: 'fetched', percent }));
if (opened.ok) {
  const { session } = opened;
  parentPort?.on('message', (texts: readonly string[]) => {
    session.vectorsOf(texts).then(
      (vectors) => tell({ kind: 'made', vectors }),
      () => tell({ kind: 'failed' }),
    );
  });
  tell({ kind: 'opened', id: session.id, dimensions: session.dimensions });
} else {
  tell({ kind: 'fault', fault: opened.fault });
}
