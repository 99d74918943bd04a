import { mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RawText } from '../src/deid/index.ts';
import { createLog } from '../src/log.ts';
import { type Filled, type Hospital, openHospital, type Someone, textOf } from './fakes/hospital.ts';

/** Identifiers that occur nowhere else, in forms the filter must know. */
const canaries = [
  'Zwitscherbein',
  'Quackenfels',
  '03.04.1937',
  '0171 5550199',
  'zwitscher@example.invalid',
  'Kanarienweg 7',
];
const digits = canaries.map((word) => word.replace(/\D/g, '')).filter((word) => word.length > 6);
const patient =
  'Herr Zwitscherbein, geb. 03.04.1937, wohnhaft Kanarienweg 7, Tel. 0171 5550199, zwitscher@example.invalid';

function bytesBelow(folder: string): string {
  return readdirSync(folder)
    .map((name) => {
      const path = join(folder, name);
      if (statSync(path).isDirectory()) return bytesBelow(path);
      const bytes = readFileSync(path);
      return [bytes.toString('latin1'), bytes.toString('utf8'), bytes.toString('utf16le')].join('\n');
    })
    .join('\n');
}

/** How many marked identifiers stand there; the count alone is told, so that a failure prints none. */
function canariesIn(what: string): number {
  const folded = what.toLowerCase();
  return [...canaries, ...digits].filter((canary) => folded.includes(canary.toLowerCase())).length;
}

describe('identifiers typed anywhere along the loop', () => {
  let hospital: Hospital;
  let ada: Someone;
  let herz: Someone;
  const printed: string[] = [];

  beforeEach(async () => {
    printed.length = 0;
    for (const stream of [process.stdout, process.stderr])
      vi.spyOn(stream, 'write').mockImplementation((chunk) => printed.push(String(chunk)) > 0);
    const folder = mkdtempSync(join(tmpdir(), 'konsil-canary-'));
    const log = createLog('debug', { write: (line) => void printed.push(line) });
    hospital = await openHospital({ folder, databaseUrl: `file:${join(folder, 'konsil.db')}`, log });
    ada = hospital.as('ada');
    herz = hospital.as('herz');
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    await hospital.close();
  });

  /** Fills a form the way a hurried person does: everything typed raw, then the yes to what is shown. */
  async function through(who: Someone, choice: string, values: Filled): Promise<void> {
    const form = await who.presses(choice);
    if (form === null) throw new Error(`${choice} opens no form`);
    const shown = await who.fills(form, values);
    expect(shown.kind, `${choice} shows what was removed`).toBe('form');
    expect(canariesIn(JSON.stringify(shown)), `the form of ${choice}, shown again`).toBe(0);
    if (shown.kind === 'form') expect((await who.fills(shown.form, {})).kind).toBe('ok');
  }

  async function asked(extra: Filled): Promise<void> {
    const form = await ada.asks(`${patient}: Vorhofflimmern unter Apixaban, Blutung. Antikoagulation wann?`);
    const shown = await ada.fills(form, {
      urgency: 'today',
      namedExpert: 'herz',
      history: `Bericht von Frau Quackenfels: ${patient}`,
      desiredStep: 'Rückruf an Herrn Zwitscherbein',
      ...extra,
    });
    if (shown.kind !== 'form') throw new Error('what was removed was not shown');
    expect((await ada.fills(shown.form, {})).kind).toBe('ok');
  }

  function expectClean(): void {
    expect(canariesIn(bytesBelow(hospital.folder)), 'the files').toBe(0);
    expect(canariesIn(hospital.chat.messages.map(({ card }) => textOf(card)).join('\n')), 'the messages').toBe(0);
    expect(canariesIn(JSON.stringify([...hospital.chat.homes.values()])), 'the homes').toBe(0);
    expect(canariesIn(printed.join('\n')), 'what was logged and printed').toBe(0);
  }

  it('are in no file, no log, no error and no message, from the question to the outcome', async () => {
    await asked({});
    await through(ada, 'amend', { question: `${patient}: Vorhofflimmern, GI-Blutung. Wann wieder Apixaban?` });
    await herz.presses('accept');
    await through(herz, 'answer', { answer: `Bei Herrn Zwitscherbein nach sieben Tagen, siehe ${patient}` });
    await through(ada, 'follow-up', { text: `Und wenn Frau Quackenfels anruft? ${patient}` });
    await through(herz, 'answer', { answer: `Zurückrufen unter 0171 5550199, dann Apixaban.` });
    await ada.presses('helped');
    await through(ada, 'lesson', { text: `Früher anrufen, anders als bei Herrn Zwitscherbein, ${patient}` });
    await ada.presses('keep-case');
    await herz.presses('keep-case');
    expect(await hospital.bot.store.cases('default')).toHaveLength(1);
    await hospital.later({ days: 15 });
    await through(ada, 'outcome', { value: 'better', text: `Herr Zwitscherbein wohlauf, ${patient}` });
    expectClean();
  });

  it('do not pass through a relay either', async () => {
    await asked({ options: ['anonymous'] });
    await herz.presses('accept');
    await hospital.later({ minutes: 1 });
    await through(ada, 'relay', { text: `Noch etwas zu ${patient}` });
    await hospital.later({ minutes: 1 });
    await through(herz, 'relay', { text: 'Herr Zwitscherbein soll kommen.' });
    await hospital.later({ minutes: 1 });
    expectClean();
  });

  it('do not get into a profile, whatever its fields are told', async () => {
    await herz.asks('profil');
    await herz.asks('hilfe');
    const told = (field: string) => `${field}, wie bei ${patient}`;
    const fields = ['text', 'example1', 'example2', 'example3', 'notFor'] as const;
    await through(herz, 'profile', {
      specialty: 'Kardiologie, wie bei Herrn Zwitscherbein',
      ...Object.fromEntries(fields.map((field) => [field, told('Vorhofflimmern')])),
    });
    expect((await hospital.bot.store.person('herz'))?.expert?.examples).toHaveLength(3);
    expectClean();
  });

  it('leave no trace of a text that was refused, nor of one whose sender’s platform failed aloud', async () => {
    const by = ada.person.accounts[0];
    if (by === undefined) throw new Error('the asker has no account');
    const event = { at: hospital.clock.now(), by, in: null };
    const core = hospital.chat.core;
    await core.accept({ ...event, kind: 'message', dedupeKey: 'too-long', text: new RawText(patient.repeat(400)) });
    hospital.chat.faultOf = () => {
      throw new Error(`the platform quotes: ${patient}`);
    };
    await core.accept({ ...event, kind: 'message', dedupeKey: 'short', text: new RawText(patient) });
    await hospital.bot.settled();
    expect(printed.join('\n')).toContain('delivery-failed');
    expectClean();
  });

  it('would be found if they were anywhere', async () => {
    await hospital.bot.store.state('fake').set('leak', { quoted: patient });
    expect(canariesIn(bytesBelow(hospital.folder))).toBeGreaterThan(0);
    process.stderr.write(patient);
    expect(canariesIn(printed.join('\n'))).toBeGreaterThan(0);
  });
});
