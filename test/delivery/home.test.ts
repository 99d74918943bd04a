import { describe, expect, it } from 'vitest';
import type { Card } from '../../src/chat/port.ts';
import type { Experience } from '../../src/consult/index.ts';
import type { CoverageGap, Store } from '../../src/store/port.ts';
import { FAKE, fakeChat } from '../fakes/fake-chat.ts';
import { somebody, staff } from '../fakes/staff.ts';
import { introduction } from '../fixtures/make-request.ts';
import { openPostOffice, type PostOffice } from './post-office.ts';

const TWO_YEARS_AGO = new Date('2024-11-23T09:00:00Z');

async function pageOf(office: PostOffice, id: string): Promise<readonly Card[]> {
  await office.put({ kind: 'home', of: id });
  await office.round();
  const page = office.chat.homes.get(id);
  if (page === undefined) throw new Error(`${id} has no page`);
  return page;
}

/** Every row of facts on the page, as "label: value". */
function rowsOf(page: readonly Card[]): readonly string[] {
  const parts = page.flatMap((section) => section.parts);
  return parts.flatMap((part) =>
    part.kind === 'facts' ? part.rows.map(({ label, value }) => `${label}: ${value}`) : [],
  );
}

function past(personId: string, helped: boolean, ...topics: readonly string[]): Experience {
  return { personId, helped, topics, at: TWO_YEARS_AGO };
}

/** The page's part of a store that has seen two kinds of field asked for, and questions without one. */
const GAPS: readonly CoverageGap[] = [
  { kind: 'nobody-fits', topic: 'oncology', count: 3 },
  { kind: 'nobody-free', topic: 'cardiology', count: 2 },
  { kind: 'nobody-free', topic: null, count: 1 },
  { kind: 'not-understood', topic: null, count: 4 },
];

/** Keeps what is asked of it since when. */
function remembering(asked: Date[], experience: readonly Experience[] = []) {
  return (store: Store): Store => ({
    ...store,
    async experience(_, since) {
      asked.push(since);
      return experience;
    },
    async gaps(_, since) {
      asked.push(since);
      return GAPS;
    },
    modelOrders: async () => [
      { plainPlaces: [1, 2], helped: 0 },
      { plainPlaces: [2, 1], helped: 0 },
      { plainPlaces: [2, 1], helped: 1 },
      { plainPlaces: [3, 1], helped: null },
    ],
  });
}

describe('a person’s own page', () => {
  it('tells an expert by the numbers of the ranking what raised and what lowered them, the strongest first', async () => {
    const asked: Date[] = [];
    const experience = [
      past('herz', true, 'cardiology', 'oncology'),
      past('herz', true, 'nephrology'),
      past('herz', true, 'nephrology', 'cardiology'),
      past('herz', false, 'dermatology'),
      past('herz', false, 'oncology'),
      past('herz', true, 'no-such-field'),
      past('niere', true, 'neurology'),
    ];
    const office = await openPostOffice({ store: remembering(asked, experience) });
    expect(rowsOf(await pageOf(office, 'herz'))).toEqual(
      expect.arrayContaining([
        'Sie stehen weiter oben bei: Kardiologie +4 % (2 hilfreiche Antworten); Nephrologie +4 % (2 hilfreiche Antworten)',
        'Sie stehen weiter unten bei: Dermatologie −2 % (einmal „nicht mein Gebiet“)',
      ]),
    );
    expect(asked).toEqual([new Date(office.clock.now().getTime() - 3 * 365 * 86_400_000)]);
  });

  it('says nothing of what was learnt to one who is no expert, and nothing of gaps to one who does not coordinate', async () => {
    const asked: Date[] = [];
    const office = await openPostOffice({ store: remembering(asked, [past('ada', true, 'cardiology')]) });
    expect(rowsOf(await pageOf(office, 'ada'))).toEqual([]);
    expect(asked).toEqual([]);
  });

  it('shows the coordinator what was asked for in vain, what nobody has taken, and what was set aside', async () => {
    const office = await openPostOffice({ store: remembering([]) });
    await office.request({ status: 'unmatched' });
    const gone = await office.put({ kind: 'tell', to: 'sam', card: 'notice', about: 'stale' });
    await office.store.settle(gone, { status: 'parked', reason: 'gone' }, []);
    expect(rowsOf(await pageOf(office, 'kim'))).toEqual(
      expect.arrayContaining([
        'Anfragen ohne passende Person: 1',
        'Angehaltene Zustellungen: 1',
        'Gefragt, ohne dass jemand sicher passte: Onkologie (3)',
        'Gefragt, als die Passenden ausgelastet, abwesend oder schon gefragt waren: Kardiologie (2), Fachgebiet nicht erkannt (1)',
        'Fragen, deren Fachgebiet Konsil nicht erkannt hat: 4',
        'Reihenfolge durch das Sprachmodell: bei 3 von 4 Fragen eine andere erste Person; davon half 1-mal die des Modells, 1-mal die der Reihenfolge ohne Modell',
      ]),
    );
  });

  it('shows the coordinator their own unmatched request once', async () => {
    const office = await openPostOffice();
    const request = await office.request({ askerId: 'kim', status: 'unmatched' });
    const page = JSON.stringify(await pageOf(office, 'kim'));
    expect(page.split(request.intake.question).length - 1).toBe(2);
    expect(rowsOf(await pageOf(office, 'kim'))).toContain('Anfragen ohne passende Person: 1');
  });

  it('shows an expert who has accepted the request, and takes a press from each of its sections', async () => {
    const office = await openPostOffice();
    await office.request({
      status: 'introduced',
      introductions: [introduction('i-1', 'herz', { status: 'accepted' })],
    });
    const page = await pageOf(office, 'herz');
    expect(rowsOf(page)).toContain('Dringlichkeit: Taggleich');
    const handles = page.flatMap(({ handle }) => handle ?? []);
    expect(handles.length).toBeGreaterThan(0);
    for (const handle of handles) expect(await office.store.handle(handle)).not.toBeNull();
  });

  it('is drawn only where the platform has such pages', async () => {
    const [first, bare] = [fakeChat(), fakeChat({ platform: 'bare', tenant: 'ward' })];
    Object.defineProperty(bare, 'can', { value: { ...bare.can, home: false } });
    const accounts = [
      { ...FAKE, id: 'ada' },
      { platform: 'bare', tenant: 'ward', id: 'ada' },
    ];
    const office = await openPostOffice({ chats: [first, bare], people: [somebody('ada', 'A', '', { accounts })] });
    const id = await office.put({ kind: 'home', of: 'ada' });
    await office.round();
    expect(office.ended(id)?.status).toBe('sent');
    expect([first.homes.size, bare.homes.size]).toEqual([1, 0]);
  });

  it('that the platform does not take now is drawn again later', async () => {
    const office = await openPostOffice({ people: staff() });
    const left = ['retry' as const];
    office.chat.faultOf = ({ verb }) => (verb === 'home' ? (left.pop() ?? null) : null);
    const id = await office.put({ kind: 'home', of: 'ada' });
    await office.round();
    expect(office.ended(id)).toMatchObject({ status: 'pending', reason: 'retry' });
    office.clock.advance({ seconds: 3 });
    await office.round();
    expect(office.ended(id)?.status).toBe('sent');
    expect(office.chat.homes.size).toBe(1);
  });
});
