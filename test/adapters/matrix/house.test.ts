import { afterEach, describe, expect, it } from 'vitest';
import { MatrixFault } from '../../../adapters/matrix/client.ts';
import { type HouseRules, OPEN_HOUSE } from '../../../adapters/matrix/house.ts';
import { accountOf } from '../../../adapters/matrix/stage.ts';
import { words } from '../../../adapters/matrix/words.ts';
import { doneValue, offer, questionForm } from '../../contract/adapter/scenes.ts';
import { cardWith, createFakeCore } from '../../fakes/fake-core.ts';
import { screen } from '../../fakes/matrix/screen.ts';
import { ADA, aServer, KONSIL, MAX, type OpenMatrix, openMatrix } from './matrix-driver.ts';

describe('what the house has decided about Matrix rooms', () => {
  let open: OpenMatrix;

  const under = async (rules: Partial<HouseRules>): Promise<void> => {
    open = await openMatrix(createFakeCore(), aServer(), { ...OPEN_HOUSE, ...rules });
    open.core.formWith(() => questionForm);
  };
  afterEach(() => open.adapter.stop(0));

  const said = (roomId: string) => screen(open.server.room(roomId)).filter(({ sender }) => sender === KONSIL);
  const invitedBy = async (id: string, encrypted: boolean) => {
    const room = open.server.make(id, { encrypted });
    open.server.invite(room.id, KONSIL, id);
    await open.client.settled();
    return room;
  };
  const asks = async (id: string, roomId: string) => {
    open.server.writes(id, roomId, '!expert Frau Testmann hat Fieber');
    await open.client.settled();
  };

  it.each([
    ['somebody who is blocked', { block: [MAX] }],
    ['a homeserver that is blocked', { block: ['example.org'] }],
    ['somebody who is not among those allowed', { allow: [ADA] }],
  ])('keeps Konsil out of a room of %s', async (_who, rules) => {
    await under(rules);
    const room = await invitedBy(MAX, false);
    expect(room.members.get(KONSIL)).toBe('leave');
  });

  it('hears nobody who is blocked in a room where others are heard', async () => {
    await under({ block: [MAX] });
    const room = await invitedBy(ADA, false);
    room.members.set(MAX, 'join');
    await asks(MAX, room.id);
    expect(said(room.id)).toEqual([]);
    await asks(ADA, room.id);
    expect(said(room.id)).not.toEqual([]);
  });

  it('lets a person of an allowed room go on in the direct room that Konsil made', async () => {
    const server = aServer();
    const ward = server.make(ADA, { encrypted: false });
    open = await openMatrix(createFakeCore(), server, { ...OPEN_HOUSE, allow: [ward.id] });
    open.core.formWith(() => questionForm);
    open.server.invite(ward.id, KONSIL, ADA);
    await open.client.settled();
    await asks(ADA, ward.id);
    const own = doneValue(await open.adapter.direct(accountOf(ADA), 'k'));
    open.server.writes(ADA, own.id, 'abbrechen');
    await open.client.settled();
    expect(said(own.id).map(({ text }) => text)).toEqual([words.de.cancelled]);
  });

  it.each([
    ['always', true, false],
    ['never', false, true],
  ] as const)('takes lines with identifiers away %s, whatever the room wants', async (removesLines, taken, wanted) => {
    await under({ removesLines });
    const room = await invitedBy(ADA, false);
    room.mayRedact.add(KONSIL);
    room.removesLines = wanted;
    await asks(ADA, room.id);
    expect(said(room.id)[0]?.text).toBe(taken ? words.de.lineRemoved : words.de.pleaseRemove);
  });

  it('brings the expert into the room the asker opened, and says elsewhere what is for the asker alone', async () => {
    await under({ introducesIn: 'room-of-asker' });
    const room = await invitedBy(ADA, true);
    const own = doneValue(await open.adapter.direct(accountOf(ADA), 'k'));
    expect(own.id).toBe(room.id);
    const people = [accountOf(ADA), accountOf(MAX)];
    const shared = doneValue(await open.adapter.introduce(people, 'k1'));
    expect(doneValue(await open.adapter.introduce(people, 'k1'))).toEqual(shared);
    expect(room.members.get(MAX)).toBe('join');
    doneValue(await open.adapter.send(shared, cardWith({ title: 'Sie kennen sich jetzt' }), 'k2'));
    expect(await open.adapter.find(shared, 'k2')).toMatchObject({ place: { id: room.id } });
    doneValue(await open.adapter.send(own, offer, 'k3'));
    expect(said(room.id).map(({ text }) => text)).toEqual(['Sie kennen sich jetzt']);
    doneValue(await open.adapter.leave(shared));
    expect(room.members.get(KONSIL)).toBe('leave');
  });

  it('makes a new room where Konsil may not invite into the one the asker opened', async () => {
    await under({ introducesIn: 'room-of-asker' });
    const room = await invitedBy(ADA, true);
    open.client.troubleOf = ({ verb, roomId }) =>
      verb === 'invite' && roomId === room.id ? new MatrixFault('forbidden', 'M_FORBIDDEN') : null;
    const people = [accountOf(ADA), accountOf(MAX)];
    expect((await open.adapter.introduce(people, 'k1')).kind).toBe('retry');
    const place = doneValue(await open.adapter.introduce(people, 'k1'));
    expect(place.id).not.toContain(room.id);
    expect([...open.server.room(place.id).members.keys()].sort()).toEqual([ADA, KONSIL, MAX].sort());
    expect(room.members.get(MAX)).toBeUndefined();
  });

  it('makes a new room where the asker opened none', async () => {
    await under({ introducesIn: 'room-of-asker' });
    const own = doneValue(await open.adapter.direct(accountOf(ADA), 'k'));
    const place = doneValue(await open.adapter.introduce([accountOf(ADA), accountOf(MAX)], 'k1'));
    expect(place.id).not.toBe(own.id);
    expect(open.server.room(place.id).name).toBe(words.de.conversationName);
  });

  it.each([
    ['at once', 0],
    ['after the days it wants', 7],
  ])('leaves and forgets the room of a conversation that is over %s, and says nothing in it before', async (_, days) => {
    await under({ leavesAfterDays: days });
    const people = [accountOf(ADA), accountOf(MAX)];
    const place = doneValue(await open.adapter.introduce(people, 'k', undefined));
    const isThere = () => open.server.room(place.id).members.get(KONSIL) === 'join';
    const again = async (minutes: number) => {
      await open.adapter.stop(0);
      open.core.advance(minutes);
      open = await openMatrix(open.core, open.server, { ...OPEN_HOUSE, leavesAfterDays: days });
    };
    doneValue(await open.adapter.leave(place));
    expect(isThere()).toBe(days > 0);
    await again(days * 24 * 60 - 1);
    expect(isThere()).toBe(days > 0);
    expect((await open.adapter.send(place, cardWith({}), 'k1')).kind).toBe('gone');
    await again(1);
    expect(isThere()).toBe(false);
    expect([...open.core.rows.keys()].filter((key) => key.startsWith('leaving/'))).toEqual([]);
  });
});
