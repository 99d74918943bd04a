import { createReadStream } from 'node:fs';
import { z } from 'zod';
import { RawText, type ScrubbedText, scrub } from '../deid/index.ts';
import { BotError } from '../errors.ts';
import { createMatcher, type Embedder, lexicalEmbedder, type Matcher } from '../match/index.ts';
import { malformed as malformedLine, parseRow, type Row, readLines } from './lines.ts';
import { reasonWords } from './reason-words.ts';

export interface MatchLines {
  /** Questions, `{"id","text"}` a line. */
  readonly input: AsyncIterable<string | Uint8Array>;
  /** Path of the experts, one JSON object a line. */
  readonly directory: string;
  /** Path of earlier cases. */
  readonly cases?: string;
  /** Takes one line of JSON without its line end; awaited, so that a slow reader is not outrun. */
  readonly write: (line: string) => void | Promise<void>;
  /** Warnings for people; never text of a profile or question. */
  readonly warn: (message: string) => void;
  readonly embedder?: Embedder;
  /** Called for each line that is read, of experts, cases and questions. */
  readonly onLine?: () => void;
}

const Id = z.union([z.string(), z.number()]);
const Expert = z.object({
  id: Id,
  specialty: z.string(),
  subspecialties: z.array(z.string()).default([]),
  interests: z.array(z.string()).default([]),
  languages: z.array(z.string()).default([]),
  text: z.string(),
});
const EarlierCase = z.object({ id: Id, text: z.string(), expert: Id, helpful: z.boolean().optional() });
const Question = z.object({ id: Id, text: z.string() });

const MOST_CANDIDATES = 10;
const MOST_FAULTS_TOLD = 10;

/** Matches questions against a directory, line by line; the exit code is 1 when any line was malformed. Touches no database. */
export async function matchLines(options: MatchLines): Promise<number> {
  const matcher = await createMatcher({ embedder: options.embedder ?? lexicalEmbedder() });
  const ids = new Map<string, string | number>();
  const unread = await putExperts(options, matcher, ids);
  if (ids.size === 0) {
    options.warn(`${options.directory} holds no usable expert; a line needs "id", "specialty" and "text"`);
    await matcher.close();
    return 1;
  }
  let malformed = unread + (await putCases(options, matcher));
  for await (const line of readLines(options.input)) {
    options.onLine?.();
    const row = parseRow(line);
    const question = row.ok ? Question.safeParse(row.row) : null;
    if (question?.success) await options.write(JSON.stringify(await answer(question.data, matcher, ids)));
    else {
      malformed++;
      await options.write(malformedLine(line, faultOf(row, 'needs "id" and "text"')).trimEnd());
    }
  }
  await matcher.close();
  return malformed > 0 ? 1 : 0;
}

function faultOf(row: Row, otherwise: string): string {
  return row.ok ? otherwise : row.error;
}

type Ids = ReadonlyMap<string, string | number>;

/** Ids come back as they were given, a number as a number. */
async function answer({ id, text }: z.infer<typeof Question>, matcher: Matcher, ids: Ids): Promise<object> {
  const scrubbed = scrub(new RawText(text));
  if (!scrubbed.ok) return { id, refused: scrubbed.reason, confidence: 0, candidates: [] };
  const { candidates, confidence, confident } = await matcher.find(
    { text: scrubbed.text, limit: MOST_CANDIDATES },
    () => null,
  );
  return {
    id,
    confidence,
    confident,
    candidates: candidates.map(({ expertId, score, reasons }) => ({
      expert: ids.get(expertId) ?? expertId,
      score,
      reasons: reasons.map(reasonWords),
    })),
  };
}

async function putExperts(
  { directory, warn, onLine }: MatchLines,
  matcher: Matcher,
  ids: Map<string, string | number>,
): Promise<number> {
  return eachRow(directory, Expert, warn, async (expert) => {
    onLine?.();
    const clean = (field: string, text: string): readonly ScrubbedText[] =>
      cleaned(text, () => {
        warn(`expert ${expert.id}: ${field} left out, it could not be made safe`);
      });
    const [specialty] = clean('specialty', expert.specialty);
    const [text] = clean('text', expert.text);
    const [nothing] = cleaned('', () => {});
    if (nothing === undefined) return;
    ids.set(String(expert.id), expert.id);
    await matcher.putExpert({
      id: String(expert.id),
      specialty: specialty ?? nothing,
      text: text ?? nothing,
      languages: expert.languages,
      subspecialties: expert.subspecialties.flatMap((one) => clean('subspecialties', one)),
      interests: expert.interests.flatMap((one) => clean('interests', one)),
    });
  });
}

async function putCases({ cases, warn, onLine }: MatchLines, matcher: Matcher): Promise<number> {
  if (cases === undefined) return 0;
  return eachRow(cases, EarlierCase, warn, async (row) => {
    onLine?.();
    const [text] = cleaned(row.text, () => {
      warn(`case ${row.id}: left out, it could not be made safe`);
    });
    if (text === undefined) return;
    const helpful = row.helpful === undefined ? {} : { helpful: row.helpful };
    await matcher.putCase({ id: String(row.id), text, expertId: String(row.expert), ...helpful });
  });
}

/** Reads a file of rows; returns how many lines could not be read, each warned of by file and number. */
async function eachRow<T>(
  file: string,
  schema: z.ZodType<T>,
  warn: (message: string) => void,
  take: (row: T) => Promise<void>,
): Promise<number> {
  let bad = 0;
  for await (const line of readLines(bytesOf(file))) {
    const parsed = parseRow(line);
    const row = parsed.ok ? schema.safeParse(parsed.row) : null;
    if (row?.success) await take(row.data);
    else {
      bad++;
      if (bad <= MOST_FAULTS_TOLD)
        warn(`${file}, line ${line.number}: ${faultOf(parsed, 'a needed field is missing or of the wrong type')}`);
    }
  }
  if (bad > MOST_FAULTS_TOLD) warn(`${file}: ${bad - MOST_FAULTS_TOLD} more lines could not be read`);
  return bad;
}

async function* bytesOf(file: string): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of createReadStream(file)) yield Buffer.from(chunk);
  } catch (error) {
    throw new BotError('match-invalid', `${file} could not be read`, { cause: error });
  }
}

function cleaned(text: string, refused: () => void): readonly ScrubbedText[] {
  const result = scrub(new RawText(text));
  if (result.ok) return [result.text];
  refused();
  return [];
}
