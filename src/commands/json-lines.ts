/** One line of a JSON-lines stream: its value, or why it has none. Never holds the line's text. */
export type JsonLine =
  | { readonly kind: 'value'; readonly line: number; readonly value: unknown }
  | { readonly kind: 'malformed'; readonly line: number; readonly error: string };

/** Splits on "\n" only (a text may hold other line separators), counts from 1, skips blank lines. */
export async function* readJsonLines(input: AsyncIterable<string | Uint8Array>): AsyncGenerator<JsonLine> {
  const decoder = new TextDecoder();
  let [rest, line] = ['', 0];
  for await (const chunk of input) {
    const lines = (rest + (typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true }))).split('\n');
    rest = lines.pop() ?? '';
    for (const text of lines) yield* parsed(text, ++line);
  }
  yield* parsed(rest + decoder.decode(), line + 1);
}

function* parsed(text: string, line: number): Generator<JsonLine> {
  if (text.trim() === '') return;
  const value = valueOf(text);
  yield value === undefined ? { kind: 'malformed', line, error: 'not valid JSON' } : { kind: 'value', line, value };
}

/** Undefined when it is no JSON; the parser's own message would quote the text. */
function valueOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
