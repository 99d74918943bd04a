import { describe, expect, it } from 'vitest';
import { cardNames, choiceEvent, formEvents, formNames, formOfChoice, renderCard } from '../../src/chat/index.ts';
import {
  type ConsultEvent,
  type ConsultRequest,
  decide,
  defaultPolicy,
  type Given,
  lastAnswered,
  liveIntroduction,
  type PersonId,
  roundOf,
} from '../../src/consult/index.ts';
import { intake, monday, scrubbed } from '../fixtures/make-request.ts';
import { aboutOf, contextFor, people } from './ward.ts';

let ids = 0;

function newId(): string {
  ids += 1;
  return `id-${ids}`;
}

function given(by: PersonId | null, now: Date): Given {
  return {
    now,
    cause: by === null ? { kind: 'konsil' } : { kind: 'person', id: by },
    newId,
    relayDelay: () => 5,
    policy: defaultPolicy({ timeZone: 'Europe/Berlin', holidays: new Set() }),
    redFlagRules: { phrases: [], cues: [] },
    unavailable: new Set(),
    coordinators: ['coordinator'],
  };
}

const ASKER = 'asker-marked-id';

type Move = (request: ConsultRequest) => readonly [by: PersonId | null, event: ConsultEvent];

const live = (request: ConsultRequest): string => liveIntroduction(request)?.id ?? lastAnswered(request)?.id ?? '';
const found: Move = ({ rowVersion }) => [
  null,
  {
    kind: 'candidates-found',
    rowVersion,
    confident: true,
    candidates: ['expert', 'other', 'third'].map((expertId) => ({ expertId, score: 1, confidence: 1, reasons: [] })),
  },
];
const nobody: Move = ({ rowVersion }) => [
  null,
  { kind: 'candidates-found', rowVersion, confident: false, candidates: [] },
];
const noCase: Move = ({ rowVersion }) => [null, { kind: 'similar-found', rowVersion, cases: [] }];
const twoCases: Move = ({ rowVersion }) => [null, { kind: 'similar-found', rowVersion, cases: ['case-1', 'case-2'] }];
const by =
  (id: PersonId, event: ConsultEvent): Move =>
  () => [id, event];
const pick = by(ASKER, { kind: 'pick', expertId: 'expert' });
const accept: Move = (request) => ['expert', { kind: 'accept', introductionId: live(request) }];
const answer: Move = (request) => [
  'expert',
  { kind: 'answer', introductionId: live(request), text: scrubbed('Weitergeben.'), agreement: null },
];
const helped = by(ASKER, { kind: 'helped', how: 'helped' });
const opened: Move = ({ conversations }) => [
  null,
  { kind: 'conversation-opened', conversationId: conversations.at(-1)?.id ?? '' },
];
const failed: Move = ({ conversations }) => [
  null,
  { kind: 'conversation-failed', conversationId: conversations.at(-1)?.id ?? '' },
];
const timer =
  (name: Extract<ConsultEvent, { kind: 'timer' }>['timer'], ofIntroduction = false): Move =>
  (request) => [null, { kind: 'timer', timer: name, about: ofIntroduction ? live(request) : null }];

const stories: Readonly<Record<string, readonly Move[]>> = {
  'a question answered, closed and followed up': [
    noCase,
    found,
    pick,
    accept,
    answer,
    timer('loop-check'),
    helped,
    timer('outcome-due'),
  ],
  'an earlier case before anyone is asked': [twoCases],
  'nobody found': [noCase, nobody],
  'a silent expert': [noCase, found, pick, accept, timer('answer-reminder', true), timer('answer-silent', true)],
  'partly helped': [noCase, found, pick, accept, answer, by(ASKER, { kind: 'helped', how: 'partly' })],
  'an answer straight on the card, then a follow-up': [
    noCase,
    found,
    pick,
    answer,
    by(ASKER, { kind: 'follow-up', text: scrubbed('Und bei Blutung?') }),
  ],
  'a hand-over at the end of the shift': [noCase, found, by(ASKER, { kind: 'hand-over', to: 'colleague' })],
  'an outcome given with one tap': [
    noCase,
    found,
    pick,
    accept,
    answer,
    helped,
    timer('outcome-due'),
    by(ASKER, { kind: 'outcome', value: 'better', planChanged: null, text: null }),
  ],
  'lapsed in silence': [noCase, found, pick, accept, answer, timer('lapse')],
  'released by the expert': [
    noCase,
    found,
    pick,
    accept,
    (request) => ['expert', { kind: 'release', introductionId: live(request) }],
  ],
};

/** Only who is known to the other meets in a common room, or fails to. */
const namedStories: typeof stories = {
  'a common room': [noCase, found, pick, accept, opened, answer],
  'no common room': [noCase, found, pick, accept, failed],
};

/** Every state of a story, first to last. */
function statesOf(moves: readonly Move[], anonymous: boolean): readonly ConsultRequest[] {
  const question = intake({
    kind: 'second-opinion',
    question: scrubbed('Absetzen?'),
    earlierPlan: scrubbed('Weitergeben'),
    anonymous,
  });
  const confirm: ConsultEvent = {
    kind: 'confirm',
    requestId: 'r',
    askerId: ASKER,
    circleId: 'test-circle',
    intake: question,
    known: [],
    kept: [],
  };
  const states = [...after(null, ASKER, confirm)];
  for (const move of moves) {
    const now = states.at(-1);
    if (now !== undefined) states.push(...after(now, ...move(now)));
  }
  return states;
}

function after(request: ConsultRequest | null, cause: PersonId | null, event: ConsultEvent): readonly ConsultRequest[] {
  const decision = decide(request, event, given(cause, monday));
  return decision.ok ? [decision.request] : [];
}

/** Which things a card of this name can be about in this state. */
function aboutsIn(request: ConsultRequest, name: string): readonly (string | null)[] {
  if (name === 'hand-over' || name === 'hand-over-result') return request.handOvers.map(({ id }) => id);
  if (name === 'candidates') return [roundOf(request)];
  if (name === 'relay-message') return request.relayed.map(({ id }) => id);
  if (name === 'introduction' || name === 'relay-opened') return request.conversations.map(({ id }) => id);
  return aboutOf[cardNames.find((one) => one === name) ?? 'help'] === undefined
    ? [null]
    : request.introductions.map(({ id }) => id);
}

const filled = {
  question: { kind: 'clinical', text: scrubbed('Neue Frage') },
  urgency: { kind: 'choice', value: 'today' },
  answer: { kind: 'clinical', text: scrubbed('Eine Antwort') },
  text: { kind: 'clinical', text: scrubbed('Ein Text') },
  reason: { kind: 'choice', value: 'busy' },
  person: { kind: 'person', value: 'third' },
  value: { kind: 'choice', value: 'better' },
  lang: { kind: 'choice', value: 'en' },
  days: { kind: 'choice', value: '7' },
} as const;

function eventsBehind(
  name: (typeof cardNames)[number],
  about: string | null,
  id: string,
  request: ConsultRequest,
  reader: string,
): readonly ConsultEvent[] {
  const form = formNames.find((one) => one === formOfChoice(name, id));
  if (form !== undefined) {
    const outcome = formEvents(form, {
      person: contextFor(reader, null).reader,
      request,
      target: { card: name, about },
      requestId: request.id,
      values: filled,
      known: [],
      kept: [],
    });
    return outcome.kind === 'events' ? outcome.events : [];
  }
  const meaning = choiceEvent({ card: name, about }, id, request);
  return meaning?.kind === 'event' ? [meaning.event] : [];
}

/** A new question is about no request; what is posted for two may be pressed by either, and one of them may. */
const notOfThisReader = new Set(['scrub-refused', 'file-refused', 'help', 'introduction']);

/** Said of a choice on a fresh card: nobody should be offered what is refused. */
function refusedChoices(request: ConsultRequest): readonly string[] {
  return [...people.keys()].flatMap((reader) =>
    cardNames
      .filter((name) => !notOfThisReader.has(name))
      .flatMap((name) =>
        aboutsIn(request, name).flatMap((about) => {
          const card = renderCard(name, contextFor(reader, request, { about }));
          return card.choices.flatMap(({ id }) =>
            eventsBehind(name, about, id, request, reader).flatMap((event) => {
              const decision = decide(request, event, given(reader, new Date(monday.getTime() + 60_000)));
              return decision.ok
                ? []
                : [`${name} offers ${id} to ${reader} while ${request.status}: ${decision.refusal}`];
            }),
          );
        }),
      ),
  );
}

describe.each([
  ['named', false, { ...stories, ...namedStories }],
  ['anonymous', true, stories],
] as const)('what a card offers is allowed (%s)', (_who, anonymous, told) => {
  it.each(Object.entries(told))('%s', (_story, moves) => {
    const states = statesOf(moves, anonymous);
    expect(states).toHaveLength(moves.length + 1);
    expect([...new Set(states.flatMap(refusedChoices))]).toEqual([]);
  });
});
