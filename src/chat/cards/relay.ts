import type { Conversation, Introduction } from '../../consult/consult-request.ts';
import { askerShownTo } from '../../consult/index.ts';
import type { CardPart, Choice } from '../card.ts';
import { conversationOf, introductionOf } from '../choice-event.ts';
import { oneLine } from '../inert.ts';
import { offered, offeredAll } from '../offered.ts';
import { structuredQuestion } from '../question.ts';
import { type Draft, over, quote, type Scene, text } from '../scene.ts';
import { askerName, nameOf } from '../who.ts';

interface Side {
  readonly is: 'asker' | 'expert';
  readonly introduction: Introduction;
  readonly conversation: Conversation;
}

function sideOf({ request, about, reader }: Scene): Side | null {
  const conversation = conversationOf(about, request);
  const introduction = introductionOf(conversation?.id ?? about, request);
  if (conversation === null || introduction === null) return null;
  return { is: reader.id === request.askerId ? 'asker' : 'expert', introduction, conversation };
}

/** How far the two are with showing themselves; nothing while nobody has said so. */
function revealed({ request, say: { conversation: words } }: Scene, { is, conversation }: Side): readonly CardPart[] {
  const { askerReveals, expertReveals } = conversation;
  if (!request.intake.anonymous) return [];
  if (askerReveals && expertReveals) return [text(words.relay.bothReveal)];
  const mine = is === 'asker' ? askerReveals : expertReveals;
  if (mine) return [text(words.relay.youReveal)];
  return askerReveals || expertReveals ? [text(words.relay.theyReveal)] : [];
}

function choices({ say, request }: Scene, { is, introduction, conversation }: Side): readonly Choice[] {
  const mine = is === 'asker' ? conversation.askerReveals : conversation.expertReveals;
  const words = say.conversation.relay;
  const reveal =
    mine || !request.intake.anonymous
      ? []
      : [offered(say, 'reveal', is === 'asker' ? words.revealMe : words.revealOffer)];
  const answering = request.status === 'introduced' && introduction.status === 'accepted';
  const expert = answering && is === 'expert' ? offeredAll(say, 'answer') : [];
  const write = conversation.kind === 'relay' ? offeredAll(say, 'relay') : [];
  return [
    ...write,
    ...expert,
    ...(answering ? offeredAll(say, 'answered') : []),
    ...(conversation.kind === 'relay' ? reveal : []),
  ];
}

/** Without a common room the two write through Konsil under their own names. */
function who(scene: Scene, { is, introduction }: Side): string {
  const words = scene.say.conversation.relay;
  const other = is === 'expert' ? scene.request.askerId : introduction.expertId;
  if (askerShownTo(scene.request, introduction.expertId)) return words.known(nameOf(scene, other));
  if (is === 'expert') return words.toExpert(askerName(scene, introduction.expertId));
  const pseudonym = introduction.pseudonym ?? scene.say.state.nameless;
  return words.toAsker(nameOf(scene, introduction.expertId), oneLine(pseudonym, 40));
}

/** A relay ends because the two now talk openly, or because there is nothing left to talk about. */
function closing({ request, say: { conversation: words } }: Scene, side: Side | null): string {
  const both = side?.conversation.askerReveals === true && side.conversation.expertReveals;
  const met = request.intake.anonymous && both;
  return met ? words.relay.bothReveal : words.relay.closed;
}

/** The two talk through Konsil, because the asker is anonymous or no common room could be opened. */
export function relayOpened(scene: Scene): Draft {
  const words = scene.say.conversation.relay;
  const side = sideOf(scene);
  if (side === null || side.conversation.status === 'closed')
    return over(words.openedTitle, words.openedNotice, closing(scene, side));
  const question = side.is === 'expert' ? structuredQuestion(scene, 'hidden') : [];
  return {
    title: words.openedTitle,
    notice: words.openedNotice,
    parts: [
      ...question,
      text(who(scene, side)),
      text(words.how),
      text(scene.say.conversation.introduction.role),
      ...revealed(scene, side),
    ],
    choices: choices(scene, side),
    ended: false,
  };
}

function sender(scene: Scene, from: 'asker' | 'expert', { introduction }: Side): string {
  return from === 'expert' ? nameOf(scene, introduction.expertId) : askerName(scene, introduction.expertId);
}

export function relayMessage(scene: Scene): Draft {
  const { request, about } = scene;
  const words = scene.say.conversation.relay;
  const message = request.relayed.find(({ id }) => id === about);
  const side = sideOf(scene);
  if (message === undefined || side === null) return over(words.openedTitle, words.notice, words.gone);
  if (message.from === side.is)
    return {
      title: words.own,
      notice: words.ownNotice,
      parts: [quote(scene, words.text, message.text)],
      choices: [],
      ended: true,
    };
  const closed = side.conversation.status === 'closed';
  return {
    title: words.title(sender(scene, message.from, side)),
    notice: words.notice,
    parts: [quote(scene, words.text, message.text), ...(closed ? [text(closing(scene, side))] : revealed(scene, side))],
    choices: closed ? [] : choices(scene, side),
    ended: closed,
  };
}
