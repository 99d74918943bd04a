import { endsClause } from '../clause.ts';
import { writesNounsSmall } from '../language.ts';
import { WORD } from '../lexicon.ts';
import { nameHit } from '../name-hit.ts';
import { goesOn, handoverLine, initialsWithAge, particulars, startsSentence, withRole } from '../name-particulars.ts';
import { hasOther, isGiven, isListed, isSurname, isUnknownName, looksSurname } from '../name-shape.ts';
import { CUED, type Doc, type Hit, LISTED, type Recogniser } from '../recogniser.ts';
import { inGroup, is, lowerOf, type Token, tokenAt } from '../token.ts';
import { groupOf } from '../word-group.ts';

const ID = 'name-in-context';

const HANDOVER = /übergabe|handover|sign-?out|dienstliste|transmissions/i;
const BEFORE_PERSON = groupOf(
  'wegen von für mit bei also wenn dass laut re about aber revu for pour chez per zu wg durch und ob weil hatte hat kennt kennst',
);
const TELLS_PERSON = new Set(['also', 're', 'revu', 'aber', 'kennt']);
const BEFORE_ADJECTIVE = new Set(['etwas', 'nichts', 'viel', 'wenig', 'ins', 'im', 'am', 'alles', 'von', 'zu', 'auf']);
const ARTICLES = new Set(['der', 'die', 'den', 'dem', 'le', 'la', 'il']);
const WARD_TAIL = /^ (?:von|auf|aus|in|im) (?:der |dem |Bett|Zi|bed|\d)/u;
/** Surnames that are adjectives or adverbs carry a capital inside a sentence only as names. */
const SMALL_WORD = WORD.never | WORD.verb;

const PRONOUNS = new Set(['sie', 'er', 'es', 'ich', 'wir', 'man', 'der', 'die', 'das', 'sich', 'jemand']);
const ENGLISH_ACTS = new Set(['came', 'had', 'has', 'took', 'wants', 'needs', 'says']);
const HUMAN_ACTS = new Set([
  ...ENGLISH_ACTS,
  'hat',
  'hatte',
  'braucht',
  'will',
  'möchte',
  'klagt',
  'nimmt',
  'friert',
  'berichtet',
  'takes',
  'said',
  'asked',
  'told',
  'complained',
  'presented',
  'died',
  'shouted',
  'collapsed',
  'fell',
  'refuses',
  'denies',
  'reports',
  'a',
  'prend',
  'dit',
  'veut',
  'ha',
  'prende',
  'riferisce',
  'raucht',
  'trinkt',
  'isst',
  'sagt',
  'lehnt',
  'verweigert',
  'kommt',
  'weiß',
  'weiss',
  'bekommt',
  'soll',
  'darf',
  'kann',
]);

/** "Mensah had his last Zoladex", "Okonkwo braucht noch": a person acts at the start of a sentence. */
function subject(doc: Doc, index: number, token: Token): number {
  const verb = doc.tokens[index + 1];
  if (!is(verb, WORD.verb) || verb?.gap !== 1 || verb.capital) return index;
  const begins = startsSentence(doc, index) || (tokenAt(doc, index - 1)?.lower === ',' && writesNounsSmall(doc));
  if (!begins || token.end - token.start < 3) return index;
  if (!HUMAN_ACTS.has(verb.lower) || PRONOUNS.has(lowerOf(doc.tokens[index + 2]))) return index;
  const unknown = isUnknownName(token) && !token.upper;
  return unknown ||
    (isListed(token) && !hasOther(token)) ||
    (isGiven(token) &&
      isSurname(token) &&
      !is(token, WORD.clinical | WORD.never | WORD.kin | WORD.role) &&
      ENGLISH_ACTS.has(verb.lower))
    ? index + 1
    : index;
}

const INITIAL_ACTS = new Set(['wird', 'wurde', 'hat', 'hatte', 'ist', 'war', 'kommt', 'klagt', 'berichtet', 'kam']);

/** "Erstvorstellung: M. wird vorgestellt": one letter that does something at the start of a sentence; "z. B. hat" is none. */
function initial(doc: Doc, index: number, token: Token): number {
  const [dot, verb] = [doc.tokens[index + 1], doc.tokens[index + 2]];
  if (token.end - token.start !== 1 || dot?.lower !== '.' || dot.gap !== 0 || verb?.gap !== 1) return index;
  const before = tokenAt(doc, index - 1);
  const begins = before === undefined || token.gap === 2 || before.lower === ':';
  return begins && !verb.capital && INITIAL_ACTS.has(verb.lower) ? index + 2 : index;
}

/** "also Wolf, der will", "aber Klein ist wach", "der schmidt auf der 3b". */
function mention(doc: Doc, index: number, token: Token): number {
  const before = tokenAt(doc, index - 1);
  if (
    !before ||
    token.gap !== 1 ||
    !isSurname(token) ||
    is(token, WORD.clinical | WORD.frame | WORD.title | WORD.patient | WORD.month)
  )
    return index;
  const article = ARTICLES.has(before.lower);
  if (article && WARD_TAIL.test(doc.text.slice(token.end, token.end + 24)) && !is(token, SMALL_WORD)) return index + 1;
  if (!token.capital) return index;
  if (
    is(token, SMALL_WORD) &&
    before.kind === 'word' &&
    !before.capital &&
    !article &&
    !BEFORE_ADJECTIVE.has(before.lower) &&
    is(doc.tokens[index + 1], WORD.verb)
  )
    return index + 1;
  if (is(token, WORD.common | WORD.eponym) && TELLS_PERSON.has(before.lower) && endsClause(doc, index + 1))
    return index + 1;
  return index;
}

/** Unknown capital words where a person is spoken of: "wegen Zgraggen", "laut Caduff". */
function spokenOf(doc: Doc, index: number, token: Token): number {
  const before = tokenAt(doc, index - 1);
  if (!before || token.gap !== 1 || token.upper || !inGroup(before, BEFORE_PERSON)) return index;
  const fits =
    isUnknownName(token) && (looksSurname(token) || /[^a-zäöüß]/.test(token.lower)) && endsClause(doc, index + 1);
  return fits ? index + 1 : index;
}

/** What follows tells of a person. */
function told(doc: Doc, index: number, token: Token): number {
  if (goesOn(doc.tokens[index + 1])) return index;
  return Math.max(particulars(doc, index, token), withRole(doc, index, token), initialsWithAge(doc, index));
}

function find(doc: Doc, found: Hit[]): void {
  const handover = HANDOVER.test(doc.text);
  let done = 0;
  for (const index of doc.capitals) {
    const token = doc.tokens[index];
    const before = tokenAt(doc, index - 1);
    if (!token || index < done || (before?.lower === '-' && before.gap === 0 && token.gap === 0)) continue;
    const strong = Math.max(told(doc, index, token), handover ? handoverLine(doc, index, token) : index);
    const weak =
      strong > index
        ? strong
        : Math.max(
            initial(doc, index, token),
            subject(doc, index, token),
            mention(doc, index, token),
            spokenOf(doc, index, token),
          );
    if (weak === index) continue;
    found.push(
      nameHit(
        doc,
        index,
        weak,
        ID,
        strong > index
          ? { tier: CUED, evidence: ['position', 'neighbour'] }
          : { tier: LISTED, confidence: 'possible', evidence: ['position'] },
      ),
    );
    done = weak;
  }
}

export const nameInContext: Recogniser = {
  id: ID,
  about: 'Names told by where they stand: age and sex behind them, a bed, a birth date, a verb only people do.',
  kind: 'NAME',
  trigger: ({ capitals }) => capitals.length > 0,
  find,
  examples: {
    hit: [
      '«Meier» (64m) Trop von 34 auf 112',
      '«Pham», w, 31, SSW 34+2',
      '«Sørensen» 55w NSTEMI',
      '«Mensah» had his last Zoladex',
      'aber «Klein» ist wach und orientiert',
      'Dienstübergabe:\n«Hölzl»: Kalium-Kontrolle 22h',
      'nochmal wegen «H.-J. R.» (71, COPD Gold 4)',
      '«D. Testmann», Assistenzarzt',
      'Erstvorstellung: «M.» wird vorgestellt',
    ],
    stay: [
      'Klein ist das Hämatom nicht mehr',
      'Kommt Belara mit Carbamazepin noch in Frage?',
      'Petechien, Thrombos 4',
      'Hashimoto, TPO 1200',
      'Labor hat angerufen',
      'z. B. hat er Fieber',
      'GCS 15, Pupillen isokor',
    ],
  },
};
