import { endsClause } from '../clause.ts';
import { writesNounsSmall } from '../language.ts';
import { readsLikeName } from '../letters.ts';
import { WORD } from '../lexicon.ts';
import { hasOther, isGiven, isListed, isSurname, LABELS, looksCommon, looksSurname } from '../name-shape.ts';
import { CUED, type Doc, GENERIC, type Hit, LISTED, type Recogniser, type Tier } from '../recogniser.ts';
import { isRole } from '../role.ts';
import { is, type Token, tokenAt } from '../token.ts';
import { nameAfterLabel } from './name-after-label.ts';
import { nameAfterRole } from './name-after-role.ts';
import { nameAfterTitle } from './name-after-title.ts';
import { nameBeforeBirth } from './name-before-birth.ts';
import { nameInChat } from './name-in-chat.ts';
import { nameInContext } from './name-in-context.ts';
import { nameInSentence } from './name-in-sentence.ts';
import { nameInSignature } from './name-in-signature.ts';
import { nameListed } from './name-listed.ts';
import { nameOfRelative } from './name-of-relative.ts';
import { nameOnLine } from './name-on-line.ts';

const ID = 'name-over-lines';

/** Tokens before and behind the break that are read again. */
const BEFORE = 14;
const BEHIND = 8;

/** What reads a name that goes on in its line. */
const READERS: readonly Recogniser[] = [
  nameAfterTitle,
  nameAfterLabel,
  nameAfterRole,
  nameOfRelative,
  nameBeforeBirth,
  nameInSignature,
  nameListed,
  nameInContext,
  nameInChat,
  nameInSentence,
  nameOnLine,
];

const NO_PART = LABELS | WORD.never | WORD.clinical | WORD.month | WORD.weekday | WORD.frame | WORD.organisation;

const isLetter = (token: Token | undefined) =>
  token?.kind === 'word' && token.capital && token.end - token.start === 1 && token.flags === 0;

/** Can a name be broken behind this token: a given name, "von", "M.", "HERZ", "Weil,"? */
function opens(doc: Doc, at: number): boolean {
  const token = tokenAt(doc, at);
  if (token?.kind === 'mark') {
    const before = tokenAt(doc, at - 1);
    if (token.lower === '.') return before?.capital === true && before.end - before.start <= 2 && token.gap === 0;
    return token.lower === ',' && before?.gap === 2 && before.capital && !is(before, LABELS | WORD.clinical);
  }
  if (token?.kind !== 'word') return false;
  if (is(token, WORD.particle)) return true;
  if (!token.capital || is(token, LABELS)) return false;
  if (isGiven(token) || token.end - token.start <= 2 || (token.upper && token.gap === 2)) return true;
  return !is(token, NO_PART) && (isListed(token) || (token.flags === 0 && !looksCommon(token)));
}

/** Which evidence it takes that this token, the first of its line, goes on with a name; nothing when it cannot. */
function leastTier(doc: Doc, at: number, token: Token): Tier | undefined {
  if (isLetter(token)) return LISTED;
  if (is(token, LABELS)) return undefined;
  const clear = isListed(token) && !is(token, NO_PART);
  const spelt = token.flags === 0 && (looksSurname(token) || readsLikeName(token));
  const ends = doc.tokens[at + 1]?.lower !== ':' && (endsClause(doc, at + 1) || isRole(doc.tokens[at + 1]));
  if (clear || spelt) return isSure(doc, at) ? LISTED : CUED;
  if (token.flags === 0 && writesNounsSmall(doc)) return isSure(doc, at) ? LISTED : CUED;
  if (token.flags === 0) return ends ? (isSure(doc, at) ? LISTED : CUED) : undefined;
  if (is(token, WORD.eponym) || isSurname(token)) return ends ? CUED : undefined;
  return is(token, WORD.common) && !is(token, NO_PART) && isRole(doc.tokens[at + 1]) ? CUED : undefined;
}

/** The lines around the break as one and nothing but them, so that the work does not grow with the text; offsets are those of the piece. */
function joined(doc: Doc, first: number, index: number): Doc {
  const from = Number(doc.tokens[first]?.start);
  const tokens = doc.tokens.slice(first, index + BEHIND).map((token, at) => ({
    ...token,
    start: token.start - from,
    end: token.end - from,
    gap: at === index - first ? 1 : token.gap,
  }));
  const capitals: number[] = [];
  const cues: number[] = [];
  for (const [at, token] of tokens.entries()) {
    if (token.kind !== 'word') continue;
    if (token.capital) capitals.push(at);
    if (token.flags !== 0) cues.push(at);
  }
  const text = doc.text.slice(from, from + Number(tokens.at(-1)?.end));
  return { ...doc, text, typed: tokens, tokens, runs: [], numbers: [], capitals, cues, codes: [] };
}

/** A name by list alone goes on in the next line only behind what is nothing but a given name, a letter or a particle. */
function isSure(doc: Doc, index: number): boolean {
  const before = tokenAt(doc, index - 1);
  return before?.lower === '.' || is(before, WORD.particle) || (isGiven(before) && !hasOther(before));
}

/** "I want to add Zyxke\nFakova": in the middle of a sentence, where only names carry a capital. */
const isInside = (doc: Doc, index: number) =>
  writesNounsSmall(doc) && tokenAt(doc, index - 2)?.capital === false && tokenAt(doc, index - 2)?.kind === 'word';

function read(doc: Doc, index: number, least: Tier, found: Hit[]): void {
  const first = Math.max(0, index - BEFORE);
  const from = Number(doc.tokens[first]?.start);
  const lines = joined(doc, first, index);
  const last = Number(tokenAt(doc, index - 1)?.end) - from;
  const next = Number(doc.tokens[index]?.start) - from;
  const hits: Hit[] = [];
  for (const { trigger, find } of READERS) if (!trigger || trigger(lines)) find(lines, hits);
  const end = doc.tokens[index + BEHIND];
  for (const hit of hits) {
    if (hit.start >= last || hit.end <= next || hit.tier < least) continue;
    const isCut = end !== undefined && end.gap !== 2 && hit.end === lines.text.length;
    if (!isCut && lines.text.charAt(hit.end) !== ':')
      found.push({
        ...hit,
        start: hit.start + from,
        end: hit.end + from,
        rule: ID,
        evidence: ['neighbour', 'position'],
      });
  }
}

/** Is this one line break, and no empty line? */
const isBreak = (doc: Doc, index: number) =>
  SINGLE.test(doc.text.slice(tokenAt(doc, index - 1)?.end, doc.tokens[index]?.start));

const SINGLE = /^ {0,2}\n {0,2}$/;

function find(doc: Doc, found: Hit[]): void {
  for (const index of doc.capitals) {
    const token = doc.tokens[index];
    if (token?.gap !== 2 || index === 0 || !opens(doc, index - 1) || !isBreak(doc, index)) continue;
    const least = leastTier(doc, index, token);
    if (least !== undefined) read(doc, index, isInside(doc, index) ? GENERIC : least, found);
  }
}

export const nameOverLines: Recogniser = {
  id: ID,
  about: 'A name that is broken over the end of a line, read as if it went on.',
  kind: 'NAME',
  trigger: ({ text, capitals }) => capitals.length > 1 && text.includes('\n'),
  find,
  examples: {
    hit: [
      'besprochen mit «Ada\nTestmann», OP morgen',
      'PATIENT: «Ada\nTestmann» geb. 3.4.1950',
      'Name: «Ada\nB. Testmann»',
      'My name is «Ada\nTestmann» and I am calling for my mother',
      '«TESTMANN\nZyxia», geb. 3.4.1950',
    ],
    stay: [
      'Procedere:\nVerlegung morgen',
      'follow up with\nCardiology in two weeks',
      'Medikation nach Plan von\nIntensiv übernommen',
    ],
  },
};
