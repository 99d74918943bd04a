import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { needs } from '../../capabilities.ts';
import { expectAccessible, type OpenPage, openBrowser, openPage } from './browser.ts';
import { type OpenKonsil, openKonsil } from './open-konsil.ts';
import { playground } from './visitor.ts';

const question = 'Unter Vancomycin steigt das Kreatinin auf 2,1 mg/dl. Dosis reduzieren oder wechseln?';
const offered = 'Eine Kollegin oder ein Kollege bittet um Ihren Rat';

describe('the detours in a browser', needs('chromium'), () => {
  let browser: Browser;
  let konsil: OpenKonsil;
  let tab: OpenPage;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    konsil = await openKonsil();
    tab = await openPage(browser, { viewport: { width: 1280, height: 900 } });
  });
  afterEach(async () => {
    await tab.page.context().close();
    await konsil.close();
    expect(tab.faults).toEqual([]);
  });

  const visit = () => playground(tab.page, konsil.base);
  const asked = async (also?: string) => {
    const people = visit();
    const ada = await people.as('Ada Beispiel');
    await ada.asks(question);
    await ada.chooses(/^Heute/);
    if (also !== undefined) await ada.chooses(also);
    await ada.clicks('Frage stellen');
    await ada.clicks(/Keimhard Erfunden fragen/);
    await people.unread('Keimhard Erfunden').waitFor();
    return people;
  };

  it('goes on to the next when one says no, and to the one after when an hour passes', async () => {
    const people = await asked();
    const first = await people.as('Keimhard Erfunden');
    await first.writes('absagen');
    await first.form.waitFor();
    await expectAccessible(tab.page);
    await first.picks('Grund', 'Gerade keine Zeit');
    await first.form.getByRole('button').first().click();
    await people.unread('Claire Reinfictif').waitFor();
    const second = await people.as('Claire Reinfictif');
    await second.sees(new RegExp(offered));
    await people.movesClock('+1 Std.');
    await people.movesClock('+10 Min.');
    await people.unread('Dosia Fakewell').waitFor();
    const third = await people.as('Dosia Fakewell');
    await third.writes('1');
    await third.sees('You have taken this on');
  });

  it('passes messages on between two people of whom one stays unnamed', async () => {
    const people = await asked('Anonym fragen');
    const expert = await people.as('Keimhard Erfunden');
    await expert.clicks('Annehmen');
    await expert.clicks('Nachricht schreiben');
    await expert.form.getByRole('textbox').fill('Wie hoch war der Talspiegel?');
    await expert.form.getByRole('button').first().click();
    await people.unread('Ada Beispiel').waitFor();
    expect(await expert.log.innerText()).not.toMatch(/Ada|Beispiel/);
    await people.movesClock('+10 Min.');
    const ada = await people.as('Ada Beispiel');
    await ada.sees('Wie hoch war der Talspiegel?');
    await expectAccessible(tab.page);
  });

  it('points to the telephone first when a question sounds like an emergency', async () => {
    const ada = await visit().as('Ada Beispiel');
    await ada.asks('Patient wird gerade reanimiert, Kammerflimmern. Welche Dosis Amiodaron?');
    await ada.chooses(/^Dringend/);
    await ada.clicks('Frage stellen');
    await ada.sees('Bitte zuerst telefonieren');
    await expectAccessible(tab.page);
    await ada.clicks('Ich habe telefoniert');
    await ada.sees(/fragen|Vorschläge|Suche/);
  });

  it('keeps a question that is too long where it can be made shorter', async () => {
    const ada = await visit().as('Ada Beispiel');
    const long = `${question} `.repeat(300);
    await ada.asks(long);
    await ada.sees('Ihr Text wurde weder gespeichert noch weitergegeben');
    const field = ada.form.locator('#field-question');
    expect(await field.inputValue()).toBe(long);
    await ada.chooses(/^Heute/);
    await ada.clicks('Frage stellen');
    await tab.page.locator('#form-errors').waitFor();
    expect(await field.inputValue()).toBe(long);
    await field.fill(question);
    await ada.clicks('Frage stellen');
    await ada.sees(/Keimhard Erfunden/);
  });

  it('refuses a file with the next step', async () => {
    const ada = await visit().as('Ada Beispiel');
    await tab.page
      .locator('#attach-file')
      .setInputFiles({ name: 'befund.pdf', mimeType: 'application/pdf', buffer: Buffer.from('x') });
    await ada.sees('Dateien und Bilder nimmt Konsil nicht an');
  });
});
