import { Worker } from 'node:worker_threads';
import { BotError } from '../../errors.ts';
import type { ModelOrder } from './model-session.ts';
import type { ModelNews } from './model-worker.ts';
import type { EmbedderFault, OnFetched } from './open.ts';

/** A model in a thread of its own, which is asked for a few texts at a time. */
export interface ModelThread {
  readonly id: string;
  readonly dimensions: number;
  /** Throws `embedder-failed`. A question goes before the passages that wait. */
  ask(texts: readonly string[], isUrgent: boolean): Promise<readonly Float32Array[]>;
}

export type StartedModel =
  | { readonly ok: true; readonly thread: ModelThread }
  | { readonly ok: false; readonly fault: EmbedderFault };

interface Job {
  readonly texts: readonly string[];
  readonly done: PromiseWithResolvers<readonly Float32Array[]>;
}

/** One call at a time in the thread, since a session uses all its processors for one; it keeps the process alive only while somebody waits. */
export function startModel(order: ModelOrder, onFetched: OnFetched): Promise<StartedModel> {
  const worker = new Worker(new URL('./model-worker.ts', import.meta.url), { workerData: order });
  const started = Promise.withResolvers<StartedModel>();
  const [urgent, others]: [Job[], Job[]] = [[], []];
  let current: Job | undefined;
  let dead = false;
  const goOn = (): void => {
    current = urgent.shift() ?? others.shift();
    if (current === undefined) worker.unref();
    else worker.postMessage(current.texts);
  };
  const end = (): void => {
    dead = true;
    for (const job of [current, ...urgent.splice(0), ...others.splice(0)]) job?.done.reject(failed());
    current = undefined;
    started.resolve({ ok: false, fault: 'model-unusable' });
  };
  const ask: ModelThread['ask'] = (texts, isUrgent) => {
    if (dead) return Promise.reject(failed());
    const job: Job = { texts, done: Promise.withResolvers() };
    (isUrgent ? urgent : others).push(job);
    worker.ref();
    if (current === undefined) goOn();
    return job.done.promise;
  };
  const hear = (news: ModelNews): void => {
    switch (news.kind) {
      case 'fetched':
        onFetched(news.percent);
        break;
      case 'opened':
        worker.unref();
        started.resolve({ ok: true, thread: { id: news.id, dimensions: news.dimensions, ask } });
        break;
      case 'fault':
        worker.unref();
        started.resolve({ ok: false, fault: news.fault });
        break;
      case 'made':
        current?.done.resolve(news.vectors);
        goOn();
        break;
      case 'failed':
        current?.done.reject(failed());
        goOn();
        break;
    }
  };
  worker.on('message', hear);
  worker.on('error', end);
  worker.on('exit', end);
  return started.promise;
}

/** What the model said is not told: it may hold the text. */
function failed(): BotError {
  return new BotError('embedder-failed', 'the model could not make a vector');
}
