import { describe, expect, it } from 'vitest';
import { readDirectory } from '../../src/directory/csv.ts';
import { applyImport, planImport } from '../../src/directory/import.ts';
import type { Store } from '../../src/store/port.ts';
import { openStore } from '../../src/store/prisma/index.ts';
import { countingChance } from '../fakes/counting-chance.ts';

const now = new Date('2026-11-23T09:00:00Z');
const account = { platform: 'fake', tenant: 'ward', id: 'u1' };
const whole =
  'account,name,role,contact,lang,languages,specialty,text,weekly_cap\n' +
  'fake:ward:u1,Dr. Testina Muster,Oberärztin,intern 12,en,de|en,Kardiologie,Rhythmus und Klappen,3\n';

async function imported(store: Store, csv: string) {
  const plan = await planImport(store, readDirectory(csv).rows, 'default', countingChance());
  await applyImport(store, plan, now);
  return { added: plan.added.length, changed: plan.changed.length, unchanged: plan.unchanged };
}

async function emptyHouse(): Promise<Store> {
  return openStore({ url: ':memory:', key: new Uint8Array(32) });
}

describe('importing a directory', () => {
  it('adds everyone once; the same file again changes nothing', async () => {
    const store = await emptyHouse();
    expect(await imported(store, whole)).toEqual({ added: 1, changed: 0, unchanged: 0 });
    expect(await imported(store, whole)).toEqual({ added: 0, changed: 0, unchanged: 1 });
    expect((await store.experts('default')).map(({ name }) => name)).toEqual(['Dr. Testina Muster']);
    await store.close();
  });

  it('leaves what a colleague chose for themselves where the file says nothing of it', async () => {
    const store = await emptyHouse();
    await imported(store, whole);
    const before = await store.personOf(account);
    if (before?.expert == null) throw new Error('the colleague was not imported');
    const pausedUntil = new Date('2026-12-01T09:00:00Z');
    await store.savePeople(
      [{ ...before, lang: 'de', contact: 'intern 99', expert: { ...before.expert, weeklyCap: 1, pausedUntil } }],
      [],
    );
    await imported(store, 'account,name,specialty\nfake:ward:u1,Dr. Testina Muster-Neu,Kardiologie und Angiologie\n');
    expect(await store.personOf(account)).toMatchObject({
      name: 'Dr. Testina Muster-Neu',
      lang: 'de',
      contact: 'intern 99',
      role: 'Oberärztin',
      expert: {
        specialty: 'Kardiologie und Angiologie',
        text: 'Rhythmus und Klappen',
        weeklyCap: 1,
        languages: ['de', 'en'],
        pausedUntil,
      },
    });
    await store.close();
  });

  it('leaves a colleague’s own example questions alone unless the file has some', async () => {
    const store = await emptyHouse();
    await imported(
      store,
      'account,name,specialty,examples,not_for\nfake:ward:u1,Dr. T,Kardiologie,DOAK pausieren?,Kinder\n',
    );
    const told = { examples: ['DOAK pausieren?'], notFor: 'Kinder' };
    expect((await store.personOf(account))?.expert).toMatchObject(told);
    await imported(store, whole);
    expect((await store.personOf(account))?.expert).toMatchObject({ ...told, text: 'Rhythmus und Klappen' });
    await imported(store, 'account,name,specialty,examples\nfake:ward:u1,Dr. T,Kardiologie,Ablation ja oder nein?\n');
    expect((await store.personOf(account))?.expert).toMatchObject({ ...told, examples: ['Ablation ja oder nein?'] });
    await store.close();
  });

  it('makes an expert of someone who was none, and takes nobody’s profile away', async () => {
    const store = await emptyHouse();
    await imported(store, 'account,name\nfake:ward:u1,Dr. Testina Muster\n');
    expect((await store.personOf(account))?.expert).toBeNull();
    await imported(store, whole);
    expect((await store.personOf(account))?.expert).toMatchObject({ specialty: 'Kardiologie', pausedUntil: null });
    await imported(store, 'account,name\nfake:ward:u1,Dr. Testina Muster\n');
    expect((await store.personOf(account))?.expert).toMatchObject({ specialty: 'Kardiologie' });
    await store.close();
  });

  it('leaves a trace of how many came, and none when nothing changed', async () => {
    const store = await emptyHouse();
    await imported(store, whole);
    expect(await store.verifyAudit()).toBeNull();
    await imported(store, 'account,name\n');
    await store.close();
  });
});
