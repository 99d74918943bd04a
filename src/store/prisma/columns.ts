import { z } from 'zod';
import { restoreScrubbed } from '../../deid/scrubbed-text.ts';
import { BotError } from '../../errors.ts';

/** A text column that went through the filter before it was written. */
export const scrubbed = z.string().transform(restoreScrubbed);
export const moment = z.iso.datetime().transform((text) => new Date(text));
export const strings = z.array(z.string());

/** One of these words; the record makes the compiler ask for every one. */
export function oneOf<T extends string>(words: Readonly<Record<T, true>>): z.ZodType<T> {
  return z.custom<T>((value) => typeof value === 'string' && Object.hasOwn(words, value));
}

type SchemaOfEachKind<T extends { readonly kind: string }> = {
  readonly [K in T['kind']]: z.ZodType<Extract<T, { readonly kind: K }>>;
} & Readonly<Record<string, z.ZodType<T>>>;

/** A union told apart by `kind`; the compiler asks for every kind. */
export function byKind<T extends { readonly kind: string }>(schemas: SchemaOfEachKind<T>): z.ZodType<T> {
  return z.looseObject({ kind: z.string() }).transform((value, context): T => {
    const schema = Object.hasOwn(schemas, value.kind) ? schemas[value.kind] : undefined;
    const parsed = schema?.safeParse(value);
    if (parsed?.success) return parsed.data;
    // An unknown kind is itself content, so only a known one is named.
    const path = schema ? [value.kind, ...(parsed?.error.issues[0]?.path ?? [])] : ['kind'];
    context.addIssue({ code: 'custom', path, message: 'unknown shape' });
    return z.NEVER;
  });
}

/** Names a row without a word of its content, for example `ConsultRequest 7f3a`. */
export type RowName = `${string} ${string | number}`;

/** A value as it was written, or `store-damaged` with the row's name. */
export function readColumn<T>(schema: z.ZodType<T>, value: unknown, row: RowName): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw damaged(row, parsed.error.issues[0]?.path ?? []);
}

export function readJson<T>(schema: z.ZodType<T>, text: string, row: RowName): T {
  return readColumn(schema, parseJson(text, row), row);
}

function parseJson(text: string, row: RowName): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw damaged(row, []);
  }
}

function damaged(row: RowName, path: readonly PropertyKey[]): BotError {
  return new BotError(
    'store-damaged',
    `the row ${row} cannot be read${path.length > 0 ? ` (at ${path.map(String).join('.')})` : ''}`,
  );
}

/** For queues: one row that cannot be read must not hold up the others. */
export function sortOut<R, T>(
  rows: readonly R[],
  read: (row: R) => T,
): { readonly read: readonly T[]; readonly damaged: readonly R[] } {
  const found: T[] = [];
  const damagedRows: R[] = [];
  for (const row of rows) {
    try {
      found.push(read(row));
    } catch (error) {
      if (!(error instanceof BotError)) throw error;
      damagedRows.push(row);
    }
  }
  return { read: found, damaged: damagedRows };
}
