import type { RoomView } from './client.ts';

/** What the house has decided about rooms. */
export interface HouseRules {
  /** Homeservers, people and rooms that Konsil is there for; with none, for all. */
  readonly allow: readonly string[];
  /** Homeservers, people and rooms that it is never there for. */
  readonly block: readonly string[];
  /** Whether lines with identifiers are taken out of rooms: where the room wants it, everywhere it may, or nowhere. */
  readonly removesLines: 'wanted' | 'always' | 'never';
  /** Where two people are introduced: in a new room, or in the room that the asker opened with Konsil. */
  readonly introducesIn: 'new-room' | 'room-of-asker';
  /** How many days Konsil stays in the room of a conversation that is over; 0 leaves at once. */
  readonly leavesAfterDays: number;
}

export const OPEN_HOUSE: HouseRules = {
  allow: [],
  block: [],
  removesLines: 'wanted',
  introducesIn: 'new-room',
  leavesAfterDays: 0,
};

function names(userId: string): readonly string[] {
  return [userId, userId.slice(userId.indexOf(':') + 1)];
}

/** Whether Konsil comes into this room when this person asks it in; what is blocked goes before what is allowed. */
export function isWelcome({ allow, block }: HouseRules, roomId: string, userId: string): boolean {
  const those = [roomId, ...names(userId)];
  return !those.some((one) => block.includes(one)) && (allow.length === 0 || those.some((one) => allow.includes(one)));
}

/** Whether Konsil hears this person there; a room of its own was made for somebody who is allowed. */
export function isHeard(house: HouseRules, { id, key }: RoomView, userId: string): boolean {
  return isWelcome(key === null ? house : { ...house, allow: [] }, id, userId);
}
