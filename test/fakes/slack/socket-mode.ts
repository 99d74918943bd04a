import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type Acked, type Carriage, type Carrier, type EventKind, lost, taken } from './carrier.ts';
import { isJson, type Json, jsonIn, textIn } from './json.ts';
import { acceptSocket, type ServerSocket } from './web-socket.ts';

/** Slack's end of Socket Mode: up to ten links, each event to one of them. */
export interface SocketMode extends Carrier {
  upgrade(request: IncomingMessage, stream: Duplex): void;
  readonly links: readonly ServerSocket[];
  /**
   * Tells the app to open another link instead of this one, as Slack does every few hours. Once that one stands, nothing
   * more goes out on the old one, and it is closed when all is answered on it; after ten seconds in any case.
   */
  refresh(link: ServerSocket): void;
  cutAll(): void;
  /** Called with the link just before an event goes out on it. */
  beforeSend: (link: ServerSocket, kind: EventKind) => void;
  /** Called when an answer has come, before it counts. */
  beforeAck: (link: ServerSocket) => void;
  /** Called right after an answer has counted. */
  afterAck: (link: ServerSocket) => void;
  /** Links on which no hello was said. */
  readonly ungreeted: readonly ServerSocket[];
  /** Milliseconds that an answer is waited for. */
  patience: number;
  /** False: no hello is said, as when Slack is overloaded. */
  greets: boolean;
}

const ATTEMPTS = 4;
const FAREWELL_MS = 10_000;

export function createSocketMode(): SocketMode {
  const links: ServerSocket[] = [];
  const ungreeted: ServerSocket[] = [];
  const leaving: ServerSocket[] = [];
  const waiting = new Map<string, (payload: Json) => void>();
  const unanswered = new Map<ServerSocket, number>();
  let count = 0;

  const closeAnswered = (link: ServerSocket): void => {
    if (!links.includes(link) && (unanswered.get(link) ?? 0) === 0) link.close();
  };
  /** A link that was told to go goes as soon as another stands for it. */
  const retire = (): void => {
    const old = leaving.shift();
    if (old === undefined) return;
    forget(links, old);
    closeAnswered(old);
  };

  const on = (link: ServerSocket, kind: EventKind, payload: Json, id: string, retry: number): Promise<Acked> =>
    new Promise((resolve) => {
      unanswered.set(link, (unanswered.get(link) ?? 0) + 1);
      const done = (acked: Acked): void => {
        waiting.delete(id);
        unanswered.set(link, (unanswered.get(link) ?? 1) - 1);
        clearInterval(watch);
        clearTimeout(patience);
        closeAnswered(link);
        resolve(acked);
      };
      const watch = setInterval(() => {
        if (!link.isOpen) done(lost('the link was cut'));
      }, 5);
      const patience = setTimeout(() => done(lost('operation_timeout')), mode.patience);
      waiting.set(id, (answer) => done(taken(answer)));
      mode.beforeSend(link, kind);
      link.send(
        JSON.stringify({
          envelope_id: id,
          type: kind,
          payload,
          accepts_response_payload: kind !== 'events_api',
          ...(retry > 0 ? { retry_attempt: retry, retry_reason: 'timeout' } : {}),
        }),
      );
    });

  const once = async (kind: EventKind, payload: Json, id: string, retry: number): Promise<Acked> => {
    const link = links[count % Math.max(links.length, 1)];
    return link === undefined ? lost('dispatch_failed') : on(link, kind, payload, id, retry);
  };

  const mode: SocketMode = {
    links,
    ungreeted,
    greets: true,
    patience: 15_000,
    beforeSend: () => undefined,
    beforeAck: () => undefined,
    afterAck: () => undefined,
    upgrade(request, stream) {
      const link = acceptSocket(request, stream, {
        onText(text) {
          const message: unknown = JSON.parse(text);
          const done = isJson(message) ? waiting.get(textIn(message, 'envelope_id')) : undefined;
          if (!isJson(message) || done === undefined) return;
          mode.beforeAck(link);
          if (!link.isOpen) return;
          done(jsonIn(message, 'payload'));
          mode.afterAck(link);
        },
        onClose() {
          forget(links, link);
          forget(leaving, link);
        },
      });
      if (!mode.greets) return void ungreeted.push(link);
      links.push(link);
      retire();
      link.send(
        JSON.stringify({ type: 'hello', num_connections: links.length, connection_info: { app_id: 'A00FAKE' } }),
      );
    },
    refresh(link) {
      leaving.push(link);
      link.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' }));
      setTimeout(link.close, FAREWELL_MS).unref();
    },
    cutAll() {
      for (const link of [...links]) link.cut();
    },
    /** Events are tried again by Slack; commands, clicks and forms never are. */
    async carry(kind, payload, { times = 1, retry = 0 }: Carriage = {}) {
      count += 1;
      const id = `env-${count}`;
      let acked = await once(kind, payload, id, retry);
      for (let attempt = 1; attempt < ATTEMPTS && kind === 'events_api' && !acked.ok; attempt += 1) {
        await new Promise((resolve) => setTimeout(resolve, 50 * attempt));
        acked = await once(kind, payload, `${id}-${attempt}`, attempt);
      }
      for (let time = 1; time < times; time += 1) acked = await once(kind, payload, `${id}-again-${time}`, 0);
      return acked;
    },
  };
  return mode;
}

function forget(links: ServerSocket[], link: ServerSocket): void {
  const at = links.indexOf(link);
  if (at >= 0) links.splice(at, 1);
}
