import { describe, expect, it } from 'vitest';
import { cardNames, renderCard } from '../../src/chat/index.ts';
import type { CardName, ConsultRequest } from '../../src/consult/index.ts';
import {
  ASKER_MARKS,
  aboutOf,
  contextFor,
  fullRequest,
  introductionStatuses,
  requestStatuses,
  withIntroduction,
} from './ward.ts';

/** Posted where both read it: drawn in the asker's language, read by the expert. */
const posted: readonly CardName[] = ['introduction'];

const others = ['expert', 'other', 'colleague', 'coordinator'] as const;

function everywhere(anonymous: boolean, change: (request: ConsultRequest) => ConsultRequest = (request) => request) {
  return requestStatuses.flatMap((status) =>
    introductionStatuses.flatMap((introduced) => {
      const request = change(withIntroduction(fullRequest({ status }, anonymous), introduced));
      const cards = others.flatMap((reader) => cardNames.map((name) => ({ name, reader })));
      const inRooms = posted.map((name) => ({ name, reader: 'asker-marked-id' }));
      return [...cards, ...inRooms].map(({ name, reader }) => {
        const about = aboutOf[name] ?? null;
        return { name, reader, status, card: renderCard(name, contextFor(reader, request, { about })) };
      });
    }),
  );
}

function revealing(found: ReturnType<typeof everywhere>): readonly string[] {
  return found
    .filter(({ card }) => ASKER_MARKS.some((mark) => JSON.stringify(card).includes(mark)))
    .map(({ name, reader, status }) => `${name} to ${reader} while ${status}`);
}

describe('an anonymous asker', () => {
  it('is named to nobody else on any card in any state: no name, id, role, house or contact', () => {
    expect(revealing(everywhere(true))).toEqual([]);
  });

  it('stays unnamed while only one side has agreed', () => {
    const half = (request: ConsultRequest): ConsultRequest => ({
      ...request,
      conversations: request.conversations.map((one) => ({ ...one, askerReveals: true })),
    });
    expect(revealing(everywhere(true, half))).toEqual([]);
  });

  it('is told to the expert by the pseudonym made for this expert', () => {
    const request = withIntroduction(fullRequest({ status: 'introduced' }, true), 'accepted');
    const card = renderCard('relay-message', contextFor('expert', request, { about: 'from-asker' }));
    expect(card.title).toContain('k7');
  });

  it('is known to the expert once both have agreed, and still not to the coordinator', () => {
    const both = (request: ConsultRequest): ConsultRequest => ({
      ...request,
      conversations: request.conversations.map((one) => ({ ...one, askerReveals: true, expertReveals: true })),
    });
    const told = revealing(everywhere(true, both));
    expect(told.some((where) => where.startsWith('offer to expert'))).toBe(true);
    expect(
      told.filter((where) => /to (coordinator|other|colleague)/.test(where) && !where.startsWith('thanks')),
    ).toEqual([]);
  });

  it('would be found by this test if a card did name them', () => {
    expect(revealing(everywhere(false)).some((where) => where.startsWith('offer to expert'))).toBe(true);
  });
});
