import { checkNumber } from '../deid/index.ts';
import { type Input, malformed, parseRow, readLines, type Write } from './lines.ts';

/**
 * The body of `konsil check --jsonl`: `{"type","value"}` lines in, the verdict on each out, in order.
 * Answers the exit code: 1 when a line could not be used.
 */
export async function checkLines(
  input: Input,
  write: Write,
  options: { readonly onLine?: () => void } = {},
): Promise<0 | 1> {
  let exitCode: 0 | 1 = 0;
  for await (const line of readLines(input)) {
    options.onLine?.();
    const parsed = parseRow(line);
    const { type, value } = parsed.ok ? parsed.row : {};
    if (typeof type === 'string' && typeof value === 'string') {
      await write(`${JSON.stringify({ type, value, verdict: checkNumber(type, value) })}\n`);
    } else {
      exitCode = 1;
      await write(malformed(line, parsed.ok ? '"type" and "value" must be strings' : parsed.error));
    }
  }
  return exitCode;
}
