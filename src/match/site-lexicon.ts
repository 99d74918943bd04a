import { BotError } from '../errors.ts';
import { knownIds } from './curation/check-lexicon.ts';
import { faultAt, type LexiconFault, type PlacedRow, type PlacedRows } from './curation/fault.ts';
import { idOf } from './curation/forms.ts';
import { conceptRowFaults } from './curation/row-faults.ts';
import type { LexiconFile } from './lexicon-files.ts';
import { parseNumbered, type Row } from './table.ts';

const NEEDED = 'concept';
const COLUMNS: ReadonlySet<string> = new Set('concept owners de en fr it short lay within'.split(' '));
const ADDED_TO = ['de', 'en', 'fr', 'it', 'short', 'lay'] as const;
const MOST_TOLD = 20;

interface SiteRows {
  readonly rows: readonly PlacedRow[];
  readonly faults: readonly LexiconFault[];
}

/** The rows of a site's own files, each read with those before it. */
export function siteRows(files: readonly LexiconFile[], shipped: PlacedRows): SiteRows {
  return files.reduce<SiteRows>(
    ({ rows, faults }, file) => {
      const own = rowsOf(file, { ...shipped, concepts: [...shipped.concepts, ...rows] });
      return { rows: [...rows, ...own.rows], faults: [...faults, ...own.faults] };
    },
    { rows: [], faults: [] },
  );
}

/** Of one file; a row that names a shipped concept needs no owners, it adds words to it. */
function rowsOf({ name, text }: LexiconFile, shipped: PlacedRows): SiteRows {
  const { columns, rows } = parseNumbered(text);
  const placed = rows.map((row) => ({ ...row, file: name }));
  const strange = columns.filter((column) => !COLUMNS.has(column));
  if (strange.length > 0 || !columns.includes(NEEDED)) {
    const head = { file: name, line: 1, row: {}, surplus: 0 };
    return {
      rows: [],
      faults: [faultAt(head, 'malformed', `the first row must name columns of: ${[...COLUMNS].join(' ')}`)],
    };
  }
  const owners = new Map(shipped.concepts.map(({ row }) => [idOf(row), row['owners'] ?? '']));
  const completed = placed.map((at) => ({ ...at, row: withOwners(at.row, owners) }));
  const known = knownIds({ ...shipped, concepts: [...shipped.concepts, ...placed] });
  return { rows: completed, faults: completed.flatMap((at) => conceptRowFaults(at, known)) };
}

function withOwners(row: Row, owners: ReadonlyMap<string, string>): Row {
  return row['owners'] ? row : { ...row, owners: owners.get(idOf(row)) ?? '' };
}

/** Shipped concepts with a site's words added, then the site's own; throws `BotError` telling every faulty line. */
export function withSiteRows(shipped: PlacedRows, sites: readonly LexiconFile[]): readonly Row[] {
  const { rows, faults } = siteRows(sites, shipped);
  if (faults.length > 0) throw new BotError('config-invalid', told(faults));
  const joined = new Map(shipped.concepts.map(({ row }) => [idOf(row), row]));
  for (const { row } of rows) joined.set(idOf(row), joinedRow(joined.get(idOf(row)), row));
  return [...joined.values()];
}

function joinedRow(known: Row | undefined, added: Row): Row {
  if (known === undefined) return added;
  const words = ADDED_TO.map((column) => [column, [known[column], added[column]].filter(Boolean).join(';')] as const);
  return { ...known, ...Object.fromEntries(words) };
}

function told(faults: readonly LexiconFault[]): string {
  const lines = faults.slice(0, MOST_TOLD).map(({ file, line, says }) => `  ${file}:${line}: ${says}`);
  const more = faults.length > MOST_TOLD ? [`  and ${faults.length - MOST_TOLD} more`] : [];
  return ['the lexicon of this site cannot be used:', ...lines, ...more].join('\n');
}
