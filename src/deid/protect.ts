import type { ClaimReason, Place } from './frame.ts';
import { FRAMES } from './frames/index.ts';
import type { Doc } from './recogniser.ts';

/** Text that is explained and no identifier. `absolute` holds against everything, the others only against what has no cue. */
export interface Claim {
  readonly start: number;
  readonly end: number;
  readonly reason: ClaimReason;
  readonly absolute: boolean;
}

/** Claims what a clinical frame or an earlier scrub explains. */
export function protect(doc: Doc): readonly Claim[] {
  const claims: Claim[] = [];
  for (const { start, end } of doc.placeholders) claims.push({ start, end, reason: 'placeholder', absolute: true });
  for (const frame of FRAMES) {
    if (frame.trigger && !frame.trigger(doc)) continue;
    const places: Place[] = [];
    frame.find(doc, places);
    for (const { start, end } of places) claims.push({ start, end, reason: frame.reason, absolute: false });
  }
  return claims;
}
