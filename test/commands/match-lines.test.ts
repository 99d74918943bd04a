import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { matchLines } from '../../src/commands/match-lines.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'konsil-match-'));
  writeFileSync(
    join(folder, 'experts.jsonl'),
    [
      '{"id":"skin","specialty":"Dermatologie","text":"Psoriasis und Ekzeme","shoeSize":44}',
      '{"id":"heart","specialty":"Cardiology","subspecialties":["heart rhythm"],"interests":["ablation"],"languages":["en"],"text":"Arrhythmia"}',
    ].join('\n'),
  );
  writeFileSync(
    join(folder, 'cases.jsonl'),
    '{"id":"c1","text":"Vorhofflimmern nach Ablation, Betablocker weiter?","expert":"heart","helpful":true}\n',
  );
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function run(input: readonly (string | Uint8Array)[], directory = 'experts.jsonl') {
  const [lines, warnings]: [string[], string[]] = [[], []];
  const code = await matchLines({
    input: (async function* () {
      yield* input;
    })(),
    directory: join(folder, directory),
    cases: join(folder, 'cases.jsonl'),
    write: (line) => {
      lines.push(line);
    },
    warn: (message) => {
      warnings.push(message);
    },
  });
  return { code, rows: lines.map((line): unknown => JSON.parse(line)), warnings };
}

describe('konsil match --jsonl', () => {
  it('answers each question in order with experts, scores and reasons in words', async () => {
    const { code, rows } = await run([
      '{"id":"q1","text":"VHF, Ablation?","color":"red"}\n{"id":2,"text":"Psoriasis am Ellbogen"}',
    ]);
    expect(code).toBe(0);
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatchObject({ id: 'q1', confidence: expect.any(Number), confident: expect.any(Boolean) });
    expect(rows[0]).toHaveProperty('candidates.0', {
      expert: 'heart',
      score: expect.any(Number),
      reasons: expect.arrayContaining([expect.stringContaining('c1')]),
    });
    expect(rows[1]).toHaveProperty('candidates.0.expert', 'skin');
    expect(rows[1]).toHaveProperty('id', 2);
  });

  it('tells a malformed line by its number, goes on, and exits with 1', async () => {
    const { code, rows } = await run([
      '{"id":"a","text":"Psoriasis"}\nnot json\n\n{"id":"b"}\n{"id":"c","te',
      'xt":"Husten"}\n',
    ]);
    expect(code).toBe(1);
    expect(rows).toMatchObject([
      { id: 'a' },
      { id: null, line: 2, error: 'not valid JSON' },
      { id: null, line: 4 },
      { id: 'c' },
    ]);
  });

  it('splits on the line feed only, and reads characters cut by a chunk', async () => {
    const bytes = new TextEncoder().encode('{"id":"a","text":"Haut\u2028ausschlag ü"}\n');
    const { code, rows } = await run([bytes.slice(0, -5), bytes.slice(-5)]);
    expect([code, rows.length]).toEqual([0, 1]);
  });

  it('says which file cannot be read, and gives ids back as they were given', async () => {
    await expect(run(['{"id":"a","text":"Psoriasis"}'], 'absent.jsonl')).rejects.toThrow(
      /absent\.jsonl could not be read/,
    );
    writeFileSync(
      join(folder, 'numbers.jsonl'),
      JSON.stringify({ id: 7, specialty: 'Dermatologie', text: 'Psoriasis' }),
    );
    const { rows } = await run(['{"id":1,"text":"Psoriasis"}'], 'numbers.jsonl');
    expect(rows).toHaveProperty('0.candidates.0.expert', 7);
  });

  it('gives no candidates for a question that cannot be made safe', async () => {
    const { code, rows } = await run([`${JSON.stringify({ id: 'long', text: 'a '.repeat(20_000) })}\n`]);
    expect(code).toBe(0);
    expect(rows).toEqual([{ id: 'long', refused: 'too-long', confidence: 0, candidates: [] }]);
  });

  it('leaves out a profile field that cannot be made safe, and warns without its text', async () => {
    writeFileSync(
      join(folder, 'long.jsonl'),
      JSON.stringify({ id: 'skin', specialty: 'Dermatologie', text: 'geheim '.repeat(4000) }),
    );
    const { rows, warnings } = await run(['{"id":"a","text":"Psoriasis"}'], 'long.jsonl');
    expect(rows).toHaveProperty('0.candidates.0.expert', 'skin');
    expect(warnings).toHaveLength(1);
    expect(warnings.join()).not.toContain('geheim');
  });
});
