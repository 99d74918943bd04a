import { createAdaptorServer, type ServerType } from '@hono/node-server';
import type { Hono } from 'hono';

/** Loopback only: nothing else may reach the page. */
const HOST = '127.0.0.1';

export interface Listening {
  readonly port: number;
  /** Takes no more, lets what runs come to its end, and cuts what is left after `drainMs`. */
  close(drainMs: number): Promise<void>;
}

/** Rejects with the system's own error (`code: 'EADDRINUSE'` for a port in use). */
export async function listen(app: Hono, port: number): Promise<Listening> {
  const server = createAdaptorServer({ fetch: app.fetch });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, HOST, resolve);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    close: (drainMs) => close(server, drainMs),
  };
}

async function close(server: ServerType, drainMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  const cut = setTimeout(() => {
    if ('closeAllConnections' in server) server.closeAllConnections();
  }, drainMs);
  await closed;
  clearTimeout(cut);
}
