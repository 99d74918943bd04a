import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { RawText, scrub } from '../../src/deid/index.ts';
import { masked, unmark } from './marked.ts';

interface Row {
  readonly text: string;
}

const FOLDER = new URL('./cases/', import.meta.url);
const read = (file: string): readonly Row[] => JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8'));
const FILES = readdirSync(FOLDER).filter((file) => file.endsWith('.json') && file !== 'known-failures.json');

/** What the whole filter takes, as bullets; an example marks it with «». */
function compare(example: string): { readonly taken: string; readonly wanted: string } {
  const { text, places } = unmark(example);
  const result = scrub(new RawText(text));
  return { taken: result.ok ? masked(text, result.spans) : `refused: ${result.reason}`, wanted: masked(text, places) };
}

describe.each(FILES)('%s', (file) => {
  it.each(read(file))('$text', ({ text }) => {
    const { taken, wanted } = compare(text);
    expect(taken).toBe(wanted);
  });
});

describe('known failures', () => {
  it.each(read('known-failures.json'))('still fails, else take it off the list: $text', ({ text }) => {
    const { taken, wanted } = compare(text);
    expect(taken).not.toBe(wanted);
  });
});

it('holds at least as many texts that must stay as texts that must not', () => {
  const rows = FILES.flatMap((file) => read(file));
  const staying = rows.filter(({ text }) => !text.includes('«')).length;
  expect(staying * 2).toBeGreaterThanOrEqual(rows.length);
});
