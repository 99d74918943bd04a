import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

export interface Asset {
  readonly path: string;
  readonly type: string;
  readonly body: string;
}

const script = 'text/javascript; charset=utf-8';
const ours = (name: string) => new URL(`./assets/${name}`, import.meta.url).href;

/** The order counts: what is later wins. */
const styles = ['colours.css', 'frame.css', 'talk.css', 'forms.css', 'screens.css'].map(ours);

const files = [
  { path: '/style.css', type: 'text/css; charset=utf-8', from: styles },
  { path: '/client.js', type: script, from: [ours('client.js')] },
  { path: '/icon.svg', type: 'image/svg+xml', from: [ours('icon.svg')] },
  { path: '/htmx.js', type: script, from: [import.meta.resolve('htmx.org/dist/htmx.min.js')] },
  { path: '/hx-sse.js', type: script, from: [import.meta.resolve('htmx.org/dist/ext/hx-sse.min.js')] },
];

/** Everything a page loads, read once at start; nothing comes from elsewhere. */
export function loadAssets(): Promise<readonly Asset[]> {
  return Promise.all(
    files.map(async ({ path, type, from }) => {
      const texts = await Promise.all(from.map((file) => readFile(fileURLToPath(file), 'utf8')));
      return { path, type, body: texts.join('\n') };
    }),
  );
}
