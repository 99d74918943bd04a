import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { ScrubbedText } from '../deid/index.ts';
import type { Candidate, ExpertProfile, MatchResult } from './contract.ts';

type Package = typeof import('openai');

/** A language model that may put the first ten in another order; it chooses among them and changes nothing else. */
export interface RerankSettings {
  readonly model: string;
  readonly apiKey?: string;
  readonly baseUrl?: string;
  readonly timeoutMs?: number;
}

/** Never throws and never waits longer than its limit: without an answer it can use, the order stays. */
export type Rerank = (question: ScrubbedText, result: MatchResult, profileOf: ProfileOf) => Promise<MatchResult>;
export type ProfileOf = (expertId: string) => ExpertProfile | undefined;

const TIMEOUT_MS = 8000;
const MOST = 10;
const LONGEST_PROFILE = 1200;
const PROMPT = new URL('../../prompts/rerank.md', import.meta.url);
const answer = z.object({ order: z.array(z.number().int()) });

export function createRerank(settings: RerankSettings): Rerank {
  const prompt = readFileSync(PROMPT, 'utf8').replace(/^---\n[\s\S]*?\n---\n/u, '');
  return async (question, result, profileOf) => {
    const some = result.candidates.slice(0, MOST);
    if (some.length < 2) return result;
    const profiles = some.map(({ expertId }, i) => ({ number: i + 1, profile: wordsOf(profileOf(expertId)) }));
    const filled = fill(prompt, { question, candidates: JSON.stringify(profiles) });
    const order = await ask(settings, filled).catch(() => null);
    return order === null ? result : reordered(result, order);
  };
}

/** As a function, so that a "$&" in a text stays what it is. */
function fill(prompt: string, values: Readonly<Record<string, string>>): string {
  return prompt.replace(/\{\{(\w+)\}\}/gu, (_, name: string) => values[name] ?? '');
}

function wordsOf(profile: ExpertProfile | undefined): string {
  if (!profile) return '';
  const { specialty, subspecialties, interests, text } = profile;
  return [specialty, ...subspecialties, ...interests, text].join('. ').slice(0, LONGEST_PROFILE);
}

async function ask(settings: RerankSettings, content: string): Promise<readonly number[] | null> {
  const loaded: Package | null = await import('openai').catch(() => null);
  if (loaded === null) return null;
  const { model, apiKey, baseUrl, timeoutMs: timeout = TIMEOUT_MS } = settings;
  const client = new loaded.default({
    apiKey: apiKey ?? 'none',
    ...(baseUrl === undefined ? {} : { baseURL: baseUrl }),
    logLevel: 'off',
  });
  const messages = [{ role: 'user' as const, content }];
  const { choices } = await client.chat.completions.create(
    { model, messages, temperature: 0, response_format: { type: 'json_object' } },
    { timeout, maxRetries: 0 },
  );
  const parsed = answer.safeParse(JSON.parse(choices[0]?.message.content ?? ''));
  return parsed.success ? parsed.data.order : null;
}

/** Each once, those it forgot after those it named; scores and the orders before it stay as they were, for comparison. */
function reordered(result: MatchResult, order: readonly number[]): MatchResult {
  const plain = result.candidates;
  const first = [...new Set(order)].flatMap((number) => plain.slice(0, MOST)[number - 1] ?? []);
  const candidates = [...first, ...plain.filter((one) => !first.includes(one))];
  return {
    ...result,
    candidates: candidates.map((one, place) => (one === plain[place] ? one : placedByModel(one))),
    plainOrder: plain.map(({ expertId }) => expertId),
  };
}

/** Whose turn it was is no reason any more for a place that the model chose. */
function placedByModel(candidate: Candidate): Candidate {
  return { ...candidate, reasons: candidate.reasons.filter(({ kind }) => kind !== 'load' && kind !== 'newcomer') };
}
