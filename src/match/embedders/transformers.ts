import { existsSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import type { Embedder } from '../contract.ts';
import { habitsOf, type ModelHabits } from './model-habits.ts';
import { type ModelThread, startModel } from './model-thread.ts';
import type { OnFetched, OpenedEmbedder } from './open.ts';

/** A model that runs on this machine's processor, in a thread of its own. */
export interface TransformersSettings {
  readonly kind: 'transformers';
  /** A folder that holds the model (`./models/e5-small`, `/srv/models/e5-small`), or its name on the hub. */
  readonly model: string;
  /** Where a fetched model is kept. */
  readonly cacheDir: string;
  /** False: only what is already on this machine. */
  readonly mayFetch: boolean;
  /** Address of another hub than huggingface.co. */
  readonly hub?: string;
  /** Looks for the package; a stand-in that answers null is a machine without it. */
  readonly load?: () => Promise<unknown>;
}

/** Four texts at once: longer batches pad short texts to the longest, and cost more than they save. */
const BATCH = 4;

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
  const { model, cacheDir, mayFetch, hub, load } = settings;
  if (load !== undefined && (await load()) === null) return { ok: false, fault: 'package-absent' };
  const folder = folderOf(model);
  if (folder !== null && !existsSync(join(folder, 'config.json'))) return { ok: false, fault: 'model-absent' };
  const habits = habitsOf(model);
  const order = { model, folder, cacheDir, mayFetch, pooling: habits.pooling, ...(hub === undefined ? {} : { hub }) };
  const started = await startModel(order, onFetched);
  return started.ok ? { ok: true, embedder: embedderOver(started.thread, habits) } : started;
}

function folderOf(model: string): string | null {
  return isAbsolute(model) || model.startsWith('.') ? resolve(model) : null;
}

function embedderOver({ id, dimensions, ask }: ModelThread, habits: ModelHabits): Embedder {
  const embed: Embedder['embed'] = async (texts, purpose) => {
    const asked = texts.map((text) => habits[purpose] + text);
    const batches = Array.from({ length: Math.ceil(asked.length / BATCH) }, (_, i) =>
      asked.slice(i * BATCH, (i + 1) * BATCH),
    );
    const made = await Promise.all(batches.map((batch) => ask(batch, purpose === 'query')));
    return made.flat();
  };
  return { id, dimensions, embed };
}
