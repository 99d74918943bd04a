/** Rows of a lexicon file: tab-separated, "#" begins a comment line, the first row names the columns. */
export type Row = Readonly<Record<string, string>>;

/** A row and where it stands, counted from 1. */
export interface NumberedRow {
  readonly line: number;
  readonly row: Row;
  /** Cells beyond the named columns. */
  readonly surplus: number;
}

export function parseTable(text: string): readonly Row[] {
  return parseNumbered(text).rows.map(({ row }) => row);
}

/** The same with the numbers of the lines, so that a fault can be told by them. */
export function parseNumbered(text: string): {
  readonly columns: readonly string[];
  readonly rows: readonly NumberedRow[];
} {
  const lines = text.split(/\r?\n/u).map((content, i) => ({ content, line: i + 1 }));
  const [head, ...rest] = lines.filter(({ content }) => content.trim() !== '' && !content.startsWith('#'));
  const columns = (head?.content ?? '').split('\t');
  return { columns, rows: rest.map(({ content, line }) => numberedRow(columns, content.split('\t'), line)) };
}

function numberedRow(columns: readonly string[], cells: readonly string[], line: number): NumberedRow {
  const row = Object.fromEntries(columns.map((column, i) => [column, (cells[i] ?? '').trim()]));
  return { line, row, surplus: Math.max(0, cells.length - columns.length) };
}

/** The entries of a cell, "a;b" as ["a", "b"]. */
export function entries(cell: string | undefined, separator: string | RegExp = ';'): readonly string[] {
  if (cell === undefined || cell === '') return [];
  return cell
    .split(separator)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
}
