import { describe, expect, it } from 'vitest';
import { auditEntry, change } from '../../fixtures/make-change.ts';
import type { Current } from '../store.contract.ts';

const tampering: readonly (readonly [string, string, number])[] = [
  ['a changed actor', `UPDATE "AuditLine" SET "actor" = 'someone' WHERE "seq" = 3`, 3],
  ['a changed time', `UPDATE "AuditLine" SET "at" = '2020-01-01T00:00:00.000+00:00' WHERE "seq" = 2`, 2],
  ['a changed detail', `UPDATE "AuditLine" SET "detail" = '{"count":2}' WHERE "seq" = 1`, 1],
  ['a line cut out', `DELETE FROM "AuditLine" WHERE "seq" = 2`, 3],
  [
    'two lines exchanged',
    `UPDATE "AuditLine" SET "seq" = -"seq" WHERE "seq" IN (2, 3); UPDATE "AuditLine" SET "seq" = 5 + "seq" WHERE "seq" < 0`,
    2,
  ],
  [
    'a line slipped in',
    `INSERT INTO "AuditLine" SELECT 6, "at", "actor", "action", "requestId", "detail", "previous", "hash" FROM "AuditLine" WHERE "seq" = 5`,
    6,
  ],
];

export function auditSentences(current: Current): void {
  describe('the audit trail', () => {
    it('holds over several decisions and comes back by request', async () => {
      const { store } = current();
      expect(await store.verifyAudit()).toBeNull();
      const detail = { text: null, count: 3, ok: true, kind: 'ä' };
      await store.commit(
        change({ audit: [auditEntry('draft', { detail }), auditEntry('other', { requestId: 'request-2' })] }),
      );
      await store.savePeople([], [auditEntry('submit', { actor: 'konsil' })]);
      expect(await store.auditOf('request-1')).toEqual([
        auditEntry('draft', { detail }),
        auditEntry('submit', { actor: 'konsil' }),
      ]);
      expect(await store.verifyAudit()).toBeNull();
    });

    it('is one chain though decisions come at once', async () => {
      const { store } = current();
      await Promise.all(
        Array.from({ length: 25 }, (_, index) => store.commit(change({ audit: [auditEntry(`a${index}`)] }))),
      );
      expect(await store.auditOf('request-1')).toHaveLength(25);
      expect(await store.verifyAudit()).toBeNull();
    });

    it.each(tampering)('shows %s', async (_, script, broken) => {
      const { store, sql } = current();
      await store.commit(change({ audit: Array.from({ length: 5 }, (__, index) => auditEntry(`a${index}`)) }));
      await sql(script);
      expect(await store.verifyAudit()).toBe(broken);
    });
  });
}
