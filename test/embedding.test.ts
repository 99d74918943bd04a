import { describe, expect, it } from 'vitest';
import { embedderFaultWords, embedderFor, embedderSettings } from '../src/commands/embedder.ts';
import { readConfig } from '../src/config.ts';
import { createEmbedding, type EmbedderNews } from '../src/embedding.ts';
import { silentLog } from '../src/log.ts';
import { createMatcher, type EmbedderSettings, lexicalEmbedder } from '../src/match/index.ts';
import { scrubbed } from './fixtures/make-request.ts';
import { startEmbeddingServer } from './match/embedders/embedding-server.ts';

/** Runs what waits when told to. */
function handClock() {
  const waiting: { readonly milliseconds: number; readonly run: () => void }[] = [];
  return {
    waiting,
    now: () => new Date(0),
    after: (milliseconds: number, run: () => void) => {
      waiting.push({ milliseconds, run });
      return () => undefined;
    },
  };
}

async function setUp(settings: EmbedderSettings) {
  const [clock, told] = [handClock(), [] as EmbedderNews[]];
  const matcher = await createMatcher({ embedder: lexicalEmbedder() });
  const embedding = createEmbedding(settings, {
    matcher,
    clock,
    log: silentLog,
    indexed: () => Promise.resolve(),
    tell: (news) => told.push(news),
  });
  return { clock, told, matcher, embedding };
}

describe('the wanted embedder', () => {
  it('comes in once its server is up, and is tried again until then', async () => {
    const server = await startEmbeddingServer({ status: 400 });
    const { baseUrl } = server;
    await server.close();
    const { clock, told, matcher, embedding } = await setUp({
      kind: 'openai',
      model: 'test',
      baseUrl,
      queryTimeoutMs: 300,
    });
    embedding.begin();
    await expect.poll(() => told).toEqual([{ kind: 'fault', fault: 'server-unreachable' }]);
    expect(matcher.embedder).toContain('lexical');
    clock.waiting.shift()?.run();
    await expect.poll(() => told).toHaveLength(2);
    expect(clock.waiting[0]?.milliseconds).toBe(60_000);
    embedding.stop();
  });

  it('tells how far it is, and then that it serves', async () => {
    const server = await startEmbeddingServer({ vectorOf: () => [1, 2] });
    const { told, matcher, embedding } = await setUp({ kind: 'openai', model: 'test', baseUrl: server.baseUrl });
    await matcher.putCase({ id: 'a', expertId: 'b', text: scrubbed('Herz') });
    embedding.begin();
    await expect.poll(() => told.at(-1)).toEqual({ kind: 'serving', embedder: 'openai-test-2' });
    expect(told).toContainEqual({ kind: 'embedding', percent: 100 });
    await server.close();
  });

  it('that needs what is not here is told of once, in both languages, and is not tried again', async () => {
    const { clock, told, embedding } = await setUp({ kind: 'openai', model: 'test' });
    embedding.begin();
    await expect.poll(() => told).toEqual([{ kind: 'fault', fault: 'key-absent' }]);
    expect(clock.waiting).toEqual([]);
    expect(embedderFaultWords('openai', 'key-absent')).toMatch(
      /the lexical embedder serves[\s\S]*der lexikalische dient/,
    );
  });

  it('is what the settings say, with usual models', async () => {
    expect(embedderSettings(readConfig({}), true)).toEqual({ kind: 'lexical' });
    expect(embedderSettings(readConfig({ EMBEDDER: 'transformers' }), true)).toEqual({
      kind: 'transformers',
      model: 'Xenova/multilingual-e5-small',
      cacheDir: 'data/models',
      mayFetch: true,
    });
    const openai = { EMBEDDER: 'openai', OPENAI_BASE_URL: 'http://127.0.0.1:9/v1', EMBEDDING_MODEL: 'e5' };
    expect(embedderSettings(readConfig(openai), true)).toEqual({
      kind: 'openai',
      model: 'e5',
      baseUrl: 'http://127.0.0.1:9/v1',
    });
    expect(() => readConfig({ OPENAI_BASE_URL: 'not an address' })).toThrow(/OPENAI_BASE_URL must be/);
  });

  it('gives way to the lexical one in a dry run, with a word of warning', async () => {
    const warnings: string[] = [];
    const embedder = await embedderFor({ kind: 'openai', model: 'test' }, (message) => void warnings.push(message));
    expect(embedder.id).toContain('lexical');
    expect(warnings.join()).toContain('OPENAI_API_KEY');
  });
});
