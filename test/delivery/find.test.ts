import { describe, expect, it } from 'vitest';
import type { Person } from '../../src/consult/index.ts';
import { exclusion } from '../../src/delivery/find.ts';
import { somebody, staff } from '../fakes/staff.ts';
import { draftRequest, intake, introduction } from '../fixtures/make-request.ts';
import { openPostOffice } from './post-office.ts';

const now = new Date('2026-11-23T09:00:00Z');
const found = staff().find(({ id }) => id === 'herz');
const herz: Person = found ?? somebody('herz', 'H', '');

describe('a hard filter before any score', () => {
  const request = draftRequest({ circleId: 'default', askerId: 'ada' });
  const settings = (extra: object): Person => ({ ...herz, expert: herz.expert && { ...herz.expert, ...extra } });

  it.each([
    ['nobody at all', undefined, request, 'excluded'],
    ['the asker', { ...herz, id: 'ada' }, request, 'self'],
    [
      'whoever gave the first opinion',
      herz,
      { ...request, intake: intake({ earlierPlanBy: 'herz' }) },
      'first-opinion',
    ],
    ['whom the asker excluded', herz, { ...request, excluded: ['herz'] }, 'excluded'],
    [
      'whoever was asked before',
      herz,
      { ...request, introductions: [introduction('i', 'herz', { status: 'declined' })] },
      'already-asked',
    ],
    ['whoever does not speak the language', settings({ languages: ['fr'] }), request, 'language'],
    ['whoever has left', { ...herz, active: false }, request, 'paused'],
    ['whoever is no expert', somebody('herz', 'H', ''), request, 'paused'],
    ['whoever is paused', settings({ pausedUntil: new Date('2026-12-24T09:00:00Z') }), request, 'paused'],
    ['nobody whose pause is over', settings({ pausedUntil: new Date('2026-11-01T09:00:00Z') }), request, null],
    ['nobody who is free', herz, request, null],
  ] as const)('keeps out %s', (_, expert, asked, why) => {
    expect(exclusion(asked, expert, undefined, now)).toBe(why);
  });

  it('keeps out whoever has had as many as they want this week', () => {
    expect(
      exclusion(
        request,
        herz,
        { personId: 'herz', offeredThisWeek: 5, liveIntroductions: 0, offeredLately: 5, offeredEver: 5 },
        now,
      ),
    ).toBe('at-cap');
    expect(
      exclusion(
        request,
        herz,
        { personId: 'herz', offeredThisWeek: 4, liveIntroductions: 4, offeredLately: 4, offeredEver: 4 },
        now,
      ),
    ).toBeNull();
  });
});

describe('a search', () => {
  const confirmed = { status: 'draft', confirmedAt: now } as const;
  const similar = { kind: 'find-similar', rowVersion: 1 } as const;
  const candidates = { kind: 'find-candidates', rowVersion: 1 } as const;
  const ofRequest = { requestId: 'request-1' };

  it('brings back the similar cases it is sure of', async () => {
    const office = await openPostOffice({
      matcher: {
        similarCases: async () => [
          { id: 'sure', similarity: 0.9, confident: true },
          { id: 'unsure', similarity: 0.1, confident: false },
        ],
      },
    });
    await office.request(confirmed);
    await office.put(similar, ofRequest);
    await office.round();
    expect((await office.store.waitingInbox(1))[0]?.event).toMatchObject({
      event: { kind: 'similar-found', cases: ['sure'] },
    });
  });

  it('takes someone whose load is not known for new, and for one who is asked nothing', async () => {
    const known: unknown[] = [];
    const office = await openPostOffice({
      matcher: {
        find: async ({ workload }) => {
          for (const id of ['herz', 'nobody']) known.push(workload?.of(id), workload?.isNew(id));
          return { confident: false, confidence: 0, candidates: [], topics: [], byFit: [] };
        },
      },
    });
    await office.request({ status: 'open' });
    await office.put(candidates, ofRequest);
    await office.round();
    expect(known).toEqual([0, true, 0, true]);
  });

  it('disturbs nobody who fits less than half as well as the best', async () => {
    const candidate = (expertId: string, score: number) => ({
      expertId,
      score,
      confidence: score,
      reasons: [],
      profileEvidence: 1,
      caseEvidence: 0,
    });
    const office = await openPostOffice({
      matcher: {
        find: async () => ({
          confident: true,
          confidence: 0.9,
          candidates: [candidate('herz', 0.8), candidate('niere', 0.4), candidate('lunge', 0.39)],
          topics: [],
          byFit: [],
        }),
      },
    });
    await office.request({ status: 'open' });
    await office.put(candidates, ofRequest);
    await office.round();
    expect((await office.store.waitingInbox(1))[0]?.event).toMatchObject({
      event: { candidates: [{ expertId: 'herz' }, { expertId: 'niere' }] },
    });
  });

  it('puts the colleague who was named first, with the reasons that were found, and turns every reason into data', async () => {
    const reasons = [
      { kind: 'cases', count: 2 },
      { kind: 'language', lang: 'de' },
      { kind: 'words', profile: ['Vorhofflimmern'], question: ['Vorhofflimmern'] },
      { kind: 'specialty', words: ['Kardiologie'] },
    ];
    const candidate = (expertId: string) => ({ expertId, score: 0.5, confidence: 0.5, reasons });
    const office = await openPostOffice({
      matcher: {
        find: async () =>
          JSON.parse(
            JSON.stringify({
              confident: false,
              confidence: 0.5,
              candidates: [candidate('niere'), candidate('herz')],
              topics: [],
            }),
          ),
      },
    });
    await office.request({ status: 'open', intake: intake({ namedExpert: 'herz' }) });
    await office.put(candidates, ofRequest);
    await office.round();
    expect((await office.store.waitingInbox(1))[0]?.event).toMatchObject({
      event: {
        kind: 'candidates-found',
        confident: true,
        candidates: [
          {
            expertId: 'herz',
            confidence: 1,
            reasons: [
              { kind: 'named' },
              { kind: 'cases', count: 2 },
              { kind: 'language', words: ['de'] },
              { kind: 'words' },
              { kind: 'specialty' },
            ],
          },
          { expertId: 'niere' },
        ],
      },
    });
  });

  it('names nobody who may not be asked, and puts first even whom matching did not find', async () => {
    for (const [namedExpert, first] of [
      ['ada', undefined],
      ['herz', 'herz'],
    ] as const) {
      const office = await openPostOffice();
      await office.request({ status: 'open', intake: intake({ namedExpert }) });
      await office.put(candidates, ofRequest);
      await office.round();
      const event = (await office.store.waitingInbox(1))[0]?.event;
      const list =
        event?.kind === 'internal' && event.event.kind === 'candidates-found' ? event.event.candidates : null;
      expect(list?.[0]?.expertId).toBe(first);
    }
  });

  it.each([
    [similar, confirmed, 'similar-found'],
    [candidates, { status: 'open' } as const, 'candidates-found'],
  ] as const)('that fails five times counts as one that found nothing, so that the question goes on: %j', async (effect, state, kind) => {
    const fails = () => Promise.reject(new Error('the index broke'));
    const office = await openPostOffice({ matcher: { find: fails, similarCases: fails } });
    await office.request(state);
    const id = await office.put(effect, ofRequest);
    for (let tries = 0; tries < 5; tries += 1) {
      await office.round();
      office.clock.advance({ seconds: 9 });
    }
    expect(office.ended(id)).toEqual({ status: 'parked', reason: 'broken' });
    expect(await office.heard()).toEqual([kind, 'parked']);
  });
});
