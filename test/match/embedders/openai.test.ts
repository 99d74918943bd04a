import { afterEach, describe, expect, it } from 'vitest';
import { createMatcher, type Embedder, lexicalEmbedder, openEmbedder } from '../../../src/match/index.ts';
import { scrubbed } from '../../fixtures/make-request.ts';
import { STAFF } from '../staff.ts';
import { type Answer, type EmbeddingServer, startEmbeddingServer } from './embedding-server.ts';

let server: EmbeddingServer | null = null;
afterEach(() => server?.close());

/** Two numbers that tell hearts from kidneys. */
const vectorOf = (text: string): readonly number[] => [
  /her?z|heart|kardio/iu.test(text) ? 1 : 0,
  /nier/iu.test(text) ? 1 : 0.1,
];
const vectors: Answer = { vectorOf };
const text = scrubbed('Herz');

async function open(...answers: Answer[]) {
  server = await startEmbeddingServer(...answers);
  const { baseUrl } = server;
  return openEmbedder({ kind: 'openai', model: 'test-model', baseUrl, queryTimeoutMs: 300, passageTimeoutMs: 300 });
}

async function opened(
  ...answers: Answer[]
): Promise<{ readonly embedder: Embedder; readonly server: EmbeddingServer }> {
  const result = await open(...answers);
  if (!result.ok || server === null) throw new Error('the server was not taken');
  server.requests.length = 0;
  return { embedder: result.embedder, server };
}

describe('a server of embeddings', () => {
  it('is asked in batches for plain floats, and answers in the order of the texts', async () => {
    const { embedder, server } = await opened({ vectorOf: (one) => [one.length, 1], shuffled: true });
    const texts = Array.from({ length: 130 }, (_, i) => scrubbed('x'.repeat(i + 1)));
    const found = await embedder.embed(texts, 'passage');
    expect(found.map(([length]) => length)).toEqual(texts.map(({ length }) => length));
    expect(server.requests.map(({ input }) => input.length)).toEqual([64, 64, 2]);
    expect(new Set(server.requests.map((asked) => asked.encoding_format))).toEqual(new Set(['float']));
  });

  it('is not sent more at once than it takes', async () => {
    const { embedder, server } = await opened(vectors);
    await embedder.embed(
      Array.from({ length: 9 }, () => scrubbed('y'.repeat(19_000))),
      'passage',
    );
    expect(server.requests.map(({ input }) => input.length)).toEqual([3, 3, 3]);
  });

  it.each([429, 500, 503])('is asked again after status %i', async (status) => {
    const { embedder, server } = await opened(vectors);
    server.answers = [{ status }, { status }, vectors];
    expect(await embedder.embed([text], 'passage')).toHaveLength(1);
    expect(server.requests).toHaveLength(3);
  });

  it('is given up on in time when it says nothing', async () => {
    const { embedder, server } = await opened(vectors);
    server.answers = [{ silent: true }];
    await expect(embedder.embed([text], 'query')).rejects.toThrow();
    expect(server.requests).toHaveLength(2);
  });

  it.each<[string, Answer]>([
    ['of another length', { vectorOf: () => [1, 0, 0] }],
    ['that is not a number', { vectorOf: () => [null, 1] }],
    ['that is not finite', { vectorOf: () => [1e39, 1] }],
  ])('is not believed when it sends a vector %s', async (_, answer) => {
    const { embedder, server } = await opened(vectors);
    server.answers = [answer];
    await expect(embedder.embed([text], 'passage')).rejects.toMatchObject({ code: 'embedder-failed' });
  });

  it.each<[string, string, Answer]>([
    ['refuses the key', 'key-refused', { status: 401 }],
    ['does not know the model', 'model-absent', { status: 404 }],
    ['is in trouble', 'server-unreachable', { status: 500 }],
    ['says nothing', 'server-unreachable', { silent: true }],
    ['sends nonsense', 'answer-unusable', { vectorOf: () => [null] }],
  ])('that %s is told of as %s', async (_, fault, answer) => {
    expect(await open(answer)).toEqual({ ok: false, fault });
  });

  it('without key and address is told of', async () => {
    expect(await openEmbedder({ kind: 'openai', model: 'test-model' })).toEqual({ ok: false, fault: 'key-absent' });
  });

  it('that falls silent stops nobody: the words serve, and the vectors are made up for later', async () => {
    const { embedder, server } = await opened(vectors);
    const matcher = await createMatcher({ embedder: lexicalEmbedder() });
    await matcher.change(embedder);
    server.answers = [{ status: 400 }];
    const [heart, ...others] = STAFF;
    for (const profile of others) await matcher.putExpert(profile).catch(() => undefined);
    const query = { text: scrubbed('Nierenversagen mit Dialyse'), limit: 1 };
    expect((await matcher.find(query, () => null)).candidates[0]?.expertId).toBe('kidney');
    server.answers = [vectors];
    server.requests.length = 0;
    if (heart) await matcher.putExpert(heart);
    await matcher.find(query, () => null);
    await expect.poll(() => server.requests.flatMap(({ input }) => input).includes('Dermatologie')).toBe(true);
  });

  it('that fails while its vectors are made leaves the old ones in their place', async () => {
    const { embedder, server } = await opened(vectors);
    const matcher = await createMatcher({ embedder: lexicalEmbedder() });
    for (const profile of STAFF) await matcher.putExpert(profile);
    server.answers = [{ status: 400 }];
    await expect(matcher.change(embedder)).rejects.toThrow();
    expect(matcher.embedder).toContain('lexical');
    server.answers = [vectors];
    await matcher.change(embedder);
    expect(matcher.embedder).toContain('openai');
  });
});
