import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
const [TEXT, CLOSE, PING, PONG] = [1, 8, 9, 10] as const;

/** One WebSocket as a server sees it (RFC 6455), whole text frames only. */
export interface ServerSocket {
  send(text: string): void;
  close(): void;
  /** Gone without a goodbye. */
  cut(): void;
  readonly isOpen: boolean;
}

export interface SocketEvents {
  readonly onText: (text: string) => void;
  readonly onClose: () => void;
}

export function acceptSocket(request: IncomingMessage, stream: Duplex, events: SocketEvents): ServerSocket {
  const key = createHash('sha1')
    .update(`${request.headers['sec-websocket-key'] ?? ''}${GUID}`)
    .digest('base64');
  stream.write(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${key}\r\n\r\n`,
  );
  let isOpen = true;
  let held = Buffer.alloc(0);
  const ended = (): void => {
    if (!isOpen) return;
    isOpen = false;
    events.onClose();
  };
  const write = (code: number, body: Buffer): void => {
    if (isOpen && stream.writable) stream.write(frame(code, body));
  };
  const close = (): void => {
    write(CLOSE, Buffer.from([3, 232]));
    ended();
    stream.end();
  };
  stream.on('error', ended);
  stream.on('close', ended);
  stream.on('data', (chunk: Buffer) => {
    held = Buffer.concat([held, chunk]);
    for (let next = unframed(held); next !== null; next = unframed(held)) {
      held = held.subarray(next.length);
      if (next.code === TEXT) events.onText(next.body.toString('utf8'));
      else if (next.code === PING) write(PONG, next.body);
      else if (next.code === CLOSE) close();
    }
  });
  return {
    get isOpen() {
      return isOpen;
    },
    send: (text) => write(TEXT, Buffer.from(text)),
    close,
    cut() {
      ended();
      stream.destroy();
    },
  };
}

function frame(code: number, body: Buffer): Buffer {
  const { length } = body;
  if (length < 126) return Buffer.concat([Buffer.from([0x80 | code, length]), body]);
  const head = Buffer.alloc(length < 65_536 ? 4 : 10);
  head[0] = 0x80 | code;
  if (length < 65_536) {
    head[1] = 126;
    head.writeUInt16BE(length, 2);
  } else {
    head[1] = 127;
    head.writeBigUInt64BE(BigInt(length), 2);
  }
  return Buffer.concat([head, body]);
}

/** The first whole frame of what has come in so far; what a client sends is masked. */
function unframed(held: Buffer): { readonly code: number; readonly body: Buffer; readonly length: number } | null {
  if (held.length < 2) return null;
  const short = (held[1] ?? 0) & 0x7f;
  const start = short === 126 ? 4 : short === 127 ? 10 : 2;
  if (held.length < start + 4) return null;
  const size = short === 126 ? held.readUInt16BE(2) : short === 127 ? Number(held.readBigUInt64BE(2)) : short;
  const length = start + 4 + size;
  if (held.length < length) return null;
  const mask = held.subarray(start, start + 4);
  const body = Buffer.from(held.subarray(start + 4, length)).map((byte, at) => byte ^ (mask[at % 4] ?? 0));
  return { code: (held[0] ?? 0) & 0x0f, body: Buffer.from(body), length };
}
