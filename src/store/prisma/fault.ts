import { BotError, type BotErrorCode } from '../../errors.ts';

const meanings: readonly (readonly [RegExp, BotErrorCode, string])[] = [
  [/^SQLITE_FULL/, 'store-full', 'the disk or the database is full; nothing was saved'],
  [/^SQLITE_READONLY/, 'store-read-only', 'the database may not be written to; check who owns the file and its folder'],
  [/^SQLITE_(BUSY|LOCKED)|^P1008$/, 'store-locked', 'another process holds the database; nothing was saved'],
  [/^SQLITE_(CORRUPT|NOTADB)/, 'store-damaged', 'the database file is damaged; restore it from a backup'],
  [
    /^(EACCES|EPERM|EROFS)$/,
    'store-read-only',
    'the database may not be written to; check who owns the file and its folder',
  ],
  [/^ENOSPC$/, 'store-full', 'the disk or the database is full; nothing was saved'],
  [
    /^(P2003|SQLITE_CONSTRAINT_FOREIGNKEY)$/,
    'store-conflict',
    'refers to a person, circle or request that is not stored; nothing was saved',
  ],
  [
    /^(P2002|SQLITE_CONSTRAINT_(UNIQUE|PRIMARYKEY))$/,
    'store-conflict',
    'something of this id or key is stored already; nothing was saved',
  ],
];

/** What broke, by the database's own code. SQL and values stay out of the message and of its cause. */
export function toBotError(error: unknown): BotError {
  if (error instanceof BotError) return error;
  const codes = codesOf(error);
  for (const [pattern, code, message] of meanings) {
    if (codes.some((found) => pattern.test(found))) return new BotError(code, message, { cause: bare(error, codes) });
  }
  return new BotError('store-unavailable', `the database failed (${codes.join(', ') || 'unknown'})`, {
    cause: bare(error, codes),
  });
}

/** Prisma keeps the driver's error at the end of `cause` or in `meta.driverAdapterError`. */
function codesOf(error: unknown, depth = 0): readonly string[] {
  if (typeof error !== 'object' || error === null || depth > 5) return [];
  const own = ['originalCode', 'code', 'errorCode'].map((key): unknown => Reflect.get(error, key));
  const inner = ['cause', 'meta', 'driverAdapterError'].flatMap((key) => codesOf(Reflect.get(error, key), depth + 1));
  return [...own.filter((code) => typeof code === 'string'), ...inner];
}

/** The name, the codes and where it happened; Prisma's own words quote the values of a call. */
function bare(error: unknown, codes: readonly string[]): Error {
  const cause = new Error([error instanceof Error ? error.name : 'unknown', ...codes].join(' '));
  const frames = error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)) : [];
  cause.stack = [`Error: ${cause.message}`, ...frames].join('\n');
  return cause;
}
