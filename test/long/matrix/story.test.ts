import { statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { capability, needs } from '../../capabilities.ts';
import { openPerson, type RealPerson } from '../../synapse/people.ts';
import { openSynapse, type Synapse, someName } from '../../synapse/synapse.ts';
import { bytesBelow, type KonsilProcess, keptForMatrix, konsilProcess } from './konsil-process.ts';

const canary = 'Zzyzxmann';

/** Each room: its events as they were on the wire, and as they read. */
type Wire = readonly (readonly [wire: { readonly sender: string; readonly type: string }, clear: object])[];

const BARE = new Set([
  'm.reaction',
  'm.room.redaction',
  'm.room.create',
  'm.room.member',
  'm.room.power_levels',
  'm.room.join_rules',
  'm.room.history_visibility',
  'm.room.guest_access',
  'm.room.encryption',
  'm.room.name',
  'm.room.pinned_events',
]);

describe('Konsil on a real homeserver, with real encrypted clients', needs('synapse'), () => {
  let synapse: Synapse;
  let konsil: KonsilProcess;
  let ada: RealPerson;
  let eva: RealPerson;
  let herz: RealPerson;
  let botId = '';

  beforeAll(async () => {
    const found = capability('synapse');
    if (!found.available) return;
    synapse = await openSynapse(found.path);
    const names = { bot: someName('konsil'), ada: someName('ada'), eva: someName('eva'), herz: someName('herz') };
    botId = await synapse.user(names.bot);
    const [adaId, herzId] = [await synapse.user(names.ada), await synapse.user(names.herz)];
    const evaId = await synapse.user(names.eva);
    konsil = await konsilProcess({ url: synapse.url, userId: botId, password: `pw-${names.bot}` });
    await konsil.importExperts(
      [
        'account,name,role,house,lang,specialty,interests,text',
        `matrix:localhost:${adaId},Dr. Ada Beispiel,Assistenzärztin,Musterklinik,de,,,`,
        `matrix:localhost:${evaId},Dr. Eva Verborgen,Assistenzärztin,Stillklinik,de,,,`,
        `matrix:localhost:${herzId},Dr. Testina Herzmuster,Oberärztin Kardiologie,Musterklinik,de,Kardiologie,Vorhofflimmern;Antikoagulation,"Ich berate zu Vorhofflimmern, Antikoagulation mit DOAK und Herzinsuffizienz."`,
      ].join('\n'),
    );
    await konsil.start();
    ada = await openPerson(synapse.url, adaId, `pw-${names.ada}`);
    eva = await openPerson(synapse.url, evaId, `pw-${names.eva}`);
    herz = await openPerson(synapse.url, herzId, `pw-${names.herz}`);
  });

  afterAll(async () => {
    await ada?.leave();
    await eva?.leave();
    await herz?.leave();
    await konsil?.stop();
    await synapse?.stop();
  });

  const fromKonsil = (room: string, words: RegExp) => (message: { room: string; sender: string; body: string }) =>
    message.room === room && message.sender === botId && words.test(message.body);

  it('brings a question to an expert and the answer back', async () => {
    const room = await ada.dm(botId);
    await ada.sees(fromKonsil(room, /So hilft/), 'the welcome');
    await ada.write(
      room,
      `Frage: Herr ${canary}, geb. 12.03.1941: Vorhofflimmern unter Apixaban, jetzt Blutung. Wann wieder Antikoagulation?\nDringlichkeit: Heute`,
    );
    const form = await ada.sees(fromKonsil(room, /\bsenden\b/), 'the form');
    expect(form.body).not.toMatch(/Zzyzxmann|1941/);
    await ada.write(room, 'senden');
    await ada.sees(fromKonsil(room, /· eins /), 'whom to ask');
    await ada.write(room, 'eins');

    const offer = await herz.sees(({ body }) => /Annehmen/.test(body) && /Vorhofflimmern/.test(body), 'the offer');
    expect(offer.body).not.toMatch(/Zzyzxmann|1941/);
    await herz.react(offer.room, offer.id, '✅');
    await ada.sees(({ room: where, body }) => where !== room && /Vorhofflimmern/.test(body), 'the introduction');
    await herz.write(offer.room, 'antworten');
    await herz.sees(fromKonsil(offer.room, /abbrechen/), 'the answer form');
    await herz.write(offer.room, 'Nach sieben Tagen wieder beginnen.');
    await ada.sees(fromKonsil(room, /sieben Tagen/), 'the answer');
    await ada.write(room, 'ja');
    await ada.sees(fromKonsil(room, /Erledigt|abgeschlossen/i), 'the end');
  });

  it('tells the expert nothing of who asks anonymously, in any event of any room', async () => {
    const room = await eva.dm(botId);
    await eva.sees(fromKonsil(room, /So hilft/), 'the welcome');
    const question = 'Herzinsuffizienz und Vorhofflimmern: welches DOAK bei Niereninsuffizienz?';
    await eva.write(room, `Frage: ${question}\nDringlichkeit: Heute\nOptionen: anonym`);
    const form = await eva.sees(fromKonsil(room, /\bsenden\b/), 'the form');
    expect(form.body).toMatch(/anonym/i);
    await eva.write(room, 'senden');
    await eva.sees(fromKonsil(room, /· eins /), 'whom to ask');
    await eva.write(room, 'eins');
    const offer = await herz.sees(({ body }) => /Annehmen/.test(body) && /welches DOAK/.test(body), 'the offer');
    await herz.react(offer.room, offer.id, '✅');
    await herz.sees(fromKonsil(offer.room, /schreiben/i), 'that words can be passed on');
    await herz.write(offer.room, 'schreiben');
    await herz.sees(fromKonsil(offer.room, /abbrechen/), 'the form for words');
    await herz.write(offer.room, 'Wie hoch ist die Clearance?');
    await eva.sees(fromKonsil(room, /Clearance/), 'the words');
    const known = await herz.known();
    expect(known).toContain('welches DOAK');
    for (const trace of [eva.userId, 'Verborgen', 'Stillklinik']) expect(known).not.toContain(trace);
  });

  it('said nothing in clear but signs, and none of it in a log', () => {
    const said = [...ada.messages, ...eva.messages, ...herz.messages].filter(({ sender }) => sender === botId);
    expect(said.length).toBeGreaterThan(5);
    expect(said.filter(({ clear }) => clear)).toEqual([]);
    expect(konsil.printed()).not.toMatch(/Zzyzxmann|Vorhofflimmern|sieben Tagen|Clearance|!\w+:localhost/);
  });

  it('puts nothing on the wire in clear but signs and the bare state of its rooms', async () => {
    const [ofAda, ofHerz]: readonly Wire[][] = [JSON.parse(await ada.known()), JSON.parse(await herz.known())];
    const clear = [...(ofAda ?? []), ...(ofHerz ?? [])]
      .flat(1)
      .flatMap(([event]) => (event.sender === botId && event.type !== 'm.room.encrypted' ? [event] : []));
    expect(clear.map(({ type }) => type).filter((type) => !BARE.has(type))).toEqual([]);
    expect(clear.length).toBeGreaterThan(5);
    expect(JSON.stringify(clear)).not.toMatch(/Zzyzxmann|Vorhofflimmern|DOAK|sieben Tagen|Clearance|Verborgen/);
  });

  it('takes a question from a room in clear to a direct message, and keeps no raw word in its store', async () => {
    const open = await ada.room(botId);
    await ada.write(open, `!expert Frau ${canary} mit Hyperkaliämie, was tun?`);
    const told = await ada.sees(fromKonsil(open, /direkt geschrieben/), 'where it goes on');
    expect(told.clear).toBe(true);
    await ada.sees(fromKonsil(open, /löschen/), 'the request to remove the line');
    await ada.sees(({ room, body, clear }) => room !== open && !clear && /Hyperkaliämie/.test(body), 'the form');
    expect(statSync(join(konsil.folder, 'matrix', 'store.db')).mode & 0o777).toBe(0o600);
  });

  it('keeps no raw word on disk, nor one behind the key of its store', async () => {
    await konsil.stop();
    const kept = keptForMatrix(konsil);
    expect(kept.includes('m.room.member') && kept.includes(ada.userId), 'rooms and members are kept').toBe(true);
    for (const word of [canary, 'Hyperkaliämie']) expect(kept.includes(word), 'a word is kept').toBe(false);
    expect(bytesBelow(konsil.folder).includes(canary), 'the name is in a file').toBe(false);
  });
});
