import { RawText, reidentificationRisks, type ScrubContext, type Span, scrub } from '../deid/index.ts';
import { type Input, malformed, parseRow, readLines, type Write } from './lines.ts';

type Lang = NonNullable<ScrubContext['lang']>;

function isId(id: unknown): id is string | number {
  return typeof id === 'string' || typeof id === 'number';
}

/** The number as it was typed: JSON.parse rounds what a double cannot hold. */
function typedId(id: string | number, text: string): string {
  if (typeof id === 'string') return JSON.stringify(id);
  const typed = /"id"\s*:\s*(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)/.exec(text)?.[1];
  return typed !== undefined && Number(typed) === id ? typed : JSON.stringify(id);
}

interface ScrubOptions {
  readonly lang?: Lang | undefined;
  /**
   * Each span also says by what evidence it was taken and how sure that is, and `risks` what is still telling, with
   * offsets of the filtered text; never a word of it.
   */
  readonly explain?: boolean | undefined;
  /** Whether a year alone goes. */
  readonly years?: ScrubContext['years'] | undefined;
}

function shown({ start, end, kind, rule, evidence, confidence }: Span, explain: boolean) {
  return explain ? { start, end, kind, rule, evidence, confidence } : { start, end, kind, rule };
}

function answer(id: string, text: string, { lang, explain = false, years }: ScrubOptions): string {
  const result = scrub(new RawText(text), { ...(lang ? { lang } : {}), ...(years ? { years } : {}) });
  const rest = result.ok
    ? {
        text: result.text,
        spans: result.spans.map((span) => shown(span, explain)),
        ...(explain ? { risks: reidentificationRisks(result.text) } : {}),
      }
    : { refused: result.reason, spans: [] };
  return `{"id":${id},${JSON.stringify(rest).slice(1)}\n`;
}

/**
 * The body of `konsil scrub --jsonl`: `{"id","text"}` lines in, one answer a line out, in order, one at a time.
 * Answers the exit code: 1 when a line could not be used.
 */
export async function scrubLines(
  input: Input,
  write: Write,
  options: ScrubOptions & { readonly onLine?: () => void } = {},
): Promise<0 | 1> {
  let exitCode: 0 | 1 = 0;
  for await (const line of readLines(input)) {
    options.onLine?.();
    const parsed = parseRow(line);
    const error = !parsed.ok
      ? parsed.error
      : !isId(parsed.row['id'])
        ? '"id" must be a string or a number'
        : typeof parsed.row['text'] !== 'string'
          ? '"text" must be a string'
          : undefined;
    if (parsed.ok && isId(parsed.row['id']) && typeof parsed.row['text'] === 'string') {
      await write(answer(typedId(parsed.row['id'], 'text' in line ? line.text : ''), parsed.row['text'], options));
    } else {
      exitCode = 1;
      await write(malformed(line, error ?? 'not usable'));
    }
  }
  return exitCode;
}
