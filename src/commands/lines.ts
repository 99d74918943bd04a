/** Writes one piece of output; resolves when there is room for more. */
export type Write = (line: string) => void | Promise<void>;

/** What the command line hands in: pieces of a file, cut anywhere. */
export type Input = AsyncIterable<Uint8Array | string>;

export type Line = { readonly number: number } & ({ readonly text: string } | { readonly broken: string });

const NEWLINE = 10;

function decode(bytes: Uint8Array, number: number): Line {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: number > 1 }).decode(bytes);
    return { number, text: text.endsWith('\r') ? text.slice(0, -1) : text };
  } catch {
    return { number, broken: 'not valid UTF-8' };
  }
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  return parts.length === 1 ? (parts[0] ?? new Uint8Array()) : Buffer.concat(parts);
}

/** Lines ended by LF alone; U+2028 and the like belong to the text. Numbered from one; blank lines are counted and left out. */
export async function* readLines(input: Input): AsyncGenerator<Line> {
  let parts: Uint8Array[] = [];
  let number = 0;
  for await (const piece of input) {
    const bytes = typeof piece === 'string' ? Buffer.from(piece, 'utf8') : piece;
    let from = 0;
    for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, from)) {
      parts.push(bytes.subarray(from, at));
      number++;
      const line = decode(joined(parts), number);
      parts = [];
      from = at + 1;
      if (!('text' in line) || line.text.trim() !== '') yield line;
    }
    if (from < bytes.length) parts.push(bytes.slice(from));
  }
  if (parts.length === 0) return;
  const last = decode(joined(parts), number + 1);
  if (!('text' in last) || last.text.trim() !== '') yield last;
}

export type Row =
  | { readonly ok: true; readonly row: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly error: string };

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** One JSON object. The error says what is wrong and never quotes the line. */
export function parseRow(line: Line): Row {
  if ('broken' in line) return { ok: false, error: line.broken };
  try {
    const row: unknown = JSON.parse(line.text);
    return isRecord(row) ? { ok: true, row } : { ok: false, error: 'not a JSON object' };
  } catch {
    return { ok: false, error: 'not valid JSON' };
  }
}

/** A line that cannot be used; the rest goes on. */
export function malformed(line: Line, error: string): string {
  return `${JSON.stringify({ id: null, line: line.number, error })}\n`;
}
