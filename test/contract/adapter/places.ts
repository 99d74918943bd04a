import { expect, it } from 'vitest';
import { cardWith } from '../../fakes/fake-core.ts';
import type { Current } from './driver.ts';
import { directTo, doneValue } from './scenes.ts';

/** Places: opened once, gone when they are gone. */
export function placeSentences(current: Current): void {
  it('opens one direct conversation with a person, however often it is asked', async () => {
    const driver = current();
    const opened = await Promise.all(['k1', 'k1', 'k2'].map((key) => driver.adapter.direct(driver.asker, key)));
    expect(new Set(opened.map((outcome) => doneValue(outcome).id)).size).toBe(1);
    await driver.restart();
    expect(doneValue(await current().adapter.direct(current().asker, 'k1'))).toEqual(opened[0] && doneValue(opened[0]));
  });

  it('introduces two people once under one key', async () => {
    const driver = current();
    const pair = [driver.asker, driver.expert];
    const [first, second] = await Promise.all([
      driver.adapter.introduce(pair, 'k1'),
      driver.adapter.introduce(pair, 'k1'),
    ]);
    await driver.restart();
    const third = await current().adapter.introduce(pair, 'k1');
    const other = await current().adapter.introduce(pair, 'k2');
    expect(doneValue(second)).toEqual(doneValue(first));
    expect(doneValue(third)).toEqual(doneValue(first));
    expect(doneValue(other)).not.toEqual(doneValue(first));
  });

  it('shows both what is said where they were introduced', async () => {
    const driver = current();
    const place = doneValue(await driver.adapter.introduce([driver.asker, driver.expert], 'k1'));
    doneValue(await driver.adapter.send(place, cardWith({ title: 'Darf ich vorstellen' }), 'm1'));
    for (const who of [driver.asker, driver.expert])
      expect((await driver.reads(who, place)).map(({ text }) => text).join()).toContain('Darf ich vorstellen');
  });

  it('answers "gone" for a person and a place that are not there', async () => {
    const { adapter, stranger, asker } = current();
    const place = await directTo(current(), asker);
    const nowhere = { ...place, id: 'nowhere' };
    expect((await adapter.direct(stranger, 'k1')).kind).toBe('gone');
    expect((await adapter.introduce([asker, stranger], 'k1')).kind).toBe('gone');
    expect((await adapter.send(nowhere, cardWith(), 'k1')).kind).toBe('gone');
    expect((await adapter.edit({ place, id: 'nothing' }, cardWith(), 1)).kind).toBe('gone');
    expect((await adapter.home(stranger, [], 1)).kind).toBe('gone');
    expect(await adapter.person(stranger)).toBeNull();
  });

  it('says nothing more in a conversation it has left, and what was said stays readable', async () => {
    const driver = current();
    const place = doneValue(await driver.adapter.introduce([driver.asker, driver.expert], 'k1'));
    doneValue(await driver.adapter.send(place, cardWith({ title: 'Zum Abschied' }), 'm1'));
    doneValue(await driver.adapter.leave(place));
    expect((await driver.adapter.send(place, cardWith({ title: 'Nachgetreten' }), 'm2')).kind).toBe('gone');
    expect((await driver.reads(driver.asker, place)).map(({ text }) => text).join()).toContain('Zum Abschied');
  });

  it('knows who is there', async () => {
    const entry = await current().adapter.person(current().expert);
    expect(entry).toMatchObject({ active: true, bot: false });
  });
}
