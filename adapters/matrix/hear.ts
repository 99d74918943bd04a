import type { Inbound } from '../../src/chat/port.ts';
import { type Asking, answerForm, explainForm, openForm } from './ask.ts';
import { choose } from './choose.ts';
import { MatrixFault, type RoomEvent, type RoomView } from './client.ts';
import { isHeard } from './house.ts';
import { adoptDirect, codeOf, isDirect, isPair } from './places.ts';
import { meantBySign, meantByWords, withCode } from './prompts.ts';
import { takeLine } from './question.ts';
import { readLine, withoutReplyFallback } from './read/typed-line.ts';
import { accountOf, isPassing, placeOf, type Stage } from './stage.ts';
import { tell } from './tell.ts';
import { unreadable } from './unreadable.ts';

/** Acts on one event. What may go well later is thrown, so that the event is told again; the rest is done with. */
export async function act(stage: Stage, event: RoomEvent): Promise<void> {
  try {
    await actOn(stage, event);
    stage.forbidden.delete(event.eventId);
  } catch (error) {
    if (isPassing(error)) throw error;
    if (mayBeThrownOut(stage, event, error)) throw new MatrixFault('not-ready', 'room-lost');
    stage.forbidden.delete(event.eventId);
    stage.onFault('hear', codeOf(error));
  }
}

/** Some seconds in all, as the work of a room is tried again a little later each time. */
const MOST_FORBIDDEN = 3;

/** Whoever throws us out of their room and asks elsewhere is answered in another one, once we have been told that it is lost. */
function mayBeThrownOut(stage: Stage, { eventId }: RoomEvent, error: unknown): boolean {
  if (!(error instanceof MatrixFault) || error.kind !== 'forbidden') return false;
  const times = (stage.forbidden.get(eventId) ?? 0) + 1;
  stage.forbidden.set(eventId, times);
  return times <= MOST_FORBIDDEN;
}

async function actOn(stage: Stage, event: RoomEvent): Promise<void> {
  const view = stage.client.room(event.roomId);
  if (event.sender === stage.client.userId || view === null || !isHeard(stage.house, view, event.sender)) return;
  const alone = isDirect(view, event.sender, stage.client.userId);
  if (alone) await adoptDirect(stage, event.roomId, event.sender);
  const asking: Asking = { roomId: event.roomId, userId: event.sender, eventId: event.eventId };
  switch (event.what.kind) {
    case 'text':
      return text(stage, asking, event.what, view, alone);
    case 'reaction': {
      const meant = await meantBySign(stage, event.roomId, event.what.to, event.what.emoji);
      return meant === null ? undefined : choose(stage, asking, meant);
    }
    case 'file':
      return isPair(view, event.sender, stage.client.userId) ? file(stage, asking) : undefined;
    case 'unreadable':
      return unreadable(stage, asking, event.what.session, alone);
    case 'other':
      return;
  }
}

type Said = Extract<RoomEvent['what'], { kind: 'text' }>;

/** Other bots say `m.notice`; an edit changes nothing that was already taken. */
async function text(stage: Stage, asking: Asking, said: Said, view: RoomView, alone: boolean): Promise<void> {
  if (said.notice || said.isEdit) return;
  const body = withoutReplyFallback(said.body, said.isReply);
  const line = readLine(body, {
    direct: isPair(view, asking.userId, stage.client.userId),
    userId: stage.client.userId,
    name: stage.name,
    mentioned: said.mentionsUs,
  });
  const coded = withCode(body)[1] === null ? null : await meantByWords(stage, view.id, body);
  if (coded !== null) return choose(stage, asking, coded);
  if (line === null) return;
  if (line.kind === 'command') return takeLine(stage, asking, line, alone);
  const row = await openForm(stage, asking.userId);
  if (!alone) return row === null ? takeLine(stage, asking, line, false) : tell(stage, asking, 'movedToDirect');
  if (row !== null && (await answerForm(stage, row, asking, body))) return;
  const meant = await meantByWords(stage, view.id, body);
  if (meant !== null) return choose(stage, asking, meant);
  return row === null ? takeLine(stage, asking, line, alone) : explainForm(stage, row, asking);
}

async function file(stage: Stage, { eventId, userId, roomId }: Asking): Promise<void> {
  const event: Inbound = {
    dedupeKey: eventId,
    at: stage.core.now(),
    by: accountOf(userId),
    in: placeOf(stage, roomId),
    kind: 'file',
  };
  await stage.core.accept(event);
}
