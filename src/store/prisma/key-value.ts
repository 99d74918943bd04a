import { z } from 'zod';
import type { KeyValue } from '../../chat/port.ts';
import { readJson } from './columns.ts';
import type { Database, Prisma } from './database.ts';
import type { Sealing } from './sealing.ts';

/** What one platform remembers. */
export function keyValueOf(database: Database, sealing: Sealing, platform: string): KeyValue {
  const slot = (key: string) => `${platform} ${key}`;
  const read = (row: Prisma.KeyValueGetPayload<object>): unknown =>
    readJson(z.unknown(), row.secret ? sealing.open(row.value, slot(row.key)) : row.value, `KeyValue ${slot(row.key)}`);
  const one = (key: string) => ({ platform_key: { platform, key } });
  return {
    async get(key) {
      const row = await database.run((db) => db.keyValue.findUnique({ where: one(key) }));
      return row ? read(row) : null;
    },
    async set(key, value, options) {
      const secret = options?.secret ?? false;
      const json = JSON.stringify(value ?? null);
      const data = { secret, value: secret ? sealing.seal(json, slot(key)) : json };
      await database.run((db) =>
        db.keyValue.upsert({ where: one(key), create: { platform, key, ...data }, update: data }),
      );
    },
    async list(prefix) {
      const range = { gte: prefix, lt: `${prefix}\u{10FFFF}` };
      const rows = await database.run((db) =>
        db.keyValue.findMany({ where: { platform, key: range }, orderBy: { key: 'asc' } }),
      );
      return rows.map((row) => ({ key: row.key, value: read(row) }));
    },
    async delete(key) {
      await database.run((db) => db.keyValue.deleteMany({ where: { platform, key } }));
    },
  };
}
