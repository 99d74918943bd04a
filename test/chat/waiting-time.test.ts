import { describe, expect, it } from 'vitest';
import { choiceEvent, renderCard } from '../../src/chat/index.ts';
import { type CardName, type ConsultRequest, defaultPolicy, roundOf, type Urgency } from '../../src/consult/index.ts';
import { introduction, monday } from '../fixtures/make-request.ts';
import { contextFor, fullRequest, readAloud, site } from './ward.ts';

const policy = defaultPolicy({ timeZone: site.timeZone, holidays: new Set() });

function read(card: CardName, request: ConsultRequest, about: string | null): string {
  return readAloud(
    renderCard(card, contextFor('asker-marked-id', request, { site: { ...site, policy }, now: monday, about })),
  );
}

function readBy(reader: string, card: CardName, request: ConsultRequest, about: string): string {
  const now = new Date(monday.getTime() + 2 * 86_400_000);
  return readAloud(renderCard(card, contextFor(reader, request, { site: { ...site, policy }, now, about })));
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

describe('an expert who is reminded of an answer', () => {
  const silent = (urgency: Urgency, reminders: number): ConsultRequest => {
    const request = fullRequest({
      status: 'introduced',
      introductions: [introduction('intro', 'expert', { status: 'accepted', reminders, acceptedAt: monday })],
    });
    return { ...request, intake: { ...request.intake, urgency } };
  };

  it.each([
    ['routine', ['Morgen erinnern', 'In drei Tagen erinnern']],
    ['urgent', []],
  ] as const)('%s: may put it off by %j', (urgency, choices) => {
    const card = readBy('expert', 'answer-reminder', silent(urgency, 1), 'intro');
    const offered = ['Morgen erinnern', 'In drei Tagen erinnern'].filter((choice) => card.includes(choice));
    expect(offered).toEqual(choices);
  });

  it('reads that Konsil reminds again, when they put it off', () => {
    const card = readBy('expert', 'answer-reminder', silent('routine', 0), 'intro');
    expect(card).toContain('Konsil erinnert Sie wieder.');
    expect(card).not.toContain('Morgen erinnern');
  });

  it('means the answer, and not the question whether it helped', () => {
    const meaning = choiceEvent({ card: 'answer-reminder', about: 'intro' }, 'snooze-3', silent('routine', 1));
    expect(meaning).toEqual({ kind: 'event', event: { kind: 'put-off', introductionId: 'intro', days: 3 } });
  });

  it('leaves the asker with the news, and with which question it is about', () => {
    const request = silent('routine', 0);
    const card = readBy(request.askerId, 'notice', request, 'answer-later');
    expect(card).toContain('Ihre Frage ist nicht vergessen: Die Antwort kommt später');
    expect(card).toContain('Frage: Fragewort: absetzen?');
    expect(readBy(request.askerId, 'notice', request, 'stale')).not.toContain('Fragewort');
  });
});
