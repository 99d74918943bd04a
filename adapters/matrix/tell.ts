import { replying, said } from './content.ts';
import { line } from './render/pieces.ts';
import { stableId } from './stable-id.ts';
import { languageOf, type Stage } from './stage.ts';
import { type Sentence, words } from './words.ts';

export interface Telling {
  readonly roomId: string;
  /** Whose language it is said in. */
  readonly userId: string;
  /** What it answers: the same answer to the same event is said once. */
  readonly eventId: string;
}

/** One sentence of the adapter's own, quietly, in answer to an event. */
export async function tell(stage: Stage, { roomId, userId, eventId }: Telling, sentence: Sentence): Promise<void> {
  const text = words[languageOf(stage, userId)][sentence];
  const content = replying(said(line(text), 'm.notice'), eventId);
  await stage.client.say(roomId, content, `t${stableId(eventId, sentence)}`);
}
