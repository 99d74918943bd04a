import type { ConsultRequest } from './consult-request.ts';
import type { TimerChange } from './effect.ts';
import type { TimerKind } from './event.ts';
import { handOverOf, introductionOf, isOver } from './present.ts';

interface TimerRule {
  readonly about: 'request' | 'introduction' | 'hand-over';
  readonly means: (request: ConsultRequest, about: string | null) => boolean;
}

/** When a timer of each kind means something; it is cancelled as soon as it does not. */
const rules: Readonly<Record<TimerKind, TimerRule>> = {
  'discard-draft': { about: 'request', means: ({ status }) => status === 'draft' },
  'choose-any': { about: 'request', means: ({ status, choice }) => status === 'open' && choice === 'waiting' },
  'promise-missed': { about: 'request', means: ({ status }) => status === 'open' || status === 'offered' },
  'offer-expires': {
    about: 'introduction',
    means: (request, about) => {
      const introduction = introductionOf(request, about);
      return introduction?.status === 'offered' && introduction.deliveredAt !== null;
    },
  },
  'answer-reminder': { about: 'introduction', means: (request, about) => silence(request, about) === 0 },
  'answer-silent': { about: 'introduction', means: (request, about) => silence(request, about) === 1 },
  'next-if-silent': { about: 'introduction', means: (request, about) => silence(request, about) === 2 },
  'loop-check': { about: 'request', means: ({ status }) => status === 'answered' },
  lapse: { about: 'request', means: ({ status }) => status === 'answered' },
  'unmatched-lapse': { about: 'request', means: ({ status }) => status === 'unmatched' },
  'hand-over-expires': {
    about: 'hand-over',
    means: (request, about) => handOverOf(request, about)?.status === 'offered',
  },
  'outcome-due': { about: 'request', means: ({ status, outcome }) => status === 'closed' && outcome?.status === 'due' },
  'outcome-expires': {
    about: 'request',
    means: ({ status, outcome }) => status === 'closed' && outcome?.status === 'asked',
  },
};

const kinds: readonly TimerKind[] = [
  'discard-draft',
  'choose-any',
  'promise-missed',
  'offer-expires',
  'answer-reminder',
  'answer-silent',
  'next-if-silent',
  'loop-check',
  'lapse',
  'unmatched-lapse',
  'hand-over-expires',
  'outcome-due',
  'outcome-expires',
];

/** Reminders sent to an expert who accepted; null when nobody waits for their answer. */
function silence(request: ConsultRequest, about: string | null): number | null {
  const introduction = introductionOf(request, about);
  return introduction?.status === 'accepted' ? introduction.reminders : null;
}

export function isMeaningful(timer: TimerKind, about: string | null, request: ConsultRequest): boolean {
  return rules[timer].means(request, about);
}

/** Cancels of what meant something before and no longer does; a request that ends keeps none. */
export function cancelled(before: ConsultRequest, after: ConsultRequest): readonly TimerChange[] {
  if (isOver(after) && !isOver(before)) return [{ kind: 'cancel-all' }];
  return kinds.flatMap((timer) =>
    aboutsOf(timer, before)
      .filter((about) => isMeaningful(timer, about, before) && !isMeaningful(timer, about, after))
      .map((about) => ({ kind: 'cancel', timer, about }) as const),
  );
}

function aboutsOf(timer: TimerKind, request: ConsultRequest): readonly (string | null)[] {
  switch (rules[timer].about) {
    case 'request':
      return [null];
    case 'introduction':
      return request.introductions.map(({ id }) => id);
    case 'hand-over':
      return request.handOvers.map(({ id }) => id);
  }
}
