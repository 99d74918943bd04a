import { askedInVain, type ConsultRequest, liveIntroduction, pendingHandOver } from '../../consult/index.ts';
import type { CardPart, Choice } from '../card.ts';
import { introductionOf } from '../choice-event.ts';
import { riskParts } from '../forms/risk.ts';
import { oneLine } from '../inert.ts';
import { offered, offeredAll } from '../offered.ts';
import { planNotGiven, promiseOpen, questionTexts } from '../question.ts';
import { sayBy, sayWithin } from '../say/when.ts';
import { clockOf, type Draft, facts, type Scene, text, warning } from '../scene.ts';
import { contactOf, nameOf, whoIs } from '../who.ts';
import { statusWords, wantedOneAlone } from './no-match.ts';

/** Nobody has reacted, and the promised time is past. */
function missed({ request, now }: Scene): boolean {
  const waiting = request.status === 'open' || request.status === 'offered' || request.status === 'unmatched';
  const reacted = request.introductions.some(({ acceptedAt, answers }) => acceptedAt !== null || answers.length > 0);
  return waiting && !reacted && request.promisedAt !== null && request.promisedAt < now;
}

/** Nobody is said to look into it who was not told, nor that nobody was found where those found said no. */
function unmatched({ request, site, coordinated, say: { asker } }: Scene): string {
  const name = oneLine(site.coordinatorName);
  const words = asker.request;
  if (askedInVain(request).length > 0)
    return coordinated === true ? words.askedInVain(name) : words.askedInVainAlone(name);
  return coordinated === true ? words.unmatched(name) : words.unmatchedAlone(name);
}

/** Where the request stands, in a sentence. */
function standing(scene: Scene): string {
  const {
    request,
    say: { asker },
  } = scene;
  const words = asker.request;
  const expertId = introductionOf(null, request)?.expertId;
  const name = expertId === undefined ? scene.say.house.unknownPerson : nameOf(scene, expertId);
  switch (request.status) {
    case 'open':
      return request.choice === 'waiting'
        ? words.waiting(sayWithin(clockOf(scene)?.chooseAny ?? null, scene.reader.lang))
        : words.open;
    case 'offered':
      return wantedOneAlone(scene) ? words.offeredAlone(name) : words.offered(name);
    case 'introduced':
    case 'answered':
      return words[request.status](name);
    case 'unmatched':
      return wantedOneAlone(scene) ? asker.noMatch.onlyNamed : unmatched(scene);
    case 'closed':
      return request.closedHow === 'use-case' ? words.closedByCase : words.closed;
    case 'withdrawn':
      return request.introductions.length === 0 ? words.withdrawnUnasked : words.withdrawn;
    case 'draft':
    case 'lapsed':
    case 'discarded':
      return words[request.status];
  }
}

function textsOf({ intake }: ConsultRequest): readonly string[] {
  return [intake.question, intake.history, intake.desiredStep, intake.earlierPlan].flatMap((text) => text ?? []);
}

/** With one person alone there is nobody else to look for. */
function missedWords(scene: Scene): (time: string) => string {
  const { request } = scene.say.asker;
  return wantedOneAlone(scene) ? request.missedAlone : request.missed;
}

function remarks(scene: Scene): readonly CardPart[] {
  const {
    request,
    hearing,
    reader,
    say: { asker },
  } = scene;
  const handOver = pendingHandOver(request);
  return [
    ...(missed(scene) && request.promisedAt !== null
      ? [warning(missedWords(scene)(sayBy(request.promisedAt, hearing)))]
      : []),
    ...(handOver === null ? [] : [text(asker.request.handedOver(nameOf(scene, handOver.to)))]),
    ...(request.intake.anonymous ? [text(asker.request.anonymous)] : []),
    ...(request.status === 'draft' ? riskParts(textsOf(request), reader.lang) : []),
  ];
}

function rows(scene: Scene): readonly CardPart[] {
  const {
    request,
    hearing,
    say: { state },
    people,
  } = scene;
  const live = liveIntroduction(request);
  const accepted = live?.status === 'accepted';
  const promise = promiseOpen(request);
  return facts([
    [state.label.status, statusWords(scene)],
    [state.label.urgency, state.urgency[request.intake.urgency]],
    [state.label.kind, state.kind[request.intake.kind]],
    [state.label.promise, promise === null ? null : sayBy(promise, hearing)],
    [state.label.earlierPlan, planNotGiven(scene)],
    [accepted ? state.label.expert : state.label.asked, live === null ? null : whoIs(scene, live.expertId)],
    [state.label.contact, accepted ? contactOf(people.get(live.expertId)) : null],
  ]);
}

function choices(scene: Scene): readonly Choice[] {
  const { request, say } = scene;
  const words = say.asker.request;
  const handOver = pendingHandOver(request) === null ? offeredAll(say, 'hand-over') : [];
  const live = liveIntroduction(request)?.status;
  switch (request.status) {
    case 'draft':
      return [...(request.confirmedAt === null ? [offered(say, 'ask', words.look)] : []), offered(say, 'discard')];
    case 'open':
      return [...offeredAll(say, 'amend'), ...handOver, ...offeredAll(say, 'close', 'withdraw')];
    case 'offered':
      return [
        ...offeredAll(say, 'amend', ...(live === 'offered' ? (['take-back'] as const) : [])),
        ...handOver,
        ...offeredAll(say, 'close', 'withdraw'),
      ];
    case 'introduced':
      return [
        ...offeredAll(
          say,
          ...(live === 'accepted' ? (['answered', 'amend', 'ask-other'] as const) : (['amend'] as const)),
        ),
        ...handOver,
        ...offeredAll(say, 'close', 'withdraw'),
      ];
    case 'answered':
      return [
        ...offeredAll(say, 'follow-up', 'amend'),
        offered(say, 'reopen', say.answers.answer.another),
        ...handOver,
        ...offeredAll(say, 'close', 'withdraw'),
      ];
    case 'unmatched':
      return [
        ...offeredAll(say, 'colleague', 'amend'),
        offered(say, 'reopen', wantedOneAlone(scene) ? say.asker.noMatch.others : words.searchAgain),
        ...handOver,
        ...offeredAll(say, 'close', 'withdraw'),
      ];
    case 'lapsed':
      return offeredAll(say, 'close', 'reopen');
    case 'closed':
      return offeredAll(say, 'reopen');
    case 'withdrawn':
    case 'discarded':
      return [];
  }
}

/** The asker's card of state: always the same message, kept up to date. */
export function request(scene: Scene): Draft {
  const {
    request: { status },
    say: { asker },
  } = scene;
  return {
    title: asker.request.title(statusWords(scene)),
    notice: asker.request.notice,
    parts: [text(standing(scene)), ...remarks(scene), ...rows(scene), ...questionTexts(scene, 'shown')],
    choices: choices(scene),
    ended: status === 'withdrawn' || status === 'discarded',
  };
}
