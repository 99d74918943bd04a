import { describe, expect, it } from 'vitest';
import { awaitedCards } from '../../src/consult/awaited.ts';
import {
  accepted,
  amends,
  answered,
  answeredTwice,
  cardName,
  choosing,
  closed,
  declines,
  draftsAgain,
  handedOver,
  relayed,
  reminded,
  silent,
  warned,
} from './standings.ts';
import { asker, berta, colleague, coordinator, Ward } from './ward.ts';

function waiting({ request }: Ward): readonly string[] {
  return awaitedCards(request, [coordinator]).map((card) => cardName(card, request));
}

describe('what waits for someone', () => {
  it.each<readonly [standing: string, play: () => Ward, cards: readonly string[]]>([
    ['an emergency that nobody has answered', warned, ['ada: red-flag']],
    [
      'no emergency once it is answered',
      () => warned().does(asker, { kind: 'red-flag-answered', answer: 'phoned' }),
      [],
    ],
    ['no emergency of a question that is back in the form', () => draftsAgain(warned()), []],
    ['no emergency of a question that was thrown away', () => warned().does(asker, { kind: 'discard' }), []],
    ['nothing while earlier cases are looked for', () => new Ward().confirms(), []],
    ['an earlier case', () => new Ward().confirms().finds(['case-7']), ['ada: similar-case']],
    [
      'no earlier case once one was used',
      () => new Ward().confirms().finds(['case-7']).does(asker, { kind: 'use-case', caseId: 'case-7' }),
      [],
    ],
    ['the promise while Konsil searches', () => new Ward().submits(), ['ada: promise-missed']],
    ['the choice of three', choosing, ['ada: candidates now', 'ada: promise-missed']],
    ['no choice while the words have changed', () => amends(choosing()), ['ada: promise-missed']],
    ['no choice once the asker has closed', () => choosing().does(asker, { kind: 'close' }), []],
    ['an offer', () => new Ward().asks(berta), ['ada: promise-missed', 'berta: offer id-1']],
    ['the next offer alone', () => declines(new Ward().asks(berta)), ['ada: promise-missed', 'carl: offer id-2']],
    ['nothing on the day an expert accepted', accepted, []],
    [
      'nothing in a conversation of their own',
      () => accepted().konsil({ kind: 'conversation-opened', conversationId: 'id-2' }),
      [],
    ],
    ['the reminder', reminded, ['berta: answer-reminder id-1']],
    ['the choice of a silent expert', silent, ['berta: answer-reminder id-1', 'ada: late-choice id-1']],
    ['whether an answer helped', () => reminded().answers(), ['ada: loop-check', 'ada: answer id-1']],
    [
      'nothing of an answer once the asker looks further',
      () => answered().does(asker, { kind: 'reopen' }),
      ['ada: promise-missed'],
    ],
    ['the last of two answers', answeredTwice, ['ada: loop-check', 'ada: answer id-2']],
    ['nothing after a silence that lapsed', () => answered().runs('lapse'), []],
    ['nothing right after a close', closed, []],
    ['no reminder of one who answered late', () => reminded().answers().does(asker, { kind: 'close' }), []],
    ['the outcome when it is due', () => closed().runs('outcome-due'), ['ada: outcome']],
    [
      'nobody found: the asker and the coordinator',
      () => new Ward().submits().matches(),
      ['ada: no-match', 'clara: unmatched'],
    ],
    [
      'a hand-over',
      () => new Ward().submits().does(asker, { kind: 'hand-over', to: colleague }),
      ['ada: promise-missed', 'fritz: hand-over id-1'],
    ],
    [
      'the promise for the one who took over',
      () => handedOver(new Ward().submits(), 'hand-over-accept'),
      ['fritz: promise-missed'],
    ],
    [
      'the promise for the one whose hand-over was declined',
      () => handedOver(new Ward().submits(), 'hand-over-decline'),
      ['ada: promise-missed'],
    ],
    ['a relay, for both', relayed, ['ada: relay-opened id-3', 'berta: relay-opened id-3']],
    [
      'a relay with the second expert, not with the one who declined',
      () =>
        declines(new Ward().asks(berta, { anonymous: true }))
          .delivered()
          .accepts(),
      ['ada: relay-opened id-5', 'carl: relay-opened id-5'],
    ],
    ['no relay after a close', () => relayed().does(asker, { kind: 'close' }), []],
  ])('%s', (_standing, play, cards) => {
    expect(waiting(play())).toEqual(cards);
  });
});
