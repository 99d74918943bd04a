import { createServer, type Server } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createRest } from '../../../../adapters/matrix/sdk/rest.ts';

interface Answer {
  readonly status: number;
  readonly body: object;
}

const limited = (milliseconds: number): Answer => ({
  status: 429,
  body: { errcode: 'M_LIMIT_EXCEEDED', retry_after_ms: milliseconds },
});

describe('a call to the homeserver', () => {
  let server: Server;
  let url = '';
  const answers: Answer[] = [];
  const asked: string[] = [];

  beforeEach(async () => {
    answers.length = 0;
    asked.length = 0;
    server = createServer((request, response) => {
      asked.push(request.url ?? '');
      const { status, body } = answers.shift() ?? { status: 200, body: { event_id: '$1' } };
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const at = server.address();
    url = typeof at === 'object' && at !== null ? `http://127.0.0.1:${at.port}` : '';
  });
  afterEach(() => new Promise((resolve) => server.close(resolve)));

  it('waits as long as the homeserver says, and says the very same again', async () => {
    let waits = 0;
    answers.push(limited(20), limited(20));
    const rest = createRest(
      url,
      () => 'token',
      () => {
        waits += 1;
      },
    );
    expect(await rest.call('PUT', '/rooms/r/send/m.room.message/t1', {})).toEqual({ event_id: '$1' });
    expect(new Set(asked)).toEqual(new Set(['/_matrix/client/v3/rooms/r/send/m.room.message/t1']));
    expect([asked.length, waits]).toEqual([3, 2]);
  });

  it('tells how long to wait where that is too long to stand there', async () => {
    answers.push(limited(60_000));
    await expect(createRest(url, () => null).call('POST', '/join/r')).rejects.toMatchObject({
      kind: 'limited',
      retryMs: 60_000,
    });
  });

  it('tells every other fault at once', async () => {
    answers.push({ status: 403, body: { errcode: 'M_FORBIDDEN' } });
    await expect(createRest(url, () => null).call('POST', '/join/r')).rejects.toMatchObject({ kind: 'forbidden' });
    expect(asked).toHaveLength(1);
  });
});
