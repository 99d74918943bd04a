import { describe, expect, it } from 'vitest';
import { type HomeContext, homeHandles, renderHome } from '../../src/chat/index.ts';
import type { ConsultRequest, Person } from '../../src/consult/index.ts';
import { monday } from '../fixtures/make-request.ts';
import {
  ASKER_MARKS,
  choiceIds,
  contextFor,
  fullRequest,
  personOf,
  readAloud,
  site,
  withIntroduction,
} from './ward.ts';

const ASKER = 'asker-marked-id';

function home(reader: Person, requests: readonly ConsultRequest[], changes: Partial<HomeContext> = {}) {
  const handles = homeHandles(reader, requests, changes.unmatched).map((of) => ({
    ...of,
    handle: `${of.card}:${of.requestId}:${of.about}`,
  }));
  const contexts = [...requests, ...(changes.unmatched ?? [])].map((request) => ({
    ...contextFor(reader.id, request),
    handle: null,
  }));
  return renderHome({ reader, now: monday, site, contexts, unmatched: [], parked: 0, handles, ...changes });
}

const titles = (cards: ReturnType<typeof home>): readonly string[] => cards.map(({ title }) => title);

describe("a person's own page", () => {
  it('is kind when nothing is there', () => {
    const cards = home(personOf('colleague'), []);
    expect(titles(cards)).toEqual([
      'Wartet auf mich',
      'Beantwortet, noch nicht abgeschlossen',
      'Meine offenen Fragen',
      'Mein Profil',
    ]);
    expect(cards.map(readAloud).join('\n')).toContain('Niemand wartet auf Sie.');
  });

  it('lists open questions with state and promise, and loops to close', () => {
    const offered = { ...withIntroduction(fullRequest({ status: 'offered' }), 'offered'), id: 'r-1' };
    const answered = { ...withIntroduction(fullRequest({ status: 'answered' }), 'answered'), id: 'r-2' };
    const cards = home(personOf(ASKER), [offered, answered]);
    const mine = cards.find(({ handle }) => handle === 'request:r-1:null');
    expect(mine === undefined ? '' : readAloud(mine)).toMatch(/Angefragt[\s\S]*Fragewort[\s\S]*bis Mo 23\.11\., 11:00/);
    const loop = cards.find(({ handle }) => handle === 'loop-check:r-2:null');
    expect(loop === undefined ? [] : choiceIds(loop)).toEqual(expect.arrayContaining(['helped', 'close']));
  });

  it("shows an expert what waits for them, and nobody else's requests", () => {
    const cards = home(personOf('expert'), [withIntroduction(fullRequest({ status: 'offered' }, true), 'offered')]);
    const offer = cards.find(({ handle }) => handle === 'offer:request-1:intro');
    expect(offer === undefined ? [] : choiceIds(offer)).toContain('accept');
    expect(home(personOf('third'), [withIntroduction(fullRequest({ status: 'offered' }), 'offered')])).toHaveLength(4);
  });

  it.each([
    ['answered', 'Beantwortet, Rückmeldung steht noch aus'],
    ['open', 'Wieder offen'],
    ['closed', 'Abgeschlossen'],
    ['lapsed', 'Ausgelaufen, ohne Rückmeldung'],
  ] as const)('shows an expert how a request stands that they answered: %s', (status, words) => {
    const cards = home(personOf('expert'), [withIntroduction(fullRequest({ status }, true), 'answered')]);
    expect(titles(cards)).toContain('Von mir beantwortet');
    const own = cards.find(({ handle, title }) => handle === 'offer:request-1:intro' || title.includes('Antwort'));
    expect(own === undefined ? '' : readAloud(own)).toMatch(new RegExp(`Stand: ${words}[^]*Fragewort`, 'u'));
    expect(ASKER_MARKS.filter((mark) => JSON.stringify(cards).includes(mark))).toEqual([]);
  });

  it('does not list an answer whose request was withdrawn', () => {
    const cards = home(personOf('expert'), [withIntroduction(fullRequest({ status: 'withdrawn' }), 'answered')]);
    expect(titles(cards)).not.toContain('Von mir beantwortet');
  });

  it('does not name an anonymous asker to the expert', () => {
    const cards = home(personOf('expert'), [withIntroduction(fullRequest({ status: 'offered' }, true), 'offered')]);
    expect(ASKER_MARKS.filter((mark) => JSON.stringify(cards).includes(mark))).toEqual([]);
  });

  it('shows five of a kind and counts the rest', () => {
    const searching = fullRequest({ status: 'open', choice: 'any', redFlags: [], outcome: null });
    const many = Array.from({ length: 8 }, (_, index) => ({ ...searching, id: `r-${index}` }));
    const said = home(personOf(ASKER), many).map(readAloud).join('\n');
    expect(said).toContain('und 3 weitere');
    expect(homeHandles(personOf(ASKER), many)).toHaveLength(6);
  });

  it('shows cap, pause and deputy, and how to end the pause', () => {
    const expert = personOf('expert');
    const settings = expert.expert;
    const paused = {
      ...expert,
      expert: settings === null ? null : { ...settings, pausedUntil: new Date('2026-12-14T08:00:00Z') },
    };
    const profile = home(paused, []).at(-1);
    expect(profile === undefined ? '' : readAloud(profile)).toMatch(
      /höchstens 5 Anfragen je Woche[\s\S]*bis 14\.12\.2026/,
    );
    expect(profile === undefined ? [] : choiceIds(profile)).toEqual(['profile', 'resume']);
  });

  it('shows a waiting warning with the number to phone and both answers, and not that nobody waits', () => {
    const flagged = fullRequest({ status: 'draft', introductions: [], handOvers: [], outcome: null, similarCases: [] });
    const cards = home(personOf(ASKER), [flagged]);
    const warned = cards.find(({ handle }) => handle === 'red-flag:request-1:null');
    expect(warned?.parts[0]).toEqual({ kind: 'warning', text: 'Notfallnummer: 0-1111-FAKE' });
    expect(warned === undefined ? [] : choiceIds(warned)).toEqual(['phoned', 'not-acute', 'discard']);
    expect(cards.map(readAloud).join('\n')).not.toContain('Niemand wartet auf Sie');
    expect(cards.filter(({ handle }) => handle?.startsWith('request:') === true)).toEqual([]);
  });

  it('shows an earlier case that waits for a yes, with its answer', () => {
    const found = fullRequest({ status: 'draft', redFlags: [], introductions: [], handOvers: [], outcome: null });
    const card = home(personOf(ASKER), [found]).find(({ handle }) => handle === 'similar-case:request-1:null');
    expect(card === undefined ? '' : readAloud(card)).toContain('Fallantwort');
    expect(card === undefined ? [] : choiceIds(card)).toContain('ask-anyway');
  });

  it('keeps a case that was enough, and a request that lapsed, with a way back', () => {
    const quiet = { introductions: [], handOvers: [], outcome: null, redFlags: [] };
    const used = {
      ...fullRequest({ ...quiet, status: 'closed', closedHow: 'use-case', usedCase: 'case-1' }),
      id: 'r-1',
    };
    const lapsed = { ...fullRequest({ ...quiet, status: 'lapsed' }), id: 'r-2' };
    const cards = home(personOf(ASKER), [used, lapsed]);
    expect(titles(cards)).toContain('Abgeschlossen oder ausgelaufen');
    const kept = cards.find(({ handle }) => handle === 'similar-case:r-1:null');
    expect(kept === undefined ? '' : readAloud(kept)).toContain('Fallantwort');
    const ended = cards.find(({ handle }) => handle === 'request:r-2:null');
    expect(ended === undefined ? [] : choiceIds(ended)).toEqual(['close', 'reopen']);
    expect(cards.map(readAloud).join('\n')).not.toMatch(/geklärt|Danke/);
  });

  it('claims nothing closed to someone who never asked', () => {
    const said = home(personOf('colleague'), []).map(readAloud).join('\n');
    expect(said).not.toMatch(/abgeschlossen\. Danke/);
  });

  it('shows a coordinator how much waits, and each request that nobody was found for, to be placed from there', () => {
    const unmatched = [fullRequest({ status: 'unmatched' }, true)];
    const cards = home(personOf('coordinator'), [], { unmatched, parked: 2 });
    const counted = cards.find(({ title }) => title === 'Koordination');
    expect(counted === undefined ? '' : readAloud(counted)).toMatch(/ohne passende Person: 1[\s\S]*Zustellungen: 2/);
    const last = cards.at(-1);
    expect(last === undefined ? [] : choiceIds(last)).toEqual(['assign']);
    expect(last === undefined ? '' : readAloud(last)).toContain('Fragewort');
    expect(ASKER_MARKS.filter((mark) => JSON.stringify(cards).includes(mark))).toEqual([]);
  });

  it('keeps from the coordinator what was meant for one colleague alone', () => {
    const { intake } = fullRequest();
    const alone = fullRequest({ status: 'unmatched', intake: { ...intake, namedExpert: 'other', onlyNamed: true } });
    const cards = home(personOf('coordinator'), [], { unmatched: [alone] });
    expect(JSON.stringify(cards)).not.toContain('Fragewort');
  });
});
