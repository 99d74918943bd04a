import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { capability, needs } from '../../capabilities.ts';
import { type RealPerson, until } from '../../synapse/people.ts';
import { openRealWard, type RealWard } from './real-ward.ts';

const WORDS = 'Ödem und Überwässerung. ';
/** Below the 20,000 characters of a question; shown with and without formatting it is more than one event holds. */
const LONG = 800;
/** Encrypted, nearly the 65,536 bytes that an event may have. */
const LONGEST = 1740;

describe('Konsil in rooms that change under it', needs('synapse'), () => {
  let ward: RealWard;
  let ada: RealPerson;

  beforeAll(async () => {
    const found = capability('synapse');
    if (!found.available) return;
    ward = await openRealWard(found.path, { people: ['ada', 'herz', 'max'] });
    ada = ward.person('ada');
    await ward.konsil.start();
  });
  afterAll(() => ward?.close());

  /** Their own room with Konsil, which they opened. */
  const opens = async (name: string): Promise<string> => {
    const person = ward.person(name);
    const room = await person.dm(ward.botId);
    await person.sees(ward.fromKonsil(room, /So hilft/), 'the welcome');
    return room;
  };

  it('says nothing in clear any more from the moment its room is encrypted', async () => {
    const room = await ada.room(ward.botId);
    await ward.asks('ada', room, 1);
    const before = await ada.sees(ward.fromKonsil(room, /direkt geschrieben/), 'where it goes on');
    expect(before.clear).toBe(true);
    await ada.encrypt(room);
    await ward.asks('ada', room, 2);
    await ward.answered('ada', 2);
    const after = ada.messages.filter((message) => ward.fromKonsil(room, /./)(message)).slice(1);
    expect(after.filter(({ clear, body }) => clear && !/direkt geschrieben|löschen/.test(body))).toEqual([]);
  });

  it.each([
    ['kick', 'herz', 11],
    ['ban', 'max', 12],
  ] as const)('goes on in a room of its own with whoever throws it out of theirs: %s', async (act, name, number) => {
    const person = ward.person(name);
    const opened = await opens(name);
    const hall = await person.room(ward.botId);
    await person[act](opened, ward.botId);
    await ward.asks(name, hall, number);
    const form = await ward.answered(name, number);
    expect([opened, hall]).not.toContain(form.room);
    expect(form.clear).toBe(false);
    await person.write(form.room, 'abbrechen');
    await person.sees(ward.fromKonsil(form.room, /Abgebrochen/), 'that it is cancelled');
  });

  it('reads every device of a person, verified or not, and answers each of them', async () => {
    const room = await opens('ada');
    await ada.crossSign();
    const other = await ward.again('ada');
    await other.write(room, '!expert Zur Frage Nr. 21 der Antikoagulation: was tun?');
    await ward.answered('ada', 21);
    await other.sees(ward.fromKonsil(room, /Frage Nr\. 21 /), 'the form on the unverified device');
    await ward.asks('ada', room, 22);
    await other.sees(ward.fromKonsil(room, /Frage Nr\. 22 /), 'the next form there');
  });

  it('splits what is too large for one event, and says so where a question is too long', async () => {
    const room = await opens('ada');
    await ada.write(room, `!expert Zur Frage Nr. 31 der Antikoagulation: ${WORDS.repeat(LONG)}`);
    const shown = () => ada.messages.filter((message) => ward.fromKonsil(room, /Überwässerung/)(message));
    const count = () => shown().reduce((sum, { body }) => sum + body.split('Überwässerung').length - 1, 0);
    await until('every word of it', () => count() >= LONG);
    expect(shown().length).toBeGreaterThan(1);
    await ada.write(room, `!expert ${WORDS.repeat(LONGEST)}`);
    await ada.sees(ward.fromKonsil(room, /zu lang/), 'that it is too long');
  });
});
