import { mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLog } from '../../../src/log.ts';
import { unescaped } from '../../fakes/slack/words-of.ts';
import { type Colleague, openSlackHospital, type SlackHospital } from './slack-hospital.ts';

/** Identifiers that occur nowhere else, in forms the filter must know. */
const canaries = ['Zwitscherbein', 'Quackenfels', '03.04.1937', '0171 5550199', 'zwitscher@example.invalid'];
const PATIENT = 'Herr Zwitscherbein, geb. 03.04.1937, Tel. 0171 5550199, zwitscher@example.invalid';
const QUESTION = 'Vorhofflimmern unter Apixaban, jetzt Blutung. Wann wieder Antikoagulation?';

function bytesBelow(folder: string): string {
  return readdirSync(folder)
    .map((name) => {
      const path = join(folder, name);
      return statSync(path).isDirectory() ? bytesBelow(path) : readFileSync(path, 'latin1');
    })
    .join('\n');
}

/** The count alone is told, so that a failure prints none. */
function canariesIn(what: string): number {
  const folded = unescaped(what).toLowerCase();
  return canaries.filter((canary) => folded.includes(canary.toLowerCase())).length;
}

describe('what is typed at Slack', () => {
  let hospital: SlackHospital;
  let ada: Colleague;
  let herz: Colleague;
  const printed: string[] = [];

  beforeEach(async () => {
    printed.length = 0;
    for (const stream of [process.stdout, process.stderr])
      vi.spyOn(stream, 'write').mockImplementation((chunk) => printed.push(String(chunk)) > 0);
    const folder = mkdtempSync(join(tmpdir(), 'konsil-slack-leak-'));
    hospital = await openSlackHospital({
      folder,
      databaseUrl: `file:${join(folder, 'konsil.db')}`,
      log: createLog('debug', { write: (line) => void printed.push(line) }),
    });
    ada = hospital.as('ada');
    herz = hospital.as('herz');
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    await hospital.close();
  });

  const said = (): string => JSON.stringify(hospital.slack.api.heard.map(({ method, args }) => [method, args]));

  function expectClean(): void {
    expect(canariesIn(said()), 'every byte sent to Slack').toBe(0);
    expect(canariesIn(bytesBelow(hospital.folder)), 'the files').toBe(0);
    expect(canariesIn(printed.join('\n')), 'what was logged and printed').toBe(0);
    const shown = hospital.slack.world.notifications.map((one) => one.shown).join('\n');
    expect(shown).not.toMatch(/Vorhofflimmern|Apixaban|Blutung|Antikoagulation|siebten/);
  }

  async function asked(values: Readonly<Record<string, unknown>> = {}): Promise<void> {
    await ada.asks(`${PATIENT}: ${QUESTION}`);
    await ada.sends({
      urgency: 'today',
      namedExpert: 'herz',
      history: `Bericht von Frau Quackenfels: ${PATIENT}`,
      desiredStep: 'Rückruf an Herrn Zwitscherbein',
      ...values,
    });
  }

  it('goes out to nobody with an identifier in it, along the whole loop', async () => {
    await asked();
    await herz.presses('Annehmen');
    await herz.presses('Antworten');
    await herz.sends({ answer: `Bei Herrn Zwitscherbein am siebten Tag, siehe ${PATIENT}` });
    await ada.presses('Rückfrage');
    await ada.sends({ text: `Und wenn Frau Quackenfels anruft? ${PATIENT}` });
    await ada.slack.attaches();
    await hospital.settled();
    expectClean();
  });

  it('goes out to nobody with an identifier in it when Slack fails at every turn', async () => {
    const { faults } = hospital.slack;
    faults.add('views.open', { kind: 'error', error: 'expired_trigger_id' });
    await ada.asks(`${PATIENT}: ${QUESTION}`);
    await ada.writes(`${PATIENT}: noch einmal ${QUESTION}`);
    faults.add('chat.postMessage', { kind: 'http-500' });
    faults.add('chat.update', { kind: 'lost-reply' });
    faults.add(/./, { kind: 'error', error: 'fatal_error' }, { times: 3 });
    await ada.writes(`Frau Quackenfels ${PATIENT}`);
    await hospital.later({ minutes: 1 });
    expectClean();
  });

  it('tells the person asked nothing of who asks, in any byte, wherever words are passed on', async () => {
    await asked({ options: ['anonymous'] });
    await herz.slack.opensHome();
    await hospital.settled();
    await herz.presses('Annehmen');
    await hospital.later({ seconds: 31 });
    const opened = ada.slack
      .reads()
      .findLast(({ buttons }) => buttons.some(({ label }) => label === 'Nachricht schreiben'));
    await ada.writes(`Noch etwas zu ${PATIENT}`, opened?.ts);
    const own = ada.slack.reads().findLast(({ byKonsil }) => !byKonsil)?.ts ?? '';
    await ada.slack.edits(own, `Noch etwas mehr zu ${PATIENT}`);
    await hospital.settled();
    await ada.presses('Weiter');
    await ada.sends();
    await hospital.later({ seconds: 31 });
    await ada.slack.edits(own, `Noch viel mehr zu ${PATIENT}`);
    await hospital.settled();
    await ada.presses('Weiter');
    await ada.sends();
    await hospital.later({ seconds: 31 });
    await ada.slack.deletes(own);
    await hospital.settled();
    await herz.presses('Nachricht schreiben');
    await herz.sends({ text: 'Herr Zwitscherbein soll am siebten Tag kommen.' });
    await hospital.later({ seconds: 31 });
    expect(ada.sees('siebten Tag')).toBeDefined();
    await herz.presses('Antworten');
    await herz.sends({ answer: 'Am siebten Tag beginnen.' });
    await hospital.later({ hours: 5 });
    const bytes = hospital.slack.bytesTo(herz.slack.id);
    expect(bytes).toContain('Vorhofflimmern');
    for (const mark of [ada.slack.id, 'Ada Beispiel', '"ada"', 'ada.', 'Assistenzärztin', ada.slack.direct()])
      expect(bytes, 'the asker’s marks').not.toContain(mark);
    expectClean();
  });

  it('would be found if it were anywhere', async () => {
    await hospital.bot.store.state('slack').set('leak', { quoted: PATIENT });
    expect(canariesIn(bytesBelow(hospital.folder))).toBeGreaterThan(0);
    process.stderr.write(PATIENT);
    expect(canariesIn(printed.join('\n'))).toBeGreaterThan(0);
  });
});
