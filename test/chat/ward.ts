import type { CardContext } from '../../src/chat/index.ts';
import type { Card, CardPart, Form } from '../../src/chat/port.ts';
import type {
  CardName,
  ConsultRequest,
  Conversation,
  IntroductionStatus,
  Language,
  Person,
  RequestStatus,
} from '../../src/consult/index.ts';
import { draftRequest, expert, intake, introduction, monday, person, scrubbed } from '../fixtures/make-request.ts';

/** Words that stand in the question and nowhere else. */
export const QUESTION_WORDS = ['Fragewort', 'Vorgeschichtswort', 'Schrittwort', 'Planwort'] as const;

/** What would give the anonymous asker away. */
export const ASKER_MARKS = ['Askeria Markname', 'asker-marked-id', 'Markrolle', 'Markhaus', 'Markkontakt'] as const;

export const EXPERT_NAME = 'Dr. Testina Rat';

export const people: ReadonlyMap<string, Person> = new Map(
  [
    person('asker-marked-id', {
      name: 'Askeria Markname',
      role: 'Markrolle',
      house: 'Markhaus',
      contact: 'Markkontakt 4711',
    }),
    person('colleague', { name: 'Dr. Kollega Muster' }),
    person('coordinator', { name: 'Kim Koordinata', coordinator: true }),
    expert('expert', { name: EXPERT_NAME, contact: 'Funk 77' }),
    expert('other', { name: 'Dr. Zweita Probe', role: 'Chefärztin' }),
    expert('third', { name: 'Dr. Drita Beispiel' }),
  ].map((one) => [one.id, one]),
);

export function personOf(id: string, lang: Language = 'de'): Person {
  const found = people.get(id);
  if (found === undefined) throw new Error(`nobody is called ${id}`);
  return { ...found, lang };
}

export const site = {
  emergencyPhone: '0-1111-FAKE',
  coordinatorName: 'Kim Koordinata',
  timeZone: 'Europe/Berlin',
} as const;

export const requestStatuses: readonly RequestStatus[] = [
  'draft',
  'open',
  'offered',
  'introduced',
  'answered',
  'unmatched',
  'closed',
  'lapsed',
  'withdrawn',
  'discarded',
];

export const introductionStatuses: readonly IntroductionStatus[] = [
  'offered',
  'accepted',
  'answered',
  'declined',
  'expired',
  'withdrawn',
  'undeliverable',
  'released',
];

const inTwoHours = new Date(monday.getTime() + 2 * 3_600_000);

function conversation(kind: Conversation['kind'], reveals: boolean): Conversation {
  return {
    id: 'talk',
    introductionId: 'intro',
    kind,
    status: 'open',
    askerReveals: reveals,
    expertReveals: reveals,
    openedAt: monday,
  };
}

/** A request in full: everything that a card might show is there. */
export function fullRequest(changes: Partial<ConsultRequest> = {}, anonymous = false): ConsultRequest {
  return draftRequest({
    askerId: 'asker-marked-id',
    intake: intake({
      kind: 'second-opinion',
      question: scrubbed('Fragewort: absetzen? @channel <!here>'),
      history: scrubbed('Vorgeschichtswort'),
      desiredStep: scrubbed('Schrittwort'),
      earlierPlan: scrubbed('Planwort'),
      anonymous,
    }),
    confirmedAt: monday,
    submittedAt: monday,
    promisedAt: inTwoHours,
    redFlags: ['stroke', 'no-such-group'],
    similarCases: ['case-1', 'case-2'],
    candidates: ['expert', 'other', 'third'].map((expertId) => ({
      expertId,
      score: 1,
      confidence: 0.9,
      reasons: [
        { kind: 'specialty', words: ['Kardiologie'], count: 1 },
        { kind: 'language', words: ['de'], count: 1 },
      ],
    })),
    confident: true,
    choice: 'waiting',
    introductions: [introduction('intro', 'expert', { pseudonym: 'k7' })],
    conversations: [conversation(anonymous ? 'relay' : 'direct', !anonymous)],
    relayed: [
      {
        id: 'from-asker',
        conversationId: 'talk',
        from: 'asker',
        text: scrubbed('Nachricht der fragenden Seite'),
        at: monday,
      },
      {
        id: 'from-expert',
        conversationId: 'talk',
        from: 'expert',
        text: scrubbed('Nachricht der beratenden Seite'),
        at: monday,
      },
    ],
    handOvers: [{ id: 'handing', from: 'asker-marked-id', to: 'colleague', status: 'offered', at: monday }],
    outcome: { status: 'asked', value: null, planChanged: null, text: null, snoozes: 0, at: null },
    ...changes,
  });
}

/** The first introduction in another state, answered with a text where that is its state. */
export function withIntroduction(request: ConsultRequest, status: IntroductionStatus): ConsultRequest {
  const answers =
    status === 'answered'
      ? [{ text: scrubbed('Antwortwort: weitergeben'), by: 'expert', agreement: null, at: monday } as const]
      : [];
  return {
    ...request,
    introductions: [introduction('intro', 'expert', { status, answers, pseudonym: 'k7', reminders: 2 })],
  };
}

/** What each card is about, as the decisions send it. */
export const aboutOf: Partial<Record<CardName, string>> = {
  offer: 'intro',
  answer: 'intro',
  'late-choice': 'intro',
  'answer-reminder': 'intro',
  'late-answer': 'intro',
  'expert-news': 'intro',
  thanks: 'intro',
  ended: 'intro',
  introduction: 'talk',
  'relay-opened': 'talk',
  'relay-message': 'from-asker',
  'hand-over': 'handing',
  'hand-over-result': 'handing',
};

export const cases: CardContext['cases'] = ['case-1', 'case-2'].map((id) => ({
  id,
  circleId: 'test-circle',
  lang: 'de',
  question: scrubbed('Fallfrage'),
  answer: scrubbed('Fallantwort'),
  lesson: scrubbed('Falllehre'),
  expertId: 'other',
  helpful: true,
  closedOn: new Date('2026-03-02T10:00:00Z'),
}));

export function contextFor(
  readerId: string,
  request: ConsultRequest | null,
  changes: Partial<CardContext> = {},
): CardContext {
  const reader = personOf(readerId);
  return { reader, site, now: monday, handle: 'handle-1', request, about: null, people, cases, ...changes };
}

/** Every word of a part that a reader sees. */
export function wordsOf(part: CardPart): string {
  switch (part.kind) {
    case 'text':
    case 'warning':
      return part.text;
    case 'quote':
    case 'record':
      return `${part.label}: ${part.text}`;
    case 'facts':
      return part.rows.map(({ label, value }) => `${label}: ${value}`).join('\n');
    case 'list':
      return [part.label, ...part.items].join('\n');
  }
}

export function readAloud(shown: Card | Form): string {
  const parts = 'parts' in shown ? shown.parts : shown.intro;
  const choices = 'choices' in shown ? shown.choices.map(({ label }) => label) : [];
  return [shown.title, ...parts.map(wordsOf), ...choices].join('\n');
}

export function choiceIds({ choices }: Card): readonly string[] {
  return choices.map(({ id }) => id);
}
