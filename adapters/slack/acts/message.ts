import { findChoice, parseChoice, parseCommand, RawText } from '../../../src/chat/port.ts';
import { opened } from '../openers.ts';
import { unescaped } from '../render/plain.ts';
import type { MessageRow, StandingChoice } from '../rows.ts';
import { languageOf, type Stage } from '../stage.ts';
import { goOnInChat, isAtHome, tellPlainly } from './ask.ts';
import { follow } from './follow.ts';
import { baseOf, isFoundOutside, ownWords, type Source } from './source.ts';
import { offerOnward, plainCard, tellThere } from './tell.ts';
import { talkKey } from './waiting.ts';

export interface Written {
  readonly source: Source;
  /** As Slack sent it. */
  readonly text: string;
  readonly hasFile: boolean;
  /** Slack's name for it. */
  readonly ts: string;
  /** The message under which it was written, or null. */
  readonly under: string | null;
}

/** Something was written to Konsil itself. Throws when it could not be stored, so that Slack brings it again. */
export async function written(stage: Stage, { source, text, hasFile, ts, under }: Written): Promise<void> {
  const base = baseOf(stage, source);
  if (await isFoundOutside(stage, source)) return turnAway(stage, source);
  if (hasFile) return void (await stage.core.accept({ ...base, kind: 'file' }));
  const typed = typedWords(text);
  const rows = base.in === null ? [] : await stage.rows.messagesIn(base.in.id);
  const below = rows.filter(({ ts }) => ts === under);
  const meant = typedChoice(below.length === 0 ? rows : below, typed);
  if (meant !== null) return typedPress(stage, source, meant);
  const talked = under === null ? null : talkUnder(rows, under);
  if (talked !== null) return keepTalk(stage, source, { typed, ts }, talked);
  const event = { ...base, kind: 'message', text: new RawText(typed) } as const;
  const command = parseCommand(typed);
  const form = command.kind === 'ask' ? await stage.core.form(event) : null;
  if (isAtHome(command.kind)) await opened(stage, source.userId);
  const reply = await stage.core.accept(event);
  await follow(stage, source, reply);
  if (form !== null) await goOnInChat(stage, source, form);
  if (isAtHome(command.kind)) await tellPlainly(stage, source, ownWords(stage, source.userId).atHome);
}

/** Guests and strangers are answered where they wrote; nothing of it is kept. */
async function turnAway(stage: Stage, source: Source): Promise<void> {
  const { in: place, dedupeKey } = baseOf(stage, source);
  const card = plainCard(stage, source.userId, ownWords(stage, source.userId).guest);
  if (place !== null) await tellThere(stage, place, card, `told/${dedupeKey}`);
}

/** The words without what Slack made of links and mentions. */
export function typedWords(text: string): string {
  return unescaped(
    text
      .replace(/<(?:mailto:|tel:|https?:\/\/)[^|>]*\|([^>]*)>/g, '$1')
      .replace(/<(https?:\/\/[^>]*)>/g, '$1')
      .replace(/<[@#!][^|>]*\|([^>]*)>/g, '$1')
      .replace(/<[@#!][^>]*>/g, '@…'),
  );
}

export interface Meant {
  readonly choice: StandingChoice;
  readonly handle: string;
}

/**
 * "annehmen" is meant for the newest card that offers it, "2" for the newest card alone: where that was decided in the
 * meantime, "2" is not taken for an older one. A card that was never drawn again never offered anything.
 */
function typedChoice(rows: readonly MessageRow[], words: string): Meant | null {
  const typed = parseChoice(words);
  if (typed === null) return null;
  for (const row of rows) {
    if (row.status !== 'shown' || (row.choices.length === 0 && row.version === 0)) continue;
    const found = findChoice(row.choices.map(asChoice), typed);
    const choice = row.choices.find(({ id }) => id === found?.id);
    if (choice !== undefined && row.handle !== null) return { choice, handle: row.handle };
    if (typed.kind === 'number') return null;
  }
  return null;
}

function asChoice({ id, label, word }: StandingChoice) {
  return { id, label, word, emoji: '', style: 'plain', opens: null } as const;
}

/** Typing opens no form at Slack, so it leads to a button that does. */
async function typedPress(stage: Stage, source: Source, { choice, handle }: Meant): Promise<void> {
  const base = baseOf(stage, source);
  const own = ownWords(stage, source.userId).kept;
  if (choice.opens !== null) return void (await pointTo(stage, source, { choice, handle }, { text: own.form }));
  const reply = await stage.core.accept({ ...base, kind: 'choice', handle, choice: choice.id });
  await follow(stage, source, reply);
}

/** Choices by which something written under a card can be passed on. */
const TALKS = ['relay', 'answer', 'follow-up'] as const;

export function talkUnder(rows: readonly MessageRow[], under: string): Meant | null {
  const row = rows.find(({ ts, status }) => ts === under && status === 'shown');
  const choice = TALKS.map((id) => row?.choices.find((one) => one.id === id)).find((one) => one !== undefined);
  return row === undefined || row.handle === null || choice === undefined ? null : { choice, handle: row.handle };
}

/** Words written under a card are filtered and shown before they leave: they wait above a button that takes them into its form. */
async function keepTalk(
  stage: Stage,
  source: Source,
  { typed, ts }: { readonly typed: string; readonly ts: string },
  meant: Meant,
): Promise<void> {
  const kept = await filtered(stage, source, typed);
  const own = ownWords(stage, source.userId).kept;
  await pointTo(stage, source, meant, { text: kept === '' ? own.form : own.words, kept, key: talkKey(ts) });
}

/** What the filter leaves of it. */
export async function filtered(stage: Stage, source: Source, typed: string): Promise<string> {
  const form = await stage.core.form({ ...baseOf(stage, source), kind: 'message', text: new RawText(typed) });
  const question = form.fields.find((field) => field.kind === 'clinical');
  return question?.kind === 'clinical' ? question.value : '';
}

interface Pointer {
  readonly text: string;
  readonly kept?: string;
  readonly key?: string;
}

export function pointTo(
  stage: Stage,
  source: Source,
  { choice, handle }: Meant,
  { text, kept = '', key }: Pointer,
): Promise<boolean> {
  const { by, dedupeKey } = baseOf(stage, source);
  return offerOnward(stage, by, languageOf(stage, source.userId), {
    key: key ?? `onward/${dedupeKey}`,
    text,
    kept,
    choice: { id: choice.id, opens: 'answer' },
    handle,
  });
}
