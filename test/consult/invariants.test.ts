import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ConsultRequest, Effect } from '../../src/consult/index.ts';
import { isLive, isOver, stillTrue } from '../../src/consult/index.ts';
import { searchUnderWay } from '../../src/consult/present.ts';
import { isMeaningful } from '../../src/consult/timers.ts';
import { anyAct, chooseFrom } from './any-event.ts';
import { Ward } from './ward.ts';

const RUNS = 60;
const STEPS = 70;
const NEWS_AFTER_THE_END = new Set([
  'outcome',
  'expert-news',
  'thanks',
  'late-answer',
  'ended',
  'hand-over-result',
  'request',
]);

interface Turn {
  readonly before: ConsultRequest | null;
  readonly ward: Ward;
  readonly what: string;
}

/** Plays any events in any order and hands every accepted step to the check. */
function holdsAlways(check: (turn: Turn) => void): void {
  fc.assert(
    fc.property(fc.array(fc.noBias(fc.integer()), { minLength: STEPS, maxLength: STEPS }), (seeds) => {
      const ward = new Ward();
      for (const seed of seeds) {
        const turn = step(ward, seed);
        if (turn !== null) check(turn);
      }
    }),
    { numRuns: RUNS },
  );
}

function step(ward: Ward, seed: number): Turn | null {
  const choose = chooseFrom(seed);
  const { event, by: cause } = anyAct(ward, choose);
  const before = ward.state;
  ward.later(choose([0, 1, 10, 300]));
  return ward.try(cause, event) === null ? { before, ward, what: `${event.kind} by ${cause ?? 'konsil'}` } : null;
}

function tells(ward: Ward): readonly Extract<Effect, { kind: 'tell' }>[] {
  return ward.said.filter((effect) => effect.kind === 'tell');
}

describe('whatever happens in whatever order', () => {
  it('asks one expert at a time, never the same twice, never the asker or who gave the first opinion', () => {
    holdsAlways(({ ward: { request } }) => {
      const experts = request.introductions.map(({ expertId }) => expertId);
      expect(request.introductions.filter(isLive).length).toBeLessThanOrEqual(1);
      expect(new Set(experts).size).toBe(experts.length);
      expect(experts).not.toContain(request.askerId);
      if (request.intake.earlierPlanBy !== null) expect(experts).not.toContain(request.intake.earlierPlanBy);
    });
  });

  it('shows in the status of the request what its introductions are', () => {
    holdsAlways(({ ward: { request }, what }) => {
      const live = request.introductions.find(isLive)?.status ?? null;
      const expected = request.status === 'offered' ? 'offered' : request.status === 'introduced' ? 'accepted' : null;
      expect([what, live]).toEqual([what, expected]);
      if (request.status === 'answered')
        expect(request.introductions.some(({ status }) => status === 'answered')).toBe(true);
    });
  });

  it('counts one row version for every change', () => {
    holdsAlways(({ before, ward }) => expect(ward.request.rowVersion).toBe((before?.rowVersion ?? 0) + 1));
  });

  it('keeps a timer only while it means something, and none but the outcome after the end', () => {
    holdsAlways(({ ward, what }) => {
      const stale = ward.timers.filter(({ timer, about }) => !isMeaningful(timer, about, ward.request));
      expect([what, stale]).toEqual([what, []]);
      if (isOver(ward.request)) expect(ward.running.filter((timer) => !timer.startsWith('outcome'))).toEqual([]);
    });
  });

  it('never leaves anybody waiting for nothing: a search, a delivery or a timer moves every open request on', () => {
    holdsAlways(({ ward, what }) => {
      const { request } = ward;
      if (isOver(request) || request.status === 'draft') return;
      const undelivered = request.introductions.some(
        ({ status, deliveredAt }) => status === 'offered' && deliveredAt === null,
      );
      const moving = ward.running.filter((timer) => timer !== 'promise-missed' && timer !== 'hand-over-expires');
      expect([what, request.status, searchUnderWay(request) !== null || undelivered || moving.length > 0]).toEqual([
        what,
        request.status,
        true,
      ]);
    });
  });

  it('says only what is true at that moment', () => {
    holdsAlways(({ ward, what }) => {
      const untrue = ward.said.filter((effect) => !stillTrue(effect, ward.request));
      expect([what, untrue]).toEqual([what, []]);
    });
  });

  it('tells nobody anything of an ended request but how it ended', () => {
    holdsAlways(({ before, ward, what }) => {
      if (before === null || !isOver(before) || !isOver(ward.request)) return;
      expect([what, tells(ward).filter(({ card }) => !NEWS_AFTER_THE_END.has(card))]).toEqual([what, []]);
      expect(
        ward.said.filter(({ kind }) => kind === 'introduce' || kind === 'post' || kind.startsWith('find')),
      ).toEqual([]);
    });
  });

  it('brings an anonymous asker and an expert together only when both said so', () => {
    holdsAlways(({ ward, what }) => {
      const { request } = ward;
      if (!request.intake.anonymous) return;
      const aside = tells(ward).filter(({ to, about }) => to !== request.askerId && about === request.askerId);
      expect(aside).toEqual([]);
      const direct = request.conversations.filter(({ kind, status }) => kind === 'direct' && status !== 'closed');
      expect([what, direct.every(({ askerReveals, expertReveals }) => askerReveals && expertReveals)]).toEqual([
        what,
        true,
      ]);
    });
  });
});
