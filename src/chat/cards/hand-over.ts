import type { HandOver } from '../../consult/consult-request.ts';
import { offeredAll } from '../offered.ts';
import { structuredQuestion, whichQuestion } from '../question.ts';
import { type Draft, over, type Scene, text } from '../scene.ts';
import { nameOf } from '../who.ts';

function handOverAbout({ request: { handOvers }, about }: Scene): HandOver | null {
  return handOvers.find(({ id }) => id === about) ?? null;
}

/** An anonymous asker stays so towards the colleague, too. */
function fromName(scene: Scene, { from }: HandOver): string {
  return scene.request.intake.anonymous ? scene.say.house.unknownPerson : nameOf(scene, from);
}

/** To the colleague who is asked to take over the asker's side; who declines may yet be asked as an expert, so no plan. */
export function handOver(scene: Scene): Draft {
  const { say } = scene;
  const words = say.asker.handOver;
  const offer = handOverAbout(scene);
  if (offer === null) return over(words.title, words.notice, words.expired);
  if (offer.status !== 'offered') return over(words.title, words.notice, words[offer.status]);
  return {
    title: words.title,
    notice: words.notice,
    parts: [text(words.text(fromName(scene, offer))), ...structuredQuestion(scene, 'hidden')],
    choices: offeredAll(say, 'hand-over-accept', 'hand-over-decline'),
    ended: false,
  };
}

const results = { accepted: 'resultAccepted', declined: 'resultDeclined', expired: 'resultExpired' } as const;

/** To the asker who offered it. */
export function handOverResult(scene: Scene): Draft {
  const words = scene.say.asker.handOver;
  const result = handOverAbout(scene);
  const said =
    result === null || result.status === 'offered'
      ? scene.say.notices.text.other
      : words[results[result.status]](nameOf(scene, result.to));
  const draft = over(words.resultTitle, words.resultNotice, said);
  return { ...draft, parts: [...draft.parts, ...whichQuestion(scene)] };
}
