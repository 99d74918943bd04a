import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { needs } from '../../capabilities.ts';
import { expectAccessible, type OpenPage, openBrowser, openPage } from './browser.ts';
import { type OpenKonsil, openKonsil } from './open-konsil.ts';
import { playground } from './visitor.ts';

/** One story in each language: what is typed, and what is written on the buttons. */
const stories = [
  {
    language: 'German',
    asker: 'Ada Beispiel',
    expert: 'Keimhard Erfunden',
    question:
      'Herr Zzyzxmann, geb. 12.03.1961, Tel. 030 1234567, hat unter Vancomycin einen Kreatininanstieg auf 2,1 mg/dl. Dosis reduzieren oder wechseln?',
    removed: ['[NAME_1] Name entfernt', '[BIRTHDATE_1] Geburtsdatum entfernt', '[PHONE_1] Telefonnummer entfernt'],
    today: /^Heute/,
    submit: 'Frage stellen',
    pick: /Keimhard Erfunden fragen/,
    accept: 'Annehmen',
    talk: /^Gespräch: Dr\. Ada/,
    introduced: 'Konsil stellt Sie einander vor',
    hello: 'Guten Tag, ich sehe es mir an.',
    answer: 'Antworten',
    field: 'Antwort',
    advice: 'Frau Zzyzxmann: Talspiegel bestimmen, Dosis halbieren.',
    again: 'Bitte noch einmal ansehen',
    send: 'Antwort senden',
    advised: 'Talspiegel bestimmen, Dosis halbieren',
    helped: 'Ja, hat geholfen',
    closed: 'Ihre Anfrage: Abgeschlossen',
    step: '+42 Tage',
    outcome: 'Wie ist es weitergegangen?',
    better: 'Besser',
    plan: 'Ja, Plan geändert',
    thank: 'Danke sagen',
    home: 'Übersicht',
    news: 'Ihr Rat hat geholfen.',
    thanks: 'dankt Ihnen',
  },
  {
    language: 'English',
    asker: 'Sam Specimen',
    expert: 'Dosia Fakewell',
    question:
      'Mr Zzyzxmann, born 12/03/1961, phone 030 1234567, on vancomycin, creatinine rising to 2.1 mg/dl. Reduce the dose or change the drug? Interaction with piperacillin?',
    removed: ['[NAME_1] Name removed', '[BIRTHDATE_1] Date of birth removed', '[PHONE_1] Phone number removed'],
    today: /^Today/,
    submit: 'Ask the question',
    pick: /Ask Dosia Fakewell/,
    accept: 'Accept',
    talk: /^Conversation: Dr Sam/,
    introduced: 'Konsil introduces you to each other',
    hello: 'Hello, I am looking at it.',
    answer: 'Answer',
    field: 'Answer',
    advice: 'Ms Zzyzxmann: measure the trough level, halve the dose.',
    again: 'Please look once more',
    send: 'Send the answer',
    advised: 'measure the trough level, halve the dose',
    helped: 'Yes, it helped',
    closed: 'Your request: Closed',
    step: '+42 days',
    outcome: 'How did it go on?',
    better: 'Better',
    plan: 'Yes, the plan changed',
    thank: 'Say thank you',
    home: 'Overview',
    news: 'Your advice helped.',
    thanks: 'thanks you',
  },
] as const;

describe('the whole loop in a browser', needs('chromium'), () => {
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

  it.each(stories)('closes in $language: asked, accepted, answered, helped, and how it went on', async (story) => {
    const people = playground(tab.page, konsil.base);
    const asker = await people.as(story.asker);
    await asker.asks(story.question);
    expect(await asker.form.locator('mark').allInnerTexts()).toEqual(story.removed);
    expect(await tab.page.content()).not.toContain('Zzyzxmann');
    await expectAccessible(tab.page);
    await asker.chooses(story.today);
    await asker.clicks(story.submit);
    await asker.clicks(story.pick);
    await people.unread(story.expert).waitFor();

    const expert = await people.as(story.expert);
    await expectAccessible(tab.page);
    await expert.clicks(story.accept);
    await expert.opens(story.talk);
    await expert.sees(story.introduced);
    await expert.writes(story.hello);
    await expert.sees(story.hello);
    await expectAccessible(tab.page);
    await people.as(story.expert);
    await expert.clicks(new RegExp(`${story.answer}$`));
    await expert.fills(story.field, story.advice);
    await expert.clicks(story.send);
    await expert.sees(story.again);
    await expectAccessible(tab.page);
    await expert.clicks(story.send);
    await expert.form.waitFor({ state: 'detached' });

    await people.as(story.asker);
    await asker.sees(story.advised);
    await expectAccessible(tab.page);
    await asker.clicks(story.helped);
    await asker.sees(story.closed);
    await people.movesClock(story.step);
    await asker.sees(story.outcome);
    await asker.clicks(story.better);
    await asker.clicks(story.plan);
    await asker.clicks(story.thank);
    await asker.opens(story.home);
    await asker.sees(/./);
    await expectAccessible(tab.page);

    await people.as(story.expert);
    await expert.sees(story.news);
    await expert.sees(story.thanks);
    await expectAccessible(tab.page);
  });
});
