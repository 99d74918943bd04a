import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../../src/store/prisma/database.ts';
import { storeOn } from '../../src/store/prisma/index.ts';
import { shapeFaults } from '../sim/shape.ts';
import type { Letter } from './ward.ts';

/** What a database holds after the bot over it was stopped, one way or another. */
export interface Aftermath {
  /** Acknowledged and not there. */
  readonly lost: readonly string[];
  /** What SQLite says of the file: `ok`. */
  readonly integrity: string;
  /** The first broken line of the audit chain. */
  readonly brokenAudit: number | null;
  /** Requests that are no one thing. */
  readonly misshapen: readonly string[];
  /** Statuses of all requests. */
  readonly statuses: readonly string[];
  /** Said to be sent twice: the same card, to the same reader, of the same introduction. */
  readonly toldTwice: readonly string[];
  /** Left to decide, to say, or to fire now. */
  readonly left: readonly string[];
}

const ONCE = `'offer', 'introduction', 'similar-case', 'thanks', 'answer'`;

/** Looks at a copy, so that the bot itself finds what was left. */
export async function aftermathOf(
  databaseFile: string,
  keyFile: string,
  letters: readonly Letter[],
): Promise<Aftermath> {
  const folder = mkdtempSync(join(tmpdir(), 'konsil-aftermath-'));
  const copy = join(folder, 'konsil.db');
  for (const side of ['', '-wal']) if (existsSync(databaseFile + side)) copyFileSync(databaseFile + side, copy + side);
  try {
    return await lookAt(copy, existsSync(keyFile) ? readFileSync(keyFile, 'utf8') : '', letters);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function lookAt(databaseFile: string, keyHex: string, letters: readonly Letter[]): Promise<Aftermath> {
  const database = await openDatabase(`file:${databaseFile}`);
  const rows = async (sql: string) => (await database.connection.queryRaw({ sql, args: [], argTypes: [] })).rows;
  const texts = async (sql: string) => (await rows(sql)).map((columns) => columns.join(' '));
  try {
    const store = storeOn(database, Buffer.from(keyHex.trim().padEnd(64, '0'), 'hex'));
    const keys = new Set(await texts('SELECT "dedupeKey" FROM "InboxEvent"'));
    const ids = await texts('SELECT "id" FROM "ConsultRequest"');
    const requests = await Promise.all(ids.map((id) => store.request(id)));
    const found = requests.flatMap((request) => request ?? []);
    return {
      lost: letters
        .filter(({ acknowledged }) => acknowledged)
        .map(({ envelope }) => envelope.dedupeKey)
        .filter((dedupeKey) => !keys.has(`fake:ward:${dedupeKey}`)),
      integrity: (await texts('PRAGMA integrity_check')).join(),
      brokenAudit: await store.verifyAudit(),
      misshapen: found.flatMap(shapeFaults),
      statuses: found.map(({ status }) => status),
      toldTwice:
        await texts(`SELECT "place", "card", "about" FROM "Delivery" WHERE "status" = 'sent' AND "card" IN (${ONCE})
        AND "kind" IN ('tell', 'post') GROUP BY "place", "card", "about", "requestId" HAVING COUNT(*) > 1`),
      left: [
        ...(await texts(`SELECT 'inbox', "seq" FROM "InboxEvent" WHERE "status" = 'waiting'`)),
        ...(await texts(
          `SELECT 'delivery', "kind", "card", "reason" FROM "Delivery" WHERE "status" IN ('pending', 'sending', 'parked')`,
        )),
      ],
    };
  } finally {
    await database.close();
  }
}
