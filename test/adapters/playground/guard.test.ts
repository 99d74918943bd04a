import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cardWith } from '../../fakes/fake-core.ts';
import { ada, jo, max, type OpenPlayground, openPlayground, post } from './open-playground.ts';

let open: OpenPlayground;
beforeEach(async () => {
  open = await openPlayground();
});
afterEach(() => open.playground.stop(100));

/** The status of a request with headers that `fetch` does not let one set. */
function statusWith(host: string, headers: Record<string, string>): Promise<number | string> {
  const { port } = new URL(open.base);
  return new Promise((resolve) => {
    request({ host, port, path: '/as/ada.fake/konsil', headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on('error', (error) => resolve('code' in error ? String(error.code) : 'error'))
      .end();
  });
}

describe('the page on loopback', () => {
  it('answers under its own names only, so that no foreign name can be bound to it', async () => {
    const { host, port } = new URL(open.base);
    expect(await statusWith('127.0.0.1', { Host: host })).toBe(200);
    expect(await statusWith('127.0.0.1', { Host: `localhost:${port}` })).toBe(200);
    for (const foreign of [
      'boese.example',
      `boese.example:${port}`,
      '127.0.0.1',
      `127.0.0.1:${Number(port) + 1}`,
      `[::1]:${port}`,
    ])
      expect([foreign, await statusWith('127.0.0.1', { Host: foreign })]).not.toContain(200);
  });

  it('listens on 127.0.0.1 and nowhere else', async () => {
    const { port } = new URL(open.base);
    expect(await statusWith('127.0.0.2', { Host: `127.0.0.1:${port}` })).not.toBe(200);
  });

  const words = () => new URLSearchParams({ view: 'konsil', token: 't1', text: 'Testmann hustet' });

  it.each([
    ['another site', { Origin: 'https://boese.example' }],
    ['another port', { Origin: 'http://127.0.0.1:1' }],
    ['nowhere', { Origin: 'null' }],
    ['another site, as the browser tells', { Origin: 'https://boese.example', 'Sec-Fetch-Site': 'cross-site' }],
  ])('takes no post from %s', async (_where, headers) => {
    expect((await post(open.base, '/as/ada.fake/write', words(), headers)).status).toBe(403);
    expect((await post(open.base, '/clock', new URLSearchParams({ minutes: '10' }), headers)).status).toBe(403);
    expect(open.core.accepted).toEqual([]);
  });

  it('takes no post without an origin, and none that is not a form', async () => {
    const without = await fetch(`${open.base}/as/ada.fake/write`, { method: 'POST', body: words() });
    const json = await fetch(`${open.base}/as/ada.fake/write`, {
      method: 'POST',
      body: '{}',
      headers: { Origin: open.base, 'Content-Type': 'application/json' },
    });
    expect([without.status, json.status]).toEqual([403, 415]);
    expect(open.core.accepted).toEqual([]);
  });

  it('refuses a post beyond a megabyte', async () => {
    const response = await post(open.base, '/as/ada.fake/write', new URLSearchParams({ text: 'x'.repeat(1_100_000) }));
    expect(response.status).toBe(413);
  });

  it('lets nothing inline run and nothing load from elsewhere', async () => {
    const response = await fetch(`${open.base}/as/ada.fake/konsil`);
    const page = await response.text();
    expect(response.headers.get('content-security-policy')).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    );
    expect(page).not.toMatch(/\son[a-z]+=|\sstyle=|<style|<script(?! src="\/)|hx-on|https?:\/\//);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('x-frame-options')).toBe('DENY');
  });

  it('shows a conversation to nobody who is not in it', async () => {
    const place = await open.playground.introduce([ada.account, max.account], 'k1');
    if (place.kind !== 'done') throw new Error('no place');
    await open.playground.send(place.value, cardWith({ title: 'Unter uns' }), 'm1');
    expect((await fetch(`${open.base}/as/${max.account.id}/${place.value.id}`)).status).toBe(200);
    expect((await fetch(`${open.base}/as/${jo.account.id}/${place.value.id}`)).status).toBe(404);
    expect((await fetch(`${open.base}/events?as=${jo.account.id}&view=${place.value.id}`)).status).toBe(404);
  });

  it('knows no other people and no other pages', async () => {
    for (const path of [
      '/as/nobody/konsil',
      '/as/ada.fake/nothing',
      '/nothing',
      '/../package.json',
      '/client.js/..%2f..%2fpackage.json',
    ])
      expect((await fetch(open.base + path)).status).toBe(404);
    expect((await post(open.base, '/as/nobody/write', words())).status).toBe(404);
  });
});
