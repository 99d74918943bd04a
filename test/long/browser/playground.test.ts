import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ada, max, type OpenPlayground, openPlayground } from '../../adapters/playground/open-playground.ts';
import { needs } from '../../capabilities.ts';
import { offer, questionForm } from '../../contract/adapter/scenes.ts';
import { cardWith, createFakeCore } from '../../fakes/fake-core.ts';
import { expectAccessible, type OpenPage, openBrowser, openPage, screens } from './browser.ts';
import { playground } from './visitor.ts';

describe('the playground in a browser', needs('chromium'), () => {
  let browser: Browser;
  let open: OpenPlayground;
  let tab: OpenPage;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    open = await openPlayground();
    open.core.formWith(() => questionForm);
    tab = await openPage(browser);
  });
  afterEach(async () => {
    await tab.page.context().close();
    await open.playground.stop(100);
    expect(tab.faults).toEqual([]);
  });

  const visit = () => playground(tab.page, open.base);
  const told = async (who: typeof ada, card = offer, key = 'k1') => {
    const place = await open.playground.direct(who.account, 'k');
    if (place.kind === 'done') await open.playground.send(place.value, card, key);
  };
  const inPage = (expression: string) => tab.page.evaluate(expression);
  const focused = () => inPage('document.activeElement?.id');
  const heard = (kind: string) => open.core.accepted.filter((event) => event.kind === kind);

  it.each(screens)('has nothing that axe can find, on %s', async (_screen, options) => {
    await tab.page.context().close();
    tab = await openPage(browser, options);
    const me = await visit().as('Ada Beispiel');
    await expectAccessible(tab.page);
    await told(
      ada,
      cardWith({
        ...offer,
        parts: [
          { kind: 'warning', text: 'Zuerst anrufen' },
          { kind: 'quote', label: 'Frage', text: '[NAME_1] hat Fieber' },
          { kind: 'facts', rows: [{ label: 'Dringlichkeit', value: 'heute' }] },
          { kind: 'list', label: 'Gründe', items: ['vier ähnliche Fälle'] },
          { kind: 'record', label: 'Für die Akte', text: 'Konsil' },
        ],
      }),
    );
    await told(ada, cardWith({ title: 'Schon vorbei', ended: true }), 'k2');
    await me.sees('Schon vorbei');
    await expectAccessible(tab.page);
    open.core.replyWith((event) =>
      event.kind === 'form'
        ? { kind: 'errors', errors: [{ field: 'question', message: 'Bitte genauer' }] }
        : { kind: 'ok' },
    );
    await me.asks('Frau Testmann hat Fieber');
    await expectAccessible(tab.page);
    await me.clicks('Absenden');
    await me.sees('Bitte prüfen Sie diese Angaben');
    await expectAccessible(tab.page);
    await me.clicks('Abbrechen');
    await me.opens('Übersicht');
    await expectAccessible(tab.page);
    await open.playground.introduce([ada.account, max.account], 'c1');
    await me.opens(/Gespräch: Prof\. Max Testmann/);
    await me.writes('Guten Tag');
    await me.sees('Guten Tag');
    await expectAccessible(tab.page);
  });

  it('moves the focus into a form that opens, to its errors, and back when it closes', async () => {
    await told(ada);
    const me = await visit().as('Ada Beispiel');
    await me.clicks('Ablehnen');
    await me.form.waitFor();
    expect(await focused()).toBe('form-title');
    open.core.replyWith(() => ({ kind: 'errors', errors: [{ field: 'urgency', message: 'Bitte wählen' }] }));
    await me.clicks('Absenden');
    await tab.page.locator('#form-errors:focus').waitFor();
    await tab.page.keyboard.press('Escape');
    await me.form.waitFor({ state: 'detached' });
    expect(await inPage('document.activeElement?.textContent')).toContain('Ablehnen');
  });

  it('can be used with the keyboard alone', async () => {
    await tab.page.goto(open.base);
    const { keyboard } = tab.page;
    await keyboard.press('Tab');
    expect(await inPage('document.activeElement?.textContent')).toBe('Zum Inhalt springen');
    await keyboard.press('Enter');
    for (let tabs = 0; tabs < 10 && (await focused()) !== 'composer-text'; tabs += 1) await keyboard.press('Tab');
    await keyboard.type('Patientin mit Fieber');
    await keyboard.press('Control+Enter');
    await tab.page.locator('#form-title:focus').waitFor();
    await keyboard.press('Tab');
    expect(await focused()).toBe('field-question');
    await keyboard.press('Control+Enter');
    await tab.page.locator('#form-slot [data-opened]').waitFor({ state: 'detached' });
    expect([heard('message').length, heard('form').length]).toEqual([1, 1]);
  });

  it('keeps unsent words while one is somebody else for a moment', async () => {
    const people = visit();
    const me = await people.as('Ada Beispiel');
    await tab.page.locator('#composer-text').fill('Noch nicht fertig');
    await people.as('Max Testmann');
    expect(await tab.page.locator('#composer-text').inputValue()).toBe('');
    await people.as('Ada Beispiel');
    expect(await tab.page.locator('#composer-text').inputValue()).toBe('Noch nicht fertig');
    await me.asks('Frage');
    await me.fills('Frage', 'halb geändert');
    await people.as('Max Testmann');
    await people.as('Ada Beispiel');
    expect(await me.form.getByRole('textbox', { name: 'Frage' }).inputValue()).toBe('halb geändert');
  });

  it('speaks the language of whom one has become, to a screen reader too', async () => {
    const people = visit();
    await people.as('Jo Sample');
    expect(await inPage('document.documentElement.lang')).toBe('en');
    await people.as('Ada Beispiel');
    expect(await inPage('document.documentElement.lang')).toBe('de');
    await tab.page.goBack();
    await tab.page.getByText('No messages yet').waitFor();
  });

  it('shows what others are told as unread, without a look at it', async () => {
    const people = visit();
    await people.as('Ada Beispiel');
    await told(max);
    await people.unread('Max Testmann').getByText('1', { exact: true }).waitFor();
    await people.as('Max Testmann');
    await people.unread('Max Testmann').waitFor({ state: 'detached' });
  });

  it('presses a button once, however fast one clicks', async () => {
    await told(ada);
    await visit().as('Ada Beispiel');
    await tab.page.getByRole('button', { name: 'Annehmen' }).dblclick();
    await tab.page.getByText('Angekommen').waitFor();
    expect(heard('choice')).toHaveLength(1);
  });

  it('leaves a form alone in which somebody writes while news comes in', async () => {
    const me = await visit().as('Ada Beispiel');
    await me.asks('Frage');
    await me.fills('Frage', 'mitten im Satz');
    await told(ada, cardWith({ title: 'Neuigkeit' }));
    await me.sees('Neuigkeit');
    expect(await me.form.getByRole('textbox', { name: 'Frage' }).inputValue()).toBe('mitten im Satz');
  });

  it('says that Konsil is away, keeps the words, and goes on when it is back', async () => {
    const me = await visit().as('Ada Beispiel');
    await tab.page.locator('#composer-text').fill('Bleibt stehen');
    const port = Number(new URL(open.base).port);
    await open.playground.stop(100);
    await tab.page.getByRole('alert').getByText('nicht erreichbar').waitFor();
    await expectAccessible(tab.page);
    await me.writes('Bleibt stehen');
    await tab.page.getByRole('alert').getByText('kam nicht an').waitFor();
    open = await openPlayground(createFakeCore(new Map(open.core.rows)), { port });
    open.core.formWith(() => questionForm);
    await told(ada, cardWith({ title: 'Wieder da' }));
    await me.sees('Wieder da');
    expect(await tab.page.locator('#offline').innerText()).toBe('');
    expect(await tab.page.locator('#composer-text').inputValue()).toBe('Bleibt stehen');
    await me.asks('Bleibt stehen');
  });

  it('says so when something broke, and no longer when it works again', async () => {
    await tab.page.context().close();
    await open.playground.stop(100);
    let isBroken = true;
    open = await openPlayground(undefined, {
      moveClock: async () => {
        if (isBroken) throw new Error('no clock');
      },
    });
    tab = await openPage(browser);
    const me = await visit().as('Ada Beispiel');
    await me.seesNot('Uhr vorgestellt');
    await tab.page.getByRole('button', { name: '+1 Std.' }).click();
    await tab.page.getByRole('alert').getByText('kam nicht an').waitFor();
    isBroken = false;
    await tab.page.getByRole('button', { name: '+1 Std.' }).click();
    await tab.page.getByText('Uhr vorgestellt').waitFor();
    expect(await tab.page.locator('#offline').innerText()).toBe('');
  });

  it('tells of a file without sending a byte of it', async () => {
    await visit().as('Ada Beispiel');
    const posted = tab.page.waitForRequest((request) => request.url().endsWith('/file'));
    await tab.page
      .locator('#attach-file')
      .setInputFiles({ name: 'befund.txt', mimeType: 'text/plain', buffer: Buffer.from('Zzyzxmann') });
    expect((await posted).postData()).not.toMatch(/Zzyzxmann|befund/);
    await expect.poll(() => heard('file').length).toBe(1);
  });

  it('copies the record', async () => {
    await tab.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await told(ada, cardWith({ parts: [{ kind: 'record', label: 'Für die Akte', text: 'Frage und Antwort' }] }));
    const me = await visit().as('Ada Beispiel');
    await me.clicks('Kopieren');
    await me.sees('Kopiert.');
    expect(await inPage('navigator.clipboard.readText()')).toBe('Frage und Antwort');
  });

  it('works without JavaScript', async () => {
    await tab.page.context().close();
    tab = await openPage(browser, { javaScriptEnabled: false });
    await tab.page.goto(open.base);
    await tab.page.locator('#composer-text').fill('Patientin mit Fieber');
    await tab.page.getByRole('button', { name: 'Senden' }).click();
    await tab.page.getByLabel('Nicht eilig').check();
    await tab.page.getByLabel('[NAME_1] (Name) behalten').check();
    await tab.page.getByRole('button', { name: 'Absenden' }).click();
    await tab.page.getByText('Angekommen').waitFor();
    expect(heard('form')).toEqual([
      expect.objectContaining({ values: expect.objectContaining({ urgency: { kind: 'choice', value: 'routine' } }) }),
    ]);
  });
});
