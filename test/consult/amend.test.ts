import { describe, expect, it } from 'vitest';
import { type Intake, newFor } from '../../src/consult/index.ts';
import { intake, scrubbed } from '../fixtures/make-request.ts';
import { asker, berta, carl, coordinator, Ward } from './ward.ts';

function amended(changes: Partial<Intake>) {
  return {
    kind: 'amend',
    intake: intake({ question: scrubbed('Und bei Niereninsuffizienz?'), ...changes }),
    known: [{ digest: 'd-2', placeholder: '[NAME_1]' }],
    kept: ['k-1'],
  } as const;
}

describe('amending a question', () => {
  it('makes a new version of the text, and everyone who has a card sees it', () => {
    const ward = new Ward().asks(berta).accepts().does(asker, amended({}));
    expect(ward.request).toMatchObject({
      status: 'introduced',
      textVersion: 2,
      kept: ['k-1'],
      intake: { question: 'Und bei Niereninsuffizienz?' },
    });
    expect(ward.refreshed).toEqual(expect.arrayContaining([`${asker}: request`, `${berta}: offer`]));
    expect(ward.told).toEqual([]);
  });

  it('is new to an expert who was asked before it, until they answer, and to no other', () => {
    const ward = new Ward()
      .asks(berta)
      .later(5)
      .does(asker, amended({ history: scrubbed('Niereninsuffizienz') }));
    expect([...newFor(ward.request, ward.last)]).toEqual(['question', 'history']);
    ward.later(5).does(asker, amended({ urgency: 'urgent' }));
    expect([...newFor(ward.request, ward.last)]).toEqual(['question', 'history', 'urgency']);
    ward.later(5).answers();
    expect([...newFor(ward.request, ward.last)]).toEqual([]);
    const other = new Ward().submits().matches(berta).does(asker, amended({})).matches(berta);
    other.later(5).does(asker, { kind: 'any' });
    expect(newFor(other.request, other.last).size).toBe(0);
    expect(newFor(other.delivered().request, other.last).size).toBe(0);
  });

  it('changes neither anonymity, nor who was named, nor who gave the first opinion', () => {
    const ward = new Ward()
      .asks(berta, { anonymous: true })
      .does(asker, amended({ anonymous: false, namedExpert: carl, onlyNamed: true, earlierPlanBy: carl }));
    expect(ward.request.intake).toMatchObject({
      anonymous: true,
      namedExpert: null,
      onlyNamed: false,
      earlierPlanBy: null,
    });
  });

  it('with nothing changed, without words, after the end, or by others is refused', () => {
    const ward = new Ward().asks(berta);
    expect(ward.try(asker, { ...amended({}), intake: ward.request.intake })).toBe('already-decided');
    expect(ward.try(asker, amended({ question: scrubbed(' ') }))).toBe('illegal');
    expect(ward.try(coordinator, amended({}))).toBe('not-allowed');
    expect(ward.does(asker, { kind: 'close' }).try(asker, amended({}))).toBe('already-decided');
  });

  it('while the asker chooses searches again, for they were found by other words', () => {
    const ward = new Ward().submits().matches(berta, carl).does(asker, amended({}));
    expect(ward.said).toContainEqual({ kind: 'find-candidates', rowVersion: ward.request.rowVersion });
    expect(ward.refreshed).toContain(`${asker}: candidates`);
    expect(ward.running).toEqual(['promise-missed']);
  });

  it('while the search runs asks it anew', () => {
    const ward = new Ward().submits().does(asker, amended({}));
    expect(ward.said).toContainEqual({ kind: 'find-candidates', rowVersion: ward.request.rowVersion });
  });
});

describe('another urgency', () => {
  const urgent = amended({ urgency: 'urgent' });

  it('is a new promise, counted from now', () => {
    const ward = new Ward().submits().later(60).does(asker, urgent);
    expect(ward.request.promisedAt).toEqual(new Date(ward.now.getTime() + 15 * 60_000));
    expect(ward.due('promise-missed')).toEqual(ward.request.promisedAt);
  });

  it('is a new promise only where the urgency is another', () => {
    const ward = new Ward().submits();
    const { promisedAt } = ward.request;
    ward.later(60).does(asker, amended({}));
    expect([ward.request.promisedAt, ward.due('promise-missed')]).toEqual([promisedAt, promisedAt]);
  });

  it('shortens an offer that was seen', () => {
    const ward = new Ward().asks(berta).later(10).does(asker, urgent);
    expect(ward.due('offer-expires', ward.last.id)).toEqual(new Date(ward.now.getTime() + 6 * 60_000));
  });

  it('leaves an offer alone that nobody has seen', () => {
    const ward = new Ward().submits().matches(berta).does(asker, { kind: 'any' }).does(asker, urgent);
    expect(ward.due('offer-expires', ward.last.id)).toBeNull();
  });

  it('moves the reminder of one who accepted, unless they were reminded already', () => {
    const ward = new Ward().asks(berta).accepts().does(asker, urgent);
    expect(ward.due('answer-reminder', ward.last.id)).toEqual(new Date(ward.now.getTime() + 30 * 60_000));
    ward.runs('answer-reminder', ward.last.id).does(asker, amended({ urgency: 'routine' }));
    expect(ward.running).toEqual(['answer-silent']);
  });
});
