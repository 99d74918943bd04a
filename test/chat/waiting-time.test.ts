import { describe, expect, it } from 'vitest';
import { renderCard } from '../../src/chat/index.ts';
import { type CardName, type ConsultRequest, defaultPolicy, roundOf } from '../../src/consult/index.ts';
import { introduction, monday } from '../fixtures/make-request.ts';
import { contextFor, fullRequest, readAloud, site } from './ward.ts';

const policy = defaultPolicy({ timeZone: site.timeZone, holidays: new Set() });

function read(card: CardName, request: ConsultRequest, about: string | null): string {
  return readAloud(
    renderCard(card, contextFor('asker-marked-id', request, { site: { ...site, policy }, now: monday, about })),
  );
}

function urgent(request: ConsultRequest): ConsultRequest {
  return { ...request, intake: { ...request.intake, urgency: 'urgent' } };
}

describe('the asker is told how long Konsil waits before it acts by itself', () => {
  const waiting = urgent(fullRequest({ status: 'open', choice: 'waiting' }));
  const silent = urgent(
    fullRequest({
      status: 'introduced',
      introductions: [introduction('intro', 'expert', { status: 'accepted', reminders: 2 })],
    }),
  );

  it('with suggestions that nobody was chosen from', () => {
    expect(read('candidates', waiting, roundOf(waiting))).toContain('Ohne Ihre Wahl innerhalb von 2 Minuten fragt');
    expect(read('request', waiting, null)).toContain('ohne Ihre Wahl innerhalb von 2 Minuten fragt Konsil selbst an');
  });

  it('with an answer that does not come', () => {
    expect(read('late-choice', silent, 'intro')).toContain(
      'Ohne Ihre Antwort innerhalb von 10 Minuten fragt Konsil die nächste Person.',
    );
  });

  it.each([
    ['today', '4 Stunden (gezählt von 7 bis 20 Uhr)'],
    ['routine', '2 Arbeitstagen'],
  ] as const)('%s: in the time that counts, %s', (urgency, time) => {
    const unhurried = { ...silent, intake: { ...silent.intake, urgency } };
    expect(read('late-choice', unhurried, 'intro')).toContain(`Ohne Ihre Antwort innerhalb von ${time} fragt Konsil`);
  });
});
