import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { basename, dirname, isAbsolute, join, resolve } from 'node:path';
import type { FeatureExtractionPipeline } from '@xenova/transformers';
import { BotError } from '../../errors.ts';
import type { Embedder } from '../contract.ts';
import { habitsOf, type ModelHabits } from './model-habits.ts';
import type { EmbedderFault, OnFetched, OpenedEmbedder } from './open.ts';

type Package = typeof import('@xenova/transformers');

/** A model that runs in this process, on the processor. */
export interface TransformersSettings {
  readonly kind: 'transformers';
  /** A folder that holds the model (`./models/e5-small`, `/srv/models/e5-small`), or its name on the hub. */
  readonly model: string;
  /** Where a fetched model is kept. */
  readonly cacheDir: string;
  /** False: only what is already on this machine. */
  readonly mayFetch: boolean;
  /** Loads the package; a stand-in that answers null is a machine without it. */
  readonly load?: () => Promise<Package | null>;
}

/** Four texts at once: longer batches pad short texts to the longest, and cost more than they save. */
const BATCH = 4;
const MOST_THREADS = 4;

const sessions = new Map<string, Promise<OpenedEmbedder>>();

/** One session for the life of the process: loading one again leaks native memory. A fault is not remembered. */
export function transformersEmbedder(settings: TransformersSettings, onFetched: OnFetched): Promise<OpenedEmbedder> {
  const known = sessions.get(settings.model);
  if (known !== undefined && settings.load === undefined) return known;
  const opening = open(settings, onFetched);
  sessions.set(settings.model, opening);
  void opening.then(({ ok }) => {
    if (!ok) sessions.delete(settings.model);
  });
  return opening;
}

async function open(settings: TransformersSettings, onFetched: OnFetched): Promise<OpenedEmbedder> {
  const loaded = await (settings.load ?? loadPackage)();
  if (loaded === null) return { ok: false, fault: 'package-absent' };
  const folder = folderOf(settings.model);
  if (folder !== null && !existsSync(join(folder, 'config.json'))) return { ok: false, fault: 'model-absent' };
  try {
    const extract = await pipelineOf(loaded, settings, folder, onFetched);
    const habits = habitsOf(settings.model);
    const [probe] = await extracted(extract, ['Konsil'], habits);
    if (probe === undefined) return { ok: false, fault: 'model-unusable' };
    return { ok: true, embedder: embedderOver(extract, habits, idOf(settings.model, folder), probe.length) };
  } catch (error) {
    return { ok: false, fault: faultOf(error) };
  }
}

async function loadPackage(): Promise<Package | null> {
  return import('@xenova/transformers').catch(() => null);
}

function folderOf(model: string): string | null {
  return isAbsolute(model) || model.startsWith('.') ? resolve(model) : null;
}

/** One thread for each core up to four: without a cap the runtime takes the whole machine. */
function pipelineOf(
  { env, pipeline }: Package,
  { model, cacheDir, mayFetch }: TransformersSettings,
  folder: string | null,
  onFetched: OnFetched,
): Promise<FeatureExtractionPipeline> {
  if (folder !== null) env.localModelPath = dirname(folder);
  env.cacheDir = cacheDir;
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

function embedderOver(
  extract: FeatureExtractionPipeline,
  habits: ModelHabits,
  id: string,
  dimensions: number,
): Embedder {
  let last: Promise<unknown> = Promise.resolve();
  /** One after the other: the session uses all its threads for one call. */
  const embed: Embedder['embed'] = (texts, purpose) => {
    const work = last.then(() =>
      extracted(
        extract,
        texts.map((text) => habits[purpose] + text),
        habits,
      ),
    );
    last = work.catch(() => undefined);
    return work;
  };
  return { id, dimensions, embed };
}

async function extracted(
  extract: FeatureExtractionPipeline,
  texts: readonly string[],
  { pooling }: ModelHabits,
): Promise<readonly Float32Array[]> {
  const vectors: Float32Array[] = [];
  for (let from = 0; from < texts.length; from += BATCH) {
    const tensor = await extract(texts.slice(from, from + BATCH), { pooling, normalize: true });
    const [count = 0, dimensions = 0] = tensor.dims;
    const { data } = tensor;
    if (!(data instanceof Float32Array)) throw new BotError('embedder-failed', 'the model does not answer with floats');
    for (let row = 0; row < count; row++) vectors.push(data.slice(row * dimensions, (row + 1) * dimensions));
    tensor.dispose();
  }
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
