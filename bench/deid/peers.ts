import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Place } from './score.ts';

/** Another filter, as it comes: no settings but what makes its replacements countable. */
export interface Peer {
  readonly name: string;
  readonly find: (text: string) => readonly Place[] | Promise<readonly Place[]>;
  /** The same without looking where: what its speed is measured by. */
  readonly redact: (text: string) => unknown;
}

const PEERS = ['redact-pii@3.4.0', '@redactpii/node@1.0.17', 'openredaction@1.1.5'] as const;
const MARK = '\u0001';

/** They are installed into a folder of their own, so that Konsil depends on none of them. */
export interface Scratch {
  readonly load: (name: string) => unknown;
  readonly remove: () => void;
}

/** Nothing when npm cannot fetch them. */
export function installPeers(): Scratch | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'konsil-peers-'));
  writeFileSync(join(folder, 'package.json'), '{}');
  const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--omit=optional', '--loglevel=error'];
  const npm = spawnSync('npm', ['install', ...options, ...PEERS], { cwd: folder, stdio: 'ignore' });
  const remove = () => rmSync(folder, { recursive: true, force: true });
  if (npm.status !== 0) {
    remove();
    return undefined;
  }
  return { load: createRequire(join(folder, 'package.json')), remove };
}

function construct(module: unknown, name: string, options: object): object {
  const made: unknown = typeof module === 'object' && module !== null ? Reflect.get(module, name) : undefined;
  if (typeof made !== 'function') throw new Error(`there is no ${name}`);
  const instance: unknown = Reflect.construct(made, [options]);
  if (typeof instance !== 'object' || instance === null) throw new Error(`${name} makes no object`);
  return instance;
}

function method(of: object, name: string): (text: string) => unknown {
  const found: unknown = Reflect.get(of, name);
  if (typeof found !== 'function') throw new Error(`there is no method ${name}`);
  return (text) => Reflect.apply(found, of, [text]);
}

/** Where the pieces between marks do not reach: each piece is taken where it first stands behind the one before. */
export function placesOf(text: string, redacted: string): readonly Place[] {
  const pieces = redacted.split(MARK);
  const places: Place[] = [];
  let at = 0;
  pieces.forEach((piece, index) => {
    const isLast = index === pieces.length - 1;
    const found = isLast && index > 0 ? text.length - piece.length : text.indexOf(piece, at);
    const start = Math.max(at, found);
    if (index > 0) places.push({ start: at, end: start });
    at = start + piece.length;
  });
  return places.filter(({ start, end }) => end > start);
}

function marking(name: string, redact: (text: string) => unknown): Peer {
  return { name, redact, find: (text) => placesOf(text, String(redact(text))) };
}

/** `position` of each detection of openredaction. */
function detected(result: unknown): readonly Place[] {
  const list: unknown = typeof result === 'object' && result !== null ? Reflect.get(result, 'detections') : [];
  if (!Array.isArray(list)) return [];
  return list.flatMap((one: unknown) => {
    const position: unknown = typeof one === 'object' && one !== null ? Reflect.get(one, 'position') : undefined;
    if (!Array.isArray(position)) return [];
    const [start, end]: readonly unknown[] = position;
    return typeof start === 'number' && typeof end === 'number' ? [{ start, end }] : [];
  });
}

export function peersOf({ load }: Scratch): readonly Peer[] {
  const old = method(construct(load('redact-pii'), 'SyncRedactor', { globalReplaceWith: MARK }), 'redact');
  const small = method(construct(load('@redactpii/node'), 'Redactor', { globalReplaceWith: MARK }), 'redact');
  const large = method(construct(load('openredaction'), 'OpenRedaction', {}), 'detect');
  return [
    marking('redact-pii 3.4.0', old),
    marking('@redactpii/node 1.0.17', small),
    { name: 'openredaction 1.1.5', redact: large, find: async (text) => detected(await large(text)) },
  ];
}
