import { askedInVain } from '../../consult/index.ts';
import { oneLine } from '../inert.ts';
import { offered, offeredAll } from '../offered.ts';
import { type Draft, over, type Scene, text } from '../scene.ts';

/** The one person the asker wanted cannot, and nobody else was to be asked: the coordinator is not told either. */
export function wantedOneAlone({ request: { intake } }: Pick<Scene, 'request'>): boolean {
  return intake.onlyNamed && intake.namedExpert !== null;
}

/** Who else might know, as far as it was understood; else the one thing that would help most to know. */
function askBack({ topics = [], say: { asker } }: Scene): string {
  const [first, ...rest] = topics.map((topic) => oneLine(topic));
  return first === undefined ? asker.noMatch.clarify : asker.noMatch.elsewhere([first, ...rest].join(', '));
}

export function noMatch(scene: Scene): Draft {
  const { request, site, say, coordinated } = scene;
  const words = say.asker.noMatch;
  if (request.status !== 'unmatched') return over(words.title, words.notice, words.over);
  const alone = wantedOneAlone(scene);
  const name = oneLine(site.coordinatorName);
  const help = coordinated === true ? words.coordinator(name) : words.turnTo(name);
  const reasons = alone
    ? [words.onlyNamed]
    : [askedInVain(request).length > 0 ? words.asked : words.text, help, askBack(scene)];
  return {
    title: words.title,
    notice: words.notice,
    parts: reasons.map(text),
    choices: [
      offered(say, 'amend'),
      offered(say, 'reopen', alone ? words.others : say.asker.request.searchAgain),
      ...offeredAll(say, 'close', 'withdraw'),
    ],
    ended: false,
  };
}
