import { describe, expect, it } from 'vitest';
import { progressOn } from '../../src/commands/progress.ts';

function shownFor(steps: number, isTTY: boolean): readonly string[] {
  const written: string[] = [];
  const progress = progressOn({ isTTY, write: (text) => written.push(text) }, 'texts');
  for (let step = 0; step < steps; step += 1) progress.step();
  progress.done();
  return written;
}

describe('progress of long work', () => {
  it('is counted on one line of the terminal, which is empty again at the end', () => {
    expect(shownFor(600, true)).toEqual(['\rtexts: 250', '\rtexts: 500', '\r\u001B[2K']);
  });

  it('says nothing about work that is short', () => {
    expect(shownFor(20, true)).toEqual([]);
  });

  it('says nothing where nobody watches', () => {
    expect(shownFor(600, false)).toEqual([]);
  });
});
