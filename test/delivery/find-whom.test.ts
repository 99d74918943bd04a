import { describe, expect, it } from 'vitest';
import type { ExpertSettings, Gap, Person } from '../../src/consult/index.ts';
import type { Courier } from '../../src/delivery/courier.ts';
import { exclusion } from '../../src/delivery/find.ts';
import type { Candidate, Exclusion, MatchQuery, Reason } from '../../src/match/index.ts';
import type { Store } from '../../src/store/port.ts';
import { staff } from '../fakes/staff.ts';
import { draftRequest, intake, introduction, scrubbed } from '../fixtures/make-request.ts';
import { heardBy, openPostOffice, type PostOfficeOptions } from './post-office.ts';

const CHRISTMAS = new Date('2026-12-24T09:00:00Z');
const REASONS: readonly Reason[] = [
  { kind: 'cases', count: 2, caseIds: ['case-1', 'case-2'] },
  { kind: 'language', lang: 'de' },
  { kind: 'words', profile: ['Vorhofflimmern'], question: ['VHF', 'Flimmern'] },
  { kind: 'specialty', words: ['Kardiologie'] },
  { kind: 'experience', count: 3 },
  { kind: 'load' },
  { kind: 'newcomer' },
];
/** The same as data, for the catalogues. */
const TOLD = [
  { kind: 'cases', words: [], count: 2 },
  { kind: 'language', words: ['de'], count: 1 },
  { kind: 'words', words: ['VHF', 'Flimmern'], profile: ['Vorhofflimmern'], count: 2 },
  { kind: 'specialty', words: ['Kardiologie'], count: 1 },
  { kind: 'experience', words: [], count: 3 },
  { kind: 'load', words: [], count: 1 },
  { kind: 'newcomer', words: [], count: 1 },
];
const NAMED = { kind: 'named', words: [], count: 0 };
const DEPUTY = { kind: 'deputy', words: [], count: 0 };

/** The staff, some of them with other settings. */
function staffWith(changes: Readonly<Record<string, Partial<ExpertSettings>>>): readonly Person[] {
  return staff().map((one) => (one.expert ? { ...one, expert: { ...one.expert, ...changes[one.id] } } : one));
}

/** A matcher that finds these in this order, each of them who may be found; keeps what it was asked and told. */
function finding(ids: readonly string[], confident = false) {
  const asked: MatchQuery[] = [];
  const told = new Map<string, Exclusion | null>();
  const find: Courier['matcher']['find'] = async (query, eligible) => {
    asked.push(query);
    const found = ids.filter((id) => eligible(id) === null);
    // A second search asks who would be there if all were free: what counts here is the first.
    if (told.size === 0) for (const id of ids) told.set(id, eligible(id));
    return { candidates: found.map(candidateOf), confident, confidence: 0.4, topics: ['cardiology'], byFit: found };
  };
  return { asked, told, matcher: { find } };
}

function candidateOf(expertId: string, at: number): Candidate {
  return {
    expertId,
    score: 0.9 - at / 10,
    confidence: 0.5,
    reasons: expertId === 'herz' ? REASONS : [],
    profileEvidence: 1,
    caseEvidence: 0,
  };
}

/** What the search for candidates of one open request came back with. */
async function candidatesFor(options: PostOfficeOptions, parts: Parameters<typeof intake>[0]): Promise<unknown> {
  const office = await openPostOffice(options);
  await office.request({ status: 'open', intake: intake(parts) });
  await office.put({ kind: 'find-candidates', rowVersion: 1 }, { requestId: 'request-1' });
  await office.round();
  return heardBy(office);
}

const cameBack = (
  candidates: readonly unknown[],
  confident = false,
  gap: Gap | null = confident ? null : 'nobody-fits',
) => [
  [
    'konsil:d-1:candidates-found',
    { kind: 'candidates-found', rowVersion: 1, candidates, confident, topics: ['cardiology'], gap },
  ],
];

describe('a search for somebody to ask', () => {
  it('is told the question, what was said around it, whose turn it is and what came of asking before', async () => {
    const { asked, matcher } = finding([]);
    const since: unknown[] = [];
    const known = { topics: ['cardiology'], helped: true, at: new Date('2026-01-05T09:00:00Z') };
    const load = { offeredThisWeek: 0, liveIntroductions: 0 };
    const store = (real: Store): Store => ({
      ...real,
      async loads() {
        return [
          { ...load, personId: 'herz', offeredLately: 6, offeredEver: 9 },
          { ...load, personId: 'niere', offeredLately: 3, offeredEver: 3 },
        ];
      },
      async experience(...of) {
        since.push(of);
        return [{ personId: 'herz', ...known }];
      },
    });
    const people = staffWith({ niere: { weeklyCap: 0 } });
    const history = scrubbed('Seit drei Tagen Herzrasen.');
    await candidatesFor({ matcher, store, people }, { history });
    expect(asked).toEqual([
      {
        text: intake().question,
        context: [history],
        lang: 'de',
        limit: 10,
        now: new Date('2026-11-23T09:00:00Z'),
        workload: { of: expect.any(Function), isNew: expect.any(Function), seed: 'request-1' },
        experience: [{ expertId: 'herz', ...known }],
      },
    ]);
    const { workload } = asked[0] ?? {};
    expect(['herz', 'niere', 'lunge'].map((id) => [workload?.of(id), workload?.isNew(id)])).toEqual([
      [6 / 5, false],
      [3, false],
      [0, true],
    ]);
    expect(since).toEqual([['default', new Date('2023-11-24T09:00:00Z')]]);
  });

  it('knows why somebody is not asked: their own words, a pause, a language; not where a deputy stands in', async () => {
    const { told, matcher } = finding(['herz', 'herzzwei', 'niere', 'hormon', 'lunge', 'ada', 'nobody']);
    const people = staffWith({
      herz: { pausedUntil: CHRISTMAS, deputyId: 'niere' },
      herzzwei: { notFor: scrubbed('Keine Fragen zur Antikoagulation') },
      niere: { notFor: scrubbed('Schwangerschaft') },
      hormon: { pausedUntil: CHRISTMAS },
      lunge: { languages: ['fr'], deputyId: 'niere' },
    });
    const found = await candidatesFor({ matcher, people }, {});
    expect([...told]).toEqual([
      ['herz', null],
      ['herzzwei', 'excluded'],
      ['niere', null],
      ['hormon', 'paused'],
      ['lunge', 'language'],
      ['ada', 'excluded'],
      ['nobody', 'excluded'],
    ]);
    expect(found).toEqual(cameBack([{ expertId: 'niere', score: 0.9, confidence: 0.5, reasons: [DEPUTY] }]));
  });

  it('puts the named colleague first even against their own words, once, with all that was found', async () => {
    const { told, matcher } = finding(['niere', 'herz']);
    const people = staffWith({ herz: { notFor: scrubbed('Keine Fragen zur Antikoagulation') } });
    expect(await candidatesFor({ matcher, people }, { namedExpert: 'herz' })).toEqual(
      cameBack(
        [
          { expertId: 'herz', score: 1, confidence: 1, reasons: [NAMED, ...TOLD] },
          { expertId: 'niere', score: 0.9, confidence: 0.5, reasons: [] },
        ],
        true,
      ),
    );
    expect(told.get('herz')).toBeNull();
  });

  it('puts the deputy of the named colleague first while that one is away, and calls it not sure', async () => {
    const people = staffWith({ herz: { pausedUntil: CHRISTMAS, deputyId: 'herzzwei' } });
    const { matcher } = finding(['niere', 'herz']);
    expect(await candidatesFor({ matcher, people }, { namedExpert: 'herz' })).toEqual(
      cameBack([
        { expertId: 'herzzwei', score: 1, confidence: 1, reasons: [DEPUTY] },
        { expertId: 'niere', score: 0.9, confidence: 0.5, reasons: [] },
      ]),
    );
  });

  it('puts no deputy first where only the named colleague was wanted', async () => {
    const people = staffWith({ herz: { pausedUntil: CHRISTMAS, deputyId: 'herzzwei' } });
    const { matcher } = finding(['niere', 'herz']);
    expect(await candidatesFor({ matcher, people }, { namedExpert: 'herz', onlyNamed: true })).toEqual(
      cameBack([
        { expertId: 'niere', score: 0.9, confidence: 0.5, reasons: [] },
        { expertId: 'herzzwei', score: 0.8, confidence: 0.5, reasons: [DEPUTY] },
      ]),
    );
  });

  it('is not sure because of a named colleague who is away without a deputy', async () => {
    const people = staffWith({ herz: { pausedUntil: CHRISTMAS } });
    const { matcher } = finding(['niere', 'herz']);
    expect(await candidatesFor({ matcher, people }, { namedExpert: 'herz' })).toEqual(
      cameBack([{ expertId: 'niere', score: 0.9, confidence: 0.5, reasons: [] }]),
    );
  });

  it('is as sure as matching is where nobody was named', async () => {
    const { matcher } = finding(['niere'], true);
    const niere = { expertId: 'niere', score: 0.9, confidence: 0.5, reasons: [] };
    expect(await candidatesFor({ matcher }, {})).toEqual(cameBack([niere], true));
    expect(await candidatesFor({ matcher: finding(['niere']).matcher }, {})).toEqual(cameBack([niere]));
  });

  it('keeps of each the place before a language model gave another one', async () => {
    const { matcher } = finding(['niere', 'lunge'], true);
    const find: Courier['matcher']['find'] = async (...asked) => ({
      ...(await matcher.find(...asked)),
      plainOrder: ['lunge', 'niere'],
    });
    expect(await candidatesFor({ matcher: { find } }, {})).toEqual(
      cameBack(
        [
          { expertId: 'niere', score: 0.9, confidence: 0.5, reasons: [], plainPlace: 2 },
          { expertId: 'lunge', score: 0.8, confidence: 0.5, reasons: [], plainPlace: 1 },
        ],
        true,
      ),
    );
  });

  it('tells a gap of knowledge from colleagues who are full, away or asked before', async () => {
    const knows =
      (id: string): Courier['matcher']['find'] =>
      async (_, eligible) => {
        const found = eligible(id) === null ? [candidateOf(id, 0)] : [];
        return { candidates: found, confident: found.length > 0, confidence: 0, topics: ['cardiology'], byFit: [] };
      };
    const full = (store: Store): Store => ({
      ...store,
      loads: async () => [
        { personId: 'herz', offeredThisWeek: 5, liveIntroductions: 0, offeredLately: 5, offeredEver: 5 },
      ],
    });
    const matcher = { find: knows('herz') };
    expect(await candidatesFor({ matcher, store: full }, {})).toEqual(cameBack([], false, 'nobody-free'));
    const away = staffWith({ herz: { pausedUntil: CHRISTMAS } });
    expect(await candidatesFor({ matcher, people: away }, {})).toEqual(cameBack([], false, 'nobody-free'));
    const elsewhere = staffWith({ herz: { languages: ['fr'] } });
    expect(await candidatesFor({ matcher, people: elsewhere }, {})).toEqual(cameBack([], false, 'nobody-fits'));
    const alsoFull = staffWith({ herz: { pausedUntil: CHRISTMAS, deputyId: 'niere' }, niere: { weeklyCap: 0 } });
    expect(await candidatesFor({ matcher, people: alsoFull }, {})).toEqual(cameBack([], true));
    const lost = async () => ({ candidates: [], confident: false, confidence: 0, topics: [], byFit: [] });
    expect(JSON.stringify(await candidatesFor({ matcher: { find: lost } }, {}))).toContain('"gap":"not-understood"');
  });

  it('keeps nobody out because somebody else was asked', () => {
    const herz = staff().find(({ id }) => id === 'herz');
    const asked = draftRequest({ askerId: 'ada', introductions: [introduction('i-1', 'niere')] });
    expect(exclusion(asked, herz, undefined, CHRISTMAS)).toBeNull();
  });
});
