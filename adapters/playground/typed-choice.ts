import { type Choice, findChoice, type Handle, parseChoice } from '../../src/chat/port.ts';
import type { Said } from './platform-state.ts';
import type { Place } from './records.ts';
import type { Stage } from './stage.ts';

export interface TypedChoice {
  readonly choice: Choice;
  readonly handle: Handle;
}

/** Cards that offered something, newest first; one that was never drawn again and has no choices never did. */
export function offering(said: readonly Said[]) {
  return said
    .toReversed()
    .flatMap((one) =>
      one.kind === 'konsil' && one.message.card !== null ? [{ ...one.message, card: one.message.card }] : [],
    )
    .filter(({ card, version }) => card.choices.length > 0 || version > 0);
}

/**
 * "annehmen" is meant for the newest card that offers it, "2" for the newest card alone: where that was decided in the
 * meantime, "2" is not taken for an older one.
 */
export async function typedChoice(stage: Stage, place: Place, words: string): Promise<TypedChoice | null> {
  const typed = parseChoice(words);
  if (typed === null) return null;
  for (const { id, card } of offering(stage.state.said(place.ref.id))) {
    const choice = findChoice(card.choices, typed);
    if (choice === null && typed.kind === 'number') return null;
    if (choice === null) continue;
    const handle = card.handle ?? (await stage.core.resolve({ place: place.ref, id }, choice.id));
    return handle === null ? null : { choice, handle };
  }
  return null;
}
