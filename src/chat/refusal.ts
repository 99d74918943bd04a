import type { Refusal } from '../consult/effect.ts';
import type { Language } from '../consult/person.ts';
import type { RefusalReason } from '../deid/index.ts';
import { say } from './say/index.ts';

/** Why the filter refused a text, what was not sent, and what to do next. */
export function refusalText(reason: RefusalReason, lang: Language): string {
  return say(lang).forms.refusal[reason];
}

const reasons: readonly RefusalReason[] = [
  'too-long',
  'recogniser-failed',
  'number-left',
  'address-left',
  'name-left',
  'broken-encoding',
  'unstable',
];

/** The reason behind a code that was stored; null when it is none. */
export function refusalReason(code: string | null): RefusalReason | null {
  return reasons.find((reason) => reason === code) ?? null;
}

/** Why an act is not done, in the words of the notice card. */
export function noticeText(refusal: Refusal | 'not-yours', lang: Language): string {
  return say(lang).notices.text[refusal];
}
