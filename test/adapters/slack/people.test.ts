import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { offer, questionForm } from '../../contract/adapter/scenes.ts';
import { formWith } from '../../fakes/fake-core.ts';
import type { FakeSlack, FakeUser } from '../../fakes/slack/index.ts';
import { BOT_TOKEN, fakeUser } from '../../fakes/slack/index.ts';
import { hasSubmit } from '../../fakes/slack/view-values.ts';
import { ADA, MAX, openHouse, openRunning, type Running, TENANT, until, users } from './open-slack.ts';

const tens = (from: number) => Array.from({ length: 10 }, (_none, index) => from + index);

const manyPeople = formWith({
  handle: 'h-many',
  fields: [
    {
      kind: 'person',
      id: 'person',
      label: 'Wen?',
      hint: null,
      required: true,
      options: Array.from({ length: 250 }, (_none, index) => ({
        value: `p${index}`,
        label: `Dr. Fiktiv ${index}`,
        hint: index === 7 ? 'Kardiologie' : 'Chirurgie',
      })),
      value: null,
    },
  ],
});

const at = (id: string, tenant = TENANT) => ({ platform: 'slack', tenant, id });

describe('people at Slack', () => {
  let slack: FakeSlack;
  let running: Running;

  beforeEach(async () => {
    slack = await openHouse();
    running = await openRunning(slack);
    running.core.formWith(() => questionForm);
    await Promise.all(users.map(({ id }) => running.adapter.person(at(id))));
  });
  afterEach(async () => {
    await running.close();
    await slack.close();
  });

  const heard = (kind: string) => running.core.accepted.filter((event) => event.kind === kind);

  it('are told as what they are', async () => {
    const { adapter } = running;
    expect(await adapter.person(at(ADA))).toMatchObject({
      name: 'Dr. Ada Beispiel',
      active: true,
      external: false,
      bot: false,
    });
    expect(await adapter.person(at('U00GUEST'))).toMatchObject({ external: true });
    expect(await adapter.person(at('U00FAR'))).toMatchObject({ external: true });
    expect(await adapter.person(at('U00BOT'))).toMatchObject({ bot: true });
    expect(await adapter.person(at('U00GONE'))).toMatchObject({ active: false });
  });

  it.each(['U00GUEST', 'U00FAR'])('%s is answered politely, and nothing that they typed goes on', async (id) => {
    const guest = slack.as(id);
    await guest.slash('Frau Testmann hat Fieber');
    expect(slack.world.whispers.at(-1)?.text).toMatch(/Mitarbeitende/);
    await guest.writes('Frau Testmann hat Fieber');
    expect(guest.reads().at(-1)?.words).toMatch(/Mitarbeitende/);
    await guest.shortcut('ask');
    await running.adapter.idle();
    const view = guest.view();
    expect(view !== null && hasSubmit(view)).toBe(false);
    expect(running.core.accepted.filter(({ by }) => by.id === id)).toEqual([]);
  });

  it('nobody knew of yet are looked up before anything of theirs is kept', async () => {
    slack.world.users.set('U00NEW', fakeUser('U00NEW', 'Gast Neu Erfunden', { guest: 'restricted' }));
    const guest = slack.as('U00NEW');
    await guest.writes('Frau Testmann hat Fieber');
    expect(guest.reads().at(-1)?.words).toMatch(/Mitarbeitende/);
    slack.world.users.set('U00FRESH', fakeUser('U00FRESH', 'Gast Frisch Erfunden', { guest: 'ultra-restricted' }));
    await slack.as('U00FRESH').slash('Pause 2 Wochen');
    expect(slack.world.whispers.at(-1)?.text).toMatch(/Mitarbeitende/);
    slack.world.users.set('U00LATE', fakeUser('U00LATE', 'Gast Spät Erfunden', { guest: 'restricted' }));
    await slack.as('U00LATE').slash('Frau Testmann hat Fieber');
    if (slack.as('U00LATE').view() !== null) await slack.as('U00LATE').closes();
    await slack.as('U00LATE').opensHome();
    await running.adapter.idle();
    expect(running.core.accepted.filter(({ by }) => /NEW|FRESH|LATE/.test(by.id))).toEqual([]);
  });

  it('are heard although Slack cannot tell who they are at the moment', async () => {
    slack.world.users.set('U00NEW', fakeUser('U00NEW', 'Dr. Neu Erfunden'));
    slack.faults.add('users.info', { kind: 'http-500' }, { times: 3 });
    await slack.as('U00NEW').writes('Hilfe');
    expect(heard('message').map(({ by }) => by.id)).toEqual(['U00NEW']);
  });

  it('are not written to under another workspace than their own, and the log says why', async () => {
    expect(await running.adapter.direct(at(ADA, 'T00WRONG'), 'k')).toEqual({
      kind: 'refused',
      reason: 'other-workspace',
    });
    expect(running.faults).toEqual(['account other-workspace']);
    expect(slack.as(ADA).reads()).toEqual([]);
  });

  it('who leave are told to the core once, and who come back too', async () => {
    await slack.changes(MAX, { deleted: true });
    await slack.changes(MAX, { name: 'Prof. Max Testmann-Neu', deleted: true });
    expect(heard('person-changed').filter(({ by }) => by.id === MAX)).toMatchObject([{ active: false }]);
    await slack.changes(MAX, { deleted: false });
    expect(heard('person-changed').filter(({ by }) => by.id === MAX)).toMatchObject([
      { active: false },
      { active: true },
    ]);
    expect(await running.adapter.person(at(MAX))).toMatchObject({ name: 'Prof. Max Testmann-Neu', active: true });
  });

  it('who only change their name are no news', async () => {
    await slack.changes(ADA, { name: 'Dr. Ada Neu' });
    expect(heard('person-changed').filter(({ by }) => by.id === ADA)).toEqual([]);
  });

  it('who left while Konsil was away are noticed at the start', async () => {
    await until(() => heard('person-changed').some(({ by }) => by.id === 'U00GONE'));
  });

  it('are not heard where they talk among themselves, nor where they edit or where bots write', async () => {
    await slack.as(ADA).writes('Hilfe');
    await running.adapter.idle();
    const before = running.core.accepted.length;
    const own = slack.world.messages.find(({ user }) => user === ADA)?.ts ?? '';
    await slack.as(ADA).edits(own, 'Frau Testmann');
    await slack.as(ADA).deletes(own);
    await running.adapter.idle();
    expect(running.core.accepted.length).toBe(before);
  });

  it('are searched by name or field where they are too many for a list', async () => {
    running.core.formWith(() => manyPeople);
    await slack.as(ADA).slash('Patientin mit Fieber');
    await running.adapter.idle();
    const search = (words: string) => slack.as(ADA).searches('person#0.0', words);
    expect(await search('fiktiv 24')).toEqual(['Dr. Fiktiv 24', ...tens(240).map((index) => `Dr. Fiktiv ${index}`)]);
    expect(await search(' KARDIO ')).toEqual(['Dr. Fiktiv 7']);
    expect(await search('dr')).toHaveLength(100);
    expect(await search('Niemand')).toEqual([]);
    slack.as(ADA).fills('person#0.0', 'p249');
    await slack.as(ADA).submits();
    await running.adapter.idle();
    expect(heard('form')).toMatchObject([{ values: { person: { kind: 'person', value: 'p249' } } }]);
  });

  it('may press nothing for somebody of another organisation', async () => {
    const place = await running.adapter.direct(at(MAX), 'k');
    if (place.kind !== 'done') throw new Error(place.kind);
    await running.adapter.send(place.value, offer, 'offer');
    slack.world.users.set(MAX, fakeUser(MAX, 'Prof. Max Testmann', { teamId: 'T00OTHER' }));
    await slack.as(MAX).clicks('Annehmen');
    await running.adapter.idle();
    expect(heard('choice')).toEqual([]);
  });
});

describe('people of an organisation with several workspaces', () => {
  it('are one and the same in each of them, by the organisation', async () => {
    const inOrg = (id: string, teamId: string) => fakeUser(id, 'Dr. Ada Beispiel', { teamId, enterpriseId: 'E00FAKE' });
    const slack = await openHouse({
      enterpriseId: 'E00FAKE',
      users: [inOrg('W00ADA', 'T00FAKE'), inOrg('W00BEN', 'T00SISTER')],
    });
    const running = await openRunning(slack);
    running.core.formWith(() => questionForm);
    await slack.as('W00BEN').slash('Patientin mit Fieber');
    await running.adapter.idle();
    expect(running.core.accepted).toMatchObject([{ by: at('W00BEN', 'E00FAKE') }]);
    expect(await running.adapter.person(at('W00BEN', 'E00FAKE'))).toMatchObject({ external: false });
    await running.close();
    await slack.close();
  });

  it('are known in all of them where one token serves all, and have left only who left every one', async () => {
    const inOrg = (id: string, extra: Partial<FakeUser>) =>
      fakeUser(id, `Dr. ${id} Erfunden`, { enterpriseId: 'E00FAKE', ...extra });
    const slack = await openHouse({
      enterpriseId: 'E00FAKE',
      users: [
        inOrg('W00ADA', { left: ['T00SISTER'] }),
        inOrg('W00BEN', { teamId: 'T00SISTER' }),
        inOrg('W00GONE', { teamId: 'T00SISTER', deleted: true }),
      ],
    });
    slack.world.tokens.set(BOT_TOKEN, { teamId: null, enterpriseId: 'E00FAKE' });
    const running = await openRunning(slack);
    const left = () => running.core.accepted.filter(({ kind }) => kind === 'person-changed');
    await until(() => left().length > 0);
    expect(left()).toMatchObject([{ by: at('W00GONE', 'E00FAKE'), active: false }]);
    expect(running.faults).toEqual([]);
    await running.close();
    await slack.close();
  });
});
