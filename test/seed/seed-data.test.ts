import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

const Language = z.enum(['de', 'en', 'fr', 'it']);
const Sentences = z.string().min(80).max(1500);

const SeedExpert = z.strictObject({
  id: z.string().regex(/^seed-e\d\d$/),
  name: z.string().min(5),
  role: z.string().min(5),
  house: z.string().min(5),
  languages: z.array(Language).min(1),
  specialty: z.string().min(5),
  subspecialties: z.array(z.string().min(3)).min(1),
  interests: z.array(z.string().min(3)).min(1),
  text: Sentences,
  weeklyCap: z.int().min(1).max(20),
  /** The language Konsil speaks to them, so one that it ships. */
  lang: z.enum(['de', 'en']),
});

const SeedCase = z.strictObject({
  id: z.string().regex(/^seed-c\d\d$/),
  lang: Language,
  question: Sentences,
  answer: Sentences,
  lesson: z.string().min(40).max(250),
  expert: z.string(),
  helpful: z.boolean(),
  closedOn: z.iso.date(),
});

function linesOf(file: string): unknown[] {
  const text = readFileSync(new URL(`../../prisma/seed/${file}`, import.meta.url), 'utf8');
  return text
    .trimEnd()
    .split('\n')
    .map((line): unknown => JSON.parse(line));
}

const experts = z.array(SeedExpert).parse(linesOf('experts.jsonl'));
const cases = z.array(SeedCase).parse(linesOf('cases.jsonl'));

describe('the data of the first run', () => {
  it('offers at least 24 experts and 40 earlier cases, each with an id of its own', () => {
    expect(experts.length).toBeGreaterThanOrEqual(24);
    expect(cases.length).toBeGreaterThanOrEqual(40);
    const ids = [...experts, ...cases].map((row) => row.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('names an expert that exists for each case, and gives every expert one', () => {
    expect(new Set(cases.map((row) => row.expert))).toEqual(new Set(experts.map((row) => row.id)));
  });

  it('lets each case be answered by an expert who speaks its language', () => {
    const languages = new Map(experts.map((row) => [row.id, row.languages]));
    const strangers = cases.filter((row) => !languages.get(row.expert)?.includes(row.lang));
    expect(strangers.map((row) => row.id)).toEqual([]);
  });

  it.each([
    ['de', 24],
    ['en', 8],
    ['fr', 4],
  ] as const)('holds cases in %s, at least %i', (lang, least) => {
    expect(cases.filter((row) => row.lang === lang).length).toBeGreaterThanOrEqual(least);
  });

  it.each(['de', 'en', 'fr', 'it'] as const)('has an expert who speaks %s', (lang) => {
    expect(experts.some((row) => row.languages.includes(lang))).toBe(true);
  });
});
