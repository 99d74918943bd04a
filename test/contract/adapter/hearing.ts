import { expect, it } from 'vitest';
import type { Inbound } from '../../../src/chat/port.ts';
import { cardWith, formWith } from '../../fakes/fake-core.ts';
import type { AdapterDriver, Current } from './driver.ts';
import { accept, decline, directTo, doneValue, offer, questionForm } from './scenes.ts';

function heard(driver: AdapterDriver, kind: Inbound['kind']): readonly Inbound[] {
  return driver.core.accepted.filter((event) => event.kind === kind);
}

async function offered(driver: AdapterDriver) {
  const place = await directTo(driver, driver.expert);
  doneValue(await driver.adapter.send(place, offer, 'offer'));
  return place;
}

/** What people do reaches the core once, whole, and in its own words. */
export function hearingSentences(current: Current): void {
  it('gives the same question once, although the platform sends it twice', async () => {
    const driver = current();
    driver.core.formWith(() => questionForm);
    await driver.asks(driver.asker, 'Patientin mit Fieber', 2);
    expect(heard(driver, 'command')).toHaveLength(1);
    expect(heard(driver, 'command')[0]).toMatchObject({ by: driver.asker, at: driver.core.now() });
  });

  it('opens the form of a question, and words of a command open none', async () => {
    const driver = current();
    driver.core.formWith(() => questionForm);
    await driver.writes(driver.asker, 'Pause 2 Wochen');
    expect(await driver.form(driver.asker)).toBeNull();
    await driver.asks(driver.asker, 'Patientin mit Fieber');
    expect(await driver.form(driver.asker)).toMatchObject({
      title: 'Ihre Frage',
      values: { question: '[NAME_1] hat Fieber', urgency: 'today' },
    });
  });

  it('marks what was removed, in words', async () => {
    const driver = current();
    driver.core.formWith(() => questionForm);
    await driver.asks(driver.asker, 'Frau Testmann hat Fieber');
    expect((await driver.form(driver.asker))?.removed.join()).toMatch(/\[NAME_1\].*Name/s);
  });

  it('gives a pressed choice with its handle, once when it is pressed twice', async () => {
    const driver = current();
    const place = await offered(driver);
    await driver.presses(driver.expert, place, 'Annehmen', 2);
    expect(heard(driver, 'choice')).toEqual([
      expect.objectContaining({ by: driver.expert, in: place, handle: 'h-offer', choice: 'accept' }),
    ]);
  });

  it('opens the form that a choice leads to, and tells when there is none any more', async () => {
    const driver = current();
    const place = await offered(driver);
    expect((await driver.presses(driver.expert, place, 'Ablehnen')).text).not.toBe('');
    driver.core.formWith(() => formWith({ name: 'decline', title: 'Warum nicht?' }));
    await driver.presses(driver.expert, place, 'Ablehnen');
    expect((await driver.form(driver.expert))?.title).toBe('Warum nicht?');
  });

  it.each(['annehmen', 'Annehmen', '1', '1.'])('takes the typed word "%s" for the choice', async (words) => {
    const driver = current();
    await offered(driver);
    await driver.writes(driver.expert, words);
    expect(heard(driver, 'choice')).toEqual([expect.objectContaining({ handle: 'h-offer', choice: 'accept' })]);
    expect(heard(driver, 'message')).toEqual([]);
  });

  it('takes no number for an older card once the newest was decided', async () => {
    const driver = current();
    const place = await offered(driver);
    const newer = cardWith({ title: 'Vorschläge', handle: 'h-newer', choices: [accept, decline] });
    const message = doneValue(await driver.adapter.send(place, newer, 'newer'));
    doneValue(await driver.adapter.edit(message, cardWith({ title: 'Vorschläge', ended: true }), 1));
    await driver.writes(driver.expert, '1');
    expect(heard(driver, 'choice')).toEqual([]);
    await driver.writes(driver.expert, 'annehmen');
    expect(heard(driver, 'choice')).toEqual([expect.objectContaining({ handle: 'h-offer', choice: 'accept' })]);
  });

  it('gives a submitted form with the kind of each field, once when it is sent twice', async () => {
    const driver = current();
    driver.core.formWith(() => questionForm);
    await driver.asks(driver.asker, 'Fieber');
    await driver.submits(driver.asker, { urgency: 'routine' }, 2);
    const values = {
      question: expect.objectContaining({ kind: 'clinical', restore: [] }),
      urgency: { kind: 'choice', value: 'routine' },
    };
    expect(heard(driver, 'form')).toEqual([
      expect.objectContaining({ form: 'question', handle: 'h-question', values }),
    ]);
    expect(await driver.form(driver.asker)).toBeNull();
  });

  it('keeps what was typed when a form comes back with errors', async () => {
    const driver = current();
    driver.core.formWith(() => questionForm);
    driver.core.replyWith((event) =>
      event.kind === 'form'
        ? { kind: 'errors', errors: [{ field: 'question', message: 'Bitte genauer' }] }
        : { kind: 'ok' },
    );
    await driver.asks(driver.asker, 'Fieber');
    await driver.submits(driver.asker, { question: 'Testmann hustet' });
    expect(await driver.form(driver.asker)).toMatchObject({
      values: { question: 'Testmann hustet' },
      errors: [expect.stringContaining('Bitte genauer')],
    });
  });

  it('shows a form again when the filter removed more', async () => {
    const driver = current();
    driver.core.formWith(() => questionForm);
    driver.core.replyWith((event) =>
      event.kind === 'form'
        ? { kind: 'form', form: formWith({ ...questionForm, title: 'Noch einmal', again: true }) }
        : { kind: 'ok' },
    );
    await driver.asks(driver.asker, 'Fieber');
    await driver.submits(driver.asker, { question: 'Testmann hustet' });
    expect((await driver.form(driver.asker))?.title).toBe('Noch einmal');
  });

  it('tells when nothing could be stored, keeps the form, and takes it at the next try', async () => {
    const driver = current();
    driver.core.formWith(() => questionForm);
    await driver.asks(driver.asker, 'Fieber');
    driver.core.failAccept(true);
    expect(await driver.submits(driver.asker, { urgency: 'routine' })).toMatchObject({
      ok: false,
      text: expect.stringMatching(/\S/),
    });
    driver.core.failAccept(false);
    expect(await driver.submits(driver.asker, { urgency: 'routine' })).toMatchObject({ ok: true });
    expect(heard(driver, 'form')).toHaveLength(1);
  });

  it('takes a form that was filled in before a restart', async () => {
    const driver = current();
    driver.core.formWith(() => questionForm);
    await driver.asks(driver.asker, 'Fieber');
    await driver.form(driver.asker);
    await driver.restart();
    expect(await current().submits(current().asker, { urgency: 'routine' })).toMatchObject({ ok: true });
    expect(heard(current(), 'form')).toHaveLength(1);
  });

  it('shows a card that answers at once, and once when the event comes twice', async () => {
    const driver = current();
    const place = await offered(driver);
    driver.core.replyWith(() => ({ kind: 'card', card: cardWith({ title: 'Schon vergeben' }) }));
    await driver.presses(driver.expert, place, 'Annehmen', 2);
    const shown = (await driver.reads(driver.expert, place)).filter(({ text }) => text.includes('Schon vergeben'));
    expect(shown).toHaveLength(1);
  });

  it('tells the core of a file without reading it', async () => {
    const driver = current();
    await driver.attaches(driver.asker);
    expect(heard(driver, 'file')).toEqual([expect.objectContaining({ kind: 'file', by: driver.asker })]);
  });

  it('opens a form on a fresh ticket and says "too late" on an expired one', async () => {
    const driver = current();
    expect(await driver.adapter.openForm(driver.ticket('expired'), driver.asker, questionForm)).toBe('too-late');
    expect(await driver.form(driver.asker)).toBeNull();
    expect(['shown', 'asked-in-chat']).toContain(
      await driver.adapter.openForm(driver.ticket('fresh'), driver.asker, questionForm),
    );
  });

  it('says that it is ready', () => {
    expect(current().core.healths.at(-1)).toEqual({ status: 'ready' });
  });
}
