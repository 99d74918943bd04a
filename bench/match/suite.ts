import { existsSync, readFileSync } from 'node:fs';
import { RawText, type ScrubbedText, scrub } from '../../src/deid/index.ts';
import { createMatcher, type Embedder, type Matcher, type MatchResult } from '../../src/match/index.ts';
import type { Outcome } from './figures.ts';
import { type ExpertRow, plainBm25 } from './plain-bm25.ts';

export interface QuestionRow {
  readonly id: string;
  readonly text: string;
  readonly relevant?: readonly string[];
  readonly kind?: string;
}

/** One question through both rankers, with the milliseconds each took. */
export interface Measured {
  readonly kind: string;
  readonly ours: Outcome;
  readonly plain: Outcome;
  readonly confidence: number;
  readonly confident: boolean;
  readonly oursMs: number;
  readonly plainMs: number;
}

export function readRows<T>(file: string): readonly T[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line): T => JSON.parse(line));
}

/** Both rankers over one directory of experts. */
export interface Rankers {
  readonly matcher: Matcher;
  readonly plain: (question: string) => readonly string[];
}

export async function rankersFor(experts: readonly ExpertRow[], embedder: Embedder): Promise<Rankers> {
  const matcher = await createMatcher({ embedder });
  for (const expert of experts) {
    const { id, languages = [] } = expert;
    const [specialty, text] = [safe(expert.specialty), safe(expert.text)];
    if (!specialty || !text) continue;
    const several = (texts: readonly string[] = []): readonly ScrubbedText[] => texts.flatMap((one) => safe(one) ?? []);
    await matcher.putExpert({
      id,
      specialty,
      text,
      languages,
      subspecialties: several(expert.subspecialties),
      interests: several(expert.interests),
    });
  }
  return { matcher, plain: plainBm25(experts) };
}

export async function measure({ matcher, plain }: Rankers, question: QuestionRow): Promise<Measured> {
  const text = safe(question.text);
  const [started, plainRanking] = [performance.now(), plain(question.text)];
  const plainDone = performance.now();
  const found: MatchResult | null = text ? await matcher.find({ text, limit: 10 }, () => null) : null;
  const oursDone = performance.now();
  const relevant = question.relevant ?? [];
  const outcome = (ranking: readonly string[]): Outcome => ({
    rank: ranking.findIndex((id) => relevant.includes(id)) + 1,
    group: relevant[0] ?? '',
  });
  return {
    kind: question.kind ?? '',
    plain: outcome(plainRanking),
    plainMs: plainDone - started,
    oursMs: oursDone - plainDone,
    ours: outcome(found?.candidates.map(({ expertId }) => expertId) ?? []),
    confidence: found?.confidence ?? 0,
    confident: found?.confident ?? false,
  };
}

/** De-identified as in use; undefined when refused, which counts as a miss. */
export function safe(text: string): ScrubbedText | undefined {
  const result = scrub(new RawText(text));
  return result.ok ? result.text : undefined;
}

export function hasSuite(folder: string, name: string): boolean {
  return existsSync(`${folder}/${name}.experts.jsonl`) && existsSync(`${folder}/${name}.questions.jsonl`);
}
