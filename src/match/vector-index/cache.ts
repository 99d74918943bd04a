import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** What an index file was made from; all of it must agree before the file is read. */
export interface Origin {
  readonly dimensions: number;
  readonly embedder: string;
  readonly lexicon: string;
  /** See `Content`. */
  readonly content: string;
}

interface Sidecar extends Origin {
  readonly format: 2;
  readonly sha256: string;
  readonly ids: readonly (string | null)[];
}

/** Temporary file, fsync, rename: a reader sees the old pair or the new one. The sidecar goes last. `write` fills the temporary file. */
export async function writeCache(
  path: string,
  write: (file: string) => Promise<void>,
  origin: Origin,
  ids: readonly (string | null)[],
): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const temporary = temporaryFor(path);
  try {
    await write(temporary);
    await sync(temporary);
    const sidecar: Sidecar = { format: 2, sha256: await digestOf(temporary), ids, ...origin };
    await rename(temporary, path);
    await writeFile(temporary, JSON.stringify(sidecar));
    await sync(temporary);
    await rename(temporary, `${path}.json`);
  } finally {
    await rm(temporary, { force: true });
  }
}

export function temporaryFor(path: string): string {
  return `${path}.${randomUUID()}.tmp`;
}

/** The ids by label when file and sidecar agree with each other and with `origin`; otherwise null, and the file is not touched. */
export async function verifiedIds(path: string, origin: Origin): Promise<readonly (string | null)[] | null> {
  try {
    const sidecar: unknown = JSON.parse(await readFile(`${path}.json`, 'utf8'));
    if (!isSidecar(sidecar) || !agrees(sidecar, origin)) return null;
    return sidecar.sha256 === (await digestOf(path)) ? sidecar.ids : null;
  } catch {
    return null;
  }
}

function agrees(sidecar: Sidecar, origin: Origin): boolean {
  return (
    sidecar.dimensions === origin.dimensions &&
    sidecar.embedder === origin.embedder &&
    sidecar.lexicon === origin.lexicon &&
    sidecar.content === origin.content
  );
}

function isSidecar(value: unknown): value is Sidecar {
  if (typeof value !== 'object' || value === null) return false;
  return (
    'format' in value &&
    value.format === 2 &&
    'sha256' in value &&
    'ids' in value &&
    Array.isArray(value.ids) &&
    'dimensions' in value &&
    'embedder' in value &&
    'lexicon' in value &&
    'content' in value
  );
}

/** Read in pieces, so that a large file stops nobody. */
export async function digestOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(file)) hash.update(piece);
  return hash.digest('hex');
}

export async function sync(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
