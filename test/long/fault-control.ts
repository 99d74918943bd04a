import { execFileSync } from 'node:child_process';
import { closeSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';

export type FaultKind = 'SIGKILL' | 'EIO' | 'ENOSPC';

/** Told to the shim in the bot's process through a file that it maps; the words stand as in `fault-shim.c`. */
export interface FaultControl {
  readonly env: Readonly<Record<string, string>>;
  /** Strikes the call of this number, counted from the last `clear`, and then again after every so many. */
  readonly strike: (kind: FaultKind, call: number, every?: number) => void;
  /** No more strikes; counts from nothing. */
  readonly clear: () => void;
  readonly calls: () => number;
  /** How often each operation was struck since `clear`. */
  readonly struck: () => Readonly<Record<Operation, number>>;
  readonly seen: () => Readonly<Record<Operation, number>>;
}

export type Operation = 'write' | 'pwrite64' | 'fsync' | 'fdatasync' | 'ftruncate';

const WORDS = 16;
const KINDS: readonly FaultKind[] = ['SIGKILL', 'EIO', 'ENOSPC'];
const AT = { calls: 0, target: 1, every: 2, kind: 3, struck: 4, seen: 10 };

/** Compiles the shim into this folder; the path of the library. */
export function compileShim(folder: string): string {
  const library = join(folder, 'fault-shim.so');
  const source = join(import.meta.dirname, 'fault-shim.c');
  execFileSync('gcc', ['-O1', '-Wall', '-Wextra', '-Werror', '-shared', '-fPIC', '-o', library, source, '-ldl'], {
    stdio: 'pipe',
  });
  return library;
}

export function faultControl(library: string, file: string, databaseFile: string): FaultControl {
  writeFileSync(file, Buffer.alloc(WORDS * 4));
  const read = (): Uint32Array => {
    const bytes = readFileSync(file);
    return Uint32Array.from({ length: WORDS }, (_, at) => bytes.readUInt32LE(at * 4));
  };
  // In place: a file made anew would not be the one that is mapped.
  const write = (words: readonly number[]): void => {
    const bytes = Buffer.alloc(words.length * 4);
    for (const [at, word] of words.entries()) bytes.writeUInt32LE(word, at * 4);
    const handle = openSync(file, 'r+');
    writeSync(handle, bytes, 0, bytes.length, 0);
    closeSync(handle);
  };
  const from = (start: number) => (): Readonly<Record<Operation, number>> => {
    const [, first = 0, second = 0, third = 0, fourth = 0, fifth = 0] = read().subarray(start);
    return { write: first, pwrite64: second, fsync: third, fdatasync: fourth, ftruncate: fifth };
  };
  return {
    env: { LD_PRELOAD: library, KONSIL_FAULT_CONTROL: file, KONSIL_FAULT_DATABASE: databaseFile },
    clear: () => write(new Array<number>(WORDS).fill(0)),
    strike: (kind, call, every = 0) => write([read()[AT.calls] ?? 0, call, every, KINDS.indexOf(kind) + 1]),
    calls: () => read()[AT.calls] ?? 0,
    struck: from(AT.struck),
    seen: from(AT.seen),
  };
}
