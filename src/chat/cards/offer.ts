import type { Introduction } from '../../consult/consult-request.ts';
import { askerShownTo, earlierPlanShown, newFor, offerExpiry } from '../../consult/index.ts';
import type { CardPart } from '../card.ts';
import { introductionOf } from '../choice-event.ts';
import { oneLine } from '../inert.ts';
import { offeredAll } from '../offered.ts';
import { structuredQuestion } from '../question.ts';
import { reasonSentence } from '../reasons.ts';
import { sayBy } from '../say/when.ts';
import { type Draft, facts, over, quote, type Scene, text } from '../scene.ts';
import { contactOf, whoIs } from '../who.ts';
import { answerParts } from './answer.ts';
import { wantedOneAlone } from './no-match.ts';
import { endedOffer } from './offer-ended.ts';
import { standRows, standSentence } from './stand.ts';

type Told = Scene & { readonly introduction: Introduction };

function why(scene: Told): readonly CardPart[] {
  const { request, site, introduction, say } = scene;
  const words = say.expert.offer;
  const found = request.candidates.find(({ expertId }) => expertId === introduction.expertId);
  const evidence = found === undefined ? [] : [text(words.why(reasonSentence(scene, found.reasons)))];
  switch (introduction.chosenBy) {
    case 'asker':
      return [text(words.chosen), ...evidence];
    case 'colleague':
      return [text(words.recommended)];
    case 'coordinator':
      return [text(words.sent(oneLine(site.coordinatorName)))];
    case 'order':
      return evidence;
  }
}

/** Who asks, as far as this expert may know. */
function from(scene: Told): readonly CardPart[] {
  const { request, introduction, people, say } = scene;
  if (!askerShownTo(request, introduction.expertId)) return [text(say.expert.offer.anonymous)];
  return facts([
    [say.state.label.from, whoIs(scene, request.askerId)],
    [say.state.label.contact, introduction.status === 'accepted' ? contactOf(people.get(request.askerId)) : null],
  ]);
}

function plan({ request, introduction }: Told): 'shown' | 'hidden' {
  return earlierPlanShown(request, introduction) ? 'shown' : 'hidden';
}

/** What was changed since the card came is marked, and said once above. */
function question(scene: Told): readonly CardPart[] {
  const fresh = newFor(scene.request, scene.introduction);
  return [
    ...(fresh.size === 0 ? [] : [text(scene.say.expert.offer.amended)]),
    ...structuredQuestion(scene, plan(scene), fresh),
  ];
}

function planIsHidden(scene: Told): boolean {
  return scene.request.intake.earlierPlan !== null && plan(scene) === 'hidden';
}

function planNote(scene: Told): readonly CardPart[] {
  return planIsHidden(scene) ? [text(scene.say.expert.offer.planHidden)] : [];
}

function title({ request: { intake }, say: { expert, state } }: Told): string {
  const urgency = state.urgency[intake.urgency];
  return intake.kind === 'advice' ? expert.offer.title(urgency) : expert.offer.titleOpinion(urgency);
}

function notice({ request: { intake }, say: { expert, state } }: Told): string {
  return expert.offer.notice(state.urgency[intake.urgency]);
}

/** What comes first: the time promised to the asker, or the end of this offer. */
function reactionDue({ request, introduction, site, now }: Told): Date | null {
  const { policy } = site;
  const expiry = policy && offerExpiry(request.intake.urgency, introduction.deliveredAt ?? now, policy);
  const times = [request.promisedAt, expiry].flatMap((time) => (time != null && time > now ? [time] : []));
  return times.toSorted((a, b) => a.getTime() - b.getTime())[0] ?? null;
}

function waiting(scene: Told): Draft {
  const { hearing, say } = scene;
  const words = say.expert.offer;
  const due = reactionDue(scene);
  const react = due === null ? words.reactSoon : words.reactBy(sayBy(due, hearing));
  return {
    title: title(scene),
    notice: notice(scene),
    parts: [
      ...why(scene),
      ...question(scene),
      ...planNote(scene),
      ...from(scene),
      text(`${react} ${wantedOneAlone(scene) ? words.noneElse : words.askedOn}`),
    ],
    choices: offeredAll(say, 'accept', 'answer', 'decline', 'not-my-field', 'colleague'),
    ended: false,
  };
}

function accepted(scene: Told): Draft {
  const { introduction, say } = scene;
  const words = say.expert.offer;
  return {
    title: words.acceptedTitle,
    notice: notice(scene),
    parts: [
      text(words.accepted),
      ...question(scene),
      ...planNote(scene),
      ...from(scene),
      ...answerParts(scene, introduction.answers, words.yours),
    ],
    choices: offeredAll(say, 'answer', 'answered', 'release'),
    ended: false,
  };
}

/** After a talk alone, own words may still be written, and the earlier plan read, until the request goes on or is over. */
function writtenYet(scene: Told): Pick<Draft, 'choices' | 'ended'> {
  const open = scene.request.status === 'answered' && planIsHidden(scene);
  return { choices: open ? offeredAll(scene.say, 'answer') : [], ended: !open };
}

/** A second opinion is set against the earlier plan once it is written; then the offer is done. */
function answered(scene: Told): Draft {
  const { introduction, request, say } = scene;
  const words = say.expert.offer;
  if (introduction.answers.length === 0)
    return over(words.overTitle, notice(scene), endedOffer(scene, introduction), words.nothing);
  const own = answerParts(scene, introduction.answers, words.yours);
  const stand = standRows(scene, introduction);
  const compare = plan(scene) === 'shown' && introduction.answers.every(({ agreement }) => agreement === null);
  const earlier = request.intake.earlierPlan;
  if (!compare || earlier === null) {
    const rest = writtenYet(scene);
    return {
      title: words.answeredTitle,
      notice: notice(scene),
      parts: [text(standSentence(scene)), ...stand, ...own, ...(rest.ended ? [] : planNote(scene))],
      ...rest,
    };
  }
  return {
    title: words.compareTitle,
    notice: notice(scene),
    parts: [...stand, ...own, quote(scene, say.state.label.earlierPlan, earlier)],
    choices: offeredAll(say, 'agrees', 'agrees-partly', 'differs'),
    ended: false,
  };
}

/** An expert's card of one introduction, from the question to the end. */
export function offer(scene: Scene): Draft {
  const words = scene.say.expert.offer;
  const introduction = introductionOf(scene.about, scene.request);
  if (introduction === null) return over(words.overTitle, scene.say.notices.notice, words.nothing);
  const told: Told = { ...scene, introduction };
  switch (introduction.status) {
    case 'offered':
      return waiting(told);
    case 'accepted':
      return accepted(told);
    case 'answered':
      return answered(told);
    case 'declined':
    case 'expired':
    case 'withdrawn':
    case 'undeliverable':
    case 'released':
      return over(words.overTitle, notice(told), endedOffer(told, introduction), words.nothing);
  }
}
