import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeFolder } from '../src/folder.ts';

describe('the folder of a database', () => {
  let place: string;
  beforeEach(() => {
    place = mkdtempSync(join(tmpdir(), 'konsil-folder-'));
  });
  afterEach(() => rmSync(place, { recursive: true }));

  it('is made with those above it, and stays where it is there', () => {
    const deep = join(place, 'house', 'data');
    makeFolder(deep);
    writeFileSync(join(deep, 'konsil.db'), '');
    makeFolder(deep);
    expect(readdirSync(deep)).toEqual(['konsil.db']);
  });

  it('is refused at once where a file stands in the way', () => {
    writeFileSync(join(place, 'data'), '');
    expect(() => makeFolder(join(place, 'data'))).toThrow('EEXIST');
    expect(() => makeFolder(join(place, 'data', 'deep'))).toThrow('EEXIST');
  });

  it('is refused at once where the system allows none', () => {
    expect(() => makeFolder('/proc/konsil/data')).toThrow(/ENOENT|EACCES|EPERM|EROFS/);
  });
});
