import type { CardPart } from '../card.ts';
import { introductionOf } from '../choice-event.ts';
import { whichQuestion } from '../question.ts';
import { type Draft, facts, over, quote, type Scene, text } from '../scene.ts';
import { askerName } from '../who.ts';
import { keepOffered, keepParts } from './keep-case.ts';
import { lessonForExpert } from './lesson.ts';

/** Whether the advice helped, or that the request is settled; null while it is under way. */
function verdict({ request, say: { answers } }: Scene): string | null {
  if (request.closedHow === 'helped' || request.closedHow === 'partly') return answers.news[request.closedHow];
  if (request.status === 'closed') return answers.news.settled;
  return request.status === 'introduced' ? answers.news.followUp : null;
}

function outcomeParts(scene: Scene): readonly CardPart[] {
  const {
    request: { outcome },
    say: { answers, state },
  } = scene;
  if (outcome === null || outcome.status !== 'given') return [];
  return [
    ...facts([[state.label.outcome, outcome.value === null ? null : state.outcome[outcome.value]]]),
    ...(outcome.planChanged === null
      ? []
      : [text(outcome.planChanged ? answers.news.planChanged : answers.news.planKept)]),
    ...(outcome.text === null ? [] : [quote(scene, answers.news.words, outcome.text)]),
  ];
}

/** The adviser learns what became of the advice. */
export function expertNews(scene: Scene): Draft {
  const words = scene.say.answers.news;
  const said = verdict(scene);
  const outcome = outcomeParts(scene);
  const own = introductionOf(scene.about, scene.request);
  const keep = own === null ? [] : keepParts(scene.say, scene.request, own, 'expertConsentAt');
  const choices = own === null ? [] : keepOffered(scene.say, scene.request, own, 'expertConsentAt');
  const parts = [...(said === null ? [] : [text(said)]), ...outcome, ...lessonForExpert(scene), ...keep];
  return {
    title: words.title,
    notice: words.notice,
    parts: [...(parts.length === 0 ? [text(words.nothing)] : parts), ...whichQuestion(scene)],
    choices,
    ended: choices.length === 0,
  };
}

export function thanks(scene: Scene): Draft {
  const words = scene.say.answers.thanks;
  const expertId = introductionOf(scene.about, scene.request)?.expertId ?? scene.reader.id;
  const draft = over(words.title, words.notice, words.text(askerName(scene, expertId)));
  return { ...draft, parts: [...draft.parts, ...whichQuestion(scene)] };
}
