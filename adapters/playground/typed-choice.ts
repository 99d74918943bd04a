import { type Choice, findChoice, type Handle, parseChoice } from '../../src/chat/port.ts';
import type { Place } from './records.ts';
import type { Stage } from './stage.ts';

export interface TypedChoice {
  readonly choice: Choice;
  readonly handle: Handle;
}

/**
 * "annehmen" is meant for the newest card that offers it, "2" for the newest card alone: where that was decided in the
 * meantime, "2" is not taken for an older one. A card that was never drawn again never offered anything.
 */
export async function typedChoice(stage: Stage, place: Place, words: string): Promise<TypedChoice | null> {
  const typed = parseChoice(words);
  if (typed === null) return null;
  for (const said of stage.state.said(place.ref.id).toReversed()) {
    if (said.kind !== 'konsil' || said.message.card === null) continue;
    const { choices } = said.message.card;
    if (choices.length === 0 && said.message.version === 0) continue;
    const choice = findChoice(choices, typed);
    if (choice === null && typed.kind === 'number') return null;
    if (choice === null) continue;
    const handle =
      said.message.card.handle ?? (await stage.core.resolve({ place: place.ref, id: said.message.id }, choice.id));
    return handle === null ? null : { choice, handle };
  }
  return null;
}
