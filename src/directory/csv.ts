import { CsvError, parse } from 'csv-parse/sync';
import { z } from 'zod';
import type { Account, ExpertSettings, Language } from '../consult/person.ts';
import { RawText, type ScrubbedText, scrub } from '../deid/index.ts';
import { plainFault } from '../plain-words.ts';

/** One line of the directory: a colleague, and what they may be asked. */
export interface DirectoryRow {
  readonly account: Account;
  readonly name: string;
  readonly role: string;
  readonly house: string;
  readonly contact: string | null;
  readonly lang: Language;
  readonly coordinator: boolean;
  readonly expert: Omit<ExpertSettings, 'pausedUntil' | 'deputyId'> | null;
  /** Columns in which the line says something; of the others the person's own choice stays. */
  readonly says: ReadonlySet<string>;
}

export interface RowFault {
  /** Line of the file, counted from 1. */
  readonly line: number;
  readonly message: string;
}

export type DirectoryFile = { readonly rows: readonly DirectoryRow[]; readonly faults: readonly RowFault[] };

const list = z
  .string()
  .default('')
  .transform((text) =>
    text
      .split(/[;|]/)
      .map((item) => item.trim())
      .filter((item) => item !== ''),
  );
const text = z.string().trim().default('');
const yes = text.transform((word) => ['1', 'ja', 'yes', 'true', 'x'].includes(word.toLowerCase()));

/** As many as the form of the profile has fields for. */
const MOST_EXAMPLES = 3;

const rowShape = z.object({
  account: z
    .string()
    .trim()
    .regex(/^[^:]+:[^:]*:.+$/, { error: 'must look like platform:workspace:id' }),
  name: z.string().trim().min(1, { error: 'is missing' }),
  role: text,
  house: text,
  contact: text,
  lang: z.enum(['de', 'en'], { error: 'must be de or en' }).default('de'),
  coordinator: yes,
  languages: list,
  specialty: text,
  subspecialties: list,
  interests: list,
  text,
  examples: list.pipe(z.array(z.string()).max(MOST_EXAMPLES, { error: `may hold ${MOST_EXAMPLES} at most` })),
  not_for: text,
  weekly_cap: z.coerce.number({ error: 'must be a number' }).int().min(0).max(100).default(5),
});

export const columns: readonly string[] = Object.keys(rowShape.shape);
const NEEDED = ['account', 'name'];

interface Parsed {
  readonly info: { readonly lines: number };
  readonly record: Readonly<Record<string, string>>;
}

/** Comma or semicolon, with or without byte order mark. Faults name line and column, never a cell. `onLine` hears of every line that was read. */
export function readDirectory(csv: string, onLine: () => void = () => undefined): DirectoryFile {
  let head: readonly string[] = [];
  try {
    const parsed: readonly Parsed[] = parse(csv, {
      bom: true,
      columns: (names: readonly string[]) => {
        head = names;
        return [...names];
      },
      delimiter: delimiterOf(csv),
      info: true,
      skip_empty_lines: true,
      trim: true,
      relax_column_count: false,
    });
    const missing = NEEDED.filter((name) => !head.includes(name)).map((name) => `column ${name} is missing`);
    if (missing.length > 0) return { rows: [], faults: [{ line: 1, message: missing.join('; ') }] };
    const rows = parsed.map(({ record, info }) => {
      onLine();
      return rowOf(record, info.lines);
    });
    return withoutDoubles([...unknownIn(head), ...rows]);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { rows: [], faults: [{ line: lineOf(error), message: `is no CSV that can be read (${error.code})` }] };
  }
}

/** By its place: a file without its line of names has a person there. */
function unknownIn(head: readonly string[]): readonly RowFault[] {
  return head.flatMap((name, at) =>
    columns.includes(name) ? [] : [{ line: 1, message: `column ${at + 1} is none of ${columns.join(', ')}` }],
  );
}

/** Spreadsheets save with either; the line of names tells which, and a comma in a text stays a comma. */
function delimiterOf(csv: string): ',' | ';' {
  const head = csv.slice(0, csv.search(/\r?\n|$/));
  return head.split(';').length > head.split(',').length ? ';' : ',';
}

function lineOf(error: CsvError): number {
  const { lines } = error;
  return typeof lines === 'number' ? lines : 1;
}

type RowResult = { readonly line: number; readonly row: DirectoryRow } | RowFault;

function rowOf(record: Readonly<Record<string, string>>, line: number): RowResult {
  const given = Object.fromEntries(Object.entries(record).filter(([, cell]) => cell !== ''));
  const parsed = rowShape.safeParse(given, { error: plainFault });
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
    return { line, message: faults.join('; ') };
  }
  const expert = expertOf(parsed.data);
  if (typeof expert === 'string') return { line, message: expert };
  return { line, row: personOf(parsed.data, expert, new Set(Object.keys(given))) };
}

type Row = z.infer<typeof rowShape>;

function personOf(row: Row, expert: DirectoryRow['expert'], says: ReadonlySet<string>): DirectoryRow {
  const [platform = '', tenant = '', ...id] = row.account.split(':');
  const { name, role, house, lang, coordinator } = row;
  return {
    account: { platform, tenant, id: id.join(':') },
    name,
    role,
    house,
    lang,
    coordinator,
    expert,
    says,
    contact: row.contact === '' ? null : row.contact,
  };
}

/** A profile is scrubbed like any text; one that cannot be is a fault of its line. */
function expertOf(row: Row): DirectoryRow['expert'] | string {
  if (row.specialty === '') return null;
  const lists = [...row.subspecialties, ...row.interests, ...row.examples];
  const texts = [row.specialty, row.text, row.not_for, ...lists].map(filtered);
  if (texts.includes(null)) return 'a profile text could not be made safe';
  const safe = (value: string): ScrubbedText[] => [filtered(value)].flatMap((one) => one ?? []);
  const [specialty] = safe(row.specialty);
  const [profile] = safe(row.text);
  const [notFor = null] = row.not_for === '' ? [] : safe(row.not_for);
  if (specialty === undefined || profile === undefined) return 'a profile text could not be made safe';
  return {
    specialty,
    text: profile,
    subspecialties: row.subspecialties.flatMap(safe),
    interests: row.interests.flatMap(safe),
    examples: row.examples.flatMap(safe),
    notFor,
    languages: row.languages.length === 0 ? [row.lang] : row.languages,
    weeklyCap: row.weekly_cap,
  };
}

function filtered(value: string): ScrubbedText | null {
  const result = scrub(new RawText(value));
  return result.ok ? result.text : null;
}

function withoutDoubles(results: readonly RowResult[]): DirectoryFile {
  const seen = new Set<string>();
  const rows: DirectoryRow[] = [];
  const faults: RowFault[] = [];
  for (const result of results) {
    if (!('row' in result)) {
      faults.push(result);
      continue;
    }
    const key = JSON.stringify(result.row.account);
    if (seen.has(key)) faults.push({ line: result.line, message: 'account stands in an earlier line too' });
    else rows.push(result.row);
    seen.add(key);
  }
  return { rows, faults };
}
