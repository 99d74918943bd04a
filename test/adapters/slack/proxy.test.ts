import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { connect, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSlack } from '../../../adapters/slack/index.ts';
import { questionForm } from '../../contract/adapter/scenes.ts';
import { createFakeCore } from '../../fakes/fake-core.ts';
import type { FakeSlack } from '../../fakes/slack/index.ts';
import { ADA, openHouse, openRunning, type Running, slackOptions, until } from './open-slack.ts';

/** A proxy as hospitals have them: it passes on what it is asked to connect to, and notes where to. */
async function openProxy() {
  const asked: string[] = [];
  const open = new Set<Socket>();
  const server = createServer((_request, response) => response.writeHead(405).end());
  server.on('connect', (request, client: Socket) => {
    asked.push(request.url ?? '');
    const [host, port] = (request.url ?? '').split(':');
    const onward = connect(Number(port), host, () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      onward.pipe(client).pipe(onward);
    });
    for (const socket of [client, onward]) {
      open.add(socket);
      socket.on('error', () => socket.destroy());
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    asked,
    url: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`,
    close() {
      for (const socket of open) socket.destroy();
      server.close();
    },
  };
}

describe('behind a proxy', () => {
  let slack: FakeSlack;
  let proxy: Awaited<ReturnType<typeof openProxy>>;
  let running: Running;

  beforeEach(async () => {
    slack = await openHouse();
    proxy = await openProxy();
    running = await openRunning(slack, createFakeCore(), { network: { proxy: proxy.url } });
  });
  afterEach(async () => {
    await running.close();
    proxy.close();
    await slack.close();
  });

  it('calls and links alike go through it', async () => {
    running.core.formWith(() => questionForm);
    expect((await slack.as(ADA).slash('Patientin mit Fieber')).ok).toBe(true);
    await running.adapter.idle();
    expect(slack.as(ADA).view()).not.toBeNull();
    expect(new Set(proxy.asked)).toEqual(new Set([`127.0.0.1:${slack.port}`]));
    expect(proxy.asked.length).toBeGreaterThanOrEqual(3);
    expect(slack.sockets.links).toHaveLength(2);
  });
});

describe('a Slack whose certificate comes from an authority of the house', () => {
  const pem = (name: string): string => readFileSync(new URL(`../../fixtures/tls/${name}`, import.meta.url), 'utf8');
  const ca = pem('invented-ca.pem');
  let slack: FakeSlack;

  beforeEach(async () => {
    slack = await openHouse({ tls: { key: pem('invented-key.pem'), cert: ca } });
  });
  afterEach(() => slack.close());

  it('is reached by calls and links alike', async () => {
    const running = await openRunning(slack, createFakeCore(), { network: { ca } });
    running.core.formWith(() => questionForm);
    expect((await slack.as(ADA).slash('Patientin mit Fieber')).ok).toBe(true);
    await running.adapter.idle();
    expect(slack.as(ADA).view()).not.toBeNull();
    await running.close();
  });

  it('is not trusted without it, and Konsil says so and runs on', async () => {
    const core = createFakeCore();
    const adapter = createSlack(slackOptions(slack));
    await adapter.start(core);
    await until(() => core.healths.at(-1)?.status === 'down');
    expect(slack.sockets.links).toHaveLength(0);
    expect(slack.api.heard).toEqual([]);
    await adapter.stop(1000);
  });
});
