import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Hospital, openHospital, textOf } from './fakes/hospital.ts';

/** Identifiers that occur nowhere else, in forms the filter must know. */
const canaries = ['Zwitscherbein', 'Quackenfels', '03.04.1937', '0171 5550199', 'zwitscher@example.invalid', 'Kanarienweg 7'];
const marked = canaries.map((word) => word.replace(/\D/g, '').length > 6 ? word.replace(/\D/g, '') : word);
const patient = `Herr Zwitscherbein, geb. 03.04.1937, wohnhaft Kanarienweg 7, Tel. 0171 5550199, zwitscher@example.invalid`;

function bytesBelow(folder: string): string {
  return readdirSync(folder).map((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? bytesBelow(path) : readFileSync(path, 'latin1') + readFileSync(path, 'utf8');
  }).join('\n');
}

function expectClean(what: string, where: string): void {
  const folded = what.toLowerCase();
  const found = [...canaries, ...marked].filter((canary) => folded.includes(canary.toLowerCase()));
  expect(found.length, `${found.length} marked identifiers found in ${where}`).toBe(0);
}

describe('identifiers typed anywhere along the loop', () => {
  let hospital: Hospital;
  const printed: string[] = [];

  beforeEach(async () => {
    for (const stream of [process.stdout, process.stderr])
      vi.spyOn(stream, 'write').mockImplementation((chunk) => printed.push(String(chunk)) > 0);
    const { mkdtempSync } = await import('node:fs');
    const folder = mkdtempSync('/tmp/konsil-canary-');
    hospital = await openHospital({ folder, databaseUrl: `file:${join(folder, 'konsil.db')}` });
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    await hospital.close();
  });

  it('are in no file, no log, no error, and no message', async () => {
    const ada = hospital.as('ada');
    const herz = hospital.as('herz');

    const form = await ada.asks(`${patient}: Vorhofflimmern unter Apixaban, Blutung. Antikoagulation wann?`);
    const again = await ada.fills(form, {
      urgency: 'today', history: `Bericht von Frau Quackenfels: ${patient}`, desiredStep: `Rückruf an Herrn Zwitscherbein`,
    });
    expect(again.kind).toBe('form');
    if (again.kind !== 'form') return;
    expectClean(JSON.stringify(again), 'the form shown again');
    await ada.fills(again.form, {});

    await ada.presses('pick-1');
    await herz.presses('accept');
    const answer = await herz.presses('answer');
    if (answer === null) throw new Error('answering opens no form');
    const shown = await herz.fills(answer, { answer: `Bei Herrn Zwitscherbein nach sieben Tagen, siehe ${patient}` });
    if (shown.kind !== 'form') throw new Error('the answer was not shown before it left');
    await herz.fills(shown.form, {});
    await ada.presses('helped');

    await hospital.chat.core.accept({
      kind: 'message', dedupeKey: 'too-long', at: hospital.clock.now(), by: ada.person.accounts[0] ?? fail(), in: null,
      text: new (await import('../src/deid/index.ts')).RawText(`${patient} `.repeat(400)),
    });
    await hospital.bot.settled();

    expectClean(bytesBelow(hospital.folder), 'the files');
    expectClean(hospital.chat.messages.map(({ card }) => textOf(card)).join('\n'), 'the messages');
    expectClean(JSON.stringify([...hospital.chat.homes.values()]), 'the homes');
    expectClean(printed.join('\n'), 'what was printed');
  });
});

function fail(): never {
  throw new Error('the person has no account');
}
