import { mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { digestOf, sync, temporaryFor } from './cache.ts';

/** Which texts the vectors of a file stand for; all of it must agree before they are used. */
interface Contents {
  readonly format: 1;
  readonly embedder: string;
  readonly dimensions: number;
  readonly sha256: string;
  /** Digest of each text, in the order of the vectors. */
  readonly texts: readonly string[];
}

export type Vectors = ReadonlyMap<string, Float32Array>;
export type Made = Pick<Contents, 'embedder' | 'dimensions'>;

/** Vectors by the digest of their text; none when the file is missing, damaged or of another model. */
export async function readVectors(path: string, made: Made): Promise<Vectors> {
  try {
    const contents: unknown = JSON.parse(await readFile(`${path}.json`, 'utf8'));
    if (!isContents(contents) || !(await agrees(path, contents, made))) return new Map();
    const bytes = await readFile(path);
    const all = new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
    const { dimensions } = made;
    return new Map(contents.texts.map((text, i) => [text, all.subarray(i * dimensions, (i + 1) * dimensions)]));
  } catch {
    return new Map();
  }
}

async function agrees(path: string, contents: Contents, { embedder, dimensions }: Made): Promise<boolean> {
  if (contents.embedder !== embedder || contents.dimensions !== dimensions) return false;
  const { size } = await stat(path);
  const expected = contents.texts.length * dimensions * Float32Array.BYTES_PER_ELEMENT;
  return size === expected && contents.sha256 === (await digestOf(path));
}

/** Temporary file, fsync, rename; the description goes last. */
export async function writeVectors(path: string, made: Made, vectors: Vectors): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const temporary = temporaryFor(path);
  try {
    const handle = await open(temporary, 'w');
    try {
      for (const vector of vectors.values()) await handle.write(new Uint8Array(vector.slice().buffer));
    } finally {
      await handle.close();
    }
    await sync(temporary);
    const { embedder, dimensions } = made;
    const contents: Contents = {
      format: 1,
      embedder,
      dimensions,
      sha256: await digestOf(temporary),
      texts: [...vectors.keys()],
    };
    await rename(temporary, path);
    await writeFile(temporary, JSON.stringify(contents));
    await sync(temporary);
    await rename(temporary, `${path}.json`);
  } finally {
    await rm(temporary, { force: true });
  }
}

function isContents(value: unknown): value is Contents {
  if (typeof value !== 'object' || value === null) return false;
  return (
    'format' in value &&
    value.format === 1 &&
    'embedder' in value &&
    'dimensions' in value &&
    'sha256' in value &&
    'texts' in value &&
    Array.isArray(value.texts) &&
    value.texts.every((text) => typeof text === 'string')
  );
}
