import { createCipheriv, createDecipheriv, type DecipherGCM, randomBytes } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { MatrixFault } from '../client.ts';

/** Values in the store's file that are ours: JSON, encrypted with the key of the store (AES-256-GCM). */
export interface Sealed {
  get(key: string): unknown;
  all(prefix: string): readonly { readonly key: string; readonly value: unknown }[];
  /** All or nothing. */
  set(rows: ReadonlyMap<string, unknown>): void;
  empty(): void;
}

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

function opened(decipher: DecipherGCM, sealed: Uint8Array): string {
  try {
    return Buffer.concat([decipher.update(sealed), decipher.final()]).toString('utf8');
  } catch {
    throw new MatrixFault('signed-out', 'store-of-another-key');
  }
}

/** Throws `MatrixFault`, `store-of-another-key`, where it was written with another secret. */
export function createSealed(db: DatabaseSync, secret: Uint8Array): Sealed {
  const seal = (key: string, value: unknown): Uint8Array => {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', secret, nonce).setAAD(Buffer.from(key));
    const sealed = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
  };
  const open = (key: string, bytes: unknown): unknown => {
    if (!(bytes instanceof Uint8Array)) return null;
    const decipher = createDecipheriv('aes-256-gcm', secret, bytes.subarray(0, NONCE_BYTES))
      .setAAD(Buffer.from(key))
      .setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
    return JSON.parse(opened(decipher, bytes.subarray(NONCE_BYTES + TAG_BYTES)));
  };
  return {
    get: (key) => open(key, db.prepare('SELECT v FROM own WHERE k=?').get(key)?.['v']),
    all: (prefix) =>
      db
        .prepare('SELECT k,v FROM own WHERE k>=? AND k<? ORDER BY k')
        .all(prefix, `${prefix}\uFFFF`)
        .map(({ k, v }) => ({ key: String(k), value: open(String(k), v) })),
    set(rows) {
      db.exec('BEGIN IMMEDIATE');
      for (const [key, value] of rows) {
        if (value === null) db.prepare('DELETE FROM own WHERE k=?').run(key);
        else
          db.prepare('INSERT INTO own VALUES(?,?) ON CONFLICT(k) DO UPDATE SET v=excluded.v').run(
            key,
            seal(key, value),
          );
      }
      db.exec('COMMIT');
    },
    empty: () => db.exec('DELETE FROM own'),
  };
}
