/** Rows of a lexicon file: tab-separated, "#" begins a comment line, the first row names the columns. */
export type Row = Readonly<Record<string, string>>;

export function parseTable(text: string): readonly Row[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'));
  const columns = (lines[0] ?? '').split('\t');
  return lines.slice(1).map((line) => rowOf(columns, line.split('\t')));
}

function rowOf(columns: readonly string[], cells: readonly string[]): Row {
  return Object.fromEntries(columns.map((column, i) => [column, (cells[i] ?? '').trim()]));
}

/** The entries of a cell, "a;b" as ["a", "b"]. */
export function entries(cell: string | undefined, separator: string | RegExp = ';'): readonly string[] {
  return (cell ?? '')
    .split(separator)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
}
