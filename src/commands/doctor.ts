import { BotError, faultCode } from '../errors.ts';
import type { Store, StoreCounts } from '../store/port.ts';

/** One thing looked at, and what to do about it. */
export interface Finding {
  readonly check: string;
  readonly status: 'ok' | 'note' | 'wrong';
  readonly says: string;
  readonly todo: string | null;
}

export function ok(check: string, says: string): Finding {
  return { check, status: 'ok', says, todo: null };
}

export function note(check: string, says: string, todo: string): Finding {
  return { check, status: 'note', says, todo };
}

export function wrong(check: string, says: string, todo: string): Finding {
  return { check, status: 'wrong', says, todo };
}

export function indexFinding(accelerated: boolean): Finding {
  return accelerated
    ? ok('index', 'hnswlib-node is there, and serves from 20,000 profiles and cases on')
    : note(
        'index',
        'the exact scan serves; hnswlib-node is not installed',
        'nothing up to 20,000 profiles and cases; else install a C++ compiler and run npm ci',
      );
}

export function phoneFinding(phone: string | undefined): Finding {
  return phone === undefined
    ? note('emergency phone', 'none is set', 'set EMERGENCY_PHONE, so that a red flag shows whom to call')
    : ok('emergency phone', 'is set');
}

export function auditFinding(brokenLine: number | null): Finding {
  return brokenLine === null
    ? ok('audit trail', 'the chain is whole')
    : wrong(
        'audit trail',
        `the chain is broken at line ${brokenLine}`,
        'somebody changed the database by hand; compare with a backup',
      );
}

export function queueFindings(counts: StoreCounts): readonly Finding[] {
  const parked = counts.inboxParked + counts.deliveriesParked;
  return [
    ok('people', `${counts.experts} experts, ${counts.cases} cases, ${counts.requests} requests`),
    ok(
      'queues',
      `${counts.inboxWaiting} events and ${counts.deliveriesWaiting} deliveries wait, ${counts.timers} timers are set`,
    ),
    parked === 0
      ? ok('parked', 'nothing was set aside')
      : wrong(
          'parked',
          `${parked} rows were set aside after faults`,
          'look at the coordinator’s home; the log names their ids',
        ),
    ...(counts.experts === 0 ? [note('experts', 'there are none yet', 'konsil import experts.csv')] : []),
  ];
}

const marks = { ok: 'ok   ', note: 'note ', wrong: 'WRONG' } as const;

export function report(findings: readonly Finding[], json: boolean): string {
  if (json) return `${JSON.stringify(findings)}\n`;
  return findings
    .map(
      ({ check, status, says, todo }) =>
        `${marks[status]} ${check}: ${says}${todo === null ? '' : `\n      -> ${todo}`}\n`,
    )
    .join('');
}

export function exitCode(findings: readonly Finding[]): number {
  return findings.some(({ status }) => status === 'wrong') ? 1 : 0;
}

/** What doctor needs of the rest, so that it looks at the very same database and settings. */
export interface Examination<C extends { readonly EMERGENCY_PHONE?: string | undefined }> {
  readonly readConfig: () => C;
  readonly embedder: (config: C) => Promise<Finding>;
  /** Looking must not make one. */
  readonly databaseExists: (config: C) => boolean;
  readonly openStore: (config: C) => Promise<Store>;
}

/** Looks at settings first; without them nothing else can be looked at. */
export async function findings<C extends { readonly EMERGENCY_PHONE?: string | undefined }>(
  examination: Examination<C>,
): Promise<readonly Finding[]> {
  try {
    const config = examination.readConfig();
    const before = [
      ok('settings', 'are right'),
      phoneFinding(config.EMERGENCY_PHONE),
      await examination.embedder(config),
      indexFinding(await hasAddon()),
    ];
    if (!examination.databaseExists(config))
      return [...before, note('database', 'there is none yet', 'konsil start makes it')];
    return [...before, ...(await databaseFindings(() => examination.openStore(config)))];
  } catch (error) {
    return [wrong('settings', messageOf(error), 'correct them in .env; .env.example tells what each one means')];
  }
}

async function databaseFindings(open: () => Promise<Store>): Promise<readonly Finding[]> {
  try {
    const store = await open();
    try {
      return [
        ok('database', 'opens, migrations are applied'),
        ...queueFindings(await store.counts()),
        auditFinding(await store.verifyAudit()),
      ];
    } finally {
      await store.close();
    }
  } catch (error) {
    return [wrong('database', messageOf(error), 'check the path in DATABASE_URL, its rights and the free disk space')];
  }
}

function messageOf(error: unknown): string {
  return error instanceof BotError ? error.message : faultCode(error);
}

/** Whether the accelerator of the index can be loaded on this machine. */
export async function hasAddon(): Promise<boolean> {
  return import('hnswlib-node').then(
    () => true,
    () => false,
  );
}
