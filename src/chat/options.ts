import type { DeclineReason, OutcomeValue, RequestKind, Urgency } from '../consult/consult-request.ts';

/** What may be chosen in forms, as the domain names it. */
export const urgencies: readonly Urgency[] = ['urgent', 'today', 'routine'];
export const kinds: readonly RequestKind[] = ['advice', 'second-opinion'];
export const declineReasons: readonly DeclineReason[] = ['busy', 'not-my-field', 'conflict', 'other'];
/** Days for which an expert who has no time now wants to be left in peace. */
export const restDays = ['1', '3', '7', '14', '28'] as const;
export type RestDays = (typeof restDays)[number];
/** Why an expert says no; "no time" may say until when, in the same choice, so that it stays one question. */
export const declineChoices = [...declineReasons, ...restDays.map((days) => `busy-${days}` as const)] as const;
export const outcomes: readonly OutcomeValue[] = ['better', 'same', 'worse', 'too-early', 'unknown'];
export const yesNo = ['yes', 'no'] as const;
/** Fields of the profile form for questions as an expert would like to be asked. */
export const EXAMPLES = ['example1', 'example2', 'example3'] as const;
