import type { DeclineReason, OutcomeValue, RequestKind, Urgency } from '../consult/consult-request.ts';

/** What may be chosen in forms, as the domain names it. */
export const urgencies: readonly Urgency[] = ['urgent', 'today', 'routine'];
export const kinds: readonly RequestKind[] = ['advice', 'second-opinion'];
export const declineReasons: readonly DeclineReason[] = ['busy', 'not-my-field', 'conflict', 'other'];
export const outcomes: readonly OutcomeValue[] = ['better', 'same', 'worse', 'too-early', 'unknown'];
export const yesNo = ['yes', 'no'] as const;
/** Fields of the profile form for questions as an expert would like to be asked. */
export const EXAMPLES = ['example1', 'example2', 'example3'] as const;
