import type { Account, ExpertSettings, Person } from '../../consult/person.ts';
import type { Db } from './database.ts';
import { insertRows, replacing } from './insert.ts';
import { person as loadPerson, personOf } from './people.ts';

/** An account that was another person's becomes this one's: two records of one human have been joined. */
export async function savePeople(db: Db, people: readonly Person[]): Promise<void> {
  if (people.length === 0) return;
  await putCircles(
    db,
    people.map(({ circleId }) => circleId),
  );
  for (const person of people) await savePerson(db, person);
}

/** The circle of a person or case comes into being with its first. */
export async function putCircles(db: Db, ids: readonly string[]): Promise<void> {
  await insertRows(
    db,
    'Circle',
    [...new Set(ids)].map((id) => ({ id })),
    'ON CONFLICT ("id") DO NOTHING',
  );
}

async function savePerson(db: Db, person: Person): Promise<void> {
  const { id, expert, accounts, ...own } = person;
  await db.person.upsert({ where: { id }, create: { id, ...own }, update: own });
  await saveAccounts(db, id, accounts);
  if (expert) await saveExpert(db, id, expert);
  else await db.expertProfile.deleteMany({ where: { personId: id } });
}

async function saveAccounts(db: Db, personId: string, accounts: readonly Account[]): Promise<void> {
  const kept = accounts.map(({ platform, tenant: tenantId, id }) => ({ platform, tenantId, id }));
  await db.account.deleteMany({ where: { personId, NOT: kept.length > 0 ? { OR: kept } : [] } });
  const tenants = accounts.map(({ platform, tenant }) => ({ platform, id: tenant }));
  await insertRows(db, 'Tenant', tenants, 'ON CONFLICT ("platform", "id") DO NOTHING');
  const rows = kept.map((account, position) => ({ ...account, personId, position }));
  await insertRows(
    db,
    'Account',
    rows,
    `ON CONFLICT ("platform", "tenantId", "id") ${replacing(['personId', 'position'])}`,
  );
}

async function saveExpert(db: Db, personId: string, settings: ExpertSettings): Promise<void> {
  const data = {
    ...settings,
    subspecialties: JSON.stringify(settings.subspecialties),
    interests: JSON.stringify(settings.interests),
    languages: JSON.stringify(settings.languages),
    examples: JSON.stringify(settings.examples),
  };
  await db.expertProfile.upsert({ where: { personId }, create: { personId, ...data }, update: data });
}

/** Run in a transaction: whoever is second finds the person the first has made. */
export async function ensurePerson(db: Db, account: Account, fresh: Person): Promise<Person> {
  const known = await personOf(db, account);
  if (known) return known;
  const isThere = ({ platform, tenant, id }: Account) =>
    platform === account.platform && tenant === account.tenant && id === account.id;
  const accounts = fresh.accounts.some(isThere) ? fresh.accounts : [account, ...fresh.accounts];
  await savePeople(db, [{ ...fresh, accounts }]);
  return (await loadPerson(db, fresh.id)) ?? fresh;
}
