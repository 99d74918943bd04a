import type { Introduction } from '../../consult/consult-request.ts';
import type { Scene } from '../scene.ts';
import { wantedOneAlone } from './no-match.ts';
import { standSentence } from './stand.ts';

/** Someone else took it on: said so, because "withdrawn" alone would leave the expert wondering. */
function taken({ request }: Scene, ended: Introduction): boolean {
  return request.introductions.some(
    ({ id, status }) => id !== ended.id && (status === 'accepted' || status === 'answered'),
  );
}

/** Thanks only for what was done: advice given, or a question taken on that was settled without a written answer. */
function closed({ say: { expert } }: Scene, { answers, acceptedAt }: Introduction): string {
  if (answers.length > 0) return expert.offer.closed;
  return acceptedAt === null ? expert.offer.over : expert.offer.settled;
}

function withdrawn(scene: Scene, ended: Introduction): string {
  const words = scene.say.expert.offer;
  if (scene.request.status === 'withdrawn') return words.withdrawn;
  if (scene.request.status === 'closed') return closed(scene, ended);
  if (ended.status === 'answered') return ended.answers.length === 0 ? words.reopened : standSentence(scene);
  return taken(scene, ended) ? words.taken : words.takenBack;
}

/** How one expert's part ended, in a sentence. */
export function endedOffer(scene: Scene, ended: Introduction): string {
  const words = scene.say.expert.offer;
  switch (ended.status) {
    case 'expired':
      return wantedOneAlone(scene) ? words.expiredAlone : words.expired;
    case 'declined':
    case 'undeliverable':
    case 'released':
      return words[ended.status];
    case 'offered':
    case 'accepted':
    case 'answered':
    case 'withdrawn':
      return withdrawn(scene, ended);
  }
}
