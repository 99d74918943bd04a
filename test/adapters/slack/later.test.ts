import { describe, expect, it } from 'vitest';
import { createLater } from '../../../adapters/slack/later.ts';

const NEVER_MS = 2 ** 31 - 1;

describe('work that may wait', () => {
  function opened() {
    let open: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    const later = createLater(NEVER_MS, () => gate);
    const done: number[] = [];
    const put = (index: number) => later.put(`draft-${index}`, async () => void done.push(index));
    return { later, done, put, open };
  }

  /** Everything that came before has had its turn. */
  const turns = () => new Promise((resolve) => setImmediate(resolve));

  it('waits in no greater number than 2000: the oldest have their turn, each once and in order', async () => {
    const { later, done, put, open } = opened();
    for (let index = 0; index < 5000; index += 1) put(index);
    expect(done).toEqual([]);
    open();
    await turns();
    expect(done).toEqual(Array.from({ length: 3000 }, (_none, index) => index));
    later.stop();
  });

  it('is still dropped when its turn has come but something more urgent goes on', async () => {
    const { later, done, put, open } = opened();
    for (let index = 0; index < 2002; index += 1) put(index);
    later.drop('draft-0');
    open();
    await turns();
    expect(done).toEqual([1]);
    later.stop();
  });

  it('goes on after work that failed', async () => {
    const { later, done, put, open } = opened();
    later.put('broken', () => Promise.reject(new Error('broken')));
    for (let index = 0; index < 2001; index += 1) put(index);
    open();
    await turns();
    expect(done).toEqual([0]);
    later.put('broken again', () => Promise.reject(new Error('broken')));
    await later.flush();
    expect(done).toHaveLength(2001);
  });

  it('is not taken any more once it was stopped', async () => {
    const { later, done, put } = opened();
    put(1);
    later.stop();
    put(2);
    later.drop('draft-1')();
    await later.hurry('draft-2');
    expect(done).toEqual([]);
  });
});
