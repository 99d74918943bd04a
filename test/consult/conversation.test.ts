import { describe, expect, it } from 'vitest';
import { askerShownTo, stillTrue } from '../../src/consult/index.ts';
import { scrubbed } from '../fixtures/make-request.ts';
import { asker, berta, carl, colleague, Ward } from './ward.ts';

const words = scrubbed('Seit wann besteht die Hyponatriämie?');

function anonymous(urgency: 'urgent' | 'today' = 'today'): Ward {
  return new Ward().asks(berta, { anonymous: true, urgency }).accepts();
}

function said(text: typeof words | null) {
  return { kind: 'answer', introductionId: 'id-1', text, agreement: null } as const;
}

/** Answered straight on the card, before any conversation. */
function onCard(): Ward {
  return new Ward().asks(berta, { anonymous: true }).answers(words);
}

describe('a direct conversation', () => {
  it('opens where both see each other, with the question on top', () => {
    const ward = new Ward().asks(berta).accepts();
    expect(ward.request.conversations).toMatchObject([{ kind: 'direct', status: 'opening' }]);
    ward.later(1).konsil({ kind: 'conversation-opened', conversationId: ward.conversationId });
    expect(ward.request.conversations).toMatchObject([{ status: 'open', openedAt: ward.now }]);
    expect(ward.said).toContainEqual({ kind: 'post', conversationId: ward.conversationId, card: 'introduction' });
    expect(ward.try(null, { kind: 'conversation-opened', conversationId: ward.conversationId })).toBe('stale');
  });

  it('that cannot be opened becomes a relay in which both are known', () => {
    const ward = new Ward().asks(berta).accepts();
    const failed = { kind: 'conversation-failed', conversationId: ward.conversationId } as const;
    ward.konsil(failed);
    expect(ward.request.conversations).toMatchObject([
      { kind: 'direct', status: 'closed' },
      { kind: 'relay', status: 'open', askerReveals: true, expertReveals: true },
    ]);
    expect(ward.told).toEqual([`${asker}: relay-opened`, `${berta}: relay-opened`]);
    expect(ward.try(null, failed)).toBe('stale');
  });

  it('is not listened to: nothing is relayed or revealed in it', () => {
    const ward = new Ward().asks(berta).accepts().konsil({ kind: 'conversation-opened', conversationId: 'id-2' });
    expect(ward.try(asker, { kind: 'relay', conversationId: 'id-2', text: words })).toBe('already-decided');
    expect(ward.try(asker, { kind: 'reveal', conversationId: 'id-2' })).toBe('already-decided');
  });
});

describe('a relay', () => {
  it('is how an anonymous asker and the expert talk', () => {
    const ward = anonymous();
    expect(ward.request.conversations).toMatchObject([
      { kind: 'relay', status: 'open', askerReveals: false, expertReveals: false },
    ]);
    expect(ward.told).toEqual([`${asker}: relay-opened`, `${berta}: relay-opened`]);
    expect(askerShownTo(ward.request, berta)).toBe(false);
    expect(askerShownTo(ward.request, asker)).toBe(true);
  });

  it('passes words on to the other side some seconds later, and shows the writer at once what is passed on', () => {
    const ward = anonymous().does(berta, { kind: 'relay', conversationId: 'id-3', text: words });
    expect(ward.planned).toEqual([
      { effect: { kind: 'tell', to: berta, card: 'relay-message', about: 'id-4' }, notBefore: null },
      {
        effect: { kind: 'tell', to: asker, card: 'relay-message', about: 'id-4' },
        notBefore: new Date(ward.now.getTime() + 17_000),
      },
    ]);
    expect(ward.request.relayed).toMatchObject([{ id: 'id-4', from: 'expert', text: words }]);
    ward.does(asker, { kind: 'relay', conversationId: 'id-3', text: scrubbed('Seit gestern.') });
    expect(ward.told).toEqual([`${asker}: relay-message`, `${berta}: relay-message`]);
  });

  it('keeps the order of what one side wrote, whatever the delays', () => {
    const ward = anonymous();
    ward.relayDelay = 30;
    ward.does(asker, { kind: 'relay', conversationId: 'id-3', text: words });
    ward.relayDelay = 5;
    ward.does(asker, { kind: 'relay', conversationId: 'id-3', text: scrubbed('Noch etwas:') });
    const [first, second] = ward.request.relayed.map(({ at }) => at.getTime());
    expect(second).toBe(first);
    expect(waits(ward, berta)).toMatchObject([{ notBefore: new Date(first ?? 0) }]);
    ward.does(berta, { kind: 'relay', conversationId: 'id-3', text: words });
    expect(ward.request.relayed.at(-1)?.at).toEqual(new Date(ward.now.getTime() + 5000));
  });

  const later = (ward: Ward) => new Date(ward.now.getTime() + 17_000);
  const waits = (ward: Ward, id: string) =>
    ward.planned.filter(({ effect }) => ('to' in effect ? effect.to : 'of' in effect ? effect.of : '') === id);

  it.each<readonly [act: string, standing: () => Ward]>([
    [
      'amends',
      () => {
        const ward = anonymous();
        const amended = { ...ward.request.intake, question: scrubbed('Neu gefasst?') };
        return ward.does(asker, { kind: 'amend', intake: amended, known: [], kept: [] });
      },
    ],
    ['withdraws', () => anonymous().does(asker, { kind: 'withdraw' })],
    ['closes', () => anonymous().does(asker, { kind: 'close' })],
    ['shows their name', () => anonymous().does(asker, { kind: 'reveal', conversationId: 'id-3' })],
    ['says it was answered', () => anonymous().does(asker, said(null))],
    ['follows up', () => anonymous().answers(words).does(asker, { kind: 'follow-up', text: words })],
    ['follows up on an answer on the card', () => onCard().does(asker, { kind: 'follow-up', text: words })],
    ['thanks', () => anonymous().answers(words).does(asker, { kind: 'thank' })],
  ])('keeps from the expert for some seconds that the asker %s', (_act, standing) => {
    const ward = standing();
    const times = waits(ward, berta).map(({ notBefore }) => notBefore);
    expect(times.length).toBeGreaterThan(0);
    expect(new Set(times)).toEqual(new Set([later(ward)]));
    expect(new Set(waits(ward, asker).map(({ notBefore }) => notBefore))).toEqual(new Set([null]));
  });

  it('keeps from the asker for some seconds what the expert does', () => {
    const ward = anonymous().answers(words);
    expect(ward.told).toEqual([`${asker}: answer`]);
    expect(new Set(waits(ward, asker).map(({ notBefore }) => notBefore))).toEqual(new Set([later(ward)]));
    expect(new Set(waits(ward, berta).map(({ notBefore }) => notBefore))).toEqual(new Set([null]));
  });

  it('never lets what follows overtake the text that it follows', () => {
    const ward = anonymous().answers(words);
    const delays = [30, 5];
    ward.given = (by) => ({ ...Ward.prototype.given.call(ward, by), relayDelay: () => delays.shift() ?? 5 });
    ward.does(asker, { kind: 'follow-up', text: words });
    const times = waits(ward, berta).map(({ notBefore }) => notBefore);
    expect(new Set(times)).toEqual(new Set([new Date(ward.now.getTime() + 30_000)]));
  });

  it('waits for nothing once both know each other, when Konsil itself speaks, or where nobody is anonymous', () => {
    const known = anonymous()
      .does(berta, { kind: 'reveal', conversationId: 'id-3' })
      .does(asker, { kind: 'reveal', conversationId: 'id-3' });
    const wards = [known, anonymous().runs('answer-reminder', 'id-1'), new Ward().asks(berta).accepts(), anonymous()];
    for (const ward of wards) expect(ward.planned.filter(({ notBefore }) => notBefore !== null)).toEqual([]);
    expect(
      anonymous('urgent')
        .does(asker, { kind: 'close' })
        .planned.filter(({ notBefore }) => notBefore !== null),
    ).toEqual([]);
  });

  it('lets an expert who answered on the card hear at once what another is told later', () => {
    const ward = onCard().does(asker, { kind: 'reopen' }).matches(carl).does(asker, { kind: 'any' });
    ward.delivered().accepts().does(asker, { kind: 'close' });
    expect(new Set(waits(ward, berta).map(({ notBefore }) => notBefore))).toEqual(new Set([null]));
    expect(new Set(waits(ward, carl).map(({ notBefore }) => notBefore))).toEqual(new Set([later(ward)]));
  });

  it('passes a follow-up on at once between two who know each other', () => {
    const ward = new Ward().asks(berta).answers(words).does(asker, { kind: 'follow-up', text: words });
    expect(ward.planned.filter(({ notBefore }) => notBefore !== null)).toEqual([]);
  });

  it('does not wait when it is urgent', () => {
    const ward = anonymous('urgent').does(asker, { kind: 'relay', conversationId: 'id-3', text: words });
    expect(ward.planned.map(({ notBefore }) => notBefore)).toEqual([null, null]);
  });

  it('is for the two of them, with words, while it is open', () => {
    const ward = anonymous();
    expect(ward.try(carl, { kind: 'relay', conversationId: 'id-3', text: words })).toBe('not-allowed');
    expect(ward.try(berta, { kind: 'relay', conversationId: 'id-3', text: scrubbed(' \n') })).toBe('illegal');
    expect(ward.try(berta, { kind: 'relay', conversationId: 'id-99', text: words })).toBe('no-such-thing');
    ward.does(asker, { kind: 'close' });
    expect(ward.try(berta, { kind: 'relay', conversationId: 'id-3', text: words })).toBe('already-decided');
    expect(ward.try(berta, { kind: 'reveal', conversationId: 'id-3' })).toBe('already-decided');
  });

  it('with the next expert is closed to the one who gave it back', () => {
    const ward = anonymous().does(berta, { kind: 'release', introductionId: 'id-1' }).delivered().accepts();
    expect(ward.try(berta, { kind: 'relay', conversationId: ward.conversationId, text: words })).toBe('not-allowed');
    ward.does(carl, { kind: 'relay', conversationId: ward.conversationId, text: words });
  });

  it('takes a word of the expert for a sign of life, never one of the asker', () => {
    const ward = anonymous();
    const due = ward.due('answer-reminder', 'id-1');
    ward.later(10).does(asker, { kind: 'relay', conversationId: 'id-3', text: words });
    expect(ward.due('answer-reminder', 'id-1')).toEqual(due);
    ward.does(berta, { kind: 'relay', conversationId: 'id-3', text: words });
    expect(ward.due('answer-reminder', 'id-1')).not.toEqual(due);
  });

  it('goes on after an answer, without starting the reminders again', () => {
    const ward = anonymous().answers(words).does(berta, { kind: 'relay', conversationId: 'id-3', text: words });
    expect(ward.running).toEqual(['lapse', 'loop-check']);
  });

  it('still brings what was on its way when the asker closed, and nothing after a withdrawal', () => {
    const ward = anonymous().does(berta, { kind: 'relay', conversationId: 'id-3', text: words });
    const [message] = ward.said;
    if (message === undefined) throw new Error('nothing was passed on');
    expect(stillTrue(message, ward.request)).toBe(true);
    ward.does(asker, { kind: 'close' });
    expect(stillTrue(message, ward.request)).toBe(true);
    const withdrawn = anonymous()
      .does(berta, { kind: 'relay', conversationId: 'id-3', text: words })
      .does(asker, { kind: 'withdraw' });
    expect(stillTrue(message, withdrawn.request)).toBe(false);
    const answered = anonymous().does(berta, { kind: 'relay', conversationId: 'id-3', text: words }).answers(words);
    expect(stillTrue(message, answered.does(asker, { kind: 'withdraw' }).request)).toBe(false);
  });

  it('brings a word to the expert it was meant for, and none to the one before', () => {
    const ward = anonymous().does(asker, { kind: 'relay', conversationId: 'id-3', text: words });
    const [, toBerta] = ward.said;
    ward.does(berta, { kind: 'release', introductionId: 'id-1' }).delivered().accepts();
    const [, toCarl] = ward.does(asker, { kind: 'relay', conversationId: ward.conversationId, text: words }).said;
    if (toBerta === undefined || toCarl === undefined) throw new Error('nothing was passed on');
    expect([stillTrue(toBerta, ward.request), stillTrue(toCarl, ward.request)]).toEqual([false, true]);
  });
});

describe('revealing', () => {
  it('by one side asks the other, and shows nothing yet', () => {
    const ward = anonymous().does(asker, { kind: 'reveal', conversationId: 'id-3' });
    expect(ward.told).toEqual([`${berta}: relay-opened`]);
    expect(ward.refreshed).toContain(`${asker}: relay-opened`);
    expect(askerShownTo(ward.request, berta)).toBe(false);
    expect(ward.try(asker, { kind: 'reveal', conversationId: 'id-3' })).toBe('already-decided');
    expect(ward.try(carl, { kind: 'reveal', conversationId: 'id-3' })).toBe('not-allowed');
  });

  it('by both turns the relay into a direct conversation', () => {
    const ward = anonymous()
      .does(berta, { kind: 'reveal', conversationId: 'id-3' })
      .does(asker, { kind: 'reveal', conversationId: 'id-3' });
    expect(ward.request.conversations).toMatchObject([
      { kind: 'relay', status: 'closed' },
      { kind: 'direct', status: 'opening' },
    ]);
    expect(ward.said).toContainEqual({ kind: 'introduce', conversationId: ward.conversationId });
    expect(askerShownTo(ward.request, berta)).toBe(true);
    expect(askerShownTo(ward.request, carl)).toBe(false);
  });

  it('holds for a follow-up with the same expert', () => {
    const ward = anonymous()
      .does(berta, { kind: 'reveal', conversationId: 'id-3' })
      .does(asker, { kind: 'reveal', conversationId: 'id-3' });
    ward.answers(words).does(asker, { kind: 'follow-up', text: words });
    expect(ward.request.conversations.at(-1)?.kind).toBe('direct');
  });

  it('does not bind a colleague who takes the request over', () => {
    const ward = anonymous()
      .does(berta, { kind: 'reveal', conversationId: 'id-3' })
      .does(asker, { kind: 'reveal', conversationId: 'id-3' });
    ward.does(asker, { kind: 'hand-over', to: colleague });
    ward.does(colleague, { kind: 'hand-over-accept', handOverId: ward.request.handOvers[0]?.id ?? '' });
    expect(askerShownTo(ward.request, berta)).toBe(false);
    expect(ward.request.conversations.at(-1)).toMatchObject({ kind: 'relay', status: 'open' });
  });
});
