import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { z } from 'zod';
import { RawText } from '../src/deid/index.ts';
import { type Hospital, openHospital } from '../test/fakes/hospital.ts';
import { somebody, staff } from '../test/fakes/staff.ts';

const LOOPS = 60;
const ACCEPTS = 400;

/** The untyped binding, used the plainest way: one insert a transaction, as durable as Konsil's own. */
const bareShape = z.custom<{
  prepare(sql: string): { run(...values: unknown[]): void; get(): unknown };
  pragma(sql: string): void;
  close(): void;
}>((value) => typeof value === 'object' && value !== null);
const Database = z
  .custom<new (file: string) => unknown>((value) => typeof value === 'function')
  .parse(createRequire(import.meta.url)('better-sqlite3'));

function bareTransactions(folder: string, count: number): readonly number[] {
  const database = bareShape.parse(new Database(join(folder, `bare-${count}.db`)));
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.prepare('CREATE TABLE line (id INTEGER PRIMARY KEY, body TEXT)').run();
  const insert = database.prepare('INSERT INTO line (body) VALUES (?)');
  const took = Array.from({ length: count }, () => timed(() => insert.run('x'.repeat(400))));
  database.close();
  return took;
}

function timed(run: () => void): number {
  const from = performance.now();
  run();
  return performance.now() - from;
}

/** Many askers and a high cap, so that no filter ends the run early. */
function manyPeople() {
  const askers = Array.from({ length: 20 }, (_, index) =>
    somebody(`asker${index}`, `Dr. Nr. ${index} Beispiel`, 'Assistenzarzt'),
  );
  const uncapped = staff().map((person) =>
    person.expert === null ? person : { ...person, expert: { ...person.expert, weeklyCap: 100_000 } },
  );
  return [...uncapped, ...askers];
}

async function oneLoop(hospital: Hospital, index: number): Promise<void> {
  const asker = hospital.as(`asker${index % 20}`);
  const form = await asker.asks(
    `Vorhofflimmern unter Apixaban, Fall ${index}: wann nach Blutung wieder Antikoagulation?`,
  );
  await asker.fills(form, { urgency: 'today' });
  await asker.presses('any');
  const request = (await hospital.bot.store.requestsOf(asker.person.id, 1))[0];
  const expert = hospital.as(request?.introductions[0]?.expertId ?? 'herz');
  await expert.presses('accept');
  const answer = await expert.presses('answer');
  if (answer === null) throw new Error('answering opens no form');
  await expert.fills(answer, { answer: 'Nach sieben Tagen, wenn die Quelle saniert ist.' });
  await asker.presses('helped');
}

async function acceptTimes(hospital: Hospital): Promise<readonly number[]> {
  const { chat, clock } = hospital;
  const took: number[] = [];
  for (let index = 0; index < ACCEPTS; index += 1) {
    const by = { platform: 'fake', tenant: 'ward', id: `asker${index % 20}` };
    const from = performance.now();
    await chat.core.accept({
      kind: 'command',
      dedupeKey: `bench-${index}`,
      at: clock.now(),
      by,
      in: null,
      text: new RawText(`Herr Testmann, geb. 12.03.1941: Vorhofflimmern, Frage ${index}?`),
    });
    took.push(performance.now() - from);
    await hospital.bot.settled();
  }
  return took;
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'konsil-bench-'));
  const hospital = await openHospital({
    folder,
    databaseUrl: `file:${join(folder, 'konsil.db')}`,
    people: manyPeople(),
  });
  const from = performance.now();
  for (let index = 0; index < LOOPS; index += 1) await oneLoop(hospital, index);
  const seconds = (performance.now() - from) / 1000;
  const transactions = await transactionsOf(hospital);
  const bare = bareTransactions(folder, transactions).reduce((sum, one) => sum + one, 0) / 1000;
  const accepts = await acceptTimes(hospital);
  const inserts = bareTransactions(folder, ACCEPTS);
  await hospital.close();
  rmSync(folder, { recursive: true });
  process.stdout.write(
    [
      '| measure | Konsil | bare transactions, same run | ratio |',
      '|---|---|---|---|',
      row('whole loops per second', LOOPS / seconds, LOOPS / bare),
      row('accept p50, ms', quantile(accepts, 0.5), quantile(inserts, 0.5)),
      row('accept p99, ms', quantile(accepts, 0.99), quantile(inserts, 0.99)),
      '',
      `${LOOPS} loops made about ${transactions} transactions (inbox rows and deliveries, each written and settled).`,
      '',
    ].join('\n'),
  );
}

/** Every inbox row is remembered and decided, every delivery claimed and settled: two transactions each. */
async function transactionsOf(hospital: Hospital): Promise<number> {
  const audits = await Promise.all((await hospital.requests()).map(({ id }) => hospital.bot.store.auditOf(id)));
  return 2 * audits.flat().length + 2 * hospital.chat.messages.length;
}

function row(name: string, ours: number, bare: number): string {
  return `| ${name} | ${ours.toFixed(2)} | ${bare.toFixed(2)} | ${(ours / bare).toFixed(2)} |`;
}

await main();
