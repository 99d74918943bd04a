import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Colleague, openSlackHospital, type SlackHospital } from '../adapters/slack/slack-hospital.ts';

const PATIENT = 'Herr Testmann, geb. 12.03.1941, Tel. 030 1234567';
const LEAK = /Testmann|1941|1234567/;

describe('at Slack, a question from the ward to the closed loop', () => {
  let hospital: SlackHospital;
  let ada: Colleague;
  let herz: Colleague;

  beforeEach(async () => {
    hospital = await openSlackHospital();
    ada = hospital.as('ada');
    herz = hospital.as('herz');
  });
  afterEach(() => hospital.close());

  it('is freed of identifiers, brought to the right colleague, answered, closed, and thanked for', async () => {
    await ada.asks(`${PATIENT}: Vorhofflimmern unter Apixaban, jetzt Blutung. Wann wieder Antikoagulation?`);
    expect(ada.hasForm).toBe(true);
    expect(JSON.stringify(ada.slack.view()?.view)).not.toMatch(LEAK);

    await ada.sends({ urgency: 'today' });
    // Asked at ten in Berlin; a reaction to "today" is promised within four hours.
    expect(JSON.stringify(ada.slack.view()?.view)).toMatch(/Angekommen.*Heute.*14:00/s);

    await ada.presses('Herzmuster');
    const offer = herz.sees('Vorhofflimmern');
    expect(offer.words).not.toMatch(LEAK);
    expect(offer.buttons.map(({ label }) => label)).toEqual(
      expect.arrayContaining(['Annehmen', 'Antworten', 'Absagen', 'Nicht mein Gebiet', 'Kollegin/Kollegen nennen']),
    );
    expect(herz.slack.notified().join()).not.toMatch(/Vorhofflimmern|Apixaban/);

    await herz.presses('Annehmen');
    const group = [...hospital.slack.world.channels.values()].find(({ kind }) => kind === 'mpim');
    expect(group?.members).toEqual([ada.slack.id, herz.slack.id].toSorted());
    const introduction = ada.sees('Vorhofflimmern', group?.id);
    expect(introduction.threadTs).not.toBeNull();
    expect(herz.sees('Vorhofflimmern').words).not.toContain('[Annehmen]');

    await herz.presses('Antworten');
    await herz.sends({ answer: 'Nach sieben Tagen wieder beginnen, wenn die Blutungsquelle saniert ist.' });
    expect(ada.sees('sieben Tagen').words).toContain('Herzmuster');

    await ada.presses('Ja, hat geholfen');
    const requests = await hospital.bot.store.requestsOf('ada', 10);
    expect(requests.map(({ status }) => status)).toEqual(['closed']);

    await hospital.later({ days: 15 });
    await ada.presses('Besser');
    await ada.presses('Danke sagen');
    expect(herz.sees(/Dank|dank/)).toBeDefined();
    expect(hospital.faults).toEqual([]);
  });

  it('is passed on both ways without a byte of who asks, as long as they wish to stay unknown', async () => {
    await ada.asks('Vorhofflimmern unter Apixaban, jetzt gastrointestinale Blutung. Wann wieder Antikoagulation?');
    await ada.sends({ urgency: 'today', namedExpert: 'herz', options: ['anonymous'] });
    await herz.presses('Annehmen');
    await hospital.later({ seconds: 31 });
    expect([...hospital.slack.world.channels.values()].filter(({ kind }) => kind === 'mpim')).toEqual([]);

    await ada.presses('Nachricht schreiben');
    await ada.sends({ text: 'Die Blutung steht seit gestern, Herr Testmann ist stabil.' });
    await hospital.later({ seconds: 31 });
    const relayed = herz.sees('Blutung steht');
    expect(relayed.words).not.toContain('Testmann');

    await herz.writes('Dann am siebten Tag beginnen.', relayed.ts);
    expect(
      ada.slack
        .reads()
        .map(({ words }) => words)
        .join(),
    ).not.toContain('siebten Tag');
    await herz.presses('Weiter');
    await herz.sends();
    await hospital.later({ seconds: 31 });
    expect(ada.sees('siebten Tag')).toBeDefined();

    expect(hospital.slack.bytesTo(herz.slack.id)).not.toMatch(/U00ADA|Ada Beispiel|Assistenzärztin Innere|"ada"/);
    const thread = herz.slack.reads().map(({ bytes }) => bytes);
    expect(thread.join()).not.toMatch(/U00ADA|Ada Beispiel/);
  });

  it('may be written to Konsil directly, and goes on in the form', async () => {
    await ada.writes(`${PATIENT}: Vorhofflimmern unter Apixaban. Antikoagulation nach Blutung?`);
    const waiting = ada.sees('Noch hat niemand');
    expect(waiting.words).not.toMatch(LEAK);
    await ada.presses('Weiter');
    await ada.sends({ urgency: 'today', namedExpert: 'herz' });
    expect(herz.sees('Vorhofflimmern').words).not.toMatch(LEAK);
  });

  it('shows on the page what is open, what waits and what is to be closed', async () => {
    await ada.asks('Vorhofflimmern unter Apixaban, jetzt Blutung. Wann wieder Antikoagulation?');
    await ada.sends({ urgency: 'today', namedExpert: 'herz' });
    expect(hospital.slack.world.homes.size, 'pages that nobody looks at').toBe(0);
    await herz.slack.opensHome();
    await ada.slack.opensHome();
    await hospital.settled();
    expect(ada.slack.home()).toMatch(/Meine offenen Fragen.*Vorhofflimmern/s);
    expect(herz.slack.home()).toMatch(/Wartet auf mich.*Vorhofflimmern/s);
    await ada.slack.clicksHome('Frage stellen');
    await hospital.settled();
    expect(ada.hasForm).toBe(true);
    await herz.presses('Annehmen');
    expect(herz.slack.home()).toMatch(/Sie haben übernommen/);
  });
});

describe('at Slack, in English', () => {
  let hospital: SlackHospital;

  beforeEach(async () => {
    hospital = await openSlackHospital({ locale: 'en' });
  });
  afterEach(() => hospital.close());

  it('a question goes to the right colleague and is answered and closed', async () => {
    const [sam, lunge] = [hospital.as('sam'), hospital.as('lunge')];
    await sam.asks('Mr Testmann, born 12/03/1941: COPD exacerbation, pH 7.28. When to start non-invasive ventilation?');
    await sam.sends({ urgency: 'today' });
    expect(JSON.stringify(sam.slack.view()?.view)).toMatch(/Received.*Today/s);
    await sam.presses('Invented');
    expect(lunge.sees('COPD exacerbation').words).not.toMatch(/Testmann|1941/);
    await lunge.presses('Accept');
    await lunge.presses('Answer');
    await lunge.sends({ answer: 'Start now, pH below 7.30 with hypercapnia.' });
    await sam.presses('Yes, it helped');
    const requests = await hospital.bot.store.requestsOf('sam', 10);
    expect(requests.map(({ status }) => status)).toEqual(['closed']);
  });

  it('commands are answered where they belong', async () => {
    const sam = hospital.as('sam');
    for (const words of ['help', 'privacy', 'pause 2w']) {
      await sam.asks(words);
      expect(hospital.slack.world.whispers.at(-1)?.text).toMatch(/direct message/);
    }
    expect(sam.sees('Konsil')).toBeDefined();
    await sam.asks('mine');
    expect(hospital.slack.world.whispers.at(-1)?.text).toMatch(/Home tab/);
    expect(sam.slack.home()).toContain('questions');
  });
});
