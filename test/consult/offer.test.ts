import { describe, expect, it } from 'vitest';
import { asker, berta, carl, colleague, coordinator, dora, emil, Ward } from './ward.ts';

const decline = (ward: Ward) => ({ kind: 'decline', introductionId: ward.last.id, reason: 'busy' }) as const;

describe('an offer', () => {
  it('runs out counted from its delivery, never before anyone has seen it', () => {
    const ward = new Ward().submits({ urgency: 'urgent' }).matches(berta, carl).does(asker, { kind: 'any' });
    const { id } = ward.last;
    expect(ward.due('offer-expires', id)).toBeNull();
    expect(ward.try(null, { kind: 'timer', timer: 'offer-expires', about: id })).toBe('stale');
    ward.later(20).delivered();
    expect(ward.due('offer-expires', id)).toEqual(new Date(ward.now.getTime() + 6 * 60_000));
    expect(ward.try(null, { kind: 'offer-delivered', introductionId: id })).toBe('stale');
  });

  it('that runs out passes to the next, and the card of the first ends', () => {
    const ward = new Ward().asks(berta);
    ward.runs('offer-expires', ward.last.id);
    expect(ward.request.introductions.map(({ expertId, status }) => [expertId, status])).toEqual([
      [berta, 'expired'],
      [carl, 'offered'],
    ]);
    expect(ward.told).toEqual([`${carl}: offer`]);
    expect(ward.refreshed).toEqual(expect.arrayContaining([`${berta}: offer`, `${asker}: request`]));
  });

  it('may be ended by Konsil itself as expired', () => {
    const ward = new Ward().asks(berta);
    ward.konsil({ kind: 'expire', introductionId: ward.last.id });
    expect(ward.last.expertId).toBe(carl);
  });

  it('whose delivery is only heard of after the acceptance does not run out any more', () => {
    const ward = new Ward().submits().matches(berta, carl).does(asker, { kind: 'any' }).accepts();
    expect(ward.try(null, { kind: 'offer-delivered', introductionId: ward.last.id })).toBe('stale');
    expect(ward.running).toEqual(['answer-reminder']);
  });

  it('that cannot be delivered passes to the next', () => {
    const ward = new Ward().submits().matches(berta, carl).does(asker, { kind: 'any' });
    ward.konsil({ kind: 'undeliverable', introductionId: ward.last.id });
    expect(ward.request.introductions[0]?.status).toBe('undeliverable');
    expect(ward.last.expertId).toBe(carl);
  });

  it("is told once: its delivery edits nobody's card", () => {
    const ward = new Ward().asks(berta);
    expect(ward.said).toEqual([]);
  });
});

describe('declining', () => {
  it('is private, takes one press, and brings the next by itself', () => {
    const ward = new Ward().asks(berta);
    ward.does(berta, { kind: 'decline', introductionId: ward.last.id, reason: 'not-my-field' });
    expect(ward.request.introductions[0]).toMatchObject({
      status: 'declined',
      declineReason: 'not-my-field',
      endedAt: ward.now,
    });
    expect(ward.told).toEqual([`${carl}: offer`]);
  });

  it('belongs to the expert who was asked, and happens once', () => {
    const ward = new Ward().asks(berta);
    const declined = decline(ward);
    expect(ward.try(carl, declined)).toBe('not-allowed');
    ward.does(berta, declined);
    expect(ward.try(berta, declined)).toBe('already-decided');
    expect(ward.try(berta, { ...declined, introductionId: 'id-unknown' })).toBe('no-such-thing');
  });

  it('by everyone leads to a new search, and at its end to the coordinator; nobody is asked twice', () => {
    const ward = new Ward().asks(berta);
    ward.does(berta, decline(ward)).does(carl, decline(ward)).does(dora, decline(ward));
    expect(ward.request.status).toBe('open');
    ward.matches(berta, carl, dora);
    expect(ward.request.status).toBe('unmatched');
    expect(ward.told).toEqual([`${asker}: no-match`, `${coordinator}: unmatched`]);
  });
});

describe('naming a colleague', () => {
  it('asks the colleague next', () => {
    const ward = new Ward().asks(berta);
    ward.does(berta, { kind: 'name-colleague', introductionId: ward.last.id, colleague: emil });
    expect(ward.last).toMatchObject({ expertId: emil, chosenBy: 'colleague' });
    expect(ward.request.introductions[0]).toMatchObject({ status: 'declined', declineReason: 'other' });
  });

  it('refuses in one word, so that nobody learns who asks, who was asked, or who was excluded', () => {
    const ward = new Ward()
      .asks(berta, { anonymous: true, earlierPlanBy: emil })
      .does(asker, { kind: 'exclude', expertId: carl });
    for (const name of [asker, berta, carl, emil])
      expect(ward.try(berta, { kind: 'name-colleague', introductionId: ward.last.id, colleague: name })).toBe(
        'unavailable',
      );
    expect(ward.request.status).toBe('offered');
  });

  it('comes too late once the offer is over', () => {
    const ward = new Ward().asks(berta);
    const { id } = ward.last;
    ward.does(berta, decline(ward));
    expect(ward.try(berta, { kind: 'name-colleague', introductionId: id, colleague: emil })).toBe('already-decided');
    expect(ward.try(berta, { kind: 'name-colleague', introductionId: id, colleague: berta })).toBe('already-decided');
  });

  it('is a decline where the asker wanted this one person alone', () => {
    const ward = new Ward().submits({ namedExpert: berta, onlyNamed: true }).matches(berta).delivered();
    ward.does(berta, { kind: 'name-colleague', introductionId: ward.last.id, colleague: emil });
    expect(ward.request.status).toBe('unmatched');
  });
});

describe('accepting', () => {
  it('introduces the two, stops everything else, and waits for the answer', () => {
    const ward = new Ward().asks(berta).accepts();
    expect(ward.request.status).toBe('introduced');
    expect(ward.last).toMatchObject({ status: 'accepted', acceptedAt: ward.now });
    expect(ward.said).toContainEqual({ kind: 'introduce', conversationId: ward.conversationId });
    expect(ward.running).toEqual(['answer-reminder']);
    expect(ward.due('answer-reminder', ward.last.id)).toEqual(new Date('2026-11-23T12:00:00Z'));
  });

  it('pressed twice, or by someone else, changes nothing', () => {
    const ward = new Ward().asks(berta).accepts();
    const accept = { kind: 'accept', introductionId: ward.last.id } as const;
    expect(ward.try(berta, accept)).toBe('already-decided');
    expect(ward.try(carl, accept)).toBe('not-allowed');
    expect(ward.try(coordinator, accept)).toBe('not-allowed');
    expect(ward.try(null, accept)).toBe('not-allowed');
  });

  it('after the request was withdrawn comes too late', () => {
    const ward = new Ward().asks(berta).does(asker, { kind: 'withdraw' });
    expect(ward.try(berta, { kind: 'accept', introductionId: ward.last.id })).toBe('already-decided');
  });
});

describe('taking an offer back', () => {
  it('ends the card of the one asked and lets the asker choose again', () => {
    const ward = new Ward().asks(berta);
    ward.does(asker, { kind: 'take-back', introductionId: ward.last.id });
    expect(ward.request.introductions[0]?.status).toBe('withdrawn');
    expect(ward.told).toEqual([`${asker}: candidates`]);
    expect(ward.refreshed).toContain(`${berta}: offer`);
    expect(ward.running).toEqual(['choose-any', 'promise-missed']);
  });

  it('searches again when there was nobody else', () => {
    const ward = new Ward().submits().matches(berta).does(asker, { kind: 'pick', expertId: berta });
    ward.does(asker, { kind: 'take-back', introductionId: ward.last.id });
    expect(ward.said).toContainEqual({ kind: 'find-candidates', rowVersion: ward.request.rowVersion });
    expect(ward.try(asker, { kind: 'take-back', introductionId: 'id-1' })).toBe('already-decided');
    expect(ward.matches(carl).told).toEqual([`${asker}: candidates`]);
  });
});

describe('the coordinator', () => {
  it('sends someone to an unmatched request, and a promise still ahead is watched again', () => {
    const ward = new Ward().submits().matches().does(coordinator, { kind: 'offer', expertId: dora });
    expect(ward.last).toMatchObject({ expertId: dora, chosenBy: 'coordinator' });
    expect(ward.due('promise-missed')).toEqual(ward.request.promisedAt);
    expect(ward.refreshed).toEqual(expect.arrayContaining([`${asker}: no-match`, `${coordinator}: unmatched`]));
  });

  it('sends someone later than promised: no promise is left to watch', () => {
    const ward = new Ward().submits().matches().later(600).does(coordinator, { kind: 'offer', expertId: dora });
    expect(ward.running).toEqual([]);
  });

  it('never sends the asker, someone asked before, or two at once', () => {
    const ward = new Ward().asks(berta).does(berta, { kind: 'decline', introductionId: 'id-1', reason: 'busy' });
    expect(ward.try(coordinator, { kind: 'offer', expertId: dora })).toBe('already-decided');
    ward.does(carl, { kind: 'decline', introductionId: ward.last.id, reason: 'busy' });
    ward.does(dora, { kind: 'decline', introductionId: ward.last.id, reason: 'busy' });
    expect(ward.try(coordinator, { kind: 'offer', expertId: asker })).toBe('unavailable');
    expect(ward.try(coordinator, { kind: 'offer', expertId: berta })).toBe('already-asked');
    expect(ward.try(colleague, { kind: 'offer', expertId: emil })).toBe('not-allowed');
  });

  it('need not do it where Konsil finds that someone is free again', () => {
    const ward = new Ward().submits().matches().konsil({ kind: 'offer', expertId: emil });
    expect(ward.last).toMatchObject({ expertId: emil, chosenBy: 'order' });
  });
});

describe('an asker for whom nobody was found', () => {
  it('names a colleague, who is asked as one wanted by name', () => {
    const ward = new Ward().submits().matches().does(asker, { kind: 'offer', expertId: dora });
    expect(ward.last).toMatchObject({ expertId: dora, chosenBy: 'asker' });
    expect(ward.request).toMatchObject({ status: 'offered', intake: { namedExpert: dora, onlyNamed: false } });
    expect(ward.refreshed).toEqual(expect.arrayContaining([`${asker}: no-match`, `${coordinator}: unmatched`]));
  });

  it('who wanted one person alone wants the next one alone too, and nobody else hears of it', () => {
    const ward = new Ward().submits({ namedExpert: berta, onlyNamed: true }).matches(berta);
    ward.does(berta, { kind: 'decline', introductionId: ward.last.id, reason: 'busy' });
    ward.does(asker, { kind: 'offer', expertId: dora });
    ward.does(dora, { kind: 'decline', introductionId: ward.last.id, reason: 'busy' });
    expect(ward.request).toMatchObject({ status: 'unmatched', intake: { namedExpert: dora, onlyNamed: true } });
    expect(ward.told).toEqual([`${asker}: no-match`]);
  });

  it('cannot name themselves, whom they left out, or someone who is away', () => {
    const ward = new Ward().submits().matches().does(asker, { kind: 'exclude', expertId: carl });
    ward.unavailable = new Set([emil]);
    for (const expertId of [asker, carl, emil])
      expect(ward.try(asker, { kind: 'offer', expertId })).toBe('unavailable');
  });
});

describe('an anonymous request', () => {
  it('gives every introduction a name of its own', () => {
    const ward = new Ward().asks(berta, { anonymous: true });
    ward.does(berta, { kind: 'decline', introductionId: ward.last.id, reason: 'busy' });
    const [first, second] = ward.request.introductions.map(({ pseudonym }) => pseudonym);
    expect(first).not.toBeNull();
    expect(second).not.toBe(first);
  });

  it('gives names short enough to say', () => {
    const ward = new Ward();
    ward.given = (by) => ({ ...Ward.prototype.given.call(ward, by), newId: () => '0123456789' });
    expect(ward.asks(berta, { anonymous: true }).last.pseudonym).toBe('6789');
  });
});
