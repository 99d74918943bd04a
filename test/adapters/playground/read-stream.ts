export interface StreamEvent {
  readonly id: string | null;
  readonly data: string;
}

/** Reads a page's stream event by event; `close` is what a closed tab does. */
export async function readStream(url: string, lastEventId?: string) {
  const leaving = new AbortController();
  const headers = {
    Accept: 'text/event-stream',
    ...(lastEventId === undefined ? {} : { 'Last-Event-ID': lastEventId }),
  };
  const response = await fetch(url, { headers, signal: leaving.signal });
  const reader = (response.body ?? new ReadableStream<Uint8Array<ArrayBuffer>>())
    .pipeThrough(new TextDecoderStream())
    .getReader();
  let buffer = '';
  return {
    /** The next event, or null when the stream ended. */
    async next(): Promise<StreamEvent | null> {
      for (;;) {
        const end = buffer.indexOf('\n\n');
        if (end >= 0) {
          const event = parsed(buffer.slice(0, end));
          buffer = buffer.slice(end + 2);
          return event;
        }
        const { done, value } = await reader.read();
        if (done) return null;
        buffer += value;
      }
    },
    close: () => leaving.abort(),
  };
}

function parsed(block: string): StreamEvent {
  const lines = block.split('\n');
  const field = (name: string) =>
    lines.filter((line) => line.startsWith(`${name}: `)).map((line) => line.slice(name.length + 2));
  return { id: field('id')[0] ?? null, data: field('data').join('\n') };
}
