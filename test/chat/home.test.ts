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
  const handles = homeHandles(reader, requests).map((of) => ({
    ...of,
    handle: `${of.card}:${of.requestId}:${of.about}`,
  }));
  const contexts = requests.map((request) => ({ ...contextFor(reader.id, request), handle: null }));
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
    expect(mine === undefined ? '' : readAloud(mine)).toMatch(/Angefragt[\s\S]*Fragewort[\s\S]*heute bis 11:00/);
    const loop = cards.find(({ handle }) => handle === 'loop-check:r-2:null');
    expect(loop === undefined ? [] : choiceIds(loop)).toEqual(expect.arrayContaining(['helped', 'close']));
  });

  it("shows an expert what waits for them, and nobody else's requests", () => {
    const cards = home(personOf('expert'), [withIntroduction(fullRequest({ status: 'offered' }, true), 'offered')]);
    const offer = cards.find(({ handle }) => handle === 'offer:request-1:intro');
    expect(offer === undefined ? [] : choiceIds(offer)).toContain('accept');
    expect(home(personOf('third'), [withIntroduction(fullRequest({ status: 'offered' }), 'offered')])).toHaveLength(4);
  });

  it('does not name an anonymous asker to the expert', () => {
    const cards = home(personOf('expert'), [withIntroduction(fullRequest({ status: 'offered' }, true), 'offered')]);
    expect(ASKER_MARKS.filter((mark) => JSON.stringify(cards).includes(mark))).toEqual([]);
  });

  it('shows five of a kind and counts the rest', () => {
    const many = Array.from({ length: 8 }, (_, index) => ({ ...fullRequest({ status: 'open' }), id: `r-${index}` }));
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

  it('tells a coordinator counts, never a question', () => {
    const unmatched = [fullRequest({ status: 'unmatched' })];
    const last = home(personOf('coordinator'), [], { unmatched, parked: 2 }).at(-1);
    expect(last === undefined ? '' : readAloud(last)).toMatch(/ohne passende Person: 1[\s\S]*Zustellungen: 2/);
    expect(JSON.stringify(last)).not.toContain('Fragewort');
  });
});
