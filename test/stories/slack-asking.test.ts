import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { blockOf } from '../adapters/slack/slack-driver.ts';
import { type Colleague, openSlackHospital, type SlackHospital } from '../adapters/slack/slack-hospital.ts';
import { valuesOf } from '../fakes/slack/view-values.ts';

const QUESTION = 'Vorhofflimmern unter Apixaban, jetzt Blutung. Wann wieder Antikoagulation?';

/** One house and one day for all of these, in their order. */
describe('at Slack, a colleague who asks or is asked', () => {
  let hospital: SlackHospital;
  let ada: Colleague;
  let herz: Colleague;

  beforeAll(async () => {
    hospital = await openSlackHospital();
    [ada, herz] = [hospital.as('ada'), hospital.as('herz')];
  });
  afterAll(() => hospital.close());

  const shown = (who: Colleague): string => JSON.stringify(who.slack.view()?.view);
  const whispered = (): string => hospital.slack.world.whispers.at(-1)?.text ?? '';
  const newest = (who: Colleague): string => who.slack.reads().findLast(({ byKonsil }) => byKonsil)?.words ?? '';

  it('finds an empty form with the reason when the line could not be made safe', async () => {
    await ada.asks(`Frau Testmann ${'hat Fieber '.repeat(2000)}`);
    expect(shown(ada)).toContain('zu lang');
    expect(shown(ada)).not.toContain('Testmann');
    const view = ada.slack.view();
    expect(view && valuesOf(view)[blockOf(view, 'question')]).toBe('');
    await ada.slack.closes();
  });

  it('is asked all that a second opinion needs, and is told at its own field what is missing', async () => {
    await ada.asks(QUESTION);
    const view = ada.slack.view();
    if (view === null) throw new Error('no form');
    const fields = 'question urgency kind history desiredStep earlierPlan earlierPlanBy namedExpert options'.split(' ');
    expect(fields.map((field) => blockOf(view, field))).toHaveLength(9);
    ada.slack.fills(blockOf(view, 'urgency'), 'today');
    ada.slack.fills(blockOf(view, 'options'), ['only-named']);
    await ada.slack.submits();
    expect(Object.keys(ada.slack.view()?.errors ?? {})).toEqual([blockOf(view, 'namedExpert')]);
  });

  it('is told by when somebody answers, counted from the sending and not from the opening of the form', async () => {
    await hospital.later({ minutes: 90 });
    await ada.sends({ urgency: 'today', options: [], namedExpert: 'herz' });
    expect(shown(ada)).toMatch(/Angekommen.*Heute.*15:30/s);
  });

  it('is told why it is them, and by when, and may say until when they have no time', async () => {
    const offer = herz.sees('Vorhofflimmern').words;
    expect(offer).toMatch(/ausdrücklich ausgewählt/);
    expect(offer).toMatch(/Warum Sie/);
    expect(offer).toMatch(/15:30/);
    await herz.presses('Absagen');
    expect(shown(herz)).toMatch(/Keine Zeit bis/);
    await herz.sends({ reason: 'busy-7' });
    expect(herz.slack.reads().flatMap(({ buttons }) => buttons.map(({ label }) => label))).not.toContain('Annehmen');
  });

  it.each([
    ['hilfe', /Direktnachricht/, /So hilft Konsil/],
    ['datenschutz', /Direktnachricht/, /Datenschutz|aufhebt/],
    ['pause 2w', /Direktnachricht/, /Pause|Auszeit/],
    ['weiter', /Direktnachricht/, /Pause|Auszeit|wieder/],
    ['sprache klingonisch', /Direktnachricht/, /Diese Sprache kann Konsil noch nicht/],
    ['pause bis 14.12.', /Direktnachricht/, /Pause|Auszeit/],
    ['42', /Direktnachricht/, /hilfe/i],
  ])('who types "/expert %s" is told on the spot where the answer stands, and finds it there', async (words, where, what) => {
    await herz.asks(words);
    expect(whispered()).toMatch(where);
    expect(newest(herz)).toMatch(what);
  });

  it.each(['meine', 'profil', 'mine', 'profile'])('who types "/expert %s" is led to the page', async (words) => {
    await herz.asks(words);
    expect(whispered()).toMatch(/Home/);
    expect(herz.slack.home()).toMatch(/Profil/);
  });

  it('sees on the page how often they may be asked, and until when they are not', async () => {
    await herz.asks('pause 2w');
    await herz.slack.opensHome();
    await hospital.settled();
    expect(herz.slack.home()).toMatch(/5.*Woche/s);
    expect(herz.slack.home()).toMatch(/Pause: bis/);
  });

  it('gets a question, not a break, of what only begins like a command', async () => {
    await ada.asks('Pause bei Antikoagulation vor OP?');
    expect(ada.hasForm).toBe(true);
    await ada.slack.closes();
  });
});
