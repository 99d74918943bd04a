import { type Form, type Inbound, parseCommand, RawText } from '../../src/chat/port.ts';
import { type Asking, beginDialogue } from './ask.ts';
import { MatrixFault, type RoomView } from './client.ts';
import { fillLines } from './converse.ts';
import { fieldOf, openDialogue, withAnswer } from './dialogue.ts';
import { follow, formFor } from './follow.ts';
import type { HouseRules } from './house.ts';
import { codeOf, directRoom } from './places.ts';
import { labelledQuestion } from './read/labelled.ts';
import type { TypedLine } from './read/typed-line.ts';
import { stableId } from './stable-id.ts';
import { accountOf, isPassing, placeOf, type Stage } from './stage.ts';
import { tell } from './tell.ts';

/** A line for Konsil: its words go to the core, and where it is a question its form is asked in a direct room. */
export async function takeLine(stage: Stage, asking: Asking, line: TypedLine, isDirect: boolean): Promise<void> {
  const lines = labelledQuestion(line.words);
  const question = lines?.get('question') ?? line.words;
  const event: Inbound = {
    dedupeKey: asking.eventId,
    at: stage.core.now(),
    by: accountOf(asking.userId),
    in: placeOf(stage, asking.roomId),
    kind: line.kind === 'command' ? 'command' : 'message',
    text: new RawText(question),
  };
  const form = parseCommand(question).kind === 'ask' ? await formFor(stage, event) : null;
  const storing = stage.core.accept(event).catch(() => null);
  const alone = isDirect ? asking.roomId : await awayFromOthers(stage, asking, form);
  const reply = await storing;
  if (alone === null) return;
  const there = { ...asking, roomId: alone };
  if (form !== null) await beginDialogue(stage, there, begun(form, line, asking, lines));
  if (reply === null) return tell(stage, there, 'notStored');
  if (form === null || reply.kind !== 'ok') await follow(stage, there, event, reply);
}

/** With what the line said beside the question; clinical words stay in the message. */
function begun(
  form: Form,
  line: TypedLine,
  asking: Asking,
  lines: ReadonlyMap<string, string> | null,
): ReturnType<typeof fillLines> {
  const opened = openDialogue(form);
  const kind = line.kind === 'command' && fieldOf(opened, 'kind') !== null ? line.asks : null;
  const dialogue = kind === null ? opened : withAnswer(opened, 'kind', { kind: 'chosen', values: [kind] });
  const beside = new Map([...(lines ?? [])].filter(([id]) => id !== 'question'));
  return fillLines(dialogue, { ...asking, words: line.words }, beside);
}

/** Answers where to go on; null where this person cannot be written to, of which they are told in the room. */
async function awayFromOthers(stage: Stage, asking: Asking, form: Form | null): Promise<string | null> {
  let alone: string | null = null;
  try {
    alone = await directRoom(stage, asking.userId);
  } catch (error) {
    if (isPassing(error)) throw error;
    stage.onFault('direct', codeOf(error));
  }
  if (form !== null && holdsIdentifiers(form)) await warn(stage, asking);
  await tell(stage, asking, alone === null ? 'cannotReach' : 'movedToDirect');
  return alone;
}

/** The filter took something out, or refused the line whole. */
function holdsIdentifiers({ fields, intro }: Form): boolean {
  const removed = fields.some((field) => field.kind === 'clinical' && field.removed.length > 0);
  const refused = fields.some((field) => field.id === 'question' && field.kind === 'clinical' && field.value === '');
  return removed || (refused && intro.some(({ kind }) => kind === 'warning'));
}

function isWanted({ removesLines }: HouseRules, view: RoomView): boolean {
  return removesLines === 'wanted' ? view.removesLines : removesLines === 'always';
}

/** Taken away where the house, or the people of the room want it so and we may; else its author is asked to. */
async function warn(stage: Stage, asking: Asking): Promise<void> {
  const view = stage.client.room(asking.roomId);
  if (view === null || !view.mayRedact || !isWanted(stage.house, view)) return tell(stage, asking, 'pleaseRemove');
  try {
    await stage.client.redact(asking.roomId, asking.eventId, `x${stableId(asking.eventId)}`);
    await tell(stage, asking, 'lineRemoved');
  } catch (error) {
    if (!(error instanceof MatrixFault) || isPassing(error)) throw error;
    await tell(stage, asking, 'pleaseRemove');
  }
}
