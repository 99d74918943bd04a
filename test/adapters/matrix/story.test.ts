import { afterEach, describe, expect, it } from 'vitest';
import { screen } from '../../fakes/matrix/screen.ts';
import { KONSIL, mxid, openWard, type Ward } from './ward.ts';

const asked =
  'Herr Testmann, geb. 12.03.1941, Tel. 030 1234567: Vorhofflimmern unter Apixaban, jetzt Blutung. Wann wieder Antikoagulation?';
const askedInEnglish =
  'Mr Testmann, born 12 March 1941, phone 030 1234567: atrial fibrillation on apixaban, now bleeding. When to restart anticoagulation?';

describe('a question in Matrix, from the first line to thanks', () => {
  let ward: Ward;

  afterEach(() => ward.close());

  it('goes its way in German, by words, numbers and signs', async () => {
    ward = await openWard('de');
    const [ada, herz] = [ward.as('ada'), ward.as('herz')];

    await ada.writes(asked);
    const form = ada.finds('Frage').text;
    expect(form).toContain('[NAME_1]');
    expect(form).not.toMatch(/Testmann|1941|1234567/);
    await ada.writes('2');
    expect(ada.finds('senden').text).toContain('Dringlichkeit: ');
    await ada.writes('senden');
    expect(ada.sees().some(({ text }) => text === 'Abgeschickt.')).toBe(true);
    expect(ada.finds(/· eins /).text).toContain('Herzmuster');

    await ada.writes('eins');
    const offer = herz.finds('Annehmen');
    expect(offer.rings).not.toMatch(/Vorhofflimmern|Apixaban/);
    expect(offer.text).not.toMatch(/Testmann|1941|1234567/);
    expect(offer.signs.map(({ by }) => by)).toContain(KONSIL);

    await herz.signs('Annehmen');
    const [shared] = herz.others();
    const room = ward.server.room(shared ?? '');
    expect([...room.members.keys()].sort()).toEqual([mxid('ada'), mxid('herz'), KONSIL].sort());
    expect(screen(room)[0]?.text).toContain('Vorhofflimmern');
    expect(herz.sees().flatMap(({ signs }) => signs.filter(({ emoji }) => emoji === '❌'))).toEqual([]);

    await herz.writes('antworten');
    await herz.writes('Nach sieben Tagen wieder beginnen, wenn die Blutungsquelle saniert ist.');
    expect(ada.finds('sieben Tagen').text).toContain('Herzmuster');

    await ada.signs('Ja, hat geholfen');
    await ward.later({ days: 15 });
    await ada.writes('besser');
    await ada.signs('Danke sagen');
    expect(herz.finds(/Dank|dank/)).toBeDefined();
  });

  it('asks the next colleague, and tells the asker, where one lets no invite through', async () => {
    ward = await openWard('de');
    const herz = ward.server.users.get(mxid('herz'));
    if (herz !== undefined) herz.refusesInvites = true;
    const ada = ward.as('ada');
    await ada.writes(`Frage: ${asked}\nDringlichkeit: heute`);
    await ada.writes('senden');
    await ada.writes('eins');
    await ward.later({ minutes: 1 });
    expect(ada.finds(/^Angefragt: /m).text).toContain('Fiktiva Klappe');
    expect(ward.as('herzzwei').finds('Annehmen').text).toContain('Vorhofflimmern');
  });

  it('goes its way in English', async () => {
    ward = await openWard('en');
    const [ada, herz] = [ward.as('ada'), ward.as('herz')];

    await ada.writes(`Question: ${askedInEnglish}\nUrgency: today`);
    const form = ada.finds('Question').text;
    expect(form).not.toMatch(/Testmann|1941|1234567/);
    await ada.writes('send');
    await ada.writes('1');
    await herz.writes('accept');
    await herz.writes('answer');
    await herz.writes('Restart after seven days.');
    expect(ada.finds('seven days')).toBeDefined();
    await ada.writes('yes');
    await ward.later({ days: 15 });
    await ada.writes('better');
    expect(ada.sees().length).toBeGreaterThan(5);
  });

  it('tells the expert nothing of an anonymous asker, in any byte or room', async () => {
    ward = await openWard('de');
    const [ada, herz] = [ward.as('ada'), ward.as('herz')];
    await ada.writes(
      'Frage: Vorhofflimmern unter Apixaban, jetzt Blutung. Wann wieder Antikoagulation?\nDringlichkeit: heute\nAnonym: ja',
    );
    expect(ada.finds('Das habe ich nicht verstanden').text).toMatch(/1 · Anonym fragen/);
    await ada.writes('1');
    expect(ada.finds('„senden“').text).toMatch(/Dringlichkeit: Heute\n[\s\S]*Außerdem: Anonym fragen/);
    await ada.writes('senden');
    await ada.writes('1');
    await herz.writes('annehmen');
    expect(herz.others()).toEqual([]);
    await herz.writes('schreiben');
    await herz.writes('Wie ist die Nierenfunktion?');
    await ward.later({ minutes: 1 });
    expect(ada.finds('Nierenfunktion')).toBeDefined();
    const bytes = JSON.stringify(herz.sees());
    expect(bytes).not.toContain(mxid('ada'));
    expect(bytes).not.toContain('Beispiel');
  });
});
