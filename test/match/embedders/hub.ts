import { existsSync, readFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import { join } from 'node:path';

export interface Hub {
  readonly address: string;
  /** Files that were fetched. */
  readonly asked: readonly string[];
  close(): Promise<void>;
}

const PADDING = 2 ** 20;

/** A field that no reader of the format knows, and so skips: the file becomes so long that it comes in many pieces. */
function padded(model: Uint8Array): Uint8Array {
  const head = [0xc2, 0x3e, 0x80, 0x80, 0x40];
  return Buffer.concat([model, Uint8Array.from(head), new Uint8Array(PADDING)]);
}

/** A hub of models on loopback that has one; its small form is the same as the large one. */
export async function startHub(model: string, folder: string): Promise<Hub> {
  const asked: string[] = [];
  const answer = (path: string, response: ServerResponse): void => {
    const name = path.split('/resolve/main/')[1] ?? '';
    const file = join(folder, name.replace('model_quantized.onnx', 'model.onnx'));
    if (!path.startsWith(`/${model}/`) || name === '' || !existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    asked.push(name);
    const bytes = name.endsWith('.onnx') ? padded(readFileSync(file)) : readFileSync(file);
    response.writeHead(200, { 'content-length': bytes.length }).end(bytes);
  };
  const server = createServer((request, response) => answer(request.url ?? '', response));
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  return {
    address: `http://127.0.0.1:${port}/`,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
