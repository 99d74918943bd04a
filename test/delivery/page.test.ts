import { describe, expect, it } from 'vitest';
import { homeHandles, renderHome } from '../../src/chat/index.ts';
import type { ConsultRequest } from '../../src/consult/index.ts';
import { handleTarget } from '../../src/intake/change.ts';
import { insightOf } from '../../src/intake/profile-insight.ts';
import { staff } from '../fakes/staff.ts';
import { libraryCase } from '../fixtures/make-change.ts';
import { introduction, monday } from '../fixtures/make-request.ts';
import { openPostOffice, type PostOffice } from './post-office.ts';

const CASE = libraryCase('case-1', { circleId: 'default', expertId: 'lunge' });

/** One question of each kind that a page has a place for. */
async function busyWeek(office: PostOffice): Promise<void> {
  await office.store.putCases([CASE]);
  const states: Readonly<Record<string, Partial<ConsultRequest>>> = {
    'in-vain': { status: 'unmatched', introductions: [introduction('i-1', 'herz', { status: 'declined' })] },
    similar: { askerId: 'kim', similarCases: ['case-1'], confirmedAt: monday },
    own: { askerId: 'kim', status: 'unmatched' },
    offered: { status: 'offered', introductions: [introduction('i-2', 'herz')] },
    accepted: { status: 'introduced', introductions: [introduction('i-3', 'herz', { status: 'accepted' })] },
    over: { status: 'withdrawn', closedAt: monday },
  };
  for (const [id, parts] of Object.entries(states)) await office.request({ id, ...parts });
}

describe('a person’s own page', () => {
  it.each([
    ['of an asker', 'ada'],
    ['of an expert', 'herz'],
    ['of the coordinator, who asks too', 'kim'],
  ])('%s shows all that is theirs and nothing else, each choice with its handle', async (_, id) => {
    const office = await openPostOffice();
    await busyWeek(office);
    const reader = staff().find((one) => one.id === id);
    if (reader === undefined) throw new Error(`nobody is called ${id}`);
    await office.put({ kind: 'home', of: id });
    await office.round();
    const requests = await office.store.requestsOf(id, 20);
    const unmatched = reader.coordinator ? await office.store.unmatched('default') : [];
    const handles = homeHandles(reader, requests, unmatched).map((of) => handleTarget(office.courier.keyed, of));
    const shared = {
      reader,
      now: office.clock.now(),
      site: office.courier.site,
      cases: [CASE],
      coordinated: true,
      people: new Map(staff().map((one) => [one.id, one])),
      handle: null,
      about: null,
    };
    const page = renderHome({
      ...shared,
      contexts: [...new Map([...requests, ...unmatched].map((one) => [one.id, { ...shared, request: one }])).values()],
      unmatched,
      parked: 0,
      handles,
      insight: insightOf(reader),
    });
    expect(office.chat.homes.get(id)).toEqual(page);
    expect(await Promise.all(handles.map(({ handle }) => office.store.handle(handle)))).toEqual(handles);
  });
});
