import { type Card, type Choice, findChoice, parseChoice } from '../../src/chat/port.ts';
import type { PromptRow, StandingChoice } from './rows.ts';
import { shortCode } from './stable-id.ts';
import type { Stage } from './stage.ts';

/** More signs than these below a message are no help. */
const MOST_SEEDS = 6;

export function standing(cards: readonly Card[]): readonly StandingChoice[] {
  return cards.flatMap(({ choices, handle }) =>
    choices.map(({ id, label, word, emoji, opens }) => ({ id, label, word, emoji, opens, handle })),
  );
}

/** A code that no other open message of the room has. */
export async function freeCode(stage: Stage, roomId: string, keyId: string): Promise<string> {
  const others = (await stage.rows.list('prompt', roomId)).filter((prompt) => prompt.keyId !== keyId);
  const taken = new Set(others.map(({ code }) => code));
  for (let attempt = 0; ; attempt += 1) {
    const code = shortCode(keyId, attempt);
    if (!taken.has(code) || attempt > 50) return code;
  }
}

/** Later ones are greater, also after a restart. */
function nextOrder(stage: Stage): number {
  stage.lastOrder = Math.max(stage.lastOrder + 1, stage.core.now().getTime());
  return stage.lastOrder;
}

export interface Standing {
  readonly roomId: string;
  readonly eventId: string;
  readonly keyId: string;
  readonly code: string;
  readonly choices: readonly StandingChoice[];
}

/** What may be chosen on a message from now on. The signs below it are put right behind it, in their turn. */
export async function putPrompt(stage: Stage, now: Standing): Promise<void> {
  const { roomId, eventId } = now;
  const before = await stage.rows.read('prompt', roomId, eventId);
  if (now.choices.length === 0 && before === null) return;
  const row: PromptRow = {
    row: 'prompt',
    eventId,
    keyId: now.keyId,
    code: now.code,
    choices: now.choices,
    order: before?.order ?? nextOrder(stage),
    seeds: before?.seeds ?? [],
  };
  await stage.rows.write(row, roomId, eventId);
  void stage.turns.take(roomId, () => seed(stage, roomId, row)).catch(() => stage.onFault('seed', 'failed'));
}

/** Signs of what can be chosen are there, others are not; those of a decided message are taken away. */
async function seed(stage: Stage, roomId: string, { eventId, keyId }: PromptRow): Promise<void> {
  const row = await stage.rows.read('prompt', roomId, eventId);
  if (row === null) return;
  const emoji = row.choices.map((choice) => choice.emoji);
  const wanted = emoji.length <= MOST_SEEDS && new Set(emoji).size === emoji.length ? emoji : [];
  for (const old of row.seeds.filter((one) => !wanted.includes(one.emoji)))
    await stage.client.redact(roomId, old.eventId, `u${keyId}${codePoints(old.emoji)}`);
  const seeds = row.seeds.filter((one) => wanted.includes(one.emoji));
  for (const sign of wanted.filter((one) => !seeds.some((there) => there.emoji === one)))
    seeds.push({
      emoji: sign,
      eventId: await stage.client.react(roomId, eventId, sign, `s${keyId}${codePoints(sign)}`),
    });
  await stage.rows.write({ ...row, seeds }, roomId, eventId);
  if (row.choices.length === 0) await forgetDecided(stage, roomId);
}

/** Only the newest message of a room is remembered when it was decided: a number typed then is not meant for an older one. */
async function forgetDecided(stage: Stage, roomId: string): Promise<void> {
  const prompts = await stage.rows.list('prompt', roomId);
  const newest = Math.max(...prompts.map(({ order }) => order));
  for (const { choices, order, eventId } of prompts)
    if (choices.length === 0 && order < newest) await stage.rows.remove('prompt', roomId, eventId);
}

function codePoints(sign: string): string {
  return [...sign].map((one) => (one.codePointAt(0) ?? 0).toString(16)).join('-');
}

export interface Meant {
  readonly choice: StandingChoice;
  readonly prompt: PromptRow;
}

const VARIATION = /[\uFE0E\uFE0F]/g;

/** A sign below a message, with or without the selector that clients add. */
export async function meantBySign(stage: Stage, roomId: string, eventId: string, emoji: string): Promise<Meant | null> {
  const prompt = await stage.rows.read('prompt', roomId, eventId);
  const sign = emoji.replace(VARIATION, '');
  const fitting = prompt?.choices.filter((choice) => choice.emoji.replace(VARIATION, '') === sign) ?? [];
  const [choice] = fitting;
  return prompt === null || choice === undefined || fitting.length > 1 ? null : { choice, prompt };
}

/**
 * "annehmen" is meant for the newest message that offers it, "annehmen k7" for that one, "2" for the newest alone:
 * where that was decided in the meantime, for none.
 */
export async function meantByWords(stage: Stage, roomId: string, typedWords: string): Promise<Meant | null> {
  const [words, code] = withCode(typedWords);
  const typed = parseChoice(words);
  if (typed === null) return null;
  const prompts = await stage.rows.list('prompt', roomId);
  for (const prompt of prompts.toSorted((a, b) => b.order - a.order)) {
    if (code !== null && prompt.code !== code) continue;
    const choice = chosen(prompt, typed);
    if (choice !== null) return { choice, prompt };
    if (typed.kind === 'number') return null;
  }
  return null;
}

/** The code may stand behind a number as well: "2 k7". */
export function withCode(typed: string): readonly [words: string, code: string | null] {
  const [, words, code] = /^\s*(\S.*?)\s+([a-z]\d{1,2})[.!]?\s*$/iu.exec(typed) ?? [];
  return words === undefined || code === undefined ? [typed, null] : [words, code.toLowerCase()];
}

function chosen({ choices }: PromptRow, typed: NonNullable<ReturnType<typeof parseChoice>>): StandingChoice | null {
  const asChoices = choices.map(
    ({ id, label, word, emoji }): Choice => ({
      id,
      label,
      word,
      emoji,
      style: 'plain',
      opens: null,
    }),
  );
  const found = findChoice(asChoices, typed);
  return found === null ? null : (choices[asChoices.indexOf(found)] ?? null);
}
