import { describe, expect, it } from 'vitest';
import { scrubbed } from '../fixtures/make-request.ts';
import { asker, berta, carl, coordinator, Ward } from './ward.ts';

function answered(): Ward {
  return new Ward().asks(berta).accepts().konsil({ kind: 'conversation-opened', conversationId: 'id-2' }).answers();
}

function discarded(): Ward {
  return new Ward().confirms().does(asker, { kind: 'discard' });
}

describe('"did it help?"', () => {
  it('yes closes the loop, and the expert hears it', () => {
    const ward = answered().does(asker, { kind: 'helped', how: 'helped' });
    expect(ward.request).toMatchObject({ status: 'closed', closedHow: 'helped', closedAt: ward.now });
    expect(ward.told).toEqual([`${berta}: expert-news`]);
    expect(ward.said).toContainEqual({ kind: 'leave', conversationId: 'id-2' });
  });

  it('partly leaves the choice: follow up, or close as partly', () => {
    const ward = answered().does(asker, { kind: 'helped', how: 'partly' });
    expect(ward.request).toMatchObject({ status: 'answered', closedHow: 'partly' });
    expect(ward.refreshed).toContain(`${asker}: answer`);
    ward.does(asker, { kind: 'close' });
    expect(ward.request).toMatchObject({ status: 'closed', closedHow: 'partly' });
    expect(ward.told).toEqual([`${berta}: expert-news`]);
  });

  it('partly is forgotten with the next answer', () => {
    const ward = answered()
      .does(asker, { kind: 'helped', how: 'partly' })
      .does(asker, { kind: 'follow-up', text: null })
      .answers();
    expect(ward.request.closedHow).toBeNull();
  });

  it('not looks for someone else, with a new promise', () => {
    const ward = answered().later(60).does(asker, { kind: 'helped', how: 'not' });
    expect(ward.request).toMatchObject({
      status: 'open',
      answeredAt: null,
      promisedAt: new Date('2026-11-23T13:00:00Z'),
    });
    expect(ward.matches(carl).told).toEqual([`${asker}: candidates`]);
  });

  it('comes too late on the card of an answer once the asker looks further', () => {
    const ward = answered().does(asker, { kind: 'reopen' });
    for (const how of ['helped', 'partly', 'not'] as const)
      expect(ward.try(asker, { kind: 'helped', how })).toBe('already-decided');
  });

  it('is asked of an answer', () => {
    expect(new Ward().asks(berta).try(asker, { kind: 'helped', how: 'helped' })).toBe('already-decided');
  });
});

describe('closing', () => {
  it('belongs to the asker alone', () => {
    const ward = answered();
    for (const other of [berta, coordinator, null]) expect(ward.try(other, { kind: 'close' })).toBe('not-allowed');
  });

  it('makes an accepted expert one who answered, tells them, and asks for the outcome later', () => {
    const ward = new Ward().asks(berta).accepts().does(asker, { kind: 'close' });
    expect(ward.last.status).toBe('answered');
    expect(ward.request.closedHow).toBe('settled');
    expect(ward.told).toEqual([`${berta}: ended`]);
    expect(ward.due('outcome-due')).toEqual(new Date('2026-12-07T08:00:00Z'));
  });

  it('ends the card of one only asked without another message, and asks for no outcome', () => {
    const ward = new Ward().asks(berta).does(asker, { kind: 'close' });
    expect(ward.last.status).toBe('withdrawn');
    expect(ward.told).toEqual([]);
    expect(ward.refreshed).toContain(`${berta}: offer`);
    expect([ward.request.outcome, ward.running]).toEqual([null, []]);
  });

  it('happens once', () => {
    expect(answered().does(asker, { kind: 'close' }).try(asker, { kind: 'close' })).toBe('already-decided');
  });
});

describe('silence after an answer', () => {
  it('is asked about once, then lapses, and is not asked for an outcome', () => {
    const ward = answered().runs('loop-check');
    expect(ward.told).toEqual([`${asker}: loop-check`]);
    ward.runs('lapse');
    expect(ward.request).toMatchObject({ status: 'lapsed', outcome: null });
    expect(ward.refreshed).toContain(`${berta}: offer`);
    expect(ward.told).toEqual([`${asker}: ended`]);
    expect(ward.running).toEqual([]);
    expect(ward.try(asker, { kind: 'outcome', value: 'better', planChanged: null, text: null })).toBe(
      'already-decided',
    );
  });

  it('may be put off by one or three days, twice', () => {
    const ward = answered().runs('loop-check').does(asker, { kind: 'snooze', what: 'loop', days: 3 });
    expect(ward.due('loop-check')).toEqual(new Date(ward.now.getTime() + 3 * 86_400_000));
    expect(ward.due('lapse')).toEqual(new Date(ward.now.getTime() + 6.5 * 86_400_000));
    expect(ward.refreshed).toContain(`${asker}: loop-check`);
    ward.runs('loop-check').does(asker, { kind: 'snooze', what: 'loop', days: 1 });
    expect(ward.try(asker, { kind: 'snooze', what: 'loop', days: 1 })).toBe('illegal');
    expect(ward.runs('lapse').try(asker, { kind: 'snooze', what: 'loop', days: 1 })).toBe('already-decided');
  });

  it('may still be closed or taken up again after it lapsed', () => {
    expect(answered().runs('lapse').does(asker, { kind: 'close' }).running).toEqual(['outcome-due']);
    expect(answered().runs('lapse').does(asker, { kind: 'reopen' }).request.status).toBe('open');
  });
});

describe('reopening', () => {
  it('a closed request is possible for 90 days, and skips the outcome that was due', () => {
    const ward = answered()
      .does(asker, { kind: 'close' })
      .later(90 * 24 * 60)
      .does(asker, { kind: 'reopen' });
    expect(ward.request).toMatchObject({
      status: 'open',
      closedAt: null,
      closedHow: null,
      outcome: { status: 'skipped' },
    });
    expect(ward.running).toEqual(['promise-missed']);
    expect(
      answered()
        .does(asker, { kind: 'close' })
        .later(90 * 24 * 60 + 1)
        .try(asker, { kind: 'reopen' }),
    ).toBe('illegal');
  });

  it('skips an outcome that was asked, and forgets whom the search had found', () => {
    const ward = answered().does(asker, { kind: 'close' }).runs('outcome-due').does(asker, { kind: 'reopen' });
    expect(ward.request).toMatchObject({ outcome: { status: 'skipped' }, candidates: [], confident: false });
  });

  it('keeps an outcome that was given', () => {
    const ward = answered()
      .does(asker, { kind: 'close' })
      .does(asker, { kind: 'outcome', value: 'same', planChanged: false, text: null });
    expect(ward.does(asker, { kind: 'reopen' }).request.outcome).toMatchObject({ status: 'given', value: 'same' });
  });

  it('takes back what the adviser read of the close, and nothing where nobody read of one', () => {
    const ward = new Ward().asks(berta).accepts().does(asker, { kind: 'close' }).does(asker, { kind: 'reopen' });
    expect(ward.refreshed).toContain(`${berta}: ended`);
    expect(answered().does(asker, { kind: 'reopen' }).refreshed).not.toContain(`${berta}: ended`);
  });

  it('is not possible while someone is at it, or after a withdrawal', () => {
    expect(new Ward().asks(berta).accepts().try(asker, { kind: 'reopen' })).toBe('illegal');
    for (const over of [new Ward().asks(berta).does(asker, { kind: 'withdraw' }), discarded()])
      expect(over.try(asker, { kind: 'reopen' })).toBe('already-decided');
  });

  it('with "next" after an answer asks someone else', () => {
    expect(answered().does(asker, { kind: 'next-expert' }).request.status).toBe('open');
  });
});

describe('withdrawing', () => {
  it('ends everything, and tells an expert who had accepted', () => {
    const ward = new Ward().asks(berta).accepts().does(asker, { kind: 'withdraw' });
    expect([ward.request.status, ward.last.status]).toEqual(['withdrawn', 'withdrawn']);
    expect(ward.told).toEqual([`${berta}: ended`]);
    expect(ward.running).toEqual([]);
    expect(ward.try(asker, { kind: 'withdraw' })).toBe('already-decided');
  });
});

describe('the outcome', () => {
  const better = {
    kind: 'outcome',
    value: 'better',
    planChanged: true,
    text: scrubbed('Natrium wieder normal.'),
  } as const;

  function asked(): Ward {
    return answered().does(asker, { kind: 'close' }).runs('outcome-due');
  }

  it.each([
    ['urgent', 3],
    ['today', 14],
    ['routine', 42],
  ] as const)('%s is asked %d days after the close', (urgency, days) => {
    const ward = new Ward().asks(berta, { urgency }).answers().does(asker, { kind: 'close' });
    expect(ward.due('outcome-due')).toEqual(new Date(ward.now.getTime() + days * 86_400_000));
  });

  it('once told reaches the expert', () => {
    const ward = asked().does(asker, better);
    expect(ward.request.outcome).toMatchObject({ status: 'given', value: 'better', planChanged: true, at: ward.now });
    expect(ward.told).toEqual([`${berta}: expert-news`]);
    expect(ward.refreshed).toContain(`${asker}: outcome`);
    expect(ward.running).toEqual([]);
    expect(ward.try(asker, better)).toBe('already-decided');
  });

  it('may be told in two taps, the plan second, without another message', () => {
    const ward = asked().does(asker, { ...better, planChanged: null, text: null });
    const second = { ...better, planChanged: false, text: null };
    for (const other of [{ value: 'worse' }, { planChanged: null }] as const)
      expect(ward.try(asker, { ...second, ...other })).toBe('already-decided');
    ward.does(asker, second);
    expect(ward.request.outcome).toMatchObject({ value: 'better', planChanged: false });
    expect([ward.told, ward.refreshed]).toEqual([
      [],
      expect.arrayContaining([`${asker}: outcome`, `${berta}: expert-news`]),
    ]);
    expect(ward.try(asker, second)).toBe('already-decided');
    const reopened = asked()
      .does(asker, { ...better, planChanged: null, text: null })
      .does(asker, { kind: 'reopen' });
    expect(reopened.try(asker, second)).toBe('already-decided');
  });

  it('may be told before it is asked', () => {
    expect(answered().does(asker, { kind: 'close' }).does(asker, better).running).toEqual([]);
  });

  it('is not told of a request that nobody answered', () => {
    expect(new Ward().submits().does(asker, { kind: 'close' }).try(asker, better)).toBe('already-decided');
  });

  it('may be skipped, or run out, without a word to the expert', () => {
    expect(asked().does(asker, { kind: 'outcome-skip' }).request.outcome?.status).toBe('skipped');
    const ward = asked().runs('outcome-expires');
    expect([ward.request.outcome?.status, ward.told]).toEqual(['expired', []]);
  });

  it('may be put off twice', () => {
    const ward = asked().does(asker, { kind: 'snooze', what: 'outcome', days: 1 });
    expect(ward.request.outcome).toMatchObject({ status: 'due', snoozes: 1 });
    expect(ward.running).toEqual(['outcome-due']);
    ward.runs('outcome-due').does(asker, { kind: 'snooze', what: 'outcome', days: 3 }).runs('outcome-due');
    expect(ward.try(asker, { kind: 'snooze', what: 'outcome', days: 3 })).toBe('illegal');
  });
});

describe('thanks', () => {
  it('reach everyone who answered, once', () => {
    const ward = answered().does(asker, { kind: 'thank' });
    expect(ward.told).toEqual([`${berta}: thanks`]);
    expect(ward.refreshed).toEqual(
      expect.arrayContaining([`${asker}: answer`, `${asker}: outcome`, `${asker}: ended`]),
    );
    expect(ward.last.thankedAt).toEqual(ward.now);
    expect(ward.try(asker, { kind: 'thank' })).toBe('already-decided');
    ward
      .does(asker, { kind: 'reopen' })
      .matches(carl)
      .does(asker, { kind: 'any' })
      .answers()
      .does(asker, { kind: 'thank' });
    expect(ward.told).toEqual([`${carl}: thanks`]);
  });
});
