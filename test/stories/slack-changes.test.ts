import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Colleague, openSlackHospital, type SlackHospital } from '../adapters/slack/slack-hospital.ts';

describe('at Slack, what is written to an unknown colleague', () => {
  let hospital: SlackHospital;
  let ada: Colleague;
  let herz: Colleague;
  let card = '';

  beforeEach(async () => {
    hospital = await openSlackHospital();
    ada = hospital.as('ada');
    herz = hospital.as('herz');
    await ada.asks('Vorhofflimmern unter Apixaban, jetzt gastrointestinale Blutung. Wann wieder Antikoagulation?');
    await ada.sends({ urgency: 'today', namedExpert: 'herz', options: ['anonymous'] });
    await herz.presses('Annehmen');
    await hospital.later({ seconds: 31 });
    card =
      ada.slack.reads().findLast(({ buttons }) => buttons.some(({ label }) => label === 'Nachricht schreiben'))?.ts ??
      '';
  });
  afterEach(() => hospital.close());

  const wrote = async (words: string): Promise<string> => {
    await ada.writes(words, card);
    return ada.slack.reads().findLast(({ byKonsil }) => !byKonsil)?.ts ?? '';
  };
  const sent = async (): Promise<void> => {
    await ada.presses('Weiter');
    await ada.sends();
    await hospital.later({ seconds: 31 });
  };
  const reading = (who: Colleague): string =>
    who.slack
      .reads()
      .filter(({ byKonsil }) => byKonsil)
      .map(({ words }) => words)
      .join('\n');
  const changes = async (ts: string, words: string): Promise<void> => {
    await ada.slack.edits(ts, words);
    await hospital.settled();
  };

  it('is sent as it was changed, when it was changed before it was sent', async () => {
    const ts = await wrote('Die Blutung steht seit gestern.');
    await changes(ts, 'Die Blutung steht seit heute, Herr Testmann ist stabil.');
    expect(reading(ada)).toMatch(/steht seit heute/);
    expect(reading(ada)).not.toMatch(/seit gestern|Testmann/);
    await sent();
    expect(reading(herz)).toMatch(/steht seit heute/);
    expect(reading(herz)).not.toMatch(/seit gestern|Testmann/);
  });

  it('is not sent at all, when it was deleted before it was sent', async () => {
    const ts = await wrote('Die Blutung steht seit gestern.');
    await ada.slack.deletes(ts);
    await hospital.settled();
    expect(reading(ada)).not.toMatch(/seit gestern/);
    await hospital.later({ minutes: 5 });
    expect(reading(herz)).not.toMatch(/seit gestern/);
  });

  it('is followed by its change, marked and seen by its writer, when that comes later', async () => {
    const ts = await wrote('Die Blutung steht seit gestern.');
    await sent();
    await changes(ts, 'Die Blutung steht seit heute, Herr Testmann ist stabil.');
    expect(reading(ada)).toMatch(/Weitergegeben ist noch die frühere Fassung/);
    expect(reading(herz)).not.toMatch(/seit heute/);
    await sent();
    expect(reading(herz)).toMatch(/Geändert: Die Blutung steht seit heute/);
    expect(reading(herz)).not.toMatch(/Testmann/);
  });

  it('stays where it was passed on, when it is deleted later, and its writer is told so', async () => {
    const ts = await wrote('Die Blutung steht seit gestern.');
    await sent();
    await ada.slack.deletes(ts);
    await hospital.settled();
    expect(reading(ada)).toMatch(/schon weitergegeben und bleibt/);
    expect(reading(herz)).toMatch(/seit gestern/);
  });

  it('cannot be sent twice from the button above which it waited', async () => {
    await wrote('Die Blutung steht seit gestern.');
    await sent();
    expect(reading(ada)).toMatch(/Abgeschickt/);
    expect(ada.slack.reads().flatMap(({ buttons }) => buttons.map(({ label }) => label))).not.toContain('Weiter');
  });

  it('is changed once, although Slack tells of the change twice, and a link that Slack shows is no change', async () => {
    const ts = await wrote('Die Blutung steht seit gestern.');
    await sent();
    await changes(ts, 'Die Blutung steht seit heute.');
    await changes(ts, 'Die Blutung steht seit heute.');
    expect(reading(ada).match(/frühere Fassung/g)).toHaveLength(1);
  });

  it('holds no file: it is refused with a reason, and nothing of it reaches the other', async () => {
    const calls = hospital.slack.api.heard.length;
    await ada.slack.attaches(card);
    await hospital.settled();
    await hospital.later({ minutes: 1 });
    expect(reading(ada)).toMatch(/Datei/);
    const bytes = JSON.stringify(hospital.slack.api.heard.slice(calls));
    expect(bytes).not.toMatch(/Befund_|fake\.example\/file/);
    expect(hospital.slack.bytesTo(herz.slack.id)).not.toMatch(/Befund_/);
  });
});
