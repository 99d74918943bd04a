import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { RequestId } from '../../consult/consult-request.ts';
import type { AuditEntry } from '../port.ts';
import { readJson } from './columns.ts';
import type { Db, Prisma } from './database.ts';
import { insertRows } from './insert.ts';

type Line = Prisma.AuditLineGetPayload<object>;

/** What the first line follows. */
const BEGIN = { seq: 0, hash: '0'.repeat(64) };
const BATCH = 1000;

const detail = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));

export async function appendAudit(db: Db, entries: readonly AuditEntry[]): Promise<void> {
  if (entries.length === 0) return;
  const last = await db.auditLine.findFirst({ orderBy: { seq: 'desc' }, select: { seq: true, hash: true } });
  const lines: Line[] = [];
  for (const entry of entries) lines.push(following(lines.at(-1) ?? last ?? BEGIN, entry));
  await insertRows(db, 'AuditLine', lines);
}

function following(last: Pick<Line, 'seq' | 'hash'>, entry: AuditEntry): Line {
  const { at, actor, action, requestId } = entry;
  const detail = JSON.stringify(entry.detail);
  const line = { seq: last.seq + 1, at, actor, action, requestId, detail, previous: last.hash };
  return { ...line, hash: hashOf(line) };
}

/** SHA-256 over the line as JSON with its fields in this order; `detail` as it is written in its column. */
function hashOf({ seq, at, actor, action, requestId, detail, previous }: Omit<Line, 'hash'>): string {
  const canonical = JSON.stringify([seq, at.toISOString(), actor, action, requestId, detail, previous]);
  return createHash('sha256').update(canonical).digest('hex');
}

/** The first line that is changed, out of its place or follows a missing one. */
export async function firstBrokenLine(db: Db): Promise<number | null> {
  let last: Pick<Line, 'seq' | 'hash'> = BEGIN;
  for (;;) {
    const lines = await db.auditLine.findMany({
      where: { seq: { gt: last.seq } },
      orderBy: { seq: 'asc' },
      take: BATCH,
    });
    for (const line of lines) {
      if (line.seq !== last.seq + 1 || line.previous !== last.hash || line.hash !== hashOf(line)) return line.seq;
      last = line;
    }
    if (lines.length < BATCH) return null;
  }
}

export async function auditOf(db: Db, requestId: RequestId): Promise<readonly AuditEntry[]> {
  const lines = await db.auditLine.findMany({ where: { requestId }, orderBy: { seq: 'asc' } });
  return lines.map(({ seq, at, actor, action, requestId, detail: written }) => ({
    at,
    actor,
    action,
    requestId,
    detail: readJson(detail, written, `AuditLine ${seq}`),
  }));
}
