import { describe, expect, it } from 'vitest';
import { type CardContext, renderCard } from '../../src/chat/index.ts';
import type { CardName, ConsultRequest, Effect, Person } from '../../src/consult/index.ts';
import { roundOf } from '../../src/consult/index.ts';
import { insightOf } from '../../src/intake/profile-insight.ts';
import type { Store } from '../../src/store/port.ts';
import { FAKE } from '../fakes/fake-chat.ts';
import { somebody, staff } from '../fakes/staff.ts';
import { libraryCase } from '../fixtures/make-change.ts';
import { intake, introduction, monday } from '../fixtures/make-request.ts';
import { openPostOffice, type PostOffice } from './post-office.ts';

const ADVISER = somebody('rat', 'Dr. Rat Ausgedacht', 'Oberarzt Angiologie');
const PEOPLE = [...staff(), ADVISER];
const CASE = libraryCase('case-1', { circleId: 'default', expertId: 'rat' });

function named(id: string): Person {
  const found = PEOPLE.find((one) => one.id === id);
  if (found === undefined) throw new Error(`nobody is called ${id}`);
  return found;
}

/** Everything there is to know, to draw from. */
function allOf(office: PostOffice, request: ConsultRequest | null, to: string): CardContext {
  return {
    request,
    reader: named(to),
    site: office.courier.site,
    now: office.clock.now(),
    handle: 'h-1',
    about: null,
    people: new Map(PEOPLE.map((one) => [one.id, one])),
    cases: [CASE],
    coordinated: true,
    topics: ['Kardiologie'],
  };
}

const ranked = (expertId: string) => ({ expertId, score: 1, confidence: 0.9, reasons: [] });

async function tell(office: PostOffice, to: string, card: CardName, about: string | null, requestId: string | null) {
  await office.put({ kind: 'tell', to, card, about }, { requestId, handle: 'h-1' });
  await office.round();
  return office.chat.messages.at(-1)?.card;
}

/** Keeps whom the store was asked for, and for whose work. */
function watched(people: unknown[], loads: unknown[] = []) {
  return (store: Store): Store => ({
    ...store,
    people(ids) {
      people.push(ids);
      return store.people(ids);
    },
    loads(...of) {
      loads.push(of);
      return store.loads(...of);
    },
  });
}

describe('a card', () => {
  it('is drawn from everyone whom its request names, each looked up once, and not its reader again', async () => {
    const asked: unknown[] = [];
    const office = await openPostOffice({ people: PEOPLE, store: watched(asked) });
    await office.store.putCases([CASE]);
    const request = await office.request({
      similarCases: ['case-1'],
      intake: intake({ namedExpert: 'hormon', earlierPlanBy: 'lunge' }),
      introductions: [introduction('i-1', 'herz'), introduction('i-2', 'ada')],
      candidates: [ranked('herzzwei'), ranked('herz')],
      handOvers: [{ id: 'o-1', from: 'sam', to: 'kim', status: 'declined', at: monday }],
      excluded: ['niere'],
    });
    const card = await tell(office, 'ada', 'similar-case', null, request.id);
    expect(asked).toEqual([['herz', 'herzzwei', 'sam', 'kim', 'niere', 'hormon', 'lunge', 'rat']]);
    expect(card).toEqual(renderCard('similar-case', allOf(office, request, 'ada')));
    expect(JSON.stringify(card)).toContain('Oberarzt Angiologie');
  });

  it('of nobody’s request is drawn from its reader alone', async () => {
    const asked: unknown[] = [];
    const loads: unknown[] = [];
    const office = await openPostOffice({ people: PEOPLE, store: watched(asked, loads) });
    const card = await tell(office, 'herz', 'notice', 'profile-saved', null);
    expect(asked).toEqual([[]]);
    const insight = insightOf(named('herz'));
    expect(insight?.fields).toContain('Kardiologie');
    const all = { ...allOf(office, null, 'herz'), about: 'profile-saved', insight };
    expect(card).toEqual(renderCard('notice', all));
    expect(await tell(office, 'herz', 'notice', 'stale', null)).toEqual(
      renderCard('notice', { ...allOf(office, null, 'herz'), about: 'stale' }),
    );
    expect(loads).toEqual([]);
  });

  it('that offers colleagues says how busy they are', async () => {
    const loads: unknown[] = [];
    const office = await openPostOffice({ people: PEOPLE, store: watched([], loads) });
    await office.request({ id: 'other', status: 'introduced', introductions: [introduction('i-9', 'herz')] });
    const request = await office.request({ status: 'open', choice: 'waiting', candidates: [ranked('herz')] });
    const about = roundOf(request);
    const card = await tell(office, 'ada', 'candidates', about, request.id);
    const known = await office.store.loads('default', office.clock.now());
    expect(known.find(({ personId }) => personId === 'herz')?.liveIntroductions).toBe(1);
    const all = { ...allOf(office, request, 'ada'), about, loads: new Map(known.map((one) => [one.personId, one])) };
    expect(card).toEqual(renderCard('candidates', all));
    expect(loads).toEqual([['default', office.clock.now()]]);
  });

  it.each([
    ['that the coordinator knows, where there is one', PEOPLE, true],
    ['whom to turn to, where nobody coordinates', PEOPLE.filter(({ id }) => id !== 'kim'), false],
  ])('that nobody was found for says for which field, and %s', async (_, people, coordinated) => {
    const office = await openPostOffice({ people });
    const request = await office.request({ status: 'unmatched', topics: ['cardiology'] });
    const card = await tell(office, 'ada', 'no-match', null, request.id);
    const all = allOf(office, request, 'ada');
    expect(card).toEqual(renderCard('no-match', { ...all, coordinated }));
    expect(card).not.toEqual(renderCard('no-match', { ...all, coordinated: !coordinated }));
    expect(JSON.stringify(card)).toContain('Kardiologie');
  });

  it('posted to two is drawn for the asker, about their conversation', async () => {
    const office = await openPostOffice({ people: PEOPLE });
    const request = await office.request({
      status: 'introduced',
      introductions: [introduction('i-1', 'herz', { status: 'accepted' })],
      conversations: [
        {
          id: 'c-1',
          introductionId: 'i-1',
          kind: 'direct',
          status: 'open',
          askerReveals: true,
          expertReveals: true,
          openedAt: monday,
        },
      ],
    });
    await office.store.putPlace('conversation:c-1', { ...FAKE, id: 'group-1' });
    const effect: Effect = { kind: 'post', conversationId: 'c-1', card: 'introduction' };
    const id = await office.put(effect, { requestId: request.id, place: 'conversation:c-1', handle: 'h-1' });
    await office.round();
    expect(office.chat.messages.map(({ card }) => card)).toEqual([
      renderCard('introduction', { ...allOf(office, request, 'ada'), about: 'c-1' }),
    ]);
    const message = { place: { ...FAKE, id: 'group-1' }, id: 'm-1' };
    expect(office.ended(id)).toEqual({ status: 'sent', message, version: 1 });
  });
});
