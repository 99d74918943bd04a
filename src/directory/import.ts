import { isDeepStrictEqual } from 'node:util';
import type { Chance } from '../ambient.ts';
import type { Person } from '../consult/person.ts';
import type { Store } from '../store/port.ts';
import type { DirectoryRow } from './csv.ts';

export interface ImportPlan {
  readonly added: readonly Person[];
  readonly changed: readonly Person[];
  readonly unchanged: number;
}

/** What a directory would change; nobody is removed by not being in it. */
export async function planImport(
  store: Store, rows: readonly DirectoryRow[], circleId: string, chance: Chance,
): Promise<ImportPlan> {
  const added: Person[] = [];
  const changed: Person[] = [];
  let unchanged = 0;
  for (const row of rows) {
    const before = await store.personOf(row.account);
    const after = before === null ? fresh(row, circleId, chance) : updated(before, row);
    if (before === null) added.push(after);
    else if (isDeepStrictEqual(before, after)) unchanged += 1;
    else changed.push(after);
  }
  return { added, changed, unchanged };
}

function fresh(row: DirectoryRow, circleId: string, chance: Chance): Person {
  const { account, expert, ...rest } = row;
  return {
    ...rest, circleId, id: chance.newId(), active: true, accounts: [account],
    expert: expert === null ? null : { ...expert, pausedUntil: null, deputyId: null },
  };
}

/** A pause and a deputy are the expert's own and stay. */
function updated(before: Person, { account: _account, expert, ...rest }: DirectoryRow): Person {
  const { pausedUntil = null, deputyId = null } = before.expert ?? {};
  return { ...before, ...rest, expert: expert === null ? before.expert : { ...expert, pausedUntil, deputyId } };
}

export async function applyImport(store: Store, plan: ImportPlan, now: Date): Promise<void> {
  const people = [...plan.added, ...plan.changed];
  const detail = { added: plan.added.length, changed: plan.changed.length, unchanged: plan.unchanged };
  if (people.length > 0) await store.savePeople(people, [{ at: now, actor: 'konsil', action: 'imported', requestId: null, detail }]);
}
