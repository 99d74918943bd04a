import { createMatcher, type Embedder, type Matcher } from '../../src/match/index.ts';
import { drawFrom } from '../../test/fakes/draw-from.ts';
import { between, gini, giniInterval, interval } from './figures.ts';
import type { ExpertRow } from './plain-bm25.ts';
import { type QuestionRow, readRows, safe } from './suite.ts';

/** What 1,000 questions do to 300 experts who may be asked five times a week. */
export interface Fairness {
  /** How often each expert was asked. */
  readonly counts: readonly number[];
  /** Most offers of one expert in one week. */
  readonly mostInAWeek: number;
  /** 1 for each question with a right one among the first three, else 0. */
  readonly right: readonly number[];
}

const EXPERTS = 300;
const QUESTIONS = 1000;
const WEEKS = 8;
const CAP = 5;
/** Each colleague of a field writes down a third of what the field does. */
const WRITTEN = 1 / 3;

interface Play {
  readonly matcher: Matcher;
  readonly fieldOf: ReadonlyMap<string, string>;
  readonly questions: readonly QuestionRow[];
}

/** Experts of 38 fields, with profiles drawn from the lines of their field. */
export async function fairnessPlay(folder: string, embedder: Embedder): Promise<Play> {
  const random = drawFrom(7);
  const fields = readRows<ExpertRow>(`${folder}/b2-de-rich.experts.jsonl`);
  const matcher = await createMatcher({ embedder });
  const fieldOf = new Map<string, string>();
  for (let i = 0; i < EXPERTS; i++) {
    const field = fields[i % fields.length];
    const lines = field?.text.split(' . ').filter(() => random() < WRITTEN) ?? [];
    const [specialty, text] = [safe(field?.specialty ?? ''), safe(lines.join(' . '))];
    if (!field || !specialty || !text) continue;
    const id = `${field.id}-${i}`;
    fieldOf.set(id, field.id);
    await matcher.putExpert({ id, specialty, text, subspecialties: [], interests: [], languages: ['de'] });
  }
  const all = readRows<QuestionRow>(`${folder}/b2-de-rich.questions.jsonl`);
  const questions = Array.from({ length: QUESTIONS }, () => all[Math.floor(random() * all.length)]).flatMap(
    (one) => one ?? [],
  );
  return { matcher, fieldOf, questions };
}

/** The first of the list takes every question; nobody is offered more than the cap. */
export async function playFairness({ matcher, fieldOf, questions }: Play, spread: boolean): Promise<Fairness> {
  const ever = new Map([...fieldOf.keys()].map((id) => [id, 0]));
  const week = new Map<string, number>();
  const weeks: ReadonlyMap<string, number>[] = [];
  const right: number[] = [];
  let mostInAWeek = 0;
  for (const [i, question] of questions.entries()) {
    if (i % Math.ceil(QUESTIONS / WEEKS) === 0) {
      weeks.push(new Map(week));
      week.clear();
    }
    const text = safe(question.text);
    if (!text) {
      right.push(0);
      continue;
    }
    const workload = {
      of: (id: string) => [week, ...weeks.slice(-3)].reduce((sum, one) => sum + (one.get(id) ?? 0), 0) / CAP,
      isNew: (id: string) => (ever.get(id) ?? 0) === 0,
      seed: `${question.id}-${i}`,
    };
    const eligible = (id: string) => ((week.get(id) ?? 0) >= CAP ? ('at-cap' as const) : null);
    const { candidates } = await matcher.find({ text, limit: 3, ...(spread ? { workload } : {}) }, eligible);
    const isRight = (id: string): boolean => question.relevant?.includes(fieldOf.get(id) ?? '') ?? false;
    right.push(candidates.some(({ expertId }) => isRight(expertId)) ? 1 : 0);
    const chosen = candidates[0]?.expertId;
    if (chosen === undefined) continue;
    week.set(chosen, (week.get(chosen) ?? 0) + 1);
    ever.set(chosen, (ever.get(chosen) ?? 0) + 1);
    mostInAWeek = Math.max(mostInAWeek, week.get(chosen) ?? 0);
  }
  return { counts: [...ever.values()], mostInAWeek, right };
}

export function fairnessLine(name: string, { counts, mostInAWeek, right }: Fairness): string {
  const never = counts.filter((count) => count === 0).length;
  const percent = right.map((one) => 100 * one);
  const top3 = (100 * right.reduce((sum, one) => sum + one, 0)) / right.length;
  return (
    `| ${name} | ${gini(counts).toFixed(3)} (${between(giniInterval(counts), 3)}) | ${mostInAWeek} | ${never} ` +
    `| ${top3.toFixed(1)} (${between(interval(percent), 1)}) |`
  );
}
