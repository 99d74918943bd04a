import { createHash, randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Graph } from './graph.ts';

/** What an index file was made from; all of it must agree before the file is read. */
export interface Origin {
  readonly dimensions: number;
  readonly embedder: string;
  readonly lexicon: string;
  /** SHA-256 over ids and vectors, in the order of ids. */
  readonly content: string;
}

interface Sidecar extends Origin {
  readonly format: 1;
  readonly file: string;
  readonly sha256: string;
  readonly ids: readonly (string | null)[];
}

/** Temporary file, fsync, rename: a reader sees the old pair or the new one. The sidecar goes last and names its index file. */
export function writeCache(path: string, graph: Graph, origin: Origin, idOf: (slot: number) => string): void {
  mkdirSync(dirname(path), { recursive: true });
  const temporary = `${path}.${randomUUID()}.tmp`;
  try {
    graph.write(temporary);
    sync(temporary);
    const sha256 = digestOf(temporary);
    renameSync(temporary, path);
    const ids = graph.labels().map((slot) => (slot < 0 ? null : idOf(slot)));
    const sidecar: Sidecar = { format: 1, file: path, sha256, ids, ...origin };
    writeFileSync(temporary, JSON.stringify(sidecar));
    sync(temporary);
    renameSync(temporary, `${path}.json`);
  } finally {
    rmSync(temporary, { force: true });
  }
}

/** The ids by label when file and sidecar agree with each other and with `origin`; otherwise null, and the file is not touched. */
export function verifiedIds(path: string, origin: Origin): readonly (string | null)[] | null {
  try {
    const sidecar: unknown = JSON.parse(readFileSync(`${path}.json`, 'utf8'));
    return isSidecar(sidecar) && agrees(sidecar, origin) && sidecar.sha256 === digestOf(path) ? sidecar.ids : null;
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
    value.format === 1 &&
    'sha256' in value &&
    'ids' in value &&
    Array.isArray(value.ids) &&
    'dimensions' in value &&
    'embedder' in value &&
    'lexicon' in value &&
    'content' in value
  );
}

function digestOf(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

function sync(file: string): void {
  const handle = openSync(file, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
