import { describe, expect, it } from 'vitest';
import type { Clock } from '../../src/ambient.ts';
import type { ChatAdapter, Core } from '../../src/chat/port.ts';
import { atMost, createBeginner } from '../../src/delivery/begin.ts';
import { createPlatforms } from '../../src/delivery/platforms.ts';
import { silentLog } from '../../src/log.ts';
import { fakeChat } from '../fakes/fake-chat.ts';
import { createFakeCore } from '../fakes/fake-core.ts';
import { manualClock } from '../fakes/manual-clock.ts';

function beginning(start: (name: string, tries: number) => Promise<void>) {
  const clock = manualClock();
  const logged: unknown[] = [];
  const core: Core = createFakeCore();
  const tries = new Map<string, number>();
  const adapters = ['one', 'two'].map((platform): ChatAdapter => {
    const chat: ChatAdapter = fakeChat({ platform, tenant: 'ward' });
    chat.start = () => {
      tries.set(platform, (tries.get(platform) ?? 0) + 1);
      return start(platform, tries.get(platform) ?? 0);
    };
    return chat;
  });
  const platforms = createPlatforms(['one', 'two'], clock.now);
  const begun: number[] = [];
  const beginner = createBeginner({
    adapters,
    coreOf: () => core,
    platforms,
    clock,
    log: { ...silentLog, error: (...of) => logged.push(of) },
    onBegun: () => begun.push(1),
  });
  return { clock, tries, platforms, begun, beginner, logged };
}

const soon = () => new Promise((resolve) => setImmediate(resolve));

describe('a platform that does not start', () => {
  it('keeps no other from starting, is said to be down, and is tried again later and later until it does', async () => {
    const { clock, tries, platforms, begun, beginner } = beginning(async (name, count) => {
      if (name === 'one' && count < 4) throw new Error('no way in');
    });
    const faults = await beginner.start();
    expect([...faults.keys()]).toEqual(['one']);
    expect([platforms.isUp('one'), platforms.isUp('two')]).toEqual([false, true]);
    expect(platforms.health.get('one')).toEqual({ status: 'down', reason: 'Error' });
    for (const seconds of [5, 10, 20]) {
      clock.advance({ seconds: seconds - 1 });
      await soon();
      const before = tries.get('one');
      clock.advance({ seconds: 1 });
      await soon();
      expect(tries.get('one')).toBe((before ?? 0) + 1);
    }
    expect(begun).toHaveLength(2);
  });

  it('is not waited for when it hangs', async () => {
    const { clock, beginner, platforms } = beginning((name) =>
      name === 'one' ? new Promise(() => undefined) : Promise.resolve(),
    );
    const started = beginner.start();
    await soon();
    clock.advance({ seconds: 6 });
    expect((await started).size).toBe(0);
    expect([platforms.isUp('one'), platforms.isUp('two')]).toEqual([false, true]);
  });

  it('is not tried again once Konsil stops, not even when it fails only then', async () => {
    let fail: (error: Error) => void = () => undefined;
    const { clock, tries, beginner } = beginning((name) =>
      name === 'one'
        ? new Promise((_, reject) => {
            fail = reject;
          })
        : Promise.reject(new Error('no way in')),
    );
    const started = beginner.start();
    await soon();
    clock.advance({ seconds: 5 });
    await started;
    beginner.stop();
    fail(new Error('too late'));
    await soon();
    clock.advance({ minutes: 5 });
    await soon();
    expect([...tries.values()]).toEqual([1, 2]);
  });
});

describe('platforms that start', () => {
  it('are waited for, and may be spoken to once each of them has', async () => {
    let ready: () => void = () => undefined;
    const { beginner, platforms, begun, logged } = beginning((name) =>
      name === 'one'
        ? new Promise((resolve) => {
            ready = resolve;
          })
        : Promise.resolve(),
    );
    let over = false;
    const started = beginner.start().then((faults) => {
      over = true;
      return faults;
    });
    for (let turns = 0; turns < 5; turns += 1) await soon();
    expect([over, platforms.isUp('one'), platforms.isUp('two')]).toEqual([false, false, true]);
    ready();
    expect([...(await started)]).toEqual([]);
    expect([platforms.isUp('one'), begun.length, logged]).toEqual([true, 2, []]);
  });

  it('are told to the log with the reason when they do not', async () => {
    const { beginner, logged, platforms } = beginning(async (name) => {
      if (name === 'one') throw new Error('no way in');
    });
    await beginner.start();
    expect(logged).toEqual([['adapter-not-started', { platform: 'one', code: 'Error' }]]);
    expect([...platforms.health]).toEqual([
      ['one', { status: 'down', reason: 'Error' }],
      ['two', { status: 'starting', reason: 'start' }],
    ]);
  });
});

describe('waiting for some work, but not too long', () => {
  it('ends with the work and leaves no clock running, or ends when it has been long enough', async () => {
    const clock = manualClock();
    const rung: string[] = [];
    const after: Clock['after'] = (milliseconds, run) =>
      clock.after(milliseconds, () => {
        rung.push('late');
        run();
      });
    const watched: Clock = { now: clock.now, after };
    await atMost(watched, 5000, Promise.resolve());
    clock.advance({ seconds: 5 });
    expect(rung).toEqual([]);
    const hanging = atMost(watched, 5000, new Promise(() => undefined));
    clock.advance({ seconds: 5 });
    await hanging;
    expect(rung).toEqual(['late']);
  });
});

describe('a platform that has started', () => {
  it('may be spoken to while it is slow, not once it says that it is down', () => {
    const platforms = createPlatforms(['one'], manualClock().now);
    platforms.report('one', { status: 'ready' });
    expect(platforms.isUp('one')).toBe(false);
    platforms.begun('one');
    expect(platforms.isUp('one')).toBe(true);
    platforms.report('one', { status: 'degraded', reason: 'slow' });
    expect(platforms.isUp('one')).toBe(true);
    platforms.report('one', { status: 'down', reason: 'outage' });
    expect(platforms.isUp('one')).toBe(false);
  });
});

describe('a platform that comes back', () => {
  it('is settled only after it was up for five minutes, so that what was pressed meanwhile comes in first', () => {
    const clock = manualClock();
    const platforms = createPlatforms(['one'], clock.now);
    expect(platforms.isSettled('one')).toBe(false);
    expect(platforms.isSettled('not run here')).toBe(true);
    platforms.report('one', { status: 'ready' });
    clock.advance({ minutes: 4 });
    platforms.report('one', { status: 'degraded', reason: 'slow' });
    expect(platforms.isSettled('one')).toBe(false);
    clock.advance({ minutes: 1 });
    expect(platforms.isSettled('one')).toBe(true);
    platforms.report('one', { status: 'down', reason: 'outage' });
    expect(platforms.isSettled('one')).toBe(false);
    platforms.report('one', { status: 'ready' });
    expect(platforms.isSettled('one')).toBe(false);
  });
});
