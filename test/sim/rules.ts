import type { RequestStatus } from '../../src/consult/index.ts';

/** What stands in the way of a request being one thing at a time, as far as this model knows. */
export type Actor =
  | 'asker'
  /** Whoever has the live offer. */
  | 'asked'
  /** Whoever accepted. */
  | 'accepted'
  /** Any expert who ever had an offer. */
  | 'expert'
  | 'coordinator'
  | 'colleague';

/** One way a deed may change a request: by whom, from where, to where. `sure`: then it must. */
export interface Rule {
  readonly by: readonly Actor[];
  readonly from: readonly RequestStatus[];
  /** Null: the status stays. */
  readonly to: readonly RequestStatus[] | null;
  readonly sure?: true;
}

const searching: readonly RequestStatus[] = ['open', 'offered', 'unmatched'];
const live: readonly RequestStatus[] = ['open', 'offered', 'introduced', 'answered', 'unmatched'];
const any: readonly RequestStatus[] = ['draft', ...live, 'closed', 'lapsed', 'withdrawn', 'discarded'];

const stays = (by: readonly Actor[], from: readonly RequestStatus[]): Rule => ({ by, from, to: null });

/** What a person may do, by the choice pressed or the form handed in: much less than the code knows, and written apart from it. */
export const deeds: Readonly<Record<string, readonly Rule[]>> = {
  text: [{ by: ['asker'], from: ['draft'], to: ['draft'] }],
  'keep-case': [stays(['asker', 'expert'], any)],
  'keep-not': [stays(['asker', 'expert'], any)],
  lesson: [stays(['asker'], ['closed'])],
  question: [{ by: ['asker'], from: ['draft'], to: ['draft'], sure: true }],
  phoned: [stays(['asker'], any)],
  'not-acute': [stays(['asker'], any)],
  discard: [{ by: ['asker'], from: ['draft'], to: ['discarded'], sure: true }],
  'use-case': [{ by: ['asker'], from: ['draft'], to: ['closed'] }],
  'ask-anyway': [{ by: ['asker'], from: ['draft'], to: ['open'] }],
  pick: [{ by: ['asker'], from: ['open'], to: ['offered'] }],
  any: [{ by: ['asker'], from: ['open'], to: searching }],
  exclude: [stays(['asker'], live)],
  'take-back': [{ by: ['asker'], from: ['offered'], to: ['open'] }],
  assign: [{ by: ['coordinator'], from: ['open', 'unmatched'], to: ['offered'] }],
  accept: [{ by: ['asked'], from: ['offered'], to: ['introduced'], sure: true }],
  decline: [{ by: ['asked'], from: ['offered'], to: searching, sure: true }],
  colleague: [
    { by: ['asked'], from: ['offered'], to: searching },
    { by: ['asker'], from: ['open', 'unmatched'], to: ['offered'] },
  ],
  release: [{ by: ['accepted'], from: ['introduced'], to: searching, sure: true }],
  'ask-other': [{ by: ['asker'], from: ['introduced'], to: searching }],
  answer: [
    { by: ['asked'], from: ['offered'], to: ['answered'], sure: true },
    { by: ['accepted'], from: ['introduced'], to: ['answered'], sure: true },
    { by: ['expert'], from: searching, to: ['answered', ...searching] },
    stays(['expert'], any),
  ],
  answered: [
    { by: ['asked'], from: ['offered'], to: ['answered'], sure: true },
    { by: ['accepted'], from: ['introduced'], to: ['answered'], sure: true },
    { by: ['asker'], from: ['introduced'], to: ['answered'] },
    { by: ['expert'], from: searching, to: ['answered', ...searching] },
  ],
  agreement: [stays(['expert'], any)],
  relay: [stays(['asker', 'expert'], live)],
  reveal: [stays(['asker', 'expert'], live)],
  helped: [{ by: ['asker'], from: ['answered'], to: ['closed'], sure: true }],
  partly: [{ by: ['asker'], from: ['answered'], to: ['answered'], sure: true }],
  'not-helped': [{ by: ['asker'], from: ['answered'], to: ['open'], sure: true }],
  'follow-up': [{ by: ['asker'], from: ['answered'], to: ['introduced'], sure: true }],
  thank: [stays(['asker'], any)],
  wait: [stays(['asker'], ['introduced'])],
  'next-expert': [
    { by: ['asker'], from: ['introduced'], to: searching, sure: true },
    { by: ['asker'], from: ['answered'], to: ['open'], sure: true },
  ],
  reopen: [
    { by: ['asker'], from: ['answered', 'unmatched', 'lapsed'], to: ['open'], sure: true },
    { by: ['asker'], from: ['closed'], to: ['open'] },
  ],
  close: [{ by: ['asker'], from: [...live, 'lapsed'], to: ['closed'], sure: true }],
  withdraw: [{ by: ['asker'], from: live, to: ['withdrawn'], sure: true }],
  amend: [stays(['asker'], live)],
  'hand-over': [stays(['asker'], live)],
  'hand-over-accept': [stays(['colleague'], live)],
  'hand-over-decline': [stays(['colleague'], live)],
  snooze: [stays(['asker'], ['answered', 'closed']), stays(['accepted'], ['introduced'])],
  outcome: [stays(['asker'], ['closed'])],
};

/** One way Konsil may change a request by itself. */
export interface OwnRule extends Omit<Rule, 'by'> {
  /** Whom it is about; anybody or nobody where it is not said. */
  readonly of?: readonly Actor[];
}

/** Someone left the hospital: an asker's question ends, an expert's goes to the next, nobody takes over from a colleague. */
const left: readonly OwnRule[] = [
  { of: ['asker'], from: ['draft'], to: ['discarded'], sure: true },
  { of: ['asker'], from: live, to: ['withdrawn'], sure: true },
  { of: ['asker'], from: ['closed'], to: null },
  { of: ['asked'], from: ['offered'], to: searching, sure: true },
  { of: ['accepted'], from: ['introduced'], to: searching, sure: true },
  { of: ['colleague'], from: live, to: null },
];

/** What Konsil may do by itself: a timer fired, a search ended, something was or could not be delivered. */
export const ownDeeds: Readonly<Record<string, OwnRule | readonly OwnRule[]>> = {
  'similar-found': { from: ['draft'], to: ['draft', 'open'] },
  'candidates-found': { from: ['open'], to: searching },
  'offer-delivered': { from: ['offered'], to: null },
  undeliverable: { from: ['offered'], to: searching },
  'conversation-opened': { from: ['introduced', 'answered'], to: null },
  'conversation-failed': { from: ['introduced', 'answered'], to: null },
  'person-left': left,
  'discard-draft': { from: ['draft'], to: ['discarded'] },
  'choose-any': { from: ['open'], to: searching },
  'offer-expires': { from: ['offered'], to: searching },
  'promise-missed': { from: ['open', 'offered'], to: null },
  'answer-reminder': { from: ['introduced'], to: null },
  'answer-silent': { from: ['introduced'], to: null },
  'next-if-silent': { from: ['introduced'], to: searching },
  'loop-check': { from: ['answered'], to: null },
  lapse: { from: ['answered'], to: ['lapsed'] },
  'unmatched-lapse': { from: ['unmatched'], to: ['lapsed'] },
  'hand-over-expires': { from: live, to: null },
  'outcome-due': { from: ['closed'], to: null },
  'outcome-expires': { from: ['closed'], to: null },
};
