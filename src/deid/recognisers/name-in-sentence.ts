import { writesNounsSmall } from '../language.ts';
import { WORD } from '../lexicon.ts';
import { nameHit } from '../name-hit.ts';
import { isPerson } from '../name-likely.ts';
import { startsSentence } from '../name-particulars.ts';
import { hasOther, isListed, isUnknownName } from '../name-shape.ts';
import { CUED, type Doc, GENERIC, type Hit, LISTED, type Recogniser } from '../recogniser.ts';
import { is, lowerOf, type Token, tokenAt } from '../token.ts';

const ID = 'name-in-sentence';
const MOST_WORDS = 5;

/** What no sentence turns into a person. */
const NO_PERSON =
  WORD.never |
  WORD.clinical |
  WORD.frame |
  WORD.month |
  WORD.weekday |
  WORD.title |
  WORD.patient |
  WORD.salutation |
  WORD.ward |
  WORD.room |
  WORD.phone |
  WORD.record |
  WORD.insurance |
  WORD.device |
  WORD.role |
  WORD.organisation |
  WORD.street |
  WORD.farewell;

const SUFFIX = new Set(['md', 'phd', 'jr', 'sr', 'ii', 'iii', 'iv', 'rn', 'do', 'esq', 'dds', 'msc']);

/** Behind these words, in this order of words, a person is named. */
const SPEAKING = new Set(
  'says said say tell tells told ask asks asked thank thanked phone phoned rang text texted meet met unlike dear hi hey replied answered'.split(
    ' ',
  ),
);
const TOWARDS = new Set(['to', 'at', 'with', 'by']);
const BEFORE_TOWARDS =
  /^(?:shout|yell|sp[eo]ke?|spoken|talk|listen|wr[io]te|written|reply|replied|point|smile|swore|sh?out|up|assistant|married|engaged|related|discuss|direct|review|examin|assess|accompan|referr|operat|seen|sign|dictat|report|sung|song|made|done|star|lik|lov)/;

const isProper = (token: Token | undefined): token is Token =>
  token?.kind === 'word' && token.capital && !is(token, NO_PERSON) && (isListed(token) || !hasOther(token));

const isLetter = (token: Token | undefined) =>
  token?.kind === 'word' && token.capital && token.end - token.start === 1 && token.lower !== 'i';

/** No trade name is written with it. */
const FOREIGN_LETTER = /[^a-zäöüß]/;

interface Phrase {
  /** The index behind the last word. */
  readonly next: number;
  readonly words: number;
  /** Words that are in no table at all, or in none but those of names. */
  readonly clear: number;
  /** Is one of them in a table of names, spelt as no drug is, or set off by a middle letter? */
  readonly telling: boolean;
}

/** "Szabina J Gelencsér", "Dyan van Gijn", "Kevin Fakov II": capitals in a row. */
function capitals(doc: Doc, index: number): Phrase {
  let next = index;
  let words = 0;
  let clear = 0;
  let telling = false;
  let listed = 0;
  for (let steps = 0; steps < MOST_WORDS; steps++) {
    const token = doc.tokens[next];
    if (next > index && token?.gap !== 1) break;
    const after = doc.tokens[next + 1];
    if (words > 0 && isLetter(token) && isProper(doc.tokens[next + (after?.lower === '.' ? 2 : 1)])) {
      telling = true;
      next += after?.lower === '.' ? 2 : 1;
    } else if (words > 0 && token?.capital === false && is(token, WORD.particle) && isProper(after)) next += 1;
    else if (isProper(token)) {
      words++;
      telling ||= isPerson(token) || FOREIGN_LETTER.test(token.lower);
      listed += isListed(token) ? 1 : 0;
      clear += !hasOther(token) && (isListed(token) || isUnknownName(token)) ? 1 : 0;
      next = afterHyphens(doc, next + 1);
    } else break;
  }
  if (words > 0 && SUFFIX.has(lowerOf(doc.tokens[next])) && doc.tokens[next]?.upper) next += 1;
  const all = words > 1 && listed === words;
  return { next, words, clear: all ? words : clear, telling: telling || all };
}

function afterHyphens(doc: Doc, at: number): number {
  const [hyphen, word] = [doc.tokens[at], doc.tokens[at + 1]];
  const joined = hyphen?.lower === '-' && hyphen.gap === 0 && word?.gap === 0 && word.kind === 'word';
  return joined && !is(word, NO_PERSON) ? at + 2 : at;
}

/** "asked Todd", "shouted at Fakova", "follow up with", "seen by", "my name is", "I'm". */
function isAddressed(doc: Doc, index: number): boolean {
  const before = lowerOf(tokenAt(doc, index - 1));
  if (SPEAKING.has(before)) return true;
  const earlier = lowerOf(tokenAt(doc, index - 2));
  if (before === 'starring') return true;
  if (earlier === '-' && tokenAt(doc, index - 1)?.gap === 0) return lowerOf(tokenAt(doc, index - 3)) === 'ex';
  if (before === 'is') return earlier === 'name';
  if (before === 'm')
    return lowerOf(tokenAt(doc, index - 3)) === 'i' && (doc.typed === doc.tokens || isListed(doc.tokens[index]));
  if (before === 'me') return /^(?:calls?|leave)$/.test(earlier);
  return TOWARDS.has(before) && (BEFORE_TOWARDS.test(earlier) || (before === 'by' && earlier.endsWith('ed')));
}

/** What is named by who made it: "the Zyxson novel". */
const WORKS = new Set(['novel', 'film', 'movie', 'album', 'concert', 'song', 'painting', 'biography']);
/** Said to somebody, whose name follows behind the comma: "remember me, Zyxo?". */
const SAID_TO = new Set(['me', 'you', 'hello', 'thanks', 'sorry', 'goodbye', 'welcome']);

/** Is this capital, or are these, whom the sentence calls upon or whose work it tells? */
function isCalledUpon(doc: Doc, index: number, next: number): boolean {
  const before = lowerOf(tokenAt(doc, index - 1));
  if (/^(?:the|a|this)$/.test(before)) return WORKS.has(lowerOf(doc.tokens[next]));
  return before === ',' && SAID_TO.has(lowerOf(tokenAt(doc, index - 2))) && /^[?!]$/.test(lowerOf(doc.tokens[next]));
}

/** Two words nobody knows behind these are a person more often than a product. */
const BEFORE_PERSON = new Set(
  'to by with from under for called named add tell ask as and is was dear chez par avec pour da con di'.split(' '),
);

/** What somebody is: "her neighbour", "the surgeon", "songwriter". */
const AGENT = /(?:[^aeiou]er|[aeiou]tor|ist|ian|our|eon|man|woman|other|ther)$/;

/** Two words or more that are a person by what they are, or by the word before them. */
function isRow(phrase: Phrase, before: Token): boolean {
  const all = phrase.clear === phrase.words;
  if (before.capital) return all && before.lower === 'pour';
  return phrase.telling || (all && (BEFORE_PERSON.has(before.lower) || AGENT.test(before.lower)));
}

/** Two capitals in a row inside a sentence, or one that is spoken to. */
function inside(doc: Doc, index: number, token: Token): Hit | undefined {
  const before = tokenAt(doc, index - 1);
  if (token.upper && !isListed(token)) return undefined;
  const phrase = capitals(doc, index);
  const addressed = isAddressed(doc, index) || (phrase.clear > 0 && isCalledUpon(doc, index, phrase.next));
  const single = addressed && phrase.words === 1;
  const row = phrase.words > 1 && phrase.clear > 0 && before?.kind === 'word' && isRow(phrase, before);
  if (!(single || row || (addressed && phrase.clear > 0))) return undefined;
  return nameHit(doc, index, phrase.next, ID, {
    tier: addressed ? CUED : GENERIC,
    confidence: addressed ? 'likely' : 'possible',
    evidence: addressed ? ['cue', 'position'] : ['shape', 'position'],
  });
}

const ACTS = new Set(
  'spent shouted had gave went lives lived works worked wrote called phoned rang wants thinks listed can could would will did does walks smokes drinks'.split(
    ' ',
  ),
);

const SPEECH_SMALL =
  /^ ?(?:["“”«]|(?:remember|sorry|thank|did|do|who|how|why|i|i['’]m|you|we|my|yes|hi|hello|thanks)\b)/;
const SPEECH =
  /^ ?(?:["“”«]|(?:Remember|Listen|Look|Let|Sorry|Thank|Did|Do|Are|Is|Was|If|When|What|Who|How|Why|Where|I|I['’]m|You|We|My|Yes|No|Hi|Hello|Please|Thanks|Can|Could)\b)/;

/** "Ada Fakova spent a year", "Fakova, can I please": who begins the sentence. */
function begins(doc: Doc, index: number): Hit | undefined {
  const phrase = capitals(doc, index);
  const { next, words, clear } = phrase;
  const after = doc.tokens[next];
  const acts = after?.gap === 1 && after.capital === false && ACTS.has(after.lower);
  const called = after?.lower === ',' && ACTS.has(lowerOf(doc.tokens[next + 1]));
  const spoke =
    after?.lower === ':' &&
    (doc.typed === doc.tokens ? SPEECH : SPEECH_SMALL).test(doc.text.slice(after.end, after.end + 12));
  if (clear === 0 || !(acts || called || spoke)) return undefined;
  return nameHit(doc, index, next, ID, {
    tier: words > 1 ? CUED : LISTED,
    confidence: 'possible',
    evidence: ['position', 'neighbour'],
  });
}

function find(doc: Doc, found: Hit[]): void {
  if (!writesNounsSmall(doc)) return;
  let done = 0;
  for (const index of doc.capitals) {
    const token = doc.tokens[index];
    if (index < done || !isProper(token)) continue;
    const hit = startsSentence(doc, index) ? begins(doc, index) : inside(doc, index, token);
    if (!hit) continue;
    found.push(hit);
    while (Number(doc.tokens[done]?.start) < hit.end) done++;
  }
}

export const nameInSentence: Recogniser = {
  id: ID,
  about: 'Names in English, French and Italian sentences, where only names carry a capital.',
  kind: 'NAME',
  trigger: ({ capitals: { length } }) => length > 0,
  find,
  examples: {
    hit: [
      'follow up with «Szabolcs J Zyxmann» in a couple of weeks',
      'they shouted at «Fakova» and left',
      'the film was directed by «Zyxko Fakov»',
      'you know the «Zyxsson» novel on dementia',
      'can you help me, «Zyxandro»?',
    ],
    stay: [
      'she was started on Zyxumab by the team',
      'the Chest Pain Unit is full',
      'told to stop Zyxumab',
      'can you give me Zyxumab?',
    ],
  },
};
