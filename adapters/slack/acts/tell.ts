import { setTimeout as wait } from 'node:timers/promises';
import type { AccountRef, Card, CardPart, Choice, Language, Outcome, PlaceRef } from '../../../src/chat/port.ts';
import { direct } from '../places.ts';
import { KEPT_BLOCK } from '../render/card.ts';
import { fallbackText } from '../render/fallback.ts';
import { clipped } from '../render/plain.ts';
import { marked } from '../render/rich-text.ts';
import { type Shape, say, shapeOf } from '../say.ts';
import { languageOf, type Stage } from '../stage.ts';
import { words } from '../words.ts';

/** So many that a fault in every fifth call loses no answer in ten thousand. */
const ATTEMPTS = 10;
const IN_DOUBT_MS = 200;
const LONGEST_MS = 30_000;
const KEPT_MOST = 6000;

/** Says something of the adapter's own in somebody's direct message, once under its key; tries again while that may help. */
export async function tellDirectly(
  stage: Stage,
  to: AccountRef,
  card: Card,
  key: string,
  shape: Shape = shapeOf(card),
): Promise<boolean> {
  return untilSaid(stage, async () => {
    const place = await direct(stage, to);
    return place.kind === 'done' ? say(stage, place.value, card, key, { shape }) : place;
  });
}

/** The same where somebody has just written, who need not be one that Konsil would write to. */
export function tellThere(stage: Stage, place: PlaceRef, card: Card, key: string): Promise<boolean> {
  return untilSaid(stage, () => say(stage, place, card, key));
}

async function untilSaid(stage: Stage, attempt: () => Promise<Outcome<unknown>>): Promise<boolean> {
  for (let count = 0; count < ATTEMPTS; count += 1) {
    const outcome = await attempt();
    if (outcome.kind === 'done') return true;
    const pause = pauseAfter(outcome, stage.core.now());
    if (pause === null) break;
    await wait(pause);
  }
  stage.options.onFault?.('tell', 'not-told');
  return false;
}

/** What may stand there already is looked for before it is said again. Null where trying again changes nothing. */
function pauseAfter(outcome: Outcome<unknown>, now: Date): number | null {
  if (outcome.kind === 'unknown-outcome') return IN_DOUBT_MS;
  if (outcome.kind !== 'retry') return null;
  return Math.min(Math.max(outcome.at.getTime() - now.getTime(), 100), LONGEST_MS);
}

export function ownCard(lang: Language, title: string, notice: string, parts: readonly CardPart[]): Card {
  return { lang, title, notice, parts, choices: [], handle: null, ended: false };
}

export function plainCard(stage: Stage, userId: string, text: string): Card {
  const lang = languageOf(stage, userId);
  return ownCard(lang, 'Konsil', text, [{ kind: 'text', text }]);
}

/** A button that goes on where the platform let nothing open; what was written waits above it, filtered. */
export interface Onward {
  readonly key: string;
  readonly text: string;
  readonly kept: string;
  readonly choice: Pick<Choice, 'id' | 'opens'>;
  readonly handle: string;
}

export function offerOnward(stage: Stage, to: AccountRef, lang: Language, onward: Onward): Promise<boolean> {
  const { card, shape } = onwardCard(lang, onward);
  return tellDirectly(stage, to, card, onward.key, shape);
}

export function onwardCard(lang: Language, onward: Onward): { readonly card: Card; readonly shape: Shape } {
  const own = words[lang].kept;
  const go: Choice = { ...onward.choice, label: own.go, word: own.word, emoji: '➡', style: 'primary' };
  const card: Card = {
    ...ownCard(lang, own.title, own.notice, [{ kind: 'text', text: onward.text }]),
    choices: [go],
    handle: onward.handle,
  };
  return { card, shape: keptShape(card, onward.kept) };
}

/** The waiting text stands in a block of its own, from which it is taken up again. */
function keptShape(card: Card, kept: string): Shape {
  const shape = shapeOf(card);
  if (kept.trim() === '') return shape;
  const { blocks } = shape;
  const waiting = { ...marked(clipped(kept, KEPT_MOST)), block_id: KEPT_BLOCK };
  return { blocks: [...blocks.slice(0, -1), waiting, ...blocks.slice(-1)], text: fallbackText(card, kept) };
}
