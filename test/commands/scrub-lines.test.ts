import { describe, expect, it } from 'vitest';
import { checkLines } from '../../src/commands/check-lines.ts';
import { scrubLines } from '../../src/commands/scrub-lines.ts';

async function* pieces(...parts: readonly (string | Uint8Array)[]) {
  yield* parts;
}

async function run(command: typeof scrubLines | typeof checkLines, ...parts: readonly (string | Uint8Array)[]) {
  const lines: string[] = [];
  const exitCode = await command(pieces(...parts), (line) => {
    lines.push(line);
  });
  return { exitCode, rows: lines.map((line): unknown => JSON.parse(line)), lines };
}

describe('konsil scrub --jsonl', () => {
  it('answers each line in order with the scrubbed text and offsets of the input', async () => {
    const { exitCode, rows } = await run(
      scrubLines,
      '{"id":"a","text":"Frau Testmann"}\n{"id":2,"text":"RR 120/80"}\n',
    );
    expect(exitCode).toBe(0);
    expect(rows).toEqual([
      { id: 'a', text: 'Frau [NAME_1]', spans: [{ start: 5, end: 13, kind: 'NAME', rule: 'name-after-title' }] },
      { id: 2, text: 'RR 120/80', spans: [] },
    ]);
  });

  it('says with --explain what still tells who it is, by place and reason, and no word of it', async () => {
    const lines: string[] = [];
    const text = 'Frau Testmann, professional footballer, Synkope';
    await scrubLines(pieces(JSON.stringify({ id: 1, text })), (line) => void lines.push(line), { explain: true });
    const [row] = lines.map((line): { readonly text: string; readonly risks: unknown } => JSON.parse(line));
    expect(row?.risks).toEqual([{ reason: 'known-person', because: [{ kind: 'office', start: 15, end: 38 }] }]);
    expect(row?.text.slice(15, 38)).toBe('professional footballer');
  });

  it('takes a year alone where --years go says so, and leaves it otherwise', async () => {
    const row = JSON.stringify({ id: 1, text: 'Z. n. Whipple 2019' });
    const lines: string[] = [];
    await scrubLines(pieces(row), (line) => void lines.push(line), { years: 'go' });
    await scrubLines(pieces(row), (line) => void lines.push(line), {});
    expect(lines.map((line) => /2019/.test(line))).toEqual([false, true]);
  });

  it('says with --explain by what evidence and how surely, and no word of the text', async () => {
    const lines: string[] = [];
    const text = 'Frau Testmann, AHV 756.9217.0769.85';
    await scrubLines(pieces(JSON.stringify({ id: 1, text })), (line) => void lines.push(line), { explain: true });
    const [row] = lines.map((line): { readonly spans: unknown } => JSON.parse(line));
    expect(row?.spans).toEqual([
      { start: 5, end: 13, kind: 'NAME', rule: 'name-after-title', evidence: ['cue'], confidence: 'likely' },
      {
        start: 19,
        end: 35,
        kind: 'INSURANCE_ID',
        rule: 'insurance-number',
        evidence: ['check-digit'],
        confidence: 'certain',
      },
    ]);
  });

  it('names a line it cannot use by its number, goes on, and ends with 1', async () => {
    const { exitCode, rows } = await run(
      scrubLines,
      'nope Testmann\n\n[1]\n{"id":1}\n{"text":"x"}\n{"id":"z","text":"ok"}',
    );
    expect(exitCode).toBe(1);
    expect(rows).toEqual([
      { id: null, line: 1, error: 'not valid JSON' },
      { id: null, line: 3, error: 'not a JSON object' },
      { id: null, line: 4, error: '"text" must be a string' },
      { id: null, line: 5, error: '"id" must be a string or a number' },
      { id: 'z', text: 'ok', spans: [] },
    ]);
  });

  it('says why a text is refused', async () => {
    const { exitCode, rows } = await run(
      scrubLines,
      `{"id":"long","text":"${'a '.repeat(10_001)}"}\n{"id":"half","text":"\\ud800"}\n`,
    );
    expect(exitCode).toBe(0);
    expect(rows).toEqual([
      { id: 'long', refused: 'too-long', spans: [] },
      { id: 'half', refused: 'broken-encoding', spans: [] },
    ]);
  });

  it('ends a line at LF alone, wherever the pieces are cut', async () => {
    const bytes = Buffer.from('{"id":"ü","text":"a\u2028b\u0085c"}\r\n{"id":"2","text":"ok"}', 'utf8');
    const { exitCode, rows } = await run(scrubLines, ...Array.from(bytes, (byte) => Uint8Array.of(byte)));
    expect(exitCode).toBe(0);
    expect(rows).toMatchObject([{ id: 'ü' }, { id: '2', text: 'ok' }]);
  });

  it('does not take bytes that are no UTF-8', async () => {
    const { exitCode, rows } = await run(scrubLines, Uint8Array.of(0x22, 0xff, 0x0a), '{"id":"2","text":"ok"}\n');
    expect(exitCode).toBe(1);
    expect(rows).toEqual([
      { id: null, line: 1, error: 'not valid UTF-8' },
      { id: '2', text: 'ok', spans: [] },
    ]);
  });

  it('gives a number back as it was typed', async () => {
    const { lines } = await run(scrubLines, '{"id": 12345678901234567890, "text":"ok"}\n{"id":1.50,"text":"ok"}\n');
    expect(lines).toEqual([
      '{"id":12345678901234567890,"text":"ok","spans":[]}\n',
      '{"id":1.50,"text":"ok","spans":[]}\n',
    ]);
  });

  it('waits for a slow reader before it takes the next line', async () => {
    let [read, written] = [0, 0];
    async function* slow() {
      for (; read < 5; read++) {
        expect(written).toBe(read);
        yield '{"id":"x","text":"ok"}\n';
      }
    }
    await scrubLines(
      slow(),
      async () => {
        await Promise.resolve();
        written++;
      },
      { lang: 'en' },
    );
    expect(written).toBe(5);
  });
});

describe('konsil check --jsonl', () => {
  it('gives a verdict on each number, unknown where it knows no rule', async () => {
    const { exitCode, rows } = await run(
      checkLines,
      '{"type":"CH_AHV","value":"756.9217.0769.85"}\n{"type":"CH_AHV","value":"7569217076984"}\n{"type":"SHOE_SIZE","value":"43"}\n',
    );
    expect(exitCode).toBe(0);
    expect(rows).toMatchObject([{ verdict: 'valid' }, { verdict: 'invalid' }, { verdict: 'unknown' }]);
  });

  it('tells of each line it reads, so that long work shows how far it is', async () => {
    let read = 0;
    await checkLines(pieces('{"type":"EAN13","value":"1"}\nx\n'), () => undefined, { onLine: () => read++ });
    expect(read).toBe(2);
  });

  it('names a line it cannot use', async () => {
    const { exitCode, rows } = await run(checkLines, '{"type":"CH_AHV"}\nx\n');
    expect(exitCode).toBe(1);
    expect(rows).toMatchObject([
      { id: null, line: 1 },
      { id: null, line: 2 },
    ]);
  });
});
