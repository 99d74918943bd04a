import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { type Confidence, type Evidence, RawText, scrub } from '../../src/deid/index.ts';
import { RECOGNISERS } from '../../src/deid/recognisers/index.ts';
import { unmark } from './marked.ts';

const EVIDENCE: Readonly<Record<Evidence, true>> = {
  'check-digit': true,
  shape: true,
  cue: true,
  list: true,
  neighbour: true,
  position: true,
  propagation: true,
  'known-person': true,
};
const CONFIDENCE: Readonly<Record<Confidence, true>> = { certain: true, likely: true, possible: true };
const RULES = new Set([...RECOGNISERS.map(({ id }) => id), 'name-again']);

const texts = ['cases', 'chat'].flatMap((folder) => {
  const place = new URL(`./${folder}/`, import.meta.url);
  return readdirSync(place).flatMap((file): readonly string[] =>
    JSON.parse(readFileSync(new URL(file, place), 'utf8')).map(
      ({ text }: { readonly text: string }) => unmark(text).text,
    ),
  );
});

it('says of every place its rule, its evidence from a closed list and how sure that is, and no word of it', () => {
  for (const text of texts) {
    const result = scrub(new RawText(text));
    if (!result.ok) continue;
    for (const { start, end, rule, evidence, confidence, kind } of result.spans) {
      expect([...RULES], text).toContain(rule);
      expect(evidence?.length, rule).toBeGreaterThan(0);
      for (const one of evidence ?? []) expect(EVIDENCE).toHaveProperty(one);
      expect(CONFIDENCE).toHaveProperty(confidence);
      const words = text.slice(start, end).match(/[\p{L}\d]{4,}/gu) ?? [];
      const said = JSON.stringify({ rule, evidence, confidence, kind });
      expect(words.filter((word) => said.includes(word))).toEqual([]);
    }
  }
  expect(texts.length).toBeGreaterThan(500);
});
