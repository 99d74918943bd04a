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
  store: Store,
  rows: readonly DirectoryRow[],
  circleId: string,
  chance: Chance,
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

/** What only the experts themselves say. */
const OWN = { pausedUntil: null, deputyId: null } as const;

function fresh(row: DirectoryRow, circleId: string, chance: Chance): Person {
  const { account, expert, says: _says, ...rest } = row;
  return {
    ...rest,
    circleId,
    id: chance.newId(),
    active: true,
    accounts: [account],
    expert: expert === null ? null : { ...expert, ...OWN },
  };
}

/** What the line does not say stays as the person has it, and so does what only the expert says of themselves. */
function updated(before: Person, row: DirectoryRow): Person {
  const { account: _account, expert, says, name, ...rest } = row;
  const said = Object.entries(rest).filter(([column]) => says.has(column));
  return {
    ...before,
    ...Object.fromEntries(said),
    name,
    expert: expert === null ? before.expert : profileOf(before, expert, says),
  };
}

const COLUMNS = {
  languages: 'languages',
  subspecialties: 'subspecialties',
  interests: 'interests',
  text: 'text',
  examples: 'examples',
  notFor: 'not_for',
  weeklyCap: 'weekly_cap',
} as const;

function profileOf(
  { expert: before }: Person,
  after: NonNullable<DirectoryRow['expert']>,
  says: ReadonlySet<string>,
): NonNullable<Person['expert']> {
  if (before === null) return { ...after, ...OWN };
  const unsaid = Object.entries(COLUMNS)
    .filter(([, column]) => !says.has(column))
    .map(([field]) => field);
  const own = Object.entries(before).filter(([field]) => unsaid.includes(field));
  return { ...before, ...after, ...Object.fromEntries(own) };
}

export async function applyImport(store: Store, plan: ImportPlan, now: Date): Promise<void> {
  const people = [...plan.added, ...plan.changed];
  const detail = { added: plan.added.length, changed: plan.changed.length, unchanged: plan.unchanged };
  if (people.length > 0)
    await store.savePeople(people, [{ at: now, actor: 'konsil', action: 'imported', requestId: null, detail }]);
}
