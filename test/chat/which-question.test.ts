import { describe, expect, it } from 'vitest';
import { renderCard } from '../../src/chat/index.ts';
import type { CardName, ConsultRequest } from '../../src/consult/index.ts';
import { introduction, monday } from '../fixtures/make-request.ts';
import { contextFor, fullRequest, readAloud } from './ward.ts';

const ASKER = 'asker-marked-id';

function read(card: CardName, reader: string, request: ConsultRequest, about: string | null = null): string {
  return readAloud(renderCard(card, contextFor(reader, request, { about })));
}

const silent = introduction('intro', 'expert', { status: 'accepted', reminders: 2 });
const answered = introduction('intro', 'expert', { status: 'answered', deliveredAt: monday, acceptedAt: monday });

describe('whoever has several requests under way reads of which one a message speaks', () => {
  it('when the promised reaction did not come', () => {
    expect(read('promise-missed', ASKER, fullRequest({ status: 'open' }))).toContain('Fragewort');
  });

  it('when nobody was found', () => {
    expect(read('no-match', ASKER, fullRequest({ status: 'unmatched' }))).toContain('Fragewort');
  });

  it('when the answer does not come', () => {
    expect(
      read('late-choice', ASKER, fullRequest({ status: 'introduced', introductions: [silent] }), 'intro'),
    ).toContain('Fragewort');
  });

  it('when it came to rest and may be reopened', () => {
    expect(read('ended', ASKER, fullRequest({ status: 'lapsed', introductions: [answered] }))).toContain('Fragewort');
  });

  it('when an expert hears weeks later how it went on, or is thanked', () => {
    const closed = fullRequest({ status: 'closed', closedHow: 'helped', introductions: [answered] });
    expect(read('expert-news', 'expert', closed, 'intro')).toContain('Fragewort');
    expect(read('thanks', 'expert', closed, 'intro')).toContain('Fragewort');
  });

  it('but an expert is not shown once more what was withdrawn', () => {
    const withdrawn = fullRequest({
      status: 'withdrawn',
      introductions: [introduction('intro', 'expert', { status: 'withdrawn', deliveredAt: monday })],
    });
    expect(read('ended', 'expert', withdrawn, 'intro')).not.toContain('Fragewort');
  });
});
