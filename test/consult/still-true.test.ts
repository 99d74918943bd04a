import { describe, expect, it } from 'vitest';
import type { CardName, Effect } from '../../src/consult/index.ts';
import { stillTrue } from '../../src/consult/index.ts';
import { draftRequest, scrubbed } from '../fixtures/make-request.ts';
import { asker, berta, carl, colleague, coordinator, Ward } from './ward.ts';

function toldBy(ward: Ward, card: CardName): Effect {
  const found = ward.said.find((effect) => effect.kind === 'tell' && effect.card === card);
  if (found === undefined) throw new Error(`no ${card} was told`);
  return found;
}

function saidBy(ward: Ward, kind: Effect['kind']): Effect {
  const found = ward.said.find((effect) => effect.kind === kind);
  if (found === undefined) throw new Error(`no ${kind} was planned`);
  return found;
}

describe('before anything is said, it is asked whether it is still true', () => {
  it('nobody gets an offer after the asker closed, withdrew or took it back', () => {
    for (const event of [
      { kind: 'close' },
      { kind: 'withdraw' },
      { kind: 'take-back', introductionId: 'id-1' },
    ] as const) {
      const ward = new Ward().submits().matches(berta, carl).does(asker, { kind: 'pick', expertId: berta });
      const offer = toldBy(ward, 'offer');
      expect(stillTrue(offer, ward.request)).toBe(true);
      expect(stillTrue(offer, ward.does(asker, event).request)).toBe(false);
    }
  });

  it('an answer overtakes the reminder to give one', () => {
    const ward = new Ward().asks(berta).accepts().runs('answer-reminder', 'id-1');
    const reminder = toldBy(ward, 'answer-reminder');
    expect(stillTrue(reminder, ward.request)).toBe(true);
    expect(stillTrue(reminder, ward.answers().request)).toBe(false);
  });

  it('a choice overtakes the candidates, and a hand-over brings them to another', () => {
    const ward = new Ward().submits().matches(berta, carl);
    const candidates = toldBy(ward, 'candidates');
    ward.does(asker, { kind: 'hand-over', to: colleague });
    expect(stillTrue(candidates, ward.request)).toBe(true);
    expect(stillTrue(candidates, ward.does(colleague, { kind: 'hand-over-accept', handOverId: 'id-1' }).request)).toBe(
      false,
    );
  });

  it('a coordinator is not sent to a request that found someone', () => {
    const ward = new Ward().submits().matches();
    const unmatched = toldBy(ward, 'unmatched');
    const noMatch = toldBy(ward, 'no-match');
    expect([stillTrue(unmatched, ward.request), stillTrue(noMatch, ward.request)]).toEqual([true, true]);
    expect(stillTrue(unmatched, ward.does(coordinator, { kind: 'offer', expertId: berta }).request)).toBe(false);
    expect(stillTrue(noMatch, ward.request)).toBe(false);
  });

  it('the candidates of an earlier search are not shown', () => {
    const ward = new Ward().submits().matches(berta, carl);
    const earlier = toldBy(ward, 'candidates');
    const amended = { ...ward.request.intake, question: scrubbed('Anders gefragt?') };
    ward.does(asker, { kind: 'amend', intake: amended, known: [], kept: [] }).matches(carl);
    expect([stillTrue(earlier, ward.request), stillTrue(toldBy(ward, 'candidates'), ward.request)]).toEqual([
      false,
      true,
    ]);
  });

  it('the status card is for the asker of a request that goes on', () => {
    const ward = new Ward().submits();
    const card = toldBy(ward, 'request');
    expect(stillTrue(card, ward.request)).toBe(true);
    expect(stillTrue(card, { ...ward.request, askerId: colleague })).toBe(false);
    expect(stillTrue(card, ward.does(asker, { kind: 'close' }).request)).toBe(false);
  });

  it('an answer still reaches an asker who has closed, never one who withdrew', () => {
    const ward = new Ward().asks(berta).answers();
    const answer = toldBy(ward, 'answer');
    expect(stillTrue(answer, ward.request)).toBe(true);
    expect(stillTrue(answer, ward.does(asker, { kind: 'close' }).request)).toBe(true);
    expect(stillTrue(answer, { ...ward.request, status: 'withdrawn' })).toBe(false);
    expect(stillTrue(answer, { ...ward.request, introductions: [] })).toBe(false);
    expect(stillTrue(answer, { ...ward.request, askerId: colleague })).toBe(false);
  });

  it('no pair is introduced after it was parted', () => {
    const ward = new Ward().asks(berta).accepts();
    const introduce = saidBy(ward, 'introduce');
    expect(stillTrue(introduce, ward.request)).toBe(true);
    const post = saidBy(ward.konsil({ kind: 'conversation-opened', conversationId: 'id-2' }), 'post');
    expect([stillTrue(introduce, ward.request), stillTrue(post, ward.request)]).toEqual([false, true]);
    ward.does(asker, { kind: 'close' });
    expect([stillTrue(post, ward.request), stillTrue(saidBy(ward, 'leave'), ward.request)]).toEqual([false, true]);
  });

  it('a search is asked for one row version alone', () => {
    const ward = new Ward().confirms();
    const similar = saidBy(ward, 'find-similar');
    expect(stillTrue(similar, ward.request)).toBe(true);
    ward.confirms();
    expect([stillTrue(similar, ward.request), stillTrue(saidBy(ward, 'find-similar'), ward.request)]).toEqual([
      false,
      true,
    ]);
    const candidates = saidBy(ward.finds([]), 'find-candidates');
    expect([stillTrue(similar, ward.request), stillTrue(candidates, ward.request)]).toEqual([false, true]);
    expect(stillTrue(candidates, ward.does(asker, { kind: 'any' }).request)).toBe(false);
  });

  it('an end is told while it is one', () => {
    const ward = new Ward().asks(berta).accepts().does(asker, { kind: 'close' });
    const ended = toldBy(ward, 'ended');
    expect(stillTrue(ended, ward.request)).toBe(true);
    const released = new Ward().asks(berta).accepts().does(asker, { kind: 'release', introductionId: 'id-1' });
    expect(stillTrue(toldBy(released, 'ended'), released.request)).toBe(true);
    const lapsed = new Ward().asks(berta).answers().runs('lapse');
    const toAsker = toldBy(lapsed, 'ended');
    expect(stillTrue(toAsker, lapsed.request)).toBe(true);
    expect(stillTrue(toAsker, lapsed.does(asker, { kind: 'reopen' }).request)).toBe(false);
  });

  it('news of a close are not told of a request that was reopened', () => {
    const ward = new Ward().asks(berta).answers().does(asker, { kind: 'helped', how: 'helped' });
    const news = toldBy(ward, 'expert-news');
    expect(stillTrue(news, ward.request)).toBe(true);
    expect(stillTrue(news, ward.does(asker, { kind: 'reopen' }).request)).toBe(false);
  });

  it('a nudge is given while the expert is asked again', () => {
    const ward = new Ward().asks(berta).accepts().answers().does(asker, { kind: 'follow-up', text: null });
    const nudge = toldBy(ward, 'expert-news');
    expect(stillTrue(nudge, ward.request)).toBe(true);
    expect(stillTrue(nudge, ward.answers().request)).toBe(false);
  });

  it('nothing is said in a conversation that nobody knows of', () => {
    const conversationId = 'id-99';
    expect(stillTrue({ kind: 'introduce', conversationId }, draftRequest())).toBe(false);
    expect(stillTrue({ kind: 'post', conversationId, card: 'introduction' }, draftRequest())).toBe(false);
  });

  it('a relayed word that nobody knows of is not said', () => {
    expect(stillTrue({ kind: 'tell', to: berta, card: 'relay-message', about: 'id-99' }, draftRequest())).toBe(false);
  });

  it.each([
    'thanks',
    'late-answer',
    'hand-over-result',
    'introduction',
    'scrub-refused',
    'file-refused',
    'help',
    'notice',
    'parked',
  ] as const)('"%s" is true whenever it was', (card) => {
    expect(stillTrue({ kind: 'tell', to: berta, card, about: null }, draftRequest())).toBe(true);
  });

  it('edits and home pages are drawn from the present state and always true', () => {
    expect(stillTrue({ kind: 'refresh', to: berta, card: 'offer', about: 'id-1' }, draftRequest())).toBe(true);
    expect(stillTrue({ kind: 'home', of: berta }, draftRequest())).toBe(true);
  });
});
