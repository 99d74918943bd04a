import fc from 'fast-check';
import type { RequestStatus } from '../../src/consult/index.ts';
import { ask, type Filling, press, say } from './acts.ts';
import type { TroubleKind } from './platform.ts';
import { EXPERTS, IDS } from './questions.ts';
import { buttonsOn, type Command, step } from './step.ts';

const person = fc.constantFrom(...IDS);
const asker = fc.constantFrom('ada', 'ada', 'sam', 'kim', 'niere');
const calm = fc.integer({ min: 0, max: 3 }).map((one) => one > 0);
const number = fc.nat(11);
const urgency = fc.constantFrom('urgent', 'today', 'routine');

const asks = fc
  .record({
    who: asker,
    words: number,
    urgency,
    calm,
    option: number,
    filled: fc.constantFrom(true, true, true, true, false),
    kind: fc.constantFrom('advice', 'advice', 'second-opinion'),
    options: fc.constantFrom<readonly string[]>([], [], ['anonymous'], ['only-named']),
    named: fc.constantFrom(null, null, 'herz', 'niere'),
  })
  .map(({ who, words, filled, option, named, ...chosen }) => {
    const anonymous = EXPERTS.includes(who) ? [] : chosen.options;
    const set = {
      urgency: chosen.urgency,
      kind: chosen.kind,
      options: anonymous,
      ...(named === null ? {} : { namedExpert: named }),
    };
    const name = `${who} asks #${words}${filled ? ` ${chosen.urgency} ${chosen.kind} ${anonymous.join()} ${named ?? ''}` : ' and leaves the form'}`;
    return step(name, chosen.calm, (world) => ask(world, who, words, filled ? { words, option, set } : null));
  });

/** The next sensible thing in each status, so that a run gets somewhere. */
const NEXT: Readonly<Record<RequestStatus, readonly string[]>> = {
  draft: ['ask-anyway', 'not-acute', 'phoned', 'use-case-1', 'ask-anyway', 'discard'],
  open: ['pick-1', 'any', 'pick-2', 'exclude', 'pick-1', 'assign', 'amend'],
  offered: ['accept', 'accept', 'answer', 'accept', 'decline', 'colleague', 'accept', 'take-back', 'amend'],
  introduced: [
    'answer',
    'answered',
    'relay',
    'answer',
    'reveal',
    'release',
    'wait',
    'next-expert',
    'ask-other',
    'hand-over',
    'answer',
  ],
  answered: [
    'helped',
    'partly',
    'not-helped',
    'follow-up',
    'helped',
    'follow-up',
    'agrees',
    'thank',
    'snooze-1',
    'close',
    'answer',
    'reopen',
  ],
  unmatched: ['assign', 'reopen', 'colleague', 'assign', 'amend', 'close'],
  closed: [
    'better',
    'keep-case',
    'keep-case',
    'lesson',
    'thank',
    'outcome',
    'reopen',
    'snooze-3',
    'plan-changed',
    'skip',
    'answer',
    'keep-not',
  ],
  lapsed: ['reopen', 'close', 'answer'],
  withdrawn: ['answer'],
  discarded: [],
};

/** Somebody takes the next step of a request. */
const goesOn = fc
  .record({ which: fc.nat(3), next: number, words: number, option: number, calm })
  .map(({ which, next, calm: rests, ...filling }) =>
    step(`request ${which} goes on (${next})`, rests, async (world) => {
      const requests = [...world.watch.model.requests].reverse();
      const [id, request] = requests[which % Math.max(requests.length, 1)] ?? [null, null];
      const choices = request === null ? [] : NEXT[request.status];
      const buttons = buttonsOn(world).filter((button) => world.watch.requestOf(button.handle) === id);
      const wanted = choices.map((_, at) => choices[(at + next) % choices.length]);
      const button = wanted.flatMap((choice) => buttons.findLast((one) => one.choice.id === choice) ?? []).at(0);
      if (button !== undefined) await press(world, button.person, button, filling);
    }),
  );

/** Somebody takes one of the choices that are to be had; the rare ones as often as the common. */
const takes = fc
  .record({ kind: fc.nat(40), which: number, words: number, option: number, calm })
  .map(({ kind, which, calm: rests, ...filling }) =>
    step(`choice ${kind} is taken (${which})`, rests, async (world) => {
      const buttons = buttonsOn(world);
      const kinds = [...new Set(buttons.map(({ choice }) => choice.id))];
      const ofKind = buttons.filter(({ choice }) => choice.id === kinds[kind % kinds.length]);
      const button = ofKind[which % Math.max(ofKind.length, 1)];
      if (button !== undefined) await press(world, button.person, button, filling);
    }),
  );

const pressesOld = fc
  .record({ which: fc.nat(500), words: number, option: number, calm, by: fc.option(person) })
  .map(({ which, calm: rests, by, ...filling }: { which: number; calm: boolean; by: string | null } & Filling) =>
    step(
      by === null ? `an old button ${which} is pressed` : `${by} presses someone's button ${which}`,
      rests,
      async (world) => {
        const { history } = world.platform;
        const button = history[which % Math.max(history.length, 1)];
        if (button !== undefined) await press(world, by ?? button.person, button, filling);
      },
    ),
  );

const again = fc.record({ which: fc.nat(200), calm }).map(({ which, calm: rests }) =>
  step(`letter ${which} comes again`, rests, (world) => {
    const letter = world.letters.all[which % Math.max(world.letters.all.length, 1)];
    if (letter !== undefined) void world.letters.bring(letter);
  }),
);

const words = fc
  .record({ person, line: fc.constantFrom('pause 2w', 'weiter', 'hilfe', 'meine', 'sprache en', 'pause 1 Tag'), calm })
  .map(({ person: who, line, calm: rests }) =>
    step(`${who} writes "${line}"`, rests, (world) => say(world, who, line)),
  );

const other = fc
  .record({ person, deed: fc.constantFrom('home-opened', 'file', 'leaves', 'comes back'), calm })
  .map(({ person: who, deed, calm: rests }) =>
    step(`${who}: ${deed}`, rests, (world) => {
      const active = deed === 'comes back';
      const event =
        deed === 'home-opened' || deed === 'file'
          ? ({ kind: deed } as const)
          : ({ kind: 'person-changed', active } as const);
      void world.letters.bring(world.letters.write(who, event));
    }),
  );

const MINUTES = [1, 2, 5, 7, 16, 31, 61, 300, 700, 1440, 3 * 1440, 8 * 1440, 15 * 1440, 43 * 1440] as const;

const passes = fc.record({ minutes: fc.constantFrom(...MINUTES), calm }).map(({ minutes, calm: rests }) =>
  step(`${minutes} minutes pass`, rests, (world) => {
    world.clock.advance({ minutes });
    world.wake();
  }),
);

const jumps = fc.constantFrom(-60, 60).map((minutes) =>
  step(`the clock jumps ${minutes} minutes`, true, (world) => {
    world.clock.set(new Date(world.clock.now().getTime() + minutes * 60_000));
    world.wake();
  }),
);

const kinds: readonly TroubleKind[] = ['retry', 'broken', 'gone', 'refused', 'lost-reply', 'throws', 'throws-after'];
const verbs = ['send', 'send', 'edit', 'introduce', 'direct', 'find', 'home', 'leave'] as const;

const fails = fc
  .record({
    kind: fc.constantFrom(...kinds),
    verb: fc.option(fc.constantFrom(...verbs)),
    left: fc.integer({ min: 1, max: 6 }),
  })
  .map(({ kind, verb, left }) =>
    step(`${left} times ${verb ?? 'anything'} ends in ${kind}`, true, (world) => {
      world.platform.troubles.push({ kind, verb, left });
    }),
  );

const outage = fc
  .constantFrom(true, false)
  .map((down) =>
    step(down ? 'the platform goes down' : 'the platform is up again', true, (world) => world.platform.setDown(down)),
  );

const dies = fc
  .integer({ min: 1, max: 60 })
  .map((turns) => step(`the bot is killed ${turns} turns later`, true, (world) => world.killAfter(turns)));

const locked = fc
  .integer({ min: 1, max: 4 })
  .map((times) => step(`the store fails ${times} times`, true, (world) => world.storeFails(times)));

/** A run begins with a question. */
export const opening: fc.Arbitrary<Command> = asks;

/** What follows is drawn, mostly what people do. */
export function commands(most: number): fc.Arbitrary<Iterable<Command>> {
  const follow = fc.oneof(
    { weight: 16, arbitrary: goesOn },
    { weight: 8, arbitrary: takes },
    { weight: 3, arbitrary: pressesOld },
    { weight: 2, arbitrary: asks },
    { weight: 2, arbitrary: again },
    { weight: 1, arbitrary: words },
    { weight: 1, arbitrary: other },
    { weight: 6, arbitrary: passes },
    { weight: 1, arbitrary: jumps },
    { weight: 3, arbitrary: fails },
    { weight: 1, arbitrary: outage },
    { weight: 3, arbitrary: dies },
    { weight: 1, arbitrary: locked },
  );
  return fc.commands([follow], { maxCommands: most, size: 'max' });
}
