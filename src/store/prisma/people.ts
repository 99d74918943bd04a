import { z } from 'zod';
import type { Account, ExpertSettings, Person, PersonId } from '../../consult/person.ts';
import { readColumn, readJson, scrubbed, strings } from './columns.ts';
import type { Db, Prisma } from './database.ts';
import { language } from './words.ts';

const withAccounts = { accounts: { orderBy: { position: 'asc' } }, expert: true } as const;
type Loaded = Prisma.PersonGetPayload<{ include: typeof withAccounts }>;

export async function person(db: Db, id: PersonId): Promise<Person | null> {
  const row = await db.person.findUnique({ where: { id }, include: withAccounts });
  return row && readPerson(row);
}

export async function people(db: Db, ids: readonly PersonId[]): Promise<readonly Person[]> {
  if (ids.length === 0) return [];
  const rows = await db.person.findMany({ where: { id: { in: [...ids] } }, include: withAccounts });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []).map(readPerson);
}

export async function personOf(db: Db, { platform, tenant: tenantId, id }: Account): Promise<Person | null> {
  const row = await db.account.findUnique({
    where: { platform_tenantId_id: { platform, tenantId, id } },
    include: { person: { include: withAccounts } },
  });
  return row && readPerson(row.person);
}

export async function activePeople(db: Db, where: Prisma.PersonWhereInput): Promise<readonly Person[]> {
  const rows = await db.person.findMany({
    where: { ...where, active: true },
    include: withAccounts,
    orderBy: { id: 'asc' },
  });
  return rows.map(readPerson);
}

function readPerson(row: Loaded): Person {
  const { circleId, id, name, role, house, contact, active, coordinator } = row;
  return {
    id,
    circleId,
    name,
    role,
    house,
    contact,
    active,
    coordinator,
    lang: readColumn(language, row.lang, `Person ${id}`),
    expert: row.expert && readExpert(row.expert),
    accounts: row.accounts.map(({ platform, tenantId: tenant, id }) => ({ platform, tenant, id })),
  };
}

function readExpert(row: Prisma.ExpertProfileGetPayload<object>): ExpertSettings {
  const name = `ExpertProfile ${row.personId}` as const;
  const texts = (text: string) => readJson(z.array(scrubbed), text, name);
  return {
    specialty: readColumn(scrubbed, row.specialty, name),
    subspecialties: texts(row.subspecialties),
    interests: texts(row.interests),
    languages: readJson(strings, row.languages, name),
    text: readColumn(scrubbed, row.text, name),
    examples: texts(row.examples),
    notFor: readColumn(scrubbed.nullable(), row.notFor, name),
    weeklyCap: row.weeklyCap,
    pausedUntil: row.pausedUntil,
    deputyId: row.deputyId,
  };
}
