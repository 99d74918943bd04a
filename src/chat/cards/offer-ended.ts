import type { Introduction } from '../../consult/consult-request.ts';
import type { Scene } from '../scene.ts';

/** Someone else took it on: said so, because "withdrawn" alone would leave the expert wondering. */
function taken({ request }: Scene, ended: Introduction): boolean {
  return request.introductions.some(
    ({ id, status }) => id !== ended.id && (status === 'accepted' || status === 'answered'),
  );
}

function withdrawn(scene: Scene, ended: Introduction): string {
  const words = scene.say.expert.offer;
  if (scene.request.status === 'withdrawn') return words.withdrawn;
  if (scene.request.status === 'closed') return words.closed;
  return taken(scene, ended) ? words.taken : words.takenBack;
}

/** How one expert's part ended, in a sentence. */
export function endedOffer(scene: Scene, ended: Introduction): string {
  const words = scene.say.expert.offer;
  switch (ended.status) {
    case 'declined':
    case 'expired':
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
