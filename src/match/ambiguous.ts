import { cognateStem, wordsOf } from './normalise.ts';
import { entries, type Row } from './table.ts';

/** One meaning of an abbreviation that has several. */
export interface Meaning {
  /** 0..1, how often it is meant when nothing else tells. */
  readonly often: number;
  /** Keys of words that speak for it when they stand in the same text. */
  readonly nearby: ReadonlySet<string>;
}

/** Meanings by abbreviation (see `abbreviationKey`), then by concept. */
export type Ambiguities = ReadonlyMap<string, ReadonlyMap<number, Meaning>>;

/** Capitals, words joined by a blank: "St.p." as "ST P". */
export function abbreviationKey(typed: string): string {
  return wordsOf(typed).join(' ').toUpperCase();
}

/** What a word of a row that gathers words is called. */
export function gatheredId(row: string, text: string): string {
  return `${row}: ${text}`;
}

export function ambiguitiesOf(rows: readonly Row[], positions: ReadonlyMap<string, number>): Ambiguities {
  const byShort = Map.groupBy(rows, (row) => abbreviationKey(row['short'] ?? ''));
  return new Map(
    [...byShort].map(([short, some]) => [short, new Map(some.flatMap((row) => meaningOf(row, positions)))]),
  );
}

function meaningOf(
  row: Row,
  positions: ReadonlyMap<string, number>,
): readonly (readonly [concept: number, meaning: Meaning])[] {
  const [id = '', short = ''] = [row['concept'], row['short']];
  const concept = positions.get(id) ?? positions.get(gatheredId(id, short));
  if (concept === undefined) return [];
  const nearby = entries(row['nearby']).flatMap((text) => wordsOf(text).map(cognateStem));
  return [[concept, { often: Number(row['often']), nearby: new Set(nearby) }]];
}
