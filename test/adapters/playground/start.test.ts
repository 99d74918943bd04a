import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { createPlayground } from '../../../adapters/playground/index.ts';
import { cardWith, createFakeCore } from '../../fakes/fake-core.ts';
import { ada, everyone, openPlayground, post } from './open-playground.ts';

const options = { personas: everyone, moveClock: async () => undefined };

describe('starting and stopping', () => {
  it('says that a port is in use, and that it is down', async () => {
    const blocker = createServer();
    await new Promise<void>((resolve) => blocker.listen(0, '127.0.0.1', resolve));
    const address = blocker.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const core = createFakeCore();
    await expect(createPlayground({ ...options, port }).start(core)).rejects.toMatchObject({ code: 'EADDRINUSE' });
    expect(core.healths.at(-1)).toMatchObject({ status: 'down', reason: expect.stringContaining(String(port)) });
    await new Promise((resolve) => blocker.close(resolve));
  });

  it('takes a free port for 0, tells its address, and gives the port back when it stops', async () => {
    let told = '';
    const { playground } = await openPlayground(createFakeCore(), {
      onListening: (url) => {
        told = url;
      },
    });
    const port = Number(new URL(told).port);
    expect([playground.url, port > 0]).toEqual([told, true]);
    await playground.stop(100);
    const again = createPlayground({ ...options, port });
    await again.start(createFakeCore());
    await again.stop(100);
  });

  it('answers what it was asked before it stops', async () => {
    let finish = () => {};
    const moving = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const { playground, base } = await openPlayground(createFakeCore(), { moveClock: () => moving });
    const asked = post(base, '/clock', new URLSearchParams({ minutes: '10', person: 'ada.fake', view: 'konsil' }), {
      'HX-Request': 'true',
    });
    await new Promise((resolve) => setTimeout(resolve, 50));
    const stopped = playground.stop(5000);
    finish();
    expect((await asked).status).toBe(200);
    await stopped;
  });

  it('cuts what does not end in time', async () => {
    const { playground, base } = await openPlayground(createFakeCore(), { moveClock: () => new Promise(() => {}) });
    const asked = post(
      base,
      '/clock',
      new URLSearchParams({ minutes: '10', person: 'ada.fake', view: 'konsil' }),
    ).catch(() => 'cut');
    await new Promise((resolve) => setTimeout(resolve, 50));
    await playground.stop(50);
    expect(await asked).toBe('cut');
  });

  it('says nothing before it is started', async () => {
    const playground = createPlayground({ ...options, port: 0 });
    expect(playground.url).toBeNull();
    expect((await playground.direct(ada.account, 'k')).kind).toBe('broken');
    const place = { platform: 'playground', tenant: 'local', id: 'x' };
    expect((await playground.send(place, cardWith(), 'k')).kind).toBe('broken');
    expect(await playground.find(place, 'k')).toBe('cannot-tell');
  });
});
