import { expect, it } from 'vitest';
import { cardWith } from '../../fakes/fake-core.ts';
import type { Current } from './driver.ts';
import { directTo, doneValue, sent, titlesRead } from './scenes.ts';

/** What Konsil says reaches people once, in order, and can be found again. */
export function sendingSentences(current: Current): void {
  it('shows one message when the same key is sent twice', async () => {
    const driver = current();
    const [first, second] = [
      await sent(driver, driver.asker, 'Nachricht', 'k1'),
      await sent(driver, driver.asker, 'Nachricht', 'k1'),
    ];
    expect(second).toEqual(first);
    expect(await titlesRead(driver, driver.asker)).toHaveLength(1);
  });

  it('shows one message when the same key is sent twice at the same moment', async () => {
    const driver = current();
    const place = await directTo(driver, driver.asker);
    const card = cardWith({ title: 'Gleichzeitig' });
    const outcomes = await Promise.all([1, 2, 3].map(() => driver.adapter.send(place, card, 'k1')));
    expect(new Set(outcomes.map((outcome) => doneValue(outcome).id)).size).toBe(1);
    expect(await titlesRead(driver, driver.asker)).toHaveLength(1);
  });

  it('keeps the order in which it was told', async () => {
    const driver = current();
    for (const title of ['Eins', 'Zwei', 'Drei']) await sent(driver, driver.asker, title);
    expect((await titlesRead(driver, driver.asker)).map((text) => /Eins|Zwei|Drei/.exec(text)?.[0])).toEqual([
      'Eins',
      'Zwei',
      'Drei',
    ]);
  });

  it('finds what was sent, also after a restart, and nothing else', async () => {
    const driver = current();
    const message = await sent(driver, driver.asker, 'Nachricht', 'k1');
    await driver.restart();
    expect(await current().adapter.find(message.place, 'k1')).toEqual(message);
    expect(await current().adapter.find(message.place, 'k2')).toBe('absent');
  });

  it('sends nothing twice when it is asked again after a restart', async () => {
    const driver = current();
    const message = await sent(driver, driver.asker, 'Nachricht', 'k1');
    await driver.restart();
    expect(await sent(current(), current().asker, 'Nachricht', 'k1')).toEqual(message);
    expect(await titlesRead(current(), current().asker)).toHaveLength(1);
  });

  it('lets no older edit overwrite a newer one', async () => {
    const driver = current();
    const message = await sent(driver, driver.asker, 'Fassung 0');
    doneValue(await driver.adapter.edit(message, cardWith({ title: 'Fassung 2' }), 2));
    doneValue(await driver.adapter.edit(message, cardWith({ title: 'Fassung 1' }), 1));
    const [shown] = await titlesRead(driver, driver.asker);
    expect(shown).toContain('Fassung 2');
  });

  it('lets no older edit overwrite a newer one after a restart either', async () => {
    const driver = current();
    const message = await sent(driver, driver.asker, 'Fassung 0');
    doneValue(await driver.adapter.edit(message, cardWith({ title: 'Fassung 2' }), 2));
    await driver.restart();
    doneValue(await current().adapter.edit(message, cardWith({ title: 'Fassung 1' }), 1));
    expect((await titlesRead(current(), current().asker))[0]).toContain('Fassung 2');
  });

  it('takes a removed message away for good', async () => {
    const driver = current();
    const message = await sent(driver, driver.asker, 'Weg damit', 'k1');
    doneValue(await driver.adapter.remove(message));
    await driver.adapter.send(message.place, cardWith({ title: 'Weg damit' }), 'k1');
    expect(await titlesRead(driver, driver.asker)).toEqual([]);
    expect((await driver.adapter.edit(message, cardWith(), 3)).kind).toBe('gone');
  });

  it('shows the newest home, whatever order the versions come in', async () => {
    const driver = current();
    doneValue(await driver.adapter.home(driver.asker, [cardWith({ title: 'Stand 2' })], 2));
    doneValue(await driver.adapter.home(driver.asker, [cardWith({ title: 'Stand 1' })], 1));
    expect(await driver.home(driver.asker)).toContain('Stand 2');
    expect(await driver.home(driver.asker)).not.toContain('Stand 1');
  });

  it('says "unknown outcome" when it cannot tell whether a message was kept, and can look later', async () => {
    const driver = current();
    const place = await directTo(driver, driver.asker);
    driver.core.failState(true);
    expect((await driver.adapter.send(place, cardWith(), 'k1')).kind).toBe('unknown-outcome');
    expect(await driver.adapter.find(place, 'k1')).toBe('cannot-tell');
    driver.core.failState(false);
    expect(await driver.adapter.find(place, 'k1')).toBe('absent');
    expect((await driver.adapter.send(place, cardWith(), 'k1')).kind).toBe('done');
  });
}
