import type { CardName } from '../../consult/index.ts';
import { introductionOf } from '../choice-event.ts';
import { type Draft, over, type Scene } from '../scene.ts';
import { nameOf } from '../who.ts';

type Audience = 'asker' | 'expert' | 'pair' | 'coordinator' | 'handed-to' | 'handed-by' | 'anyone';

/** Whom a card is for; to anyone else it says nothing of the request, whatever was planned. */
const audiences: Readonly<Record<CardName, Audience>> = {
  'red-flag': 'asker',
  'similar-case': 'asker',
  request: 'asker',
  candidates: 'asker',
  'promise-missed': 'asker',
  'no-match': 'asker',
  'late-choice': 'asker',
  answer: 'asker',
  'loop-check': 'asker',
  outcome: 'asker',
  offer: 'expert',
  'answer-reminder': 'expert',
  'late-answer': 'expert',
  'expert-news': 'expert',
  thanks: 'expert',
  introduction: 'pair',
  'relay-opened': 'pair',
  'relay-message': 'pair',
  unmatched: 'coordinator',
  ended: 'anyone',
  'hand-over': 'handed-to',
  'hand-over-result': 'handed-by',
  'scrub-refused': 'anyone',
  'file-refused': 'anyone',
  help: 'anyone',
  notice: 'anyone',
  parked: 'anyone',
};

function isFor(audience: Audience, { request, reader, about }: Scene): boolean {
  const isAsker = reader.id === request.askerId;
  const handing = request.handOvers.find(({ id }) => id === about);
  const isExpert = introductionOf(about, request)?.expertId === reader.id;
  switch (audience) {
    case 'asker':
      return isAsker;
    case 'expert':
      return isExpert;
    case 'pair':
      return isAsker || isExpert;
    case 'coordinator':
      return reader.coordinator;
    case 'handed-to':
      return handing?.to === reader.id;
    case 'handed-by':
      return handing?.from === reader.id;
    case 'anyone':
      return true;
  }
}

/** The one before in the asker's place reads who has it now; anyone else, that there is nothing here. */
function forOthers(scene: Scene): Draft {
  const {
    request,
    reader,
    say: {
      asker,
      house: { gone },
    },
  } = scene;
  const handed = request.handOvers.some(({ from, status }) => from === reader.id && status === 'accepted');
  return handed
    ? over(
        asker.handOver.resultTitle,
        asker.request.notice,
        asker.handOver.resultAccepted(nameOf(scene, request.askerId)),
      )
    : over(gone.title, gone.notice, gone.text);
}

/** Draws a card for those it is meant for; what others get is the last line before a leak. */
export function forAudience(name: CardName, draw: (scene: Scene) => Draft): (scene: Scene) => Draft {
  return (scene) => (isFor(audiences[name], scene) ? draw(scene) : forOthers(scene));
}
