import { describe, expect, it } from 'vitest';
import { splitSync } from '../../../../adapters/matrix/sdk/sync-batch.ts';

const KONSIL = '@konsil:house.fake';
const ADA = '@ada.fake:house.fake';

const member = (of: string, membership: string) => ({
  type: 'm.room.member',
  state_key: of,
  sender: ADA,
  content: { membership },
});
const restOf = (state: readonly unknown[], timeline: readonly unknown[]) =>
  splitSync(
    {
      next_batch: 's2',
      rooms: { join: { '!r:house.fake': { state: { events: state }, timeline: { events: timeline } } } },
    },
    false,
    KONSIL,
  ).rest;
const stateIn = (events: readonly unknown[]) => ({
  rooms: { join: { '!r:house.fake': { state: { events }, timeline: { events: [] } } } },
});

describe('what a homeserver tells of a room that Konsil is in', () => {
  it('does not bring back the invite when a message crossed the joining', () => {
    const crossed = { type: 'm.room.message', sender: ADA, content: { body: '!expert Fieber' } };
    expect(restOf([member(KONSIL, 'invite')], [crossed])).toMatchObject(stateIn([]));
  });

  it('keeps that Konsil joined, and what others did', () => {
    expect(restOf([member(ADA, 'invite'), member(KONSIL, 'invite')], [member(KONSIL, 'join')])).toMatchObject(
      stateIn([member(ADA, 'invite'), member(KONSIL, 'join')]),
    );
  });

  it('is taken as it is where no state is told', () => {
    const answer = { next_batch: 's2', rooms: { join: { '!r:house.fake': { timeline: { events: [] } } } } };
    expect(splitSync(answer, false, KONSIL).rest).toMatchObject(stateIn([]));
  });
});
