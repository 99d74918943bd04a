import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { FeatureExtractionPipeline } from '@xenova/transformers';
import { BotError } from '../../errors.ts';
import type { ModelHabits } from './model-habits.ts';
import type { EmbedderFault, OnFetched } from './open.ts';

type Package = typeof import('@xenova/transformers');

/** Which model, and where from; plain data, so that it can be handed to another thread. */
export interface ModelOrder {
  readonly model: string;
  /** Where the model lies on this machine; null for one of the hub. */
  readonly folder: string | null;
  readonly cacheDir: string;
  readonly mayFetch: boolean;
  readonly hub?: string;
  readonly pooling: ModelHabits['pooling'];
}

export interface ModelSession {
  readonly id: string;
  readonly dimensions: number;
  vectorsOf(texts: readonly string[]): Promise<readonly Float32Array[]>;
}

export type OpenedSession =
  | { readonly ok: true; readonly session: ModelSession }
  | { readonly ok: false; readonly fault: EmbedderFault };

const MOST_THREADS = 4;

/** Loads the model and tries it once. The runtime answers promises but works in the thread that asks: not for the main one. */
export async function openSession(order: ModelOrder, onFetched: OnFetched): Promise<OpenedSession> {
  const loaded = await import('@xenova/transformers').catch(() => null);
  if (loaded === null) return { ok: false, fault: 'package-absent' };
  try {
    const extract = await pipelineOf(loaded, order, onFetched);
    const vectorsOf: ModelSession['vectorsOf'] = (texts) => extracted(extract, texts, order.pooling);
    const [probe] = await vectorsOf(['Konsil']);
    if (probe === undefined) return { ok: false, fault: 'model-unusable' };
    return { ok: true, session: { id: idOf(order.model, order.folder), dimensions: probe.length, vectorsOf } };
  } catch (error) {
    return { ok: false, fault: faultOf(error) };
  }
}

/** One thread for each core up to four: without a cap the runtime takes the whole machine. */
function pipelineOf(
  { env, pipeline }: Package,
  { model, folder, cacheDir, mayFetch, hub }: ModelOrder,
  onFetched: OnFetched,
): Promise<FeatureExtractionPipeline> {
  if (folder !== null) env.localModelPath = dirname(folder);
  env.cacheDir = cacheDir;
  if (hub !== undefined) env.remoteHost = hub;
  const isLocal = folder !== null || !mayFetch;
  // Without this the library looks on the hub for a list of files even of a local model.
  env.allowRemoteModels = !isLocal;
  return pipeline('feature-extraction', folder === null ? model : basename(folder), {
    dtype: dtypeOf(folder),
    local_files_only: isLocal,
    session_options: { intraOpNumThreads: Math.min(MOST_THREADS, availableParallelism()), interOpNumThreads: 1 },
    progress_callback: percentOf(onFetched),
  });
}

/** The small form where there is one. */
function dtypeOf(folder: string | null): 'q8' | 'fp32' {
  return folder === null || existsSync(join(folder, 'onnx', 'model_quantized.onnx')) ? 'q8' : 'fp32';
}

type Progress = { readonly status: string; readonly progress?: number; readonly file?: string };

/** Weights alone: the other files of a model are done in an instant. */
function percentOf(onFetched: OnFetched): (progress: Progress) => void {
  let told = -1;
  return ({ status, progress, file }) => {
    const percent = Math.floor(progress ?? 0);
    if (status !== 'progress' || !file?.endsWith('.onnx') || percent <= told) return;
    told = percent;
    onFetched(percent);
  };
}

async function extracted(
  extract: FeatureExtractionPipeline,
  texts: readonly string[],
  pooling: ModelHabits['pooling'],
): Promise<readonly Float32Array[]> {
  const tensor = await extract([...texts], { pooling, normalize: true });
  const [count = 0, dimensions = 0] = tensor.dims;
  const { data } = tensor;
  if (!(data instanceof Float32Array)) throw new BotError('embedder-failed', 'the model does not answer with floats');
  const vectors = Array.from({ length: count }, (_, row) => data.slice(row * dimensions, (row + 1) * dimensions));
  tensor.dispose();
  return vectors;
}

/** A folder by what is in it, so that other weights under the same path are another model. */
function idOf(model: string, folder: string | null): string {
  if (folder === null) return `transformers-${model}`;
  const hash = createHash('sha256').update(readFileSync(join(folder, 'config.json')));
  for (const name of ['model.onnx', 'model_quantized.onnx']) {
    const file = join(folder, 'onnx', name);
    if (existsSync(file)) hash.update(readFileSync(file));
  }
  return `transformers-${basename(folder)}-${hash.digest('hex').slice(0, 16)}`;
}

/** Told by the library in words alone. */
function faultOf(error: unknown): EmbedderFault {
  const said = error instanceof Error ? error.message : '';
  if (/not found locally|Could not locate|Unauthorized|no such file/iu.test(said)) return 'model-absent';
  return /fetch failed|ENOTFOUND|ECONN|network|timed out/iu.test(said) ? 'server-unreachable' : 'model-unusable';
}
