import { describe, expect, it } from 'vitest';
import { cardNames, choiceEvent, choicesOf, formOfChoice, renderCard } from '../../src/chat/index.ts';
import type { Card } from '../../src/chat/port.ts';
import { type CardName, type ConsultRequest, defaultPolicy, type Language, roundOf } from '../../src/consult/index.ts';
import { monday } from '../fixtures/make-request.ts';
import {
  aboutOf,
  contextFor,
  fullRequest,
  introductionStatuses,
  people,
  personOf,
  QUESTION_WORDS,
  readAloud,
  requestStatuses,
  site,
  withIntroduction,
} from './ward.ts';

interface Shown {
  readonly name: CardName;
  readonly card: Card;
  readonly request: ConsultRequest;
}

const languages: readonly Language[] = ['de', 'en'];

/** Every card, for every reader, in every status of request and introduction, named and anonymous. */
function everyCard(lang: Language): readonly Shown[] {
  return requestStatuses.flatMap((status) =>
    introductionStatuses.flatMap((introduced) =>
      [false, true].flatMap((anonymous) => {
        const request = withIntroduction(fullRequest({ status }, anonymous), introduced);
        return [...people.keys()].flatMap((reader) =>
          cardNames.map((name): Shown => {
            const context = {
              ...contextFor(reader, request, { about: aboutOf[name] ?? null }),
              reader: personOf(reader, lang),
            };
            return { name, request, card: renderCard(name, context) };
          }),
        );
      }),
    ),
  );
}

const faults: readonly (readonly [sentence: string, isFault: (shown: Shown) => boolean])[] = [
  ['has a title of 1 to 120 characters', ({ card }) => card.title.length === 0 || card.title.length > 120],
  ['says something', ({ card }) => card.parts.length === 0 && card.choices.length === 0],
  ['offers at most eight choices', ({ card }) => card.choices.length > 8],
  [
    'has labels of at most 60 characters',
    ({ card }) => card.choices.some(({ label }) => label === '' || label.length > 60),
  ],
  [
    'has a word of its own for each choice',
    ({ card }) => new Set(card.choices.map(({ word }) => word)).size < card.choices.length,
  ],
  [
    'has a picture of its own for each choice',
    ({ card }) => new Set(card.choices.map(({ emoji }) => emoji)).size < card.choices.length,
  ],
  [
    'has pictures of one code point',
    ({ card }) => card.choices.some(({ emoji }) => !/^\p{Emoji_Presentation}$/u.test(emoji)),
  ],
  [
    'has words that can be typed as one',
    ({ card }) => card.choices.some(({ word }) => !/^\p{Ll}+(?:-\p{Ll}+)*$/u.test(word)),
  ],
  [
    'offers nothing that its table does not hold',
    ({ name, card }) => card.choices.some(({ id }) => !choicesOf[name].some((known) => known === id)),
  ],
  ['has no choices once it has ended', ({ card }) => card.ended && (card.choices.length > 0 || card.handle !== null)],
  [
    'tells nothing of the question to a lock screen',
    ({ card }) => QUESTION_WORDS.some((word) => card.notice.includes(word)),
  ],
  ['wakes nobody who is mentioned', ({ card }) => /@channel|<!here>/.test(readAloud(card))],
  ['is complete', ({ card }) => /undefined|null|NaN|\[object/.test(readAloud(card))],
  [
    'gives every choice a meaning',
    ({ name, card, request }) =>
      card.choices.some(
        ({ id }) =>
          formOfChoice(name, id) === null &&
          choiceEvent({ card: name, about: aboutOf[name] ?? null }, id, request) === null,
      ),
  ],
];

describe.each(languages)('every card in every state (%s)', (lang) => {
  const shown = everyCard(lang);

  it('is drawn', () => {
    expect(shown.length).toBe(
      requestStatuses.length * introductionStatuses.length * 2 * people.size * cardNames.length,
    );
    expect(shown.every(({ card }) => card.lang === lang)).toBe(true);
  });

  it.each(faults)('%s', (_sentence, isFault) => {
    expect(shown.filter(isFault).map(({ name, request }) => `${name} while ${request.status}`)).toEqual([]);
  });

  it('says that an erased request is gone', () => {
    for (const name of cardNames) {
      const card = renderCard(name, { ...contextFor('expert', null), reader: personOf('expert', lang) });
      expect(card.title, name).not.toBe('');
    }
  });

  it('offers nothing where no handle leads anywhere', () => {
    const cards = cardNames.map((name) =>
      renderCard(
        name,
        contextFor('expert', withIntroduction(fullRequest({ status: 'offered' }), 'offered'), {
          handle: null,
          about: aboutOf[name] ?? null,
        }),
      ),
    );
    expect(cards.filter(({ choices }) => choices.length > 0)).toEqual([]);
  });
});

it('offers every choice of the table in some state', () => {
  const offered = new Map<string, Set<string>>(cardNames.map((name) => [name, new Set()]));
  for (const { name, card } of [...everyCard('de'), ...rareCards()])
    for (const { id } of card.choices) offered.get(name)?.add(id);
  const missing = cardNames.flatMap((name) =>
    choicesOf[name].filter((id) => !offered.get(name)?.has(id)).map((id) => `${name}: ${id}`),
  );
  expect(missing).toEqual([]);
});

/** States that the walk does not pass: ten candidates, a third case, a plan to ask about, a given outcome, a reminder that just came. */
function rareCards(): readonly Shown[] {
  const many = Array.from({ length: 10 }, (_, index) => ({
    expertId: `e${index}`,
    score: 1,
    confidence: 1,
    reasons: [],
  }));
  const insight = { fields: ['Kardiologie'], topics: [], narrower: [] };
  const policy = defaultPolicy({ timeZone: site.timeZone, holidays: new Set() });
  const draw = (name: CardName, reader: string, request: ConsultRequest): Shown => ({
    name,
    request,
    card: renderCard(
      name,
      contextFor(reader, request, {
        about: aboutOf[name] ?? null,
        cases: [
          ...contextFor(reader, null).cases,
          ...contextFor(reader, null).cases.map((one) => ({ ...one, id: 'case-3' })),
        ],
        ...(name === 'candidates' ? { about: roundOf(request) } : {}),
        ...(name === 'notice' ? { about: 'profile-saved', insight } : {}),
        ...(name === 'answer-reminder' ? { site: { ...site, policy } } : {}),
      }),
    ),
  });
  const base = fullRequest({ status: 'open' });
  const answered = withIntroduction(fullRequest({ status: 'closed' }), 'answered');
  const agreed = {
    ...answered,
    introductions: answered.introductions.map((one) => ({ ...one, askerConsentAt: monday, expertConsentAt: monday })),
  };
  const accepted = withIntroduction(fullRequest({ status: 'introduced' }), 'accepted');
  const reminded = {
    ...accepted,
    intake: { ...accepted.intake, urgency: 'routine' as const },
    introductions: accepted.introductions.map((one) => ({ ...one, reminders: 1, acceptedAt: monday })),
  };
  return [
    draw('notice', 'expert', base),
    draw('answer', 'asker-marked-id', agreed),
    draw('expert-news', 'expert', agreed),
    draw('answer-reminder', 'expert', reminded),
    ...[0, 3, 6, 9].map((from) =>
      draw('candidates', 'asker-marked-id', {
        ...base,
        candidates: many,
        excluded: many.slice(0, from).map(({ expertId }) => expertId),
        introductions: [],
      }),
    ),
    draw('similar-case', 'asker-marked-id', { ...fullRequest(), similarCases: ['case-1', 'case-2', 'case-3'] }),
    draw('similar-case', 'asker-marked-id', { ...fullRequest({ status: 'closed' }), closedHow: 'use-case' }),
    draw('outcome', 'asker-marked-id', {
      ...answered,
      outcome: { status: 'given', value: 'better', planChanged: null, text: null, snoozes: 0, at: null },
    }),
    draw('answer', 'asker-marked-id', {
      ...withIntroduction(fullRequest({ status: 'answered' }), 'answered'),
      closedHow: 'partly',
    }),
    draw('request', 'asker-marked-id', fullRequest({ confirmedAt: null })),
    draw('request', 'asker-marked-id', fullRequest({ status: 'open', handOvers: [] })),
    ...['intro', 'talk'].map(() =>
      draw('relay-opened', 'expert', withIntroduction(fullRequest({ status: 'introduced' }, true), 'accepted')),
    ),
    { ...draw('help', 'expert', base), card: renderCard('help', contextFor('expert', base, { reader: paused() })) },
  ];
}

function paused() {
  const reader = personOf('expert');
  return {
    ...reader,
    expert: reader.expert === null ? null : { ...reader.expert, pausedUntil: new Date('2027-01-01') },
  };
}
