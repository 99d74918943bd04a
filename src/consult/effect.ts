import type { ConsultRequest } from './consult-request.ts';
import type { TimerKind } from './event.ts';
import type { PersonId } from './person.ts';

/** Every card Konsil may send, by the moment it belongs to. */
export type CardName =
  | 'red-flag'
  | 'similar-case'
  | 'request'
  | 'candidates'
  | 'no-match'
  | 'promise-missed'
  | 'late-choice'
  | 'answer'
  | 'loop-check'
  | 'outcome'
  | 'ended'
  | 'hand-over'
  | 'hand-over-result'
  | 'offer'
  | 'answer-reminder'
  | 'relay-message'
  | 'late-answer'
  | 'expert-news'
  | 'thanks'
  | 'introduction'
  | 'relay-opened'
  | 'unmatched'
  | 'scrub-refused'
  | 'file-refused'
  | 'help'
  | 'notice'
  | 'parked';

/** Something to be said to the world: ids and a kind, never rendered text. */
export type Effect =
  | { readonly kind: 'tell'; readonly to: PersonId; readonly card: CardName; readonly about: string | null }
  | { readonly kind: 'refresh'; readonly to: PersonId; readonly card: CardName; readonly about: string | null }
  | { readonly kind: 'introduce'; readonly conversationId: string }
  | { readonly kind: 'post'; readonly conversationId: string; readonly card: CardName }
  | { readonly kind: 'leave'; readonly conversationId: string }
  | { readonly kind: 'find-similar'; readonly rowVersion: number }
  | { readonly kind: 'find-candidates'; readonly rowVersion: number }
  | { readonly kind: 'home'; readonly of: PersonId };

/** An effect with its delay; `notBefore` null means at once. */
export interface PlannedEffect {
  readonly effect: Effect;
  readonly notBefore: Date | null;
}

/** `about` tells timers of one kind apart (introduction, hand-over); setting one again moves it. */
export type TimerChange =
  | { readonly kind: 'set'; readonly timer: TimerKind; readonly about: string | null; readonly dueAt: Date }
  | { readonly kind: 'cancel'; readonly timer: TimerKind; readonly about: string | null }
  | { readonly kind: 'cancel-all' };

export type Refusal =
  | 'not-allowed'
  | 'illegal'
  | 'stale'
  | 'already-decided'
  | 'already-asked'
  | 'unavailable'
  | 'no-such-thing';

/** What `decide` answers: the next state with all that follows, or why not. */
export type Decision =
  | {
      readonly ok: true;
      readonly request: ConsultRequest;
      readonly effects: readonly PlannedEffect[];
      readonly timers: readonly TimerChange[];
    }
  | { readonly ok: false; readonly refusal: Refusal };
