import { askedInVain } from '../../consult/index.ts';
import { oneLine } from '../inert.ts';
import { offered, offeredAll } from '../offered.ts';
import { whichQuestion } from '../question.ts';
import { type Draft, over, type Scene, text } from '../scene.ts';

/** The one person the asker wanted cannot, and nobody else was to be asked: the coordinator is not told either. */
export function wantedOneAlone({ request: { intake } }: Pick<Scene, 'request'>): boolean {
  return intake.onlyNamed && intake.namedExpert !== null;
}

/** Who else might know, as far as it was understood; and, where it may help a search, one question. */
function askBack({ topics = [], request, say: { asker } }: Scene): readonly string[] {
  const { elsewhere, clarify, clarifyAmong } = asker.noMatch;
  const named = topics.map((topic) => oneLine(topic)).join(', ');
  const question = named === '' ? clarify : clarifyAmong(named);
  return [...(named === '' ? [] : [elsewhere(named)]), ...(request.gap === 'nobody-free' ? [] : [question])];
}

/** Those who fit may be there, and have no time. */
function why({ request, say: { asker } }: Scene): string {
  const words = asker.noMatch;
  if (askedInVain(request).length > 0) return request.gap === 'nobody-free' ? words.askedFull : words.asked;
  return request.gap === 'nobody-free' ? words.textFull : words.text;
}

/** Where the request stands, in a word or two; those who said no were found. */
export function statusWords({ request, say: { state } }: Scene): string {
  const inVain = request.status === 'unmatched' && askedInVain(request).length > 0;
  return inVain ? state.askedInVain : state.status[request.status];
}

export function noMatch(scene: Scene): Draft {
  const { request, site, say, coordinated } = scene;
  const words = say.asker.noMatch;
  if (request.status !== 'unmatched') return over(words.title, words.notice, words.over);
  const alone = wantedOneAlone(scene);
  const name = oneLine(site.coordinatorName);
  const help = coordinated === true ? words.coordinator(name) : words.turnTo(name);
  const asked = askedInVain(request).length > 0;
  const reasons = alone ? [words.onlyNamed] : [why(scene), help, ...askBack(scene)];
  return {
    title: asked ? statusWords(scene) : words.title,
    notice: asked ? words.noticeAsked : words.notice,
    parts: [...[...reasons, words.name].map(text), ...whichQuestion(scene)],
    choices: [
      ...offeredAll(say, 'colleague', 'amend'),
      offered(say, 'reopen', alone ? words.others : say.asker.request.searchAgain),
      ...offeredAll(say, 'close', 'withdraw'),
    ],
    ended: false,
  };
}
