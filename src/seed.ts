import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Account, Language, Person } from './consult/index.ts';
import { RawText, type ScrubbedText, scrub } from './deid/index.ts';
import { BotError } from './errors.ts';
import type { LibraryCase, Store } from './store/port.ts';

/** An invented person whose part a visitor of the playground may take. */
export interface Persona {
  readonly account: Account;
  readonly name: string;
  readonly role: string;
  readonly lang: Language;
  readonly seat: 'asker' | 'expert' | 'coordinator';
}

const seedExpert = z.object({
  id: z.string(),
  name: z.string(),
  role: z.string(),
  house: z.string(),
  languages: z.array(z.string()),
  specialty: z.string(),
  subspecialties: z.array(z.string()),
  interests: z.array(z.string()),
  text: z.string(),
  weeklyCap: z.number(),
  lang: z.enum(['de', 'en']),
});

const seedCase = z.object({
  id: z.string(),
  lang: z.string(),
  question: z.string(),
  answer: z.string(),
  lesson: z.string(),
  expert: z.string(),
  helpful: z.boolean(),
  closedOn: z.string(),
});

const SEED = new URL('../prisma/seed/', import.meta.url);

function lines<T>(file: string, shape: z.ZodType<T>): readonly T[] {
  return readFileSync(new URL(file, SEED), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => shape.parse(JSON.parse(line)));
}

/** Invented as they are, the texts go through the filter like any other. */
function filtered(text: string, id: string): ScrubbedText {
  const result = scrub(new RawText(text));
  if (!result.ok) throw new BotError('import-invalid', `a text of ${id} did not pass the filter: ${result.reason}`);
  return result.text;
}

const FIRST_ASKER = 'asker-de';
export const PLAYGROUND = { platform: 'playground', tenant: 'local' } as const;

function expertOf(seed: z.infer<typeof seedExpert>, circleId: string): Person {
  const { id, name, role, house, lang } = seed;
  return {
    id,
    circleId,
    name,
    role,
    house,
    lang,
    contact: null,
    active: true,
    coordinator: false,
    accounts: [{ ...PLAYGROUND, id }],
    expert: {
      specialty: filtered(seed.specialty, id),
      subspecialties: seed.subspecialties.map((text) => filtered(text, id)),
      interests: seed.interests.map((text) => filtered(text, id)),
      text: filtered(seed.text, id),
      languages: seed.languages,
      examples: [],
      notFor: null,
      weeklyCap: seed.weeklyCap,
      pausedUntil: null,
      deputyId: null,
    },
  };
}

function caseOf(seed: z.infer<typeof seedCase>, circleId: string): LibraryCase {
  return {
    id: seed.id,
    circleId,
    lang: seed.lang,
    helpful: seed.helpful,
    expertId: seed.expert,
    question: filtered(seed.question, seed.id),
    answer: filtered(seed.answer, seed.id),
    lesson: filtered(seed.lesson, seed.id),
    closedOn: new Date(`${seed.closedOn}T12:00:00Z`),
  };
}

function someone(id: string, name: string, role: string, circleId: string, extra: Partial<Person>): Person {
  return {
    id,
    circleId,
    name,
    role,
    house: 'Klinikum Musterstadt',
    lang: 'de',
    contact: null,
    active: true,
    coordinator: false,
    expert: null,
    accounts: [{ ...PLAYGROUND, id }],
    ...extra,
  };
}

function staff(circleId: string): readonly Person[] {
  return [
    someone(FIRST_ASKER, 'Dr. Ada Beispiel', 'Assistenzärztin Innere Medizin', circleId, {}),
    someone('asker-en', 'Dr Sam Specimen', 'Registrar, Emergency Department', circleId, { lang: 'en' }),
    someone('coordinator', 'Kim Koordinata', 'Konsil-Koordination', circleId, { coordinator: true }),
  ];
}

/** Everyone a visitor of the playground may be. */
export function personas(experts: readonly Person[]): readonly Persona[] {
  return [...staff(''), ...experts].flatMap((person) => {
    const account = person.accounts.find(({ platform }) => platform === PLAYGROUND.platform);
    const seat = person.coordinator ? 'coordinator' : person.expert === null ? 'asker' : 'expert';
    return account === undefined ? [] : [{ account, seat, name: person.name, role: person.role, lang: person.lang }];
  });
}

/** The invented people and cases of the playground, put there at its first start only; the first asker comes last, so that half a seed is sown again. */
export async function seedPlayground(store: Store, circleId: string, now: Date): Promise<void> {
  if ((await store.person(FIRST_ASKER)) !== null) return;
  const experts = lines('experts.jsonl', seedExpert).map((seed) => expertOf(seed, circleId));
  await store.savePeople(experts, []);
  await store.putCases(lines('cases.jsonl', seedCase).map((seed) => caseOf(seed, circleId)));
  await store.savePeople(staff(circleId), [
    { at: now, actor: 'konsil', action: 'seeded', requestId: null, detail: { experts: experts.length } },
  ]);
}
