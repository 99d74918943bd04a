import fc from 'fast-check';
import { type Filling, press } from './acts.ts';
import { checkNow } from './invariants.ts';
import { buttonsOn, type Command, step } from './step.ts';
import type { World } from './world.ts';

const HOUR = 60;
const DAY = 24 * HOUR;
/** Two working days at least, over a weekend or the holidays at the end of a year. */
const SILENCE = 8 * DAY;

/** Choices one after the other, and minutes that pass between them: ways that few drawn steps would find. */
const WAYS: readonly (readonly (string | number)[])[] = [
  ['ask-anyway', 'pick-1', 'accept', 'answer', 'helped', 'keep-case', 'keep-case', 43 * DAY, 'better', 15 * DAY],
  ['use-case-1', 43 * DAY],
  ['ask-anyway', 'amend', 'pick-1', 'amend', 'accept', SILENCE, SILENCE, 'wait', SILENCE, 'next-expert'],
  ['pick-1', 'accept', SILENCE, SILENCE, 'next-expert', 'pick-1', 'accept', 'answer', 'follow-up', 'answer'],
  ['pick-1', 'accept', 'answered', 'helped', 43 * DAY, 15 * DAY],
  ['ask-anyway', 'pick-1', 'decline', 'accept', 5 * HOUR, 'snooze-1', DAY, DAY, 'answer'],
  ['ask-anyway', 'pick-1', 'accept', 4 * DAY, 'snooze-3', SILENCE, 'ask-other', 'accept', 'answer'],
  ['pick-1', 'accept', 31, 11, 'wait', 31, 'answered', 'partly', 8 * DAY, 8 * DAY],
];

/** A request goes one of the ways, so far, before chance takes over. */
export const way: fc.Arbitrary<Command> = fc
  .record({
    way: fc.constantFrom(...WAYS),
    far: fc.integer({ min: 1, max: 10 }),
    words: fc.nat(11),
    option: fc.nat(11),
  })
  .map(({ way: stages, far, ...filling }) => {
    const taken = stages.slice(0, far);
    return step(`it goes ${taken.join(', ')}`, true, async (world) => {
      for (const stage of taken) await go(world, stage, filling);
    });
  });

async function go(world: World, stage: string | number, filling: Filling): Promise<void> {
  if (typeof stage === 'number') {
    world.clock.advance({ minutes: stage });
    world.wake();
  } else {
    const button = buttonsOn(world).findLast(({ choice }) => choice.id === stage);
    if (button !== undefined) await press(world, button.person, button, filling);
  }
  await world.settle();
  await checkNow(world);
}
