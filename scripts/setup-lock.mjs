// @ts-check
import { randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { isStale } from './decide.mjs';

/** @typedef {import('./decide.mjs').LockHolder} LockHolder */

/**
 * Only one process at a time sets a checkout up; the others wait. Released by the caller, or found stale by the next one.
 * @param {string} path @param {(message: string) => void} say
 */
export async function takeLock(path, say) {
  mkdirSync(dirname(path), { recursive: true });
  /** @type {LockHolder} */
  const self = { token: randomUUID(), host: hostname(), pid: process.pid, child: null };
  for (let tries = 0; !tryCreate(path, self); tries++) {
    if (breakIfStale(path, self.token)) continue;
    if (tries === 0) say('Another start is setting this folder up; waiting for it.');
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  const beat = setInterval(() => touch(path), 1_000);
  return {
    /** The installer's pid, which may outlive us. @param {number} child */
    workingIn(child) {
      writeFileSync(path, JSON.stringify({ ...self, child }));
    },
    release() {
      clearInterval(beat);
      if (read(path)?.token === self.token) rmSync(path, { force: true });
    },
  };
}

/** @param {string} path @param {LockHolder} self */
function tryCreate(path, self) {
  try {
    writeFileSync(path, JSON.stringify(self), { flag: 'wx' });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** @param {string} path @param {string} token */
function breakIfStale(path, token) {
  const holder = read(path);
  const quietMs = Date.now() - lastTouched(path);
  if (!isStale({ holder, quietMs, host: hostname(), isAlive })) return false;
  const aside = `${path}.${token}`;
  try {
    renameSync(path, aside);
    // Another waiter may have broken the stale lock and taken a fresh one in between: that one goes back.
    if (read(aside)?.token !== holder?.token) linkSync(aside, path);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT' && codeOf(error) !== 'EEXIST') throw error;
  }
  rmSync(aside, { force: true });
  return true;
}

/** @param {string} path @returns {LockHolder | null} */
function read(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}

/** @param {string} path */
function lastTouched(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
}

/** @param {string} path */
function touch(path) {
  const now = new Date();
  try {
    utimesSync(path, now, now);
  } catch {
    // Broken by someone who took us for dead; npm itself then settles who wins.
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

/** @param {unknown} error */
function codeOf(error) {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
