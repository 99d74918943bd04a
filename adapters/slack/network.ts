import { Agent, type Dispatcher, ProxyAgent, fetch as undiciFetch } from 'undici';
import type { Network } from './options.ts';

type Fetch = typeof globalThis.fetch;

/** How calls and links leave the house; both null where nothing special is needed. */
export interface Ways {
  readonly fetch: Fetch | null;
  readonly dispatcher: Dispatcher | null;
}

/** One setting for both: a proxy and the house's own certificate authority hold for calls and for links alike. */
export function waysOut({ proxy, ca }: Network): Ways {
  const dispatcher = dispatcherFor(proxy, ca);
  if (dispatcher === null) return { fetch: null, dispatcher: null };
  const through: Fetch = async (url, init) => {
    const answer = await undiciFetch(String(url), {
      method: init?.method ?? 'GET',
      headers: Object.fromEntries(new Headers(init?.headers)),
      body: typeof init?.body === 'string' ? init.body : null,
      redirect: 'error',
      signal: init?.signal ?? null,
      dispatcher,
    });
    const { status, statusText } = answer;
    return new Response(await answer.text(), { status, statusText, headers: [...answer.headers] });
  };
  return { fetch: through, dispatcher };
}

/** Every answer also tells what Slack's clock says. */
export function hearingTime(ways: Ways, heard: (milliseconds: number) => void): Ways {
  const way = ways.fetch ?? globalThis.fetch;
  return {
    ...ways,
    async fetch(url, init) {
      const answer = await way(url, init);
      const at = Date.parse(answer.headers.get('date') ?? '');
      if (!Number.isNaN(at)) heard(at);
      return answer;
    },
  };
}

function dispatcherFor(proxy: string | undefined, ca: string | undefined): Dispatcher | null {
  const tls = ca === undefined ? {} : { ca };
  if (proxy !== undefined) return new ProxyAgent({ uri: proxy, proxyTunnel: true, requestTls: tls, proxyTls: tls });
  return ca === undefined ? null : new Agent({ connect: tls });
}
