import { isOver } from '../../consult/index.ts';
import type { CardPart } from '../card.ts';
import { oneLine } from '../inert.ts';
import { offeredAll } from '../offered.ts';
import { type Draft, over, type Scene, text, warning } from '../scene.ts';

function isEmergency(group: string, known: object): group is keyof Scene['say']['kinds']['emergency'] {
  return Object.hasOwn(known, group);
}

/** "akutes Koronarsyndrom, septischer Schock"; a group without words of its own is named once, in general. */
function signs({ request, say: { kinds } }: Scene): string {
  const named = request.redFlags.map((group) =>
    isEmergency(group, kinds.emergency) ? kinds.emergency[group] : kinds.otherEmergency,
  );
  return [...new Set(named)].join(', ');
}

/** The number comes before everything else. */
function phoneFirst({ site, say: { asker } }: Scene): CardPart {
  const number = site.emergencyPhone;
  return warning(number === null ? asker.redFlag.noPhone : asker.redFlag.phone(oneLine(number, 40)));
}

/** A flag stands and nobody has answered it; nothing else goes on before. */
function isAsked({ request }: Scene): boolean {
  return request.redFlags.length > 0 && request.confirmedAt !== null && !isOver(request);
}

export function redFlag(scene: Scene): Draft {
  const { request, say } = scene;
  const words = say.asker.redFlag;
  if (request.redFlagAnswer !== null) {
    return over(words.title, words.notice, request.redFlagAnswer === 'phoned' ? words.phoned : words.notAcute);
  }
  if (request.status === 'withdrawn' || request.status === 'discarded') {
    return over(words.title, words.notice, say.asker.request[request.status]);
  }
  if (!isAsked(scene)) return over(words.title, words.notice, words.over);
  return {
    title: words.title,
    notice: words.notice,
    parts: [phoneFirst(scene), text(words.why(signs(scene))), text(words.goOn)],
    choices: offeredAll(say, 'phoned', 'not-acute', request.status === 'draft' ? 'discard' : 'withdraw'),
    ended: false,
  };
}
