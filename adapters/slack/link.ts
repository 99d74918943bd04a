import { type App, SocketModeReceiver } from '@slack/bolt';
import type { clientOptions } from './clients.ts';
import type { Ways } from './network.ts';
import { quietLogger } from './quiet.ts';

export interface LinkOptions {
  readonly appToken: string;
  readonly client: ReturnType<typeof clientOptions>;
  readonly ways: Ways;
  /** Milliseconds that Slack may take to say hello. */
  readonly patience: number;
}

/** One WebSocket to Slack. */
export interface Link {
  /** Slack wants another link in its place; this one still works for a while. */
  readonly called: Promise<void>;
  /** It is no more. */
  readonly ended: Promise<void>;
  close(): void;
}

const PONG_MS = 20_000;

/** Resolves once Slack has said hello. Rejects when it will not, or takes too long. */
export async function openLink(app: App, { appToken, client, ways, patience }: LinkOptions): Promise<Link> {
  const receiver = new SocketModeReceiver({
    appToken,
    logger: quietLogger,
    logLevel: quietLogger.getLevel(),
    autoReconnectEnabled: false,
    clientPingTimeout: PONG_MS,
    installerOptions: { clientOptions: client },
    ...(ways.dispatcher === null ? {} : { dispatcher: ways.dispatcher }),
  });
  receiver.init(app);
  const socket = receiver.client;
  const called = hearCall(socket);
  const ended = new Promise<void>((resolve) => socket.once('disconnected', () => resolve()));
  const close = (): void => void socket.disconnect().catch(() => undefined);
  await withinTime(receiver.start(), patience, close);
  return { called, ended, close };
}

type Socket = SocketModeReceiver['client'];

/**
 * The SDK drops a link as soon as Slack announces that it will go, with whatever is still to be answered on it. The
 * announcement is taken out here, so that the next link can stand before this one falls.
 */
function hearCall(socket: Socket): Promise<void> {
  const heard = socket.listeners('ws_message');
  socket.removeAllListeners('ws_message');
  return new Promise((resolve) => {
    socket.on('ws_message', (data: unknown, isBinary: boolean) => {
      if (isFarewell(data)) return resolve();
      for (const listener of heard) listener(data, isBinary);
    });
  });
}

function isFarewell(data: unknown): boolean {
  if (typeof data !== 'string' || !data.includes('"disconnect"')) return false;
  try {
    const message: unknown = JSON.parse(data);
    return typeof message === 'object' && message !== null && 'type' in message && message.type === 'disconnect';
  } catch {
    return false;
  }
}

async function withinTime(starting: Promise<unknown>, patience: number, giveUp: () => void): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      giveUp();
      reject(Object.assign(new Error('no hello'), { name: 'no-hello' }));
    }, patience);
  });
  try {
    await Promise.race([starting, late]);
  } finally {
    clearTimeout(timer);
    starting.catch(() => undefined);
  }
}
