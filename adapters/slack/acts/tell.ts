import { setTimeout as wait } from 'node:timers/promises';
import type { AccountRef, Card, CardPart, Choice, Language, Outcome, PlaceRef } from '../../../src/chat/port.ts';
import { direct } from '../places.ts';
import { say } from '../say.ts';
import { languageOf, type Stage } from '../stage.ts';
import { words } from '../words.ts';

/** So many that a fault in every fifth call loses no answer in ten thousand. */
const ATTEMPTS = 10;
const IN_DOUBT_MS = 200;
const LONGEST_MS = 30_000;

/** Says something of the adapter's own in somebody's direct message, once under its key; tries again while that may help. */
export async function tellDirectly(stage: Stage, to: AccountRef, card: Card, key: string, kept = ''): Promise<boolean> {
  return untilSaid(stage, key, async () => {
    const place = await direct(stage, to);
    return place.kind === 'done' ? say(stage, place.value, card, key, { kept }) : place;
  });
}

/** The same where somebody has just written, who need not be one that Konsil would write to. */
export function tellThere(stage: Stage, place: PlaceRef, card: Card, key: string): Promise<boolean> {
  return untilSaid(stage, key, () => say(stage, place, card, key));
}

type Attempt = () => Promise<Outcome<unknown>>;

/** A message that stands there bare, or not at all, is not given up: it is tried again now and then. */
async function untilSaid(stage: Stage, key: string, attempt: Attempt): Promise<boolean> {
  for (let count = 0; count < ATTEMPTS; count += 1) {
    const pause = await pauseAfter(stage, attempt);
    if (pause === 'said') return true;
    if (pause === 'never') return toldNot(stage);
    await wait(pause);
  }
  sayLater(stage, key, attempt);
  return toldNot(stage);
}

function toldNot({ options }: Stage): false {
  options.onFault?.('tell', 'not-told');
  return false;
}

function sayLater(stage: Stage, key: string, attempt: Attempt): void {
  stage.later.put(`tell/${key}`, async () => {
    if (typeof (await pauseAfter(stage, attempt)) === 'number') sayLater(stage, key, attempt);
  });
}

/** What may stand there already is looked for before it is said again. `never`: trying again changes nothing. */
async function pauseAfter({ core }: Stage, attempt: Attempt): Promise<number | 'said' | 'never'> {
  const outcome = await attempt();
  if (outcome.kind === 'done') return 'said';
  if (outcome.kind === 'unknown-outcome') return IN_DOUBT_MS;
  if (outcome.kind !== 'retry') return 'never';
  return Math.min(Math.max(outcome.at.getTime() - core.now().getTime(), 100), LONGEST_MS);
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
  return tellDirectly(stage, to, onwardCard(lang, onward), onward.key, onward.kept);
}

export function onwardCard(lang: Language, { text, choice, handle }: Omit<Onward, 'key' | 'kept'>): Card {
  const own = words[lang].kept;
  const go: Choice = { ...choice, label: own.go, word: own.word, emoji: '➡', style: 'primary' };
  return { ...ownCard(lang, own.title, own.notice, [{ kind: 'text', text }]), choices: [go], handle };
}
