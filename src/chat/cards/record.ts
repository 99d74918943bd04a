import type { Introduction } from '../../consult/consult-request.ts';
import type { CardPart } from '../card.ts';
import { inert } from '../inert.ts';
import { sayStamp } from '../say/when.ts';
import type { Scene } from '../scene.ts';
import { whoIs } from '../who.ts';

function passedOn({ answers }: Introduction) {
  return answers.filter(({ kept }) => kept !== true);
}

function questionLines({ request, hearing, say: { answers } }: Scene): readonly string[] {
  const { question, history, earlierPlan } = request.intake;
  const words = answers.record;
  return [
    words.asked(sayStamp(request.submittedAt ?? request.createdAt, hearing)),
    words.question(inert(question)),
    ...(history === null ? [] : [words.history(inert(history))]),
    ...(earlierPlan === null ? [] : [words.plan(inert(earlierPlan))]),
  ];
}

function answerLines({ hearing, say: { answers, state } }: Scene, introduction: Introduction): readonly string[] {
  const words = answers.record;
  return passedOn(introduction).flatMap(({ text, at, agreement }) => [
    words.answered(sayStamp(at, hearing)),
    words.answer(text === null ? words.noText : inert(text)),
    ...(agreement === null ? [] : [words.agreement(state.agreement[agreement])]),
  ]);
}

/** Question, adviser, answers and times as plain text, whole, to be copied into the chart. */
export function recordPart(scene: Scene, introduction: Introduction): CardPart {
  const { answers, conversation } = scene.say;
  const words = answers.record;
  const lines = [
    words.head,
    ...questionLines(scene),
    words.adviser(whoIs(scene, introduction.expertId)),
    ...answerLines(scene, introduction),
    conversation.introduction.role,
  ];
  return { kind: 'record', label: words.label, text: lines.join('\n') };
}
