import { type QuasiIdentifier, type QuasiKind, quasiIdentifiers } from './quasi-identifier.ts';

/** Why what is left may still point to one person; a closed list, so that it can be counted without a word of the text. */
export type RiskReason =
  | 'only-one'
  | 'known-person'
  | 'rare-occupation'
  | 'in-the-news'
  | 'rare-disease-and-place'
  | 'age-time-and-place';

/** One reason with what speaks for it. A warning, never a refusal. */
export interface ReidentificationRisk {
  readonly reason: RiskReason;
  readonly because: readonly QuasiIdentifier[];
}

interface Rule {
  readonly reason: RiskReason;
  /** One of each group must be there, and all of these are shown. */
  readonly needs: readonly (readonly QuasiKind[])[];
}

/** Alone an office or an event tells enough; a rare disease, an age or a day only where it meets a place. */
const RULES: readonly Rule[] = [
  { reason: 'only-one', needs: [['uniqueness']] },
  { reason: 'known-person', needs: [['office']] },
  { reason: 'rare-occupation', needs: [['occupation']] },
  { reason: 'in-the-news', needs: [['news', 'event']] },
  { reason: 'rare-disease-and-place', needs: [['disease'], ['place', 'gathering', 'event']] },
  { reason: 'age-time-and-place', needs: [['age'], ['time', 'day'], ['gathering']] },
  { reason: 'age-time-and-place', needs: [['age'], ['time'], ['place']] },
];

/**
 * Judges what the filter left (scrubbed text, also as it stands in a form): rare combinations by which somebody who knows the town would know the person.
 * Pure; offsets are of the text given. A text without any is no promise: who is rare is known only by those who know everyone.
 */
export function reidentificationRisks(text: string): readonly ReidentificationRisk[] {
  const found = quasiIdentifiers(text);
  const risks = new Map<RiskReason, readonly QuasiIdentifier[]>();
  for (const { reason, needs } of RULES) {
    const groups = needs.map((kinds) => found.filter(({ kind }) => kinds.includes(kind)));
    if (!risks.has(reason) && groups.every((group) => group.length > 0)) risks.set(reason, groups.flat());
  }
  return [...risks].map(([reason, because]) => ({ reason, because }));
}
