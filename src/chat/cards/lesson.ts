import type { ConsultRequest, Introduction } from '../../consult/consult-request.ts';
import { lastAnswered } from '../../consult/index.ts';
import type { CardPart, Choice } from '../card.ts';
import { offeredAll } from '../offered.ts';
import type { Catalogue } from '../say/index.ts';
import { quote, type Scene, text } from '../scene.ts';

/** Asked once it is closed, where someone advised: on the card of the answer that came last. */
function isAskedHere(request: ConsultRequest, { id }: Introduction): boolean {
  return request.status === 'closed' && lastAnswered(request)?.id === id;
}

export function lessonOffered(say: Catalogue, request: ConsultRequest, introduction: Introduction): readonly Choice[] {
  return isAskedHere(request, introduction) ? offeredAll(say, 'lesson') : [];
}

export function lessonParts(scene: Scene, introduction: Introduction): readonly CardPart[] {
  const { request, say } = scene;
  if (!isAskedHere(request, introduction)) return [];
  if (request.lesson === null) return [text(say.answers.answer.lesson)];
  return [quote(scene, say.answers.answer.lessonLabel, request.lesson)];
}

/** To whoever advised: what became of their words. */
export function lessonForExpert(scene: Scene): readonly CardPart[] {
  const { lesson, status } = scene.request;
  return lesson === null || status !== 'closed' ? [] : [quote(scene, scene.say.answers.news.lesson, lesson)];
}
