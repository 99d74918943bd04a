import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { z } from 'zod';

const asked = z.object({ model: z.string(), input: z.array(z.string()), encoding_format: z.string() });
export type Asked = z.infer<typeof asked>;

/** How one request is answered: with a status, with vectors, or not at all. */
export type Answer =
  | { readonly status: number }
  | { readonly silent: true }
  | { readonly vectorOf: (text: string) => readonly (number | null)[]; readonly shuffled?: boolean };

export interface EmbeddingServer {
  readonly baseUrl: string;
  readonly requests: Asked[];
  /** Answers in this order, the last one for good. */
  answers: Answer[];
  close(): Promise<void>;
}

/** A server that speaks the OpenAI protocol, on loopback. */
export async function startEmbeddingServer(...answers: Answer[]): Promise<EmbeddingServer> {
  const requests: Asked[] = [];
  const server = createServer((request, response) => void answer(request, response));
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const pieces: Uint8Array[] = [];
    for await (const piece of request) pieces.push(piece);
    const body = asked.parse(JSON.parse(Buffer.concat(pieces).toString()));
    requests.push(body);
    const next = state.answers.length > 1 ? state.answers.shift() : state.answers[0];
    if (next === undefined || 'silent' in next) return;
    response.setHeader('content-type', 'application/json');
    response.setHeader('retry-after-ms', '5');
    if ('status' in next) response.writeHead(next.status).end('{"error":{"message":"no"}}');
    else response.end(JSON.stringify(vectorsFor(body, next)));
  };
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const state: EmbeddingServer = {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    requests,
    answers,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return state;
}

function vectorsFor({ input, model }: Asked, { vectorOf, shuffled }: Extract<Answer, { vectorOf: unknown }>): object {
  const data = input.map((text, index) => ({ object: 'embedding', index, embedding: vectorOf(text) }));
  return {
    object: 'list',
    model,
    data: shuffled ? data.reverse() : data,
    usage: { prompt_tokens: 1, total_tokens: 1 },
  };
}
