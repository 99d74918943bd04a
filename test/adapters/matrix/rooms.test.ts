import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MatrixFault } from '../../../adapters/matrix/client.ts';
import { accountOf } from '../../../adapters/matrix/stage.ts';
import { words } from '../../../adapters/matrix/words.ts';
import { doneValue, offer, questionForm } from '../../contract/adapter/scenes.ts';
import { cardWith } from '../../fakes/fake-core.ts';
import { type Shown, screen } from '../../fakes/matrix/screen.ts';
import { ADA, KONSIL, MAX, type OpenMatrix, openMatrix } from './matrix-driver.ts';

describe('Konsil in Matrix rooms', () => {
  let open: OpenMatrix;

  beforeEach(async () => {
    open = await openMatrix();
    open.core.formWith(() => questionForm);
  });
  afterEach(() => open.adapter.stop(0));

  const said = (roomId: string): readonly Shown[] =>
    screen(open.server.room(roomId)).filter(({ sender }) => sender === KONSIL);
  const directOf = async (id: string): Promise<string> => doneValue(await open.adapter.direct(accountOf(id), 'k')).id;
  const ward = async () => {
    const room = open.server.make(ADA, { encrypted: false });
    room.members.set(MAX, 'join');
    open.server.invite(room.id, KONSIL, ADA);
    await open.client.settled();
    return room;
  };

  it('takes a question from a room with others to a direct message, and asks for the line to be removed', async () => {
    const room = await ward();
    open.server.writes(ADA, room.id, '!expert Frau Testmann hat Fieber');
    await open.client.settled();
    expect(said(room.id).map(({ text }) => text)).toEqual([words.de.pleaseRemove, words.de.movedToDirect]);
    expect(said(room.id).map(({ rings }) => rings)).toEqual([null, null]);
    expect(said(await directOf(ADA)).at(-1)?.text).toContain('[NAME_1] hat Fieber');
  });

  it('removes such a line itself where it may and the room wants it so', async () => {
    const room = await ward();
    room.mayRedact.add(KONSIL);
    room.removesLines = true;
    const line = open.server.writes(ADA, room.id, '!expert Frau Testmann hat Fieber');
    await open.client.settled();
    expect(line.redacted).toBe(true);
    expect(said(room.id)[0]?.text).toBe(words.de.lineRemoved);
  });

  it('answers in another room whoever has just thrown it out of theirs', async () => {
    const room = await ward();
    const lost = await directOf(ADA);
    open.client.troubleOf = ({ verb, roomId }) => {
      if (verb !== 'say' || roomId !== lost) return null;
      open.server.room(lost).members.set(KONSIL, 'leave');
      return new MatrixFault('forbidden', 'M_FORBIDDEN');
    };
    open.server.writes(ADA, room.id, '!expert Frau Testmann hat Fieber');
    await open.client.settled();
    open.server.writes(MAX, room.id, 'Wer hat Dienst?');
    await open.client.settled();
    const other = await directOf(ADA);
    expect(other).not.toBe(lost);
    expect(said(other).at(-1)?.text).toContain('[NAME_1] hat Fieber');
  });

  it('says so in the room when it cannot write to the asker', async () => {
    const room = await ward();
    open.server.users.set(ADA, { name: 'Ada', refusesInvites: true, joins: true });
    open.server.writes(ADA, room.id, '!expert Fieber');
    await open.client.settled();
    expect(said(room.id).at(-1)?.text).toBe(words.de.cannotReach);
  });

  it('hears plain words and files in a room of two in clear, and says nothing there but where it goes on', async () => {
    const room = open.server.make(ADA, { encrypted: false });
    open.server.invite(room.id, KONSIL, ADA);
    await open.client.settled();
    for (const body of ['Frau Testmann hat Fieber', 'noch etwas']) open.server.writes(ADA, room.id, body);
    open.server.add({ roomId: room.id, sender: ADA, type: 'file' });
    await open.client.settled();
    const { pleaseRemove, movedToDirect } = words.de;
    expect(said(room.id).map(({ text }) => text)).toEqual([pleaseRemove, movedToDirect, movedToDirect]);
    expect(said(await directOf(ADA)).at(-1)?.text).toContain('[NAME_1] hat Fieber');
    expect(open.core.accepted.map(({ kind }) => kind)).toContain('file');
  });

  it('answers no other bot, no edit, no unknown command and no talk', async () => {
    const room = await ward();
    const notice = { msgtype: 'm.notice', body: '!expert Fieber', 'm.mentions': {} } as const;
    open.server.add({ roomId: room.id, sender: MAX, type: 'message', content: notice });
    for (const body of ['!help', '!poll essen', 'Wer hat Dienst?']) open.server.writes(MAX, room.id, body);
    await open.client.settled();
    expect(said(room.id)).toEqual([]);
    expect(open.core.accepted.filter(({ kind }) => kind !== 'command')).toEqual([]);
  });

  it('counts a refused invite as refused, and waits in no room for it', async () => {
    open.server.users.set(MAX, { name: 'Max', refusesInvites: true, joins: true });
    expect((await open.adapter.direct(accountOf(MAX), 'k')).kind).toBe('refused');
    expect((await open.adapter.introduce([accountOf(ADA), accountOf(MAX)], 'k')).kind).toBe('refused');
    const conversation = [...open.server.rooms.values()].find(({ name }) => name === words.de.conversationName);
    expect(conversation?.members.get(KONSIL)).toBe('leave');
  });

  it('makes encrypted rooms, named without a clinical word, and finds one again whose answer was lost', async () => {
    open.client.troubleOf = ({ verb }) => (verb === 'create' ? 'lost-reply' : null);
    const people = [accountOf(ADA), accountOf(MAX)];
    expect((await open.adapter.introduce(people, 'k')).kind).toBe('retry');
    open.client.troubleOf = () => null;
    const place = doneValue(await open.adapter.introduce(people, 'k'));
    expect(open.server.rooms.size).toBe(1);
    expect(open.server.room(place.id)).toMatchObject({ encrypted: true, name: words.de.conversationName });
  });

  it('brings an expert into the room the asker came from, where that is wanted', async () => {
    const room = open.server.make(ADA);
    open.server.invite(room.id, KONSIL, ADA);
    await open.client.settled();
    const at = { ...(await directPlace()), id: room.id };
    expect(doneValue(await open.adapter.introduce([accountOf(MAX)], 'k', at)).id).toBe(room.id);
    expect(room.members.get(MAX)).toBe('join');
  });

  const directPlace = async () => doneValue(await open.adapter.direct(accountOf(ADA), 'k'));

  it('waits as long as a rate limit says, and sends once', async () => {
    const place = await directPlace();
    open.client.troubleOf = ({ verb }) =>
      verb === 'say' ? new MatrixFault('limited', 'M_LIMIT_EXCEEDED', 5000) : null;
    const outcome = await open.adapter.send(place, cardWith({ title: 'Einmal' }), 'k1');
    expect(outcome).toEqual({ kind: 'retry', at: new Date(open.core.now().getTime() + 5000) });
    open.client.troubleOf = () => null;
    doneValue(await open.adapter.send(place, cardWith({ title: 'Einmal' }), 'k1'));
    expect(said(place.id).filter(({ text }) => text.includes('Einmal'))).toHaveLength(1);
  });

  it('sends once although the answer of the homeserver was lost', async () => {
    const place = await directPlace();
    open.client.troubleOf = ({ verb }) => (verb === 'say' ? 'lost-reply' : null);
    expect((await open.adapter.send(place, cardWith({ title: 'Einmal' }), 'k1')).kind).toBe('retry');
    open.client.troubleOf = () => null;
    doneValue(await open.adapter.send(place, cardWith({ title: 'Einmal' }), 'k1'));
    expect(said(place.id)).toHaveLength(1);
  });

  it('splits a message that is too large for one event, and takes the rest away when it shrinks', async () => {
    const place = await directPlace();
    const text = 'Ödem und Überwässerung. '.repeat(3000);
    const message = doneValue(await open.adapter.send(place, cardWith({ parts: [{ kind: 'text', text }] }), 'k1'));
    const pieces = said(place.id).map((one) => one.text);
    expect(pieces.length).toBeGreaterThan(1);
    expect(pieces.join(' ').split('Überwässerung').length - 1).toBe(3000);
    doneValue(await open.adapter.edit(message, cardWith({ title: 'Kurz' }), 1));
    expect(said(place.id).map((one) => one.text)).toEqual(['Kurz']);
  });

  it('takes the signs away once it is decided', async () => {
    const place = await directPlace();
    const message = doneValue(await open.adapter.send(place, offer, 'k1'));
    await open.client.settled();
    expect(said(place.id)[0]?.signs.map(({ emoji }) => emoji)).toEqual(['✅', '❌']);
    doneValue(await open.adapter.edit(message, cardWith({ ended: true }), 1));
    await open.client.settled();
    expect(said(place.id)[0]?.signs).toEqual([]);
  });

  it('takes no sign from below a message that offers nothing, and no sign it did not offer', async () => {
    const place = await directPlace();
    doneValue(await open.adapter.send(place, offer, 'k1'));
    const [shown] = said(place.id);
    open.server.reacts(ADA, place.id, shown?.eventId ?? '', '🎉');
    await open.client.settled();
    expect(open.core.accepted.filter(({ kind }) => kind === 'choice')).toEqual([]);
  });

  it('tells once that it cannot decrypt, and reads the message when its key comes', async () => {
    const roomId = await directOf(ADA);
    const dark = open.server.add({ roomId, sender: ADA, type: 'unreadable' });
    open.server.add({ roomId, sender: ADA, type: 'unreadable' });
    await open.client.settled();
    expect(said(roomId).filter(({ text }) => text === words.de.unreadable)).toHaveLength(1);
    expect(open.core.healths.at(-1)).toMatchObject({ status: 'degraded' });
    await open.client.keyCame(dark, 'Pause 2 Wochen');
    expect(open.core.accepted.filter(({ kind }) => kind === 'message')).toHaveLength(1);
  });

  it('gives up a message whose key has not come in a month, and is healthy again', async () => {
    const roomId = await directOf(ADA);
    open.server.add({ roomId, sender: ADA, type: 'unreadable' });
    await open.client.settled();
    const startsAgainAfter = async (days: number): Promise<unknown> => {
      await open.adapter.stop(0);
      open.core.advance(days * 24 * 60);
      open = await openMatrix(open.core, open.server);
      return open.core.healths.at(-1);
    };
    expect(await startsAgainAfter(29)).toMatchObject({ status: 'degraded' });
    expect(await startsAgainAfter(2)).toEqual({ status: 'ready' });
  });

  it('asks again for words that were taken away before the form was sent', async () => {
    const roomId = await directOf(ADA);
    open.server.writes(ADA, roomId, '!expert Fieber');
    const typed = open.server.writes(ADA, roomId, 'Frage: Frau Testmann hustet');
    await open.client.settled();
    await open.adapter.stop(0);
    typed.redacted = true;
    open = await openMatrix(open.core, open.server);
    open.server.writes(ADA, roomId, 'senden');
    await open.client.settled();
    expect(said(roomId).at(-1)?.text).toContain(words.de.lostWords);
    expect(open.core.accepted.filter(({ kind }) => kind === 'form')).toEqual([]);
  });

  it('keeps an answer typed before a restart, without keeping its words', async () => {
    const roomId = await directOf(ADA);
    open.server.writes(ADA, roomId, '!expert Fieber');
    open.server.writes(ADA, roomId, 'Frage: Frau Zzyzxmann hustet');
    await open.client.settled();
    expect([...open.core.rows.values()].join()).not.toContain('Zzyzxmann');
    await open.adapter.stop(0);
    open = await openMatrix(open.core, open.server);
    open.server.writes(ADA, roomId, 'senden');
    await open.client.settled();
    const form = open.core.accepted.find(({ kind }) => kind === 'form');
    const question = form?.kind === 'form' ? form.values.question : undefined;
    expect(question?.kind === 'clinical' && question.text.reveal()).toBe('Frau Zzyzxmann hustet');
  });

  it('says what is for one person in another room once somebody else has come into theirs', async () => {
    const room = open.server.make(ADA);
    open.server.invite(room.id, KONSIL, ADA);
    await open.client.settled();
    expect((await directPlace()).id).toBe(room.id);
    open.server.invite(room.id, MAX, ADA);
    const sent = doneValue(await open.adapter.send({ ...(await directPlace()), id: room.id }, offer, 'k3'));
    expect(sent.place.id).not.toBe(room.id);
    expect(said(room.id)).toEqual([]);
    expect(open.server.room(sent.place.id).members.has(MAX)).toBe(false);
  });

  it('speaks to a person in the direct message they opened last, and takes their page along', async () => {
    const opens = async (): Promise<string> => {
      const room = open.server.make(ADA);
      open.server.invite(room.id, KONSIL, ADA);
      await open.client.settled();
      return room.id;
    };
    const pages = (roomId: string) => said(roomId).filter(({ text }) => text === 'Ihre Seite');
    const draws = async (version: number): Promise<void> =>
      doneValue(await open.adapter.home(accountOf(ADA), [cardWith({ title: 'Ihre Seite' })], version));
    const older = await opens();
    await draws(1);
    const newer = await opens();
    await draws(2);
    const place = { ...(await directPlace()), id: older };
    expect(doneValue(await open.adapter.send(place, offer, 'k1')).place.id).toBe(newer);
    expect([pages(older).length, pages(newer).length]).toEqual([0, 1]);
    open.server.room(newer).members.set(KONSIL, 'leave');
    open.server.writes(ADA, older, 'hilfe');
    await open.client.settled();
    await draws(3);
    expect(await directOf(ADA)).toBe(older);
    expect(pages(older)).toHaveLength(1);
  });

  it('goes on in another room when somebody has thrown it out of theirs', async () => {
    const place = await directPlace();
    open.server.room(place.id).members.set(KONSIL, 'ban');
    const other = await open.adapter.send(place, cardWith({ title: 'Weiter' }), 'k2');
    const sent = other.kind === 'retry' ? await open.adapter.send(place, cardWith({ title: 'Weiter' }), 'k2') : other;
    expect(doneValue(sent).place.id).not.toBe(place.id);
  });
});
