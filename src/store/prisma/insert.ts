import { type Db, Prisma } from './database.ts';

type Value = string | number | boolean | Date | null | undefined;
export type Row<R> = { readonly [K in keyof R]: Value };

/**
 * Many rows in one statement. Prisma's own `createMany` plans anew for every list, which costs ten times the insert.
 * The rows of one call have the same columns; `onConflict` is SQL of ours.
 */
export async function insertRows<R extends Row<R>>(
  db: Db,
  table: Prisma.ModelName,
  rows: readonly R[],
  onConflict = '',
): Promise<number> {
  const [first] = rows;
  if (first === undefined) return 0;
  const columns = Object.keys(first);
  const values = rows.map((row) => Prisma.sql`(${Prisma.join(columns.map((column) => cell(row, column)))})`);
  return db.$executeRaw`INSERT INTO ${Prisma.raw(`"${table}" ("${columns.join('", "')}")`)}
    VALUES ${Prisma.join(values)} ${Prisma.raw(onConflict)}`;
}

function cell(row: object, column: string): unknown {
  const value: unknown = Reflect.get(row, column);
  return value === undefined ? null : value;
}

/** The columns but the key, as `DO UPDATE` wants them. */
export function replacing(columns: readonly string[]): string {
  return `DO UPDATE SET ${columns.map((column) => `"${column}" = excluded."${column}"`).join(', ')}`;
}
