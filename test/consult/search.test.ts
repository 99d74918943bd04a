import { describe, expect, it } from 'vitest';
import { choiceEvent } from '../../src/chat/index.ts';
import { roundOf, shownCandidates } from '../../src/consult/index.ts';
import { scrubbed } from '../fixtures/make-request.ts';
import { asker, berta, candidate, carl, coordinator, dora, emil, Ward } from './ward.ts';

describe('candidates', () => {
  it('are shown, three at most, for the asker to choose from', () => {
    const ward = new Ward().submits().matches(berta, carl, dora, emil);
    expect(ward.told).toEqual([`${asker}: candidates`]);
    expect(shownCandidates(ward.request).map(({ expertId }) => expertId)).toEqual([berta, carl, dora]);
  });

  it.each([
    ['urgent', 2],
    ['today', 30],
    ['routine', 120],
  ] as const)('wait for a choice, %s: %d minutes, then the first is asked', (urgency, minutes) => {
    const ward = new Ward().submits({ urgency }).matches(berta, carl);
    expect(ward.due('choose-any')).toEqual(new Date(ward.now.getTime() + minutes * 60_000));
    ward.runs('choose-any');
    expect(ward.told).toEqual([`${berta}: offer`]);
    expect(ward.last.chosenBy).toBe('order');
  });

  it.each([
    ['urgent', '2026-11-23T23:00:00Z', '2026-11-23T23:02:00Z', 'at night too, since it is urgent'],
    ['today', '2026-11-23T23:00:00Z', '2026-11-24T06:30:00Z', 'at half past seven in the morning'],
    ['routine', '2026-11-27T15:00:00Z', '2026-11-30T08:00:00Z', 'after the weekend'],
  ] as const)('shown %s at %s: the first is asked at %s: %s', (urgency, shown, asked, _why) => {
    const ward = new Ward();
    ward.now = new Date(shown);
    ward.submits({ urgency }).matches(berta, carl);
    expect(ward.due('choose-any')).toEqual(new Date(asked));
  });

  it('of a new search are never meant by a number on a card of the one before', () => {
    const ward = new Ward().submits().matches(berta, carl);
    const card = { card: 'candidates', about: roundOf(ward.request) } as const;
    const pressed = (choice: string) => {
      const meaning = choiceEvent(card, choice, ward.request);
      return meaning?.kind === 'event' ? ward.try(asker, meaning.event) : 'nothing';
    };
    ward
      .does(asker, { kind: 'exclude', expertId: berta })
      .does(asker, { kind: 'exclude', expertId: carl })
      .matches(dora);
    expect(ward.said).toContainEqual({ kind: 'tell', to: asker, card: 'candidates', about: roundOf(ward.request) });
    expect(card.about).not.toBe(roundOf(ward.request));
    expect([pressed('pick-1'), pressed('pick-2')]).toEqual(['stale', 'stale']);
    expect(ward.request.introductions).toEqual([]);
  });

  it('keep their round while someone of them is excluded, and it holds no id', () => {
    const ward = new Ward().submits().matches(berta, carl);
    const round = roundOf(ward.request);
    ward.does(asker, { kind: 'exclude', expertId: berta });
    expect(ward.said).toContainEqual({ kind: 'refresh', to: asker, card: 'candidates', about: round });
    expect(round).toMatch(/^[0-9a-z]{1,7}$/);
    expect(roundOf({ ...ward.request, candidates: [candidate(carl), candidate(berta)] })).not.toBe(round);
  });

  it('are dropped when they were found for an earlier state', () => {
    const ward = new Ward().submits();
    const stale = {
      kind: 'candidates-found',
      rowVersion: ward.request.rowVersion - 1,
      candidates: [candidate(berta)],
      confident: true,
    } as const;
    expect(ward.try(null, stale)).toBe('stale');
    ward.matches(berta);
    expect(ward.try(null, { ...stale, rowVersion: ward.request.rowVersion })).toBe('stale');
  });

  it('never hold the asker, who gave the first opinion, nor anyone who cannot be asked now', () => {
    const ward = new Ward();
    ward.unavailable = new Set([carl]);
    ward.submits({ earlierPlanBy: emil }).matches(asker, emil, carl, dora).does(asker, { kind: 'any' });
    expect(ward.last.expertId).toBe(dora);
  });
});

describe('no good match', () => {
  it('is said honestly, names the coordinator and tells them', () => {
    const ward = new Ward().submits();
    ward.konsil({
      kind: 'candidates-found',
      rowVersion: ward.request.rowVersion,
      candidates: [candidate(berta)],
      confident: false,
      gap: 'nobody-fits',
    });
    expect(ward.request).toMatchObject({ status: 'unmatched', gap: 'nobody-fits' });
    expect(ward.told).toEqual([`${asker}: no-match`, `${coordinator}: unmatched`]);
    expect(ward.running).toEqual(['unmatched-lapse']);
    expect(ward.said).toContainEqual({ kind: 'home', of: coordinator });
  });

  it('is the same when everyone found is unavailable', () => {
    const ward = new Ward().submits();
    ward.unavailable = new Set([berta]);
    expect(ward.matches(berta).request).toMatchObject({ status: 'unmatched', gap: 'nobody-free' });
  });

  it('lapses after two weeks, and the asker hears it', () => {
    const ward = new Ward().submits().matches();
    ward.runs('unmatched-lapse');
    expect(ward.request).toMatchObject({ status: 'lapsed', outcome: null });
    expect(ward.now).toEqual(new Date('2026-12-07T08:00:00Z'));
    expect(ward.told).toEqual([`${asker}: ended`]);
    expect(ward.refreshed).toContain(`${coordinator}: unmatched`);
  });

  it('may be searched again by the asker', () => {
    const ward = new Ward().submits().matches().does(asker, { kind: 'reopen' });
    expect(ward.request.status).toBe('open');
    expect(ward.said).toContainEqual({ kind: 'find-candidates', rowVersion: ward.request.rowVersion });
    expect(ward.refreshed).toEqual(expect.arrayContaining([`${asker}: no-match`, `${coordinator}: unmatched`]));
  });
});

describe('picking', () => {
  it('asks the one who was picked, and the card of candidates is over', () => {
    const ward = new Ward().submits().matches(berta, carl).does(asker, { kind: 'pick', expertId: carl });
    expect(ward.told).toEqual([`${carl}: offer`]);
    expect(ward.last.chosenBy).toBe('asker');
    expect(ward.refreshed).toContain(`${asker}: candidates`);
    expect(ward.running).toEqual(['promise-missed']);
  });

  it('is for the asker alone, of those who were found, and once', () => {
    const ward = new Ward().submits().matches(berta, carl);
    expect(ward.try(berta, { kind: 'pick', expertId: berta })).toBe('not-allowed');
    expect(ward.try(asker, { kind: 'pick', expertId: emil })).toBe('no-such-thing');
    ward.does(asker, { kind: 'pick', expertId: berta });
    expect(ward.try(asker, { kind: 'pick', expertId: carl })).toBe('already-decided');
    expect(ward.try(asker, { kind: 'any' })).toBe('already-decided');
  });

  it('counts on the card of this search alone, never on one from before', () => {
    const ward = new Ward().submits().matches(berta, carl);
    const earlier = roundOf(ward.request);
    const amended = { ...ward.request.intake, question: scrubbed('Anders gefragt?') };
    ward.does(asker, { kind: 'amend', intake: amended, known: [], kept: [] }).matches(carl, dora);
    expect(ward.try(asker, { kind: 'pick', expertId: carl, round: earlier })).toBe('stale');
    ward.does(asker, { kind: 'pick', expertId: carl, round: roundOf(ward.request) });
    expect(ward.told).toEqual([`${carl}: offer`]);
  });

  it('tells when the one picked was asked before or has become unavailable', () => {
    const ward = new Ward().asks(berta).does(asker, { kind: 'take-back', introductionId: 'id-1' });
    ward.unavailable = new Set([carl]);
    expect(ward.try(asker, { kind: 'pick', expertId: berta })).toBe('already-asked');
    expect(ward.try(asker, { kind: 'pick', expertId: carl })).toBe('unavailable');
  });
});

describe('anyone', () => {
  it('may be said before the candidates are found: the first is then asked at once', () => {
    const ward = new Ward().submits().does(asker, { kind: 'any' });
    expect(ward.told).toEqual([]);
    expect(ward.try(asker, { kind: 'any' })).toBe('already-decided');
    expect(ward.matches(berta, carl).told).toEqual([`${berta}: offer`]);
    expect(ward.last.chosenBy).toBe('order');
  });

  it('still holds after the words were changed or someone was left out', () => {
    const ward = new Ward().submits().does(asker, { kind: 'any' });
    const amended = { ...ward.request.intake, question: scrubbed('Anders gefragt?') };
    ward.does(asker, { kind: 'amend', intake: amended, known: [], kept: [] });
    ward.does(asker, { kind: 'exclude', expertId: berta });
    expect(ward.matches(berta, carl).told).toEqual([`${carl}: offer`]);
  });

  it('said while changed words are searched for asks nobody whom the old words had found', () => {
    const ward = new Ward().submits().matches(berta, carl);
    const amended = { ...ward.request.intake, question: scrubbed('Anders gefragt?') };
    ward.does(asker, { kind: 'amend', intake: amended, known: [], kept: [] }).does(asker, { kind: 'any' });
    expect(ward.told).toEqual([]);
    expect(ward.matches(dora).told).toEqual([`${dora}: offer`]);
  });
});

describe('excluding', () => {
  it('takes a colleague out of the choice for good', () => {
    const ward = new Ward().submits().matches(berta, carl).does(asker, { kind: 'exclude', expertId: berta });
    expect(ward.refreshed).toContain(`${asker}: candidates`);
    expect(ward.try(asker, { kind: 'exclude', expertId: berta })).toBe('already-decided');
    expect(ward.try(asker, { kind: 'pick', expertId: berta })).toBe('unavailable');
    ward.does(asker, { kind: 'any' });
    expect(ward.last.expertId).toBe(carl);
  });

  it('searches again when nobody is left', () => {
    const ward = new Ward().submits().matches(berta).does(asker, { kind: 'exclude', expertId: berta });
    expect(ward.said).toContainEqual({ kind: 'find-candidates', rowVersion: ward.request.rowVersion });
    expect(ward.running).not.toContain('choose-any');
  });

  it('does not take back an offer, but holds for those who would come next', () => {
    const ward = new Ward().asks(berta);
    expect(ward.try(asker, { kind: 'exclude', expertId: berta })).toBe('already-asked');
    ward.does(asker, { kind: 'exclude', expertId: carl });
    ward.does(berta, { kind: 'decline', introductionId: ward.last.id, reason: 'not-my-field' });
    expect(ward.last.expertId).toBe(dora);
  });

  it('is over with the request', () => {
    expect(new Ward().submits().does(asker, { kind: 'close' }).try(asker, { kind: 'exclude', expertId: berta })).toBe(
      'already-decided',
    );
  });
});

describe('a named colleague', () => {
  it('comes first, through the same filters', () => {
    const ward = new Ward().submits({ namedExpert: carl }).matches(berta, carl);
    expect(ward.told).toEqual([`${carl}: offer`]);
    expect(ward.last.chosenBy).toBe('asker');
    expect(ward.request.candidates.map(({ expertId }) => expertId)).toEqual([carl]);
  });

  it('who is not named after all leaves the choice, even where one alone was wanted', () => {
    expect(new Ward().submits({ onlyNamed: true }).matches(berta, carl).told).toEqual([`${asker}: candidates`]);
  });

  it('who cannot be asked leaves the choice to the asker', () => {
    const ward = new Ward().submits({ namedExpert: carl });
    ward.unavailable = new Set([carl]);
    expect(ward.matches(berta, carl).told).toEqual([`${asker}: candidates`]);
  });

  it('who declines is followed by the next, after a search whose confidence is its own', () => {
    const ward = new Ward().submits({ namedExpert: carl }).matches(carl, berta).delivered();
    ward.does(carl, { kind: 'decline', introductionId: ward.last.id, reason: 'busy' });
    expect(ward.said).toContainEqual({ kind: 'find-candidates', rowVersion: ward.request.rowVersion });
    expect(ward.matches(berta).told).toEqual([`${berta}: offer`]);
  });

  it('wanted alone is followed by nobody: the asker decides, the coordinator is not sent for', () => {
    const ward = new Ward().submits({ namedExpert: carl, onlyNamed: true }).matches(carl, berta).delivered();
    ward.does(carl, { kind: 'decline', introductionId: ward.last.id, reason: 'busy' });
    expect(ward.request.status).toBe('unmatched');
    expect(ward.told).toEqual([`${asker}: no-match`]);
    ward.does(asker, { kind: 'reopen' });
    expect(ward.matches(berta).told).toEqual([`${asker}: candidates`]);
  });

  it('wanted alone and not to be had: the asker is told at once', () => {
    const ward = new Ward().submits({ namedExpert: carl, onlyNamed: true }).matches(berta);
    expect(ward.told).toEqual([`${asker}: no-match`]);
  });
});

describe('the promised time', () => {
  it('when missed, is said to the asker, once', () => {
    const ward = new Ward().submits({ urgency: 'urgent' }).matches(berta).does(asker, { kind: 'any' });
    ward.runs('promise-missed');
    expect(ward.now).toEqual(ward.request.promisedAt);
    expect(ward.told).toEqual([`${asker}: promise-missed`]);
    expect(ward.running).toEqual([]);
  });

  it('is kept by an acceptance: nothing is said', () => {
    const ward = new Ward().asks(berta).accepts();
    expect(ward.running).not.toContain('promise-missed');
    expect(ward.try(null, { kind: 'timer', timer: 'promise-missed', about: null })).toBe('stale');
  });
});
