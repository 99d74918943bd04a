import { joining, type PlacedWord } from './clause.ts';
import { isGeneralWord } from './general-words.ts';
import type { Cue } from './negation-cues.ts';

/** A cue and the places of its words. */
export interface Found {
  readonly cue: Cue;
  readonly at: readonly number[];
}

/** A text with its cues; `stops` are the places where another part of the sentence begins. */
export interface CuedText {
  readonly words: readonly PlacedWord[];
  readonly found: readonly Found[];
  readonly stops: ReadonlySet<number>;
}

/** Most telling words that one item of a list has. */
const REACH = 3;
const WIDEST = 12;
export const DETERMINERS: ReadonlySet<string> = new Set(
  'kein keine keinen keinem keiner keinerlei no not nicht non pas de d aucun aucune nessun nessuna nessuno niente'.split(
    ' ',
  ),
);

/** What a cue denies behind it: three telling words an item, over lists, up to where the sentence turns. */
export function forward(from: number, cue: Cue, text: CuedText): readonly number[] {
  const { words, stops } = text;
  const denied: number[] = [];
  let left = REACH;
  for (let at = from; at < words.length && !isEnd(words[at - 1]) && !stops.has(at); at++) {
    if (partingBehind(words[at - 1]) === 'comma' && !isListed(at, cue, text)) break;
    if (goesOn(words[at], cue) || partingBehind(words[at - 1]) === 'comma') left = REACH;
    if (goesOn(words[at], cue)) continue;
    if (left === 0 || joining(words[at]?.word ?? '') !== null) break;
    denied.push(at);
    if (words[at]?.content) left--;
  }
  return denied;
}

/** "Kein Fieber, Husten oder Dyspnoe" is one list; "kein Fieber, Amoxicillin oder Doxycyclin?" is not. */
function isListed(from: number, cue: Cue, { words, stops }: CuedText): boolean {
  let inItem = 0;
  for (let at = from; at < words.length && !stops.has(at); at++) {
    const placed = words[at];
    if (goesOn(placed, cue)) return !isAsked(at + 1, words);
    if (placed?.content) inItem++;
    if (inItem > REACH || isEnd(placed) || joining(placed?.word ?? '') !== null) return false;
    if (partingBehind(placed) === 'comma') inItem = 0;
  }
  return false;
}

/** "Or" carries every denial on; "and" that of whoever denies and of what there is no sign of, for "no" it may begin something new. */
function goesOn(placed: PlacedWord | undefined, cue: Cue): boolean {
  const joined = joining(placed?.word ?? '');
  return joined === 'or' || (joined === 'and' && cue.words.some((word) => !DETERMINERS.has(word)));
}

/** Whether the clause that goes on at a place ends with a question mark. */
export function isAsked(from: number, words: readonly PlacedWord[]): boolean {
  const closing = words.slice(from).find(({ parting }) => parting !== 'none' && parting !== 'hyphen');
  return closing?.parting === 'question';
}

/** What a cue denies before it: the head of its clause, not what that is with or under. */
export function backward(cueFrom: number, behind: number, text: CuedText): readonly number[] {
  if (partingBehind(text.words[behind - 1]) === 'question') return [];
  const clause = clauseBefore(cueFrom, text);
  const turns = turnsIn(text);
  const turn = clause.findLast((at) => turns.has(at));
  if (turn === undefined) return lastItems(clause, REACH, text);
  const head = clause.filter((at) => at < turn);
  const rest = clause.filter((at) => at > turn);
  return head.some((at) => tells(text.words[at])) ? lastItems(head, REACH, text) : lastItems(rest, 1, text);
}

/** Places of the clause before a cue, over the commas of a list that "or" closes. */
function clauseBefore(cueFrom: number, { words, found }: CuedText): readonly number[] {
  const cues = new Set(found.filter(({ cue }) => cue.kind === 'negation').flatMap(({ at }) => at));
  const clause: number[] = [];
  let inList = false;
  for (let at = cueFrom - 1; at >= Math.max(0, cueFrom - WIDEST); at--) {
    if (isEnd(words[at]) || cues.has(at) || (partingBehind(words[at]) === 'comma' && !inList)) break;
    inList ||= joining(words[at]?.word ?? '') === 'or';
    clause.unshift(at);
  }
  return clause;
}

function turnsIn({ found }: CuedText): ReadonlySet<number> {
  return new Set(found.filter(({ cue }) => cue.kind === 'stop' && cue.position === 'after').flatMap(({ at }) => at));
}

function lastItems(places: readonly number[], most: number, { words }: CuedText): readonly number[] {
  const denied: number[] = [];
  let left = most;
  for (const at of places.toReversed()) {
    const joins = joining(words[at]?.word ?? '') !== null;
    if (joins || partingBehind(words[at]) === 'comma') left = most;
    if (joins) continue;
    if (left === 0) break;
    denied.push(at);
    if (words[at]?.content) left--;
  }
  return denied;
}

function partingBehind(placed: PlacedWord | undefined): PlacedWord['parting'] {
  return placed?.parting ?? 'none';
}

function isEnd(placed: PlacedWord | undefined): boolean {
  return partingBehind(placed) === 'end' || partingBehind(placed) === 'question';
}

/** Whether a word names something of a patient, rather than any patient at all. */
export function tells(placed: PlacedWord | undefined): boolean {
  return placed?.content === true && !isGeneralWord(placed.word) && !/^\d/u.test(placed.word);
}
