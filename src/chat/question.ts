import type { Amendment, ConsultRequest } from '../consult/consult-request.ts';
import type { CardPart } from './card.ts';
import { oneLine } from './inert.ts';
import { sayBy } from './say/when.ts';
import { facts, quote, type Scene } from './scene.ts';

type Fresh = ReadonlySet<Amendment['part']>;
const NOTHING: Fresh = new Set();

/** The question as it was asked, urgency first; `plan` says whether the earlier plan may be seen, `fresh` what is marked as new. */
export function structuredQuestion(
  scene: Scene,
  plan: 'shown' | 'hidden',
  fresh: Fresh = NOTHING,
): readonly CardPart[] {
  return [...structuredRows(scene, fresh), ...questionTexts(scene, plan, fresh)];
}

/** Everything the asker wrote, as it stands now. */
export function questionTexts(scene: Scene, plan: 'shown' | 'hidden', fresh: Fresh = NOTHING): readonly CardPart[] {
  const { intake } = scene.request;
  const words = (part: Exclude<Amendment['part'], 'urgency'>) =>
    optional(scene, labelOf(scene, part, fresh), intake[part]);
  return [
    quote(scene, labelOf(scene, 'question', fresh), intake.question),
    ...words('history'),
    ...words('desiredStep'),
    ...(plan === 'shown' ? words('earlierPlan') : []),
  ];
}

function labelOf({ say: { state } }: Scene, part: Amendment['part'], fresh: Fresh): string {
  return fresh.has(part) ? state.isNew(state.label[part]) : state.label[part];
}

/** The time a reaction was promised by, while nobody has reacted and someone still may. */
export function promiseOpen({ status, promisedAt }: ConsultRequest): Date | null {
  return status === 'open' || status === 'offered' || status === 'unmatched' ? promisedAt : null;
}

/** A second opinion whose earlier plan nobody gave says so, lest the reader takes it for hidden. */
export function planNotGiven({ request: { intake }, say: { state } }: Scene): string | null {
  return intake.kind === 'second-opinion' && intake.earlierPlan === null ? state.noPlan : null;
}

/** Urgency, kind, promise, and whether an earlier plan is missing. */
export function structuredRows(scene: Scene, fresh: Fresh = NOTHING): readonly CardPart[] {
  const {
    request,
    hearing,
    say: { state },
  } = scene;
  const { intake } = request;
  const promisedAt = promiseOpen(request);
  return facts([
    [labelOf(scene, 'urgency', fresh), state.urgency[intake.urgency]],
    [state.label.kind, state.kind[intake.kind]],
    [state.label.promise, promisedAt === null ? null : sayBy(promisedAt, hearing)],
    [state.label.earlierPlan, planNotGiven(scene)],
  ]);
}

function optional(scene: Scene, label: string, words: string | null): readonly CardPart[] {
  return words === null || words.trim() === '' ? [] : [quote(scene, label, words)];
}

/** The question on one line, for lists. */
export function shortQuestion({ request }: Scene): string {
  return oneLine(request.intake.question, 120);
}

/** Which request a card speaks of, for whoever has several under way. */
export function whichQuestion(scene: Scene): readonly CardPart[] {
  return optional(scene, scene.say.state.label.question, shortQuestion(scene));
}
