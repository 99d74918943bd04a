import type { ConsultRequest } from '../consult/consult-request.ts';
import type { CardPart } from './card.ts';
import { oneLine } from './inert.ts';
import { sayBy } from './say/when.ts';
import { facts, quote, type Scene } from './scene.ts';

/** The question as it was asked, urgency first; `plan` says whether the earlier plan may be seen. */
export function structuredQuestion(scene: Scene, plan: 'shown' | 'hidden'): readonly CardPart[] {
  return [...structuredRows(scene), ...questionTexts(scene, plan)];
}

/** Everything the asker wrote, as it stands now. */
export function questionTexts(scene: Scene, plan: 'shown' | 'hidden'): readonly CardPart[] {
  const {
    request: { intake },
    say: {
      state: { label },
    },
  } = scene;
  return [
    quote(scene, label.question, intake.question),
    ...optional(scene, label.history, intake.history),
    ...optional(scene, label.desiredStep, intake.desiredStep),
    ...(plan === 'shown' ? optional(scene, label.earlierPlan, intake.earlierPlan) : []),
  ];
}

/** The time a reaction was promised by, while nobody has reacted and someone still may. */
export function promiseOpen({ status, promisedAt }: ConsultRequest): Date | null {
  return status === 'open' || status === 'offered' || status === 'unmatched' ? promisedAt : null;
}

/** Urgency, kind and promise. */
export function structuredRows({ request, hearing, say: { state } }: Scene): readonly CardPart[] {
  const { intake } = request;
  const promisedAt = promiseOpen(request);
  return facts([
    [state.label.urgency, state.urgency[intake.urgency]],
    [state.label.kind, state.kind[intake.kind]],
    [state.label.promise, promisedAt === null ? null : sayBy(promisedAt, hearing)],
  ]);
}

function optional(scene: Scene, label: string, words: string | null): readonly CardPart[] {
  return words === null || words.trim() === '' ? [] : [quote(scene, label, words)];
}

/** The question on one line, for lists. */
export function shortQuestion({ request }: Scene): string {
  return oneLine(request.intake.question, 120);
}
