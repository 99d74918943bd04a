import type { Introduction } from '../../consult/consult-request.ts';
import type { CardPart } from '../card.ts';
import { facts, type Scene } from '../scene.ts';

type Stand = keyof Scene['say']['expert']['stand'];

/** Where the request stands for one who answered it; whatever is under way after an answer was opened again. */
function standOf({ request: { status } }: Scene): Stand {
  switch (status) {
    case 'answered':
    case 'closed':
    case 'lapsed':
    case 'withdrawn':
      return status;
    default:
      return 'open';
  }
}

/** The state in words, for the expert of an introduction that was answered; nothing for any other. */
export function standRows(scene: Scene, introduction: Introduction | null): readonly CardPart[] {
  if (introduction?.status !== 'answered') return [];
  const { expert, state } = scene.say;
  return facts([[state.label.status, expert.stand[standOf(scene)]]]);
}

/** Thanks, and how it goes on or how it ended. */
export function standSentence(scene: Scene): string {
  return scene.say.expert.after[standOf(scene)];
}
