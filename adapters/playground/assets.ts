import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

export interface Asset {
  readonly path: string;
  readonly type: string;
  readonly body: string;
}

const script = 'text/javascript; charset=utf-8';

const files = [
  { path: '/style.css', type: 'text/css; charset=utf-8', from: new URL('./assets/style.css', import.meta.url).href },
  { path: '/client.js', type: script, from: new URL('./assets/client.js', import.meta.url).href },
  { path: '/icon.svg', type: 'image/svg+xml', from: new URL('./assets/icon.svg', import.meta.url).href },
  { path: '/htmx.js', type: script, from: import.meta.resolve('htmx.org/dist/htmx.min.js') },
  { path: '/hx-sse.js', type: script, from: import.meta.resolve('htmx.org/dist/ext/hx-sse.min.js') },
];

/** Everything a page loads, read once at start; nothing comes from elsewhere. */
export function loadAssets(): Promise<readonly Asset[]> {
  return Promise.all(files.map(async ({ path, type, from }) => ({ path, type, body: await readFile(fileURLToPath(from), 'utf8') })));
}
