import type { Calendar } from './policy.ts';

/**
 * Public holidays (`YYYY-MM-DD`) of a region such as `DE-BY`, `AT-9`, `CH-ZH`, or of a whole country such as `DE`.
 * Null when the table, the content of `lexicon/holidays.json`, does not know the region.
 */
export function holidaysOf(region: string, table: unknown): Calendar['holidays'] | null {
  const days = field(field(table, 'regions'), region);
  return Array.isArray(days) ? new Set(days.filter((day) => typeof day === 'string')) : null;
}

function field(of: unknown, name: string): unknown {
  if (typeof of !== 'object' || of === null) return undefined;
  return new Map(Object.entries(of)).get(name);
}
