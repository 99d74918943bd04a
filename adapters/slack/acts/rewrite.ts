import { refOf } from '../rows.ts';
import { edit, remove } from '../say.ts';
import { languageOf, type Stage } from '../stage.ts';
import { filtered, pointTo, talkUnder, typedWords } from './message.ts';
import { baseOf, isOutsider, ownWords, type Source } from './source.ts';
import { onwardCard, plainCard, tellDirectly } from './tell.ts';
import { talkKey, waitingFor } from './waiting.ts';

/** A message to Konsil was changed or deleted by whoever wrote it. */
export interface Rewrite {
  readonly source: Source;
  /** The message itself, and the one under which it stands. */
  readonly ts: string;
  readonly under: string | null;
  /** As Slack sent it; null when it was deleted. */
  readonly text: string | null;
  /** Slack's name for this change. */
  readonly change: string;
}

/**
 * What still waits changes with its message. What was sent is not taken back behind anybody's back: the change waits as a
 * message of its own, marked, until its writer has seen what is left of it and sends it.
 */
export async function rewritten(stage: Stage, rewrite: Rewrite): Promise<void> {
  const { source, ts } = rewrite;
  const place = baseOf(stage, source).in;
  if (place === null || isOutsider(stage, source)) return;
  const row = await waitingFor(stage, place, ts);
  if (row === null || row.ts === null || row.status === 'removed') return;
  if (row.choices.length === 0) return afterwards(stage, rewrite);
  const message = refOf(place, talkKey(ts), row.ts);
  if (rewrite.text === null) return void (await remove(stage, message));
  const lang = languageOf(stage, source.userId);
  const kept = await filtered(stage, source, typedWords(rewrite.text));
  const [choice] = row.choices;
  if (choice === undefined || row.handle === null) return;
  const card = onwardCard(lang, {
    text: ownWords(stage, source.userId).kept.words,
    choice: { id: choice.id, opens: 'answer' },
    handle: row.handle,
  });
  await edit(stage, message, card, row.version + 1, kept);
}

async function afterwards(stage: Stage, { source, under, text, change }: Rewrite): Promise<void> {
  const { by, in: place } = baseOf(stage, source);
  const own = ownWords(stage, source.userId).kept;
  const rows = place === null ? [] : await stage.rows.messagesIn(place.id);
  const meant = under === null ? null : talkUnder(rows, under);
  const key = talkKey(change);
  if (meant === null) return void (await tellDirectly(stage, by, plainCard(stage, source.userId, own.over), key));
  if (text === null) return void (await pointTo(stage, source, meant, { text: own.deleted, key }));
  const kept = `${own.mark} ${await filtered(stage, source, typedWords(text))}`;
  await pointTo(stage, source, meant, { text: own.changed, kept, key });
}
