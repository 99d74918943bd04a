import type { Outcome } from '../../consult/consult-request.ts';
import { lastAnswered } from '../../consult/index.ts';
import { offeredAll } from '../offered.ts';
import { shortQuestion } from '../question.ts';
import { type Draft, facts, over, quote, type Scene, text } from '../scene.ts';
import { nameOf } from '../who.ts';
import { mostSnoozes } from './loop-check.ts';

function asked(scene: Scene, { snoozes }: Outcome): Draft {
  const { request, say } = scene;
  const words = say.answers.outcome;
  const expertId = lastAnswered(request)?.expertId;
  const snooze = snoozes < mostSnoozes(scene) ? offeredAll(say, 'snooze-1', 'snooze-3') : [];
  return {
    title: words.title,
    notice: words.notice,
    parts: [
      text(expertId === undefined ? words.textAlone : words.text(nameOf(scene, expertId))),
      quote(scene, say.state.label.question, shortQuestion(scene)),
    ],
    choices: [
      ...offeredAll(say, 'better', 'same', 'worse', 'too-early', 'outcome'),
      ...snooze,
      ...offeredAll(say, 'skip'),
    ],
    ended: false,
  };
}

/** After the tap one more, about the plan; then thanks, if not yet said. */
function given({ request, say }: Scene, { value, planChanged }: Outcome): Draft {
  const words = say.answers.outcome;
  const thanked = lastAnswered(request)?.thankedAt !== null;
  const plan = planChanged === null && value !== 'too-early' ? offeredAll(say, 'plan-changed', 'plan-unchanged') : [];
  const choices = [...plan, ...(thanked ? [] : offeredAll(say, 'thank'))];
  return {
    title: plan.length > 0 ? words.planTitle : words.given,
    notice: words.notice,
    parts: facts([[say.state.label.outcome, value === null ? null : say.state.outcome[value]]]),
    choices,
    ended: choices.length === 0,
  };
}

export function outcome(scene: Scene): Draft {
  const {
    request: { outcome: follow },
    say,
  } = scene;
  const words = say.answers.outcome;
  if (follow?.status === 'asked') return asked(scene, follow);
  return follow?.status === 'given' ? given(scene, follow) : over(words.title, words.notice, words.over);
}
