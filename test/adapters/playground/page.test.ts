import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Card } from '../../../src/chat/port.ts';
import { accept, decline, questionForm } from '../../contract/adapter/scenes.ts';
import { cardWith } from '../../fakes/fake-core.ts';
import { ada, everyone, type OpenPlayground, openPlayground, post } from './open-playground.ts';
import { formsIn, wordsOf } from './read-html.ts';

let open: OpenPlayground;
beforeEach(async () => {
  open = await openPlayground();
});
afterEach(() => open.playground.stop(100));

const page = async (path: string) => (await fetch(open.base + path)).text();

describe('the page', () => {
  it('speaks the language of the person one is', async () => {
    expect(await page('/as/ada.fake/konsil')).toMatch(/<html lang="de">.*Noch keine Nachrichten/s);
    expect(await page('/as/jo.fake/konsil')).toMatch(/<html lang="en">.*No messages yet/s);
  });

  it('says in its title once what it is and who one is', async () => {
    const titleOf = async (path: string) => /<title>(.*)<\/title>/.exec(await page(path))?.[1] ?? '';
    expect((await titleOf('/as/ada.fake/konsil')).match(/Konsil/g)).toHaveLength(1);
    expect(await titleOf('/as/ada.fake/home')).toBe(`Übersicht – ${ada.name} – Konsil zum Ausprobieren`);
  });

  it('opens with the first person at Konsil', async () => {
    const response = await fetch(open.base);
    expect(new URL(response.url).pathname).toBe('/as/ada.fake/konsil');
  });

  it('lets experts stand aside until they are written to when there are many', async () => {
    const crowd = Array.from(
      { length: 12 },
      (_, index) =>
        ({
          account: { ...ada.account, id: `x${index}.fake` },
          name: `Dr. Eva Muster${index}`,
          role: 'Test',
          lang: 'de',
          seat: 'expert',
        }) as const,
    );
    await open.playground.stop(0);
    open = await openPlayground(undefined, { personas: [...everyone, ...crowd] });
    const aside = () => page('/as/ada.fake/konsil').then((html) => /<details>.*<\/details>/s.exec(html)?.[0] ?? '');
    expect(await aside()).toContain('Weitere Personen (12)');
    const direct = await open.playground.direct({ ...ada.account, id: 'x11.fake' }, 'k');
    if (direct.kind === 'done') await open.playground.send(direct.value, cardWith(), 'k');
    expect(await aside()).not.toContain('Muster11');
  });

  it('shows the record as text that can be selected without JavaScript', async () => {
    const direct = await open.playground.direct(ada.account, 'k');
    const parts = [{ kind: 'record', label: 'Für die Akte', text: 'Zeile 1\nZeile 2' }] as const;
    if (direct.kind === 'done') await open.playground.send(direct.value, cardWith({ parts }), 'k');
    expect(await page('/as/ada.fake/konsil')).toMatch(
      /<textarea id="[^"]+" readonly[^>]*>Zeile 1\nZeile 2<\/textarea>/,
    );
  });

  it('says once what may be typed: at the newest card, for which a number is taken', async () => {
    const direct = await open.playground.direct(ada.account, 'k');
    const hint = async () => wordsOf(await page('/as/ada.fake/konsil')).match(/Tippen geht auch: 1 \w+/g);
    const send = async (card: Card, key: string) => {
      if (direct.kind === 'done') await open.playground.send(direct.value, card, key);
    };
    await send(cardWith({ handle: 'h1', choices: [accept] }), 'k1');
    expect(await hint()).toEqual([`Tippen geht auch: 1 ${accept.word}`]);
    await send(cardWith({ handle: 'h2', choices: [decline] }), 'k2');
    await send(cardWith(), 'k3');
    expect(await hint()).toEqual([`Tippen geht auch: 1 ${decline.word}`]);
  });

  it('gives back what the filter took when the person says so', async () => {
    open.core.formWith(() => questionForm);
    const asked = await post(
      open.base,
      '/as/ada.fake/ask',
      new URLSearchParams({ view: 'home', text: 'x', token: 't' }),
    );
    const html = await asked.text();
    expect(wordsOf(html)).toContain('[NAME_1] (Name) behalten');
    const form = formsIn(html).find(({ action }) => action.endsWith('/form'));
    form?.body.append('restore:question', '[NAME_1]');
    await post(open.base, form?.action ?? '', form?.body ?? new URLSearchParams());
    expect(open.core.accepted.find(({ kind }) => kind === 'form')).toMatchObject({
      values: { question: { restore: ['[NAME_1]'] } },
    });
  });

  it('names the fields in the summary of what is wrong, for whoever cannot see where they stand', async () => {
    open.core.formWith(() => questionForm);
    const asked = new URLSearchParams({ view: 'home', text: 'x', token: 't' });
    const html = await (await post(open.base, '/as/ada.fake/ask', asked)).text();
    open.core.replyWith(() => ({
      kind: 'errors',
      errors: [
        { field: 'question', message: 'Bitte ausfüllen.' },
        { field: 'elsewhere', message: 'Bitte neu öffnen.' },
      ],
    }));
    const form = formsIn(html).find(({ action }) => action.endsWith('/form'));
    const back = await (await post(open.base, form?.action ?? '', form?.body ?? new URLSearchParams())).text();
    const summary = /<div class="warning" role="alert" id="form-errors".*?<\/div>/s.exec(back)?.[0] ?? '';
    expect(summary).toContain('<a href="#field-question">Frage: Bitte ausfüllen.</a>');
    expect(wordsOf(summary)).toContain('Bitte neu öffnen.');
  });

  it('stands refused words in the form again, so that nobody types them twice', async () => {
    const [question, ...others] = questionForm.fields;
    if (question?.kind !== 'clinical') throw new Error('a question begins with its text');
    open.core.formWith(() => ({ ...questionForm, fields: [{ ...question, value: '', removed: [] }, ...others] }));
    for (const headers of [{ 'HX-Request': 'true' }, {}]) {
      const asked = new URLSearchParams({ view: 'konsil', text: 'viel zu lang', token: crypto.randomUUID() });
      const html = await (await post(open.base, '/as/ada.fake/write', asked, headers)).text();
      expect(html).toMatch(/<textarea id="field-question"[^>]*>\nviel zu lang<\/textarea>/);
    }
    expect(await page('/as/ada.fake/konsil')).not.toContain('viel zu lang');
  });

  it('says where it is answered when somebody asks for their own questions or their profile', async () => {
    for (const [at, words] of ['meine', 'profil', 'mine', 'Übersicht'].entries()) {
      const asked = new URLSearchParams({ view: 'konsil', text: words, token: `own-${at}` });
      const html = await (await post(open.base, '/as/ada.fake/write', asked)).text();
      expect(wordsOf(html)).toContain('Das steht unter „Übersicht“');
    }
  });

  it("keeps what is typed from the browser's own spelling and writing aids", async () => {
    open.core.formWith(() => questionForm);
    const asked = new URLSearchParams({ view: 'konsil', text: 'x', token: 't' });
    const form = await (await post(open.base, '/as/ada.fake/ask', asked)).text();
    const typed = [...`${await page('/as/jo.fake/konsil')}${form}`.matchAll(/<textarea (?![^>]*readonly)[^>]*>/g)];
    expect(typed.length).toBeGreaterThan(1);
    for (const [field] of typed) expect(field).toContain('spellcheck="false" writingsuggestions="false"');
  });

  it('opens the overview and tells Konsil so', async () => {
    expect(await page('/as/ada.fake/home')).toContain('Noch nichts offen');
    expect(open.core.accepted.map(({ kind }) => kind)).toEqual(['home-opened']);
  });

  it('closes a form that is cancelled and tells Konsil so', async () => {
    open.core.formWith(() => questionForm);
    const html = await (
      await post(open.base, '/as/ada.fake/ask', new URLSearchParams({ view: 'konsil', text: 'x', token: 't' }))
    ).text();
    const cancel = formsIn(html).find(({ action }) => action.endsWith('/form/close'));
    const after = await (await post(open.base, cancel?.action ?? '', cancel?.body ?? new URLSearchParams())).text();
    expect(after).not.toContain('id="form-title"');
    expect(open.core.accepted.at(-1)).toMatchObject({ kind: 'form-closed', handle: 'h-question' });
  });

  it('moves the clock by the steps it offers and by no other', async () => {
    const move = (minutes: string) =>
      post(open.base, '/clock', new URLSearchParams({ minutes, person: 'ada.fake', view: 'konsil' }));
    expect(await page('/as/ada.fake/konsil')).toContain('10:00');
    expect(wordsOf(await (await move('480')).text())).toMatch(/Uhr vorgestellt\..*18:00 Mo\., 2\. März 2026/);
    for (const wrong of ['', '-10', '11', '1e9', 'NaN']) expect((await move(wrong)).status).toBe(400);
  });

  it('answers a page with JavaScript with the changed parts alone', async () => {
    open.core.formWith(() => questionForm);
    const body = new URLSearchParams({ view: 'konsil', text: 'Fieber', token: 't' });
    const parts = await (await post(open.base, '/as/ada.fake/write', body, { 'HX-Request': 'true' })).text();
    expect([...parts.matchAll(/hx-target="(#[a-z-]+)"/g)].map(([, target]) => target)).toEqual(
      expect.arrayContaining(['#status', '#form-slot', '#composer']),
    );
    expect(parts).not.toContain('<html');
  });

  it('leaves the typed words alone when they could not be stored', async () => {
    open.core.failAccept(true);
    const body = new URLSearchParams({ view: 'konsil', text: 'Testmann hustet', token: 't' });
    const parts = await (await post(open.base, '/as/ada.fake/write', body, { 'HX-Request': 'true' })).text();
    expect(parts).not.toContain('#composer');
    const whole = await (await post(open.base, '/as/ada.fake/write', body)).text();
    expect(whole).toContain('Testmann hustet</textarea>');
  });
});
