import type { DeclineReason } from '../consult/consult-request.ts';
import { type Entries, optionIn } from './entries.ts';
import { declineChoices, declineReasons, restDays } from './options.ts';

/** Why an expert says no. "No time", with or without a day, is one reason. */
export function declineReasonIn(values: Entries): DeclineReason {
  return optionIn(values, 'reason', declineReasons) ?? 'busy';
}

/** For how many days they want not to be asked at all; null is this question alone. */
export function restDaysIn(values: Entries): number | null {
  const until = optionIn(values, 'reason', declineChoices)?.replace('busy-', '');
  const days = restDays.find((one) => one === until);
  return days === undefined ? null : Number(days);
}
