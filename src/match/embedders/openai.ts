import type OpenAI from 'openai';
import { BotError } from '../../errors.ts';
import type { Embedder } from '../contract.ts';
import { isUsable } from '../vector-index/unit.ts';
import { habitsOf } from './model-habits.ts';
import type { EmbedderFault, OpenedEmbedder } from './open.ts';

type Package = typeof import('openai');

/** Any server that speaks the OpenAI protocol: in the hospital's own cellar or outside. */
export interface OpenAiSettings {
  readonly kind: 'openai';
  readonly model: string;
  /** Local servers often need none. */
  readonly apiKey?: string;
  readonly baseUrl?: string;
  readonly queryTimeoutMs?: number;
  readonly passageTimeoutMs?: number;
  /** Loads the package; a stand-in that answers null is a machine without it. */
  readonly load?: () => Promise<Package | null>;
}

/** A question waits for it, so it gives up soon and the words answer alone; rows at a start can wait. */
const QUERY_TIMEOUT_MS = 3000;
const PASSAGE_TIMEOUT_MS = 30_000;
const RETRIES = { query: 1, passage: 4 } as const;
const BATCH_TEXTS = 64;
const BATCH_CHARACTERS = 60_000;
/** Some 8,000 tokens, the longest that usual servers take. */
const LONGEST_TEXT = 16_000;

export async function openAiEmbedder(settings: OpenAiSettings): Promise<OpenedEmbedder> {
  const loaded = await (settings.load ?? loadPackage)();
  if (loaded === null) return { ok: false, fault: 'package-absent' };
  if (settings.apiKey === undefined && settings.baseUrl === undefined) return { ok: false, fault: 'key-absent' };
  const client = new loaded.default({
    apiKey: settings.apiKey ?? 'none',
    ...(settings.baseUrl === undefined ? {} : { baseURL: settings.baseUrl }),
    logLevel: 'off',
  });
  const ask = asking(client, settings);
  try {
    const [probe] = await ask(['Konsil'], 'query');
    if (!probe || !isUsable(probe, probe.length)) return { ok: false, fault: 'answer-unusable' };
    return { ok: true, embedder: embedderOver(ask, settings, probe.length) };
  } catch (error) {
    return { ok: false, fault: faultOf(error, loaded) };
  }
}

async function loadPackage(): Promise<Package | null> {
  return import('openai').catch(() => null);
}

type Purpose = Parameters<Embedder['embed']>[1];
type Ask = (texts: readonly string[], purpose: Purpose) => Promise<readonly Float32Array[]>;

/** Floats are asked for by name: left to itself the client asks for base64, which many servers do not know. */
function asking(client: OpenAI, { model, queryTimeoutMs, passageTimeoutMs }: OpenAiSettings): Ask {
  const timeout = {
    query: queryTimeoutMs ?? QUERY_TIMEOUT_MS,
    passage: passageTimeoutMs ?? PASSAGE_TIMEOUT_MS,
  };
  return async (texts, purpose) => {
    const { data } = await client.embeddings.create(
      { model, input: [...texts], encoding_format: 'float' },
      { timeout: timeout[purpose], maxRetries: RETRIES[purpose] },
    );
    if (!Array.isArray(data) || data.length !== texts.length)
      throw new BotError('embedder-failed', `asked for ${texts.length} vectors, and another number came`);
    return data.toSorted((a, b) => a.index - b.index).map(({ embedding }) => floatsOf(embedding));
  };
}

/** What is no number (a server's null) must not become 0. */
function floatsOf(values: readonly unknown[]): Float32Array {
  return Float32Array.from(values, (value) => (typeof value === 'number' ? value : Number.NaN));
}

function embedderOver(ask: Ask, { model }: OpenAiSettings, dimensions: number): Embedder {
  const habits = habitsOf(model);
  return {
    id: `openai-${model}-${dimensions}`,
    dimensions,
    async embed(texts, purpose) {
      const asked = texts.map((text) => (habits[purpose] + text).slice(0, LONGEST_TEXT));
      const vectors: Float32Array[] = [];
      for (const batch of batches(asked)) vectors.push(...checked(await ask(batch, purpose), dimensions));
      return vectors;
    },
  };
}

function checked(vectors: readonly Float32Array[], dimensions: number): readonly Float32Array[] {
  if (vectors.every((vector) => isUsable(vector, dimensions))) return vectors;
  throw new BotError('embedder-failed', 'the server sent a vector of another length, or one that is not finite');
}

function* batches(texts: readonly string[]): Generator<readonly string[]> {
  let [batch, characters]: [string[], number] = [[], 0];
  for (const text of texts) {
    if (batch.length === BATCH_TEXTS || (batch.length > 0 && characters + text.length > BATCH_CHARACTERS)) {
      yield batch;
      [batch, characters] = [[], 0];
    }
    batch.push(text);
    characters += text.length;
  }
  if (batch.length > 0) yield batch;
}

function faultOf(error: unknown, { APIError, APIConnectionError }: Package): EmbedderFault {
  if (error instanceof APIConnectionError) return 'server-unreachable';
  if (!(error instanceof APIError)) return 'answer-unusable';
  if (error.status === 401 || error.status === 403) return 'key-refused';
  return error.status === 404 ? 'model-absent' : 'server-unreachable';
}
