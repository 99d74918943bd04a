import type { RankedCandidate } from '../../consult/consult-request.ts';
import { roundOf, shownCandidates } from '../../consult/index.ts';
import type { CardPart, Choice } from '../card.ts';
import { picks } from '../choices.ts';
import { oneLine } from '../inert.ts';
import { offeredAll, offeredAt } from '../offered.ts';
import { languagesOf, reasonSentence } from '../reasons.ts';
import { sayBy, sayWithin } from '../say/when.ts';
import { clockOf, type Draft, facts, over, type Scene, text, warning } from '../scene.ts';
import { nameOf, whoIs } from '../who.ts';

function load({ loads, say: { state } }: Scene, expertId: string): string | null {
  const live = loads?.get(expertId)?.liveIntroductions;
  if (live === undefined) return null;
  return live === 0 ? state.load.free : state.load.busy(live);
}

function candidateParts(scene: Scene, candidate: RankedCandidate, place: number): readonly CardPart[] {
  const { label } = scene.say.state;
  return [
    text(`${place + 1}. ${whoIs(scene, candidate.expertId)}`),
    ...facts([
      [label.reasons, reasonSentence(scene, candidate.reasons)],
      [label.languages, languagesOf(scene, candidate.expertId)],
      [label.load, load(scene, candidate.expertId)],
    ]),
  ];
}

function pickOf(scene: Scene, candidate: RankedCandidate, place: number): readonly Choice[] {
  const id = picks[scene.request.candidates.indexOf(candidate)];
  const label = oneLine(scene.say.asker.candidates.ask(nameOf(scene, candidate.expertId)), 60);
  return id === undefined ? [] : [offeredAt(scene.say, id, place, label)];
}

function promised({ request: { promisedAt }, hearing, say: { state } }: Scene): readonly CardPart[] {
  return facts([[state.label.promise, promisedAt === null ? null : sayBy(promisedAt, hearing)]]);
}

export function candidates(scene: Scene): Draft {
  const { request, about, say } = scene;
  const words = say.asker.candidates;
  const decided = request.status !== 'open' || request.choice !== 'waiting' || about !== roundOf(request);
  if (decided) return over(words.title, words.notice, words.decided);
  const shown = shownCandidates(request);
  if (shown.length === 0) {
    return {
      title: words.title,
      notice: words.notice,
      parts: [text(words.none)],
      choices: offeredAll(say, 'withdraw'),
      ended: false,
    };
  }
  return {
    title: words.title,
    notice: words.notice,
    parts: [
      request.confident ? text(words.intro) : warning(words.unsure),
      ...shown.flatMap((candidate, place) => candidateParts(scene, candidate, place)),
      text(words.byDefault(sayWithin(clockOf(scene)?.chooseAny ?? null, scene.reader.lang))),
      ...promised(scene),
    ],
    choices: [
      ...shown.flatMap((candidate, place) => pickOf(scene, candidate, place)),
      ...offeredAll(say, 'any', 'exclude', 'withdraw'),
    ],
    ended: false,
  };
}
