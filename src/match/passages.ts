import { createHash } from 'node:crypto';
import type { ScrubbedText } from '../deid/index.ts';
import type { Embedder, ExpertProfile } from './contract.ts';
import { asUnit, isUsable } from './vector-index/unit.ts';
import { readVectors, writeVectors } from './vector-index/vector-file.ts';

/** Vectors of profiles and cases, each text embedded once and kept on disk for the next start. */
export interface Passages {
  /** One vector for each list of texts: the mean of its texts', each embedded by itself so that none is cut off or drowned. */
  vectorsOf(rows: readonly (readonly ScrubbedText[])[]): Promise<readonly Float32Array[]>;
  /** Keeps what these rows need, and nothing of rows that are gone. */
  save(rows: Iterable<readonly ScrubbedText[]>): Promise<void>;
}

export function createPassages(embedder: Embedder, path: string | undefined): Passages {
  const made = { embedder: embedder.id, dimensions: embedder.dimensions };
  let kept: Map<string, Float32Array> | null = null;
  let changed = false;
  const known = async (): Promise<Map<string, Float32Array>> => {
    kept ??= new Map(path === undefined ? [] : await readVectors(path, made));
    return kept;
  };
  const fetch = async (texts: ReadonlyMap<string, ScrubbedText>): Promise<ReadonlyMap<string, Float32Array>> => {
    const vectors = texts.size === 0 ? [] : await embedder.embed([...texts.values()], 'passage');
    return new Map([...texts.keys()].flatMap((digest, i) => (vectors[i] ? [[digest, vectors[i]] as const] : [])));
  };
  const vectorsOf: Passages['vectorsOf'] = async (rows) => {
    const have = await known();
    const wanted = new Map(rows.flat().map((text) => [digestOf(text), text]));
    const missing = new Map([...wanted].filter(([digest]) => !have.has(digest)));
    const fresh = await fetch(missing);
    const whole = rows.map((texts) => mean(texts, (digest) => fresh.get(digest) ?? have.get(digest), embedder));
    for (const [digest, vector] of path === undefined ? [] : fresh) have.set(digest, vector);
    changed ||= fresh.size > 0;
    return whole;
  };
  return {
    vectorsOf,
    async save(rows) {
      if (path === undefined || !changed) return;
      const have = await known();
      const used = new Set([...rows].flatMap((texts) => texts.map(digestOf)));
      for (const digest of have.keys()) if (!used.has(digest)) have.delete(digest);
      await writeVectors(path, made, have);
      changed = false;
    },
  };
}

export function textsOf({ specialty, subspecialties, interests, text }: ExpertProfile): readonly ScrubbedText[] {
  return [specialty, ...subspecialties, ...interests, text].filter((one) => one !== '');
}

/** Throws `embedder-failed` for a vector that is missing, of another length or not finite. */
function mean(
  texts: readonly ScrubbedText[],
  vectorOf: (digest: string) => Float32Array | undefined,
  { dimensions }: Embedder,
): Float32Array {
  const sum = new Float32Array(dimensions);
  for (const text of texts) {
    const vector = vectorOf(digestOf(text)) ?? new Float32Array(0);
    const unit = asUnit(vector, dimensions, 'a text');
    for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] ?? 0) + (unit[i] ?? 0);
  }
  return sum;
}

function digestOf(text: ScrubbedText): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

/** The vector of a question; none when the embedder is down, for then the words answer alone. */
export async function queryVector(text: ScrubbedText, embedder: Embedder): Promise<Float32Array | undefined> {
  const [vector] = await embedder.embed([text], 'query').catch(() => []);
  return vector && isUsable(vector, embedder.dimensions) ? vector : undefined;
}
