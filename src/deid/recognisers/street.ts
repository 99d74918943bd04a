import { ENDING } from '../endings.ts';
import { WORD } from '../lexicon.ts';
import { matchAt } from '../pattern.ts';
import { CUED, type Doc, type Hit, LISTED, type Recogniser } from '../recogniser.ts';
import { HOUSE, NOT_STREETS } from '../street-name.ts';
import { inGroup, type Token, tokenAt } from '../token.ts';
import { groupOf } from '../word-group.ts';

const KINDS =
  'rue|avenue|av\\.|avn?|chemin|boulevard|bd\\.?|place|quai|impasse|allée|route|passage|square|cours|via|viale|piazza|corso|vicolo';
const JOINING = 'des|de|du|della|delle|del|di|las|la|les|le|von|à|en|sur';
const spelled = (words: string) =>
  [
    words,
    words.toUpperCase(),
    words.replace(/(^|\|)(\p{L})/gu, (_, bar: string, letter: string) => bar + letter.toUpperCase()),
  ].join('|');
/** The kind of street, then joining words and capitals: "rue du Docteur Gachet", "Chemin des Vignes". */
const FOREIGN = new RegExp(
  `(?:${spelled(KINDS)})(?: (?:${spelled(JOINING)})(?![\\p{L}])| (?:[dDlL]['’])?\\p{Lu}[\\p{L}'’-]*| (?:[dDlL]['’])\\p{L}+|\\n[dD]['’]\\p{Lu}\\p{L}+| \\p{Lu}\\.\\p{L}{1,3}(?![\\p{L}])| \\d{1,2} (?=\\p{Lu})){1,7}`,
  'yu',
);
/** Behind a house number the street may be typed small: "sept allée des roses", "deux bd etienne de rourque". */
const SMALL =
  /(?:rue|avenue|avn?\.?|chemin|boulevard|bd\.?|allée|impasse|quai)(?: (?:des|de la|de|du))? (?:[dl]['’])?\p{L}{3,20}(?: de \p{L}{3,20})?/uy;
const LEAD_NUMBER =
  /(?:\d{1,4}|(?<!\p{L})(?:un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingt))(?: ?(?:bis|ter|[a-dA-D]))?,? ?$/u;
const ENGLISH =
  /^(?:street|st|road|rd|avenue|ave|lane|ln|drive|dr|boulevard|blvd|close|crescent|court|terrace|way|gardens|place|square|row|hill|mews)$/;
const UNIT_PREFIX = /(?:Flat|Apt\.?|Apartment|Suite|Unit|Room) \d{1,4}[a-z]?,? $/i;

const shape = { kind: 'STREET', rule: 'street', tier: CUED, confidence: 'likely', evidence: ['shape'] } as const;
const PREPOSITION = groupOf(
  'am an auf im in zum zur beim unter hinter vor bei obere oberer untere unterer alte alter neue neuer große kleine lange',
);
const FREE_STANDING = groupOf('str straße strasse gasse weg platz allee ring ufer damm');
const ARTICLE = new Set(['der', 'dem', 'den', 'die']);

/** Tokens; the work stays linear on a chain without end. */
const LONGEST_CHAIN = 10;

/** "Robert-Koch-Str.", "Kärntner Straße": back over hyphens, and over one adjective before a free-standing word. */
function chainStart(doc: Doc, index: number, freeStanding: boolean): number {
  let first = index;
  while (
    index - first < LONGEST_CHAIN &&
    tokenAt(doc, first - 1)?.lower === '-' &&
    doc.tokens[first]?.gap === 0 &&
    tokenAt(doc, first - 2)?.kind === 'word'
  )
    first -= 2;
  const before = tokenAt(doc, first - 1);
  if (freeStanding && first === index && before?.capital && doc.tokens[first]?.gap === 1) {
    return chainStart(doc, index - 1, false);
  }
  return withPreposition(doc, first);
}

/** "Am Mühlgraben", "An der Alten Brücke" begin with a capital preposition. */
function withPreposition(doc: Doc, first: number): number {
  const before = tokenAt(doc, first - 1);
  if (!before || doc.tokens[first]?.gap !== 1) return first;
  if (before.capital && inGroup(before, PREPOSITION)) return first - 1;
  const second = tokenAt(doc, first - 2);
  return ARTICLE.has(before.lower) && second?.capital && inGroup(second, PREPOSITION) ? first - 2 : first;
}

function german(doc: Doc, index: number, token: Token, found: Hit[]): void {
  const free = inGroup(token, FREE_STANDING);
  const strong = (token.endings & ENDING.street) !== 0;
  if (!strong && !free && (token.endings & ENDING.way) === 0) return;
  const house = matchAt(HOUSE, doc.text, token.end);
  if (!strong && (token.endings & ENDING.way) === 0 && !(free && house)) return;
  const first = chainStart(doc, index, free);
  const alone = first === index;
  if (alone && NOT_STREETS.has(token.lower)) return;
  if (!house && (!strong || (alone && (free || token.lower.endsWith('str'))))) return;
  if (!strong && (token.flags & (WORD.clinical | WORD.common)) !== 0 && alone) return;
  const dot = doc.text[token.end] === '.' ? 1 : 0;
  found.push({
    ...shape,
    tier: house && strong ? CUED : LISTED,
    start: Number(doc.tokens[first]?.start),
    end: house?.end ?? token.end + dot,
  });
}

/** "Am Mühlgraben 3", "Zur Alten Mühle 4": a capital preposition and a house number. */
const PREPOSED =
  /(?:Am|An der|An den|Auf dem|Auf der|Im|In der|In den|Zum|Zur|Beim|Unter den|Hinter der|Hinterm|Oberer|Oberes|Obere|Unterer|Untere) (?:Alten? |Neuen? |Grünen? |Hohen? |Langen? )?\p{Lu}[\p{L}-]{3,30} (?<id>\d{1,3}(?: ?[a-h](?![\p{L}]))?)(?![\d%°/]|[.,:]\d| ?(?:mg|ml|mm|cm|kg|Uhr|Jahr|Tag|Woche|Monat|Stund|\.))/uy;

function preposed(doc: Doc, index: number, token: Token, found: Hit[]): void {
  PREPOSED.lastIndex = token.start;
  const match = PREPOSED.exec(doc.text);
  if (!match) return;
  const noun = doc.tokens.slice(index + 1, index + 4).find((other) => other.capital);
  if (noun && ((noun.flags & (WORD.clinical | WORD.month | WORD.common)) !== 0 || (noun.endings & ENDING.common) !== 0))
    return;
  found.push({ ...shape, tier: LISTED, start: match.index, end: match.index + match[0].length });
}

/** The house, or behind a house in front the postcode. */
const NUMBER_BEHIND = /,? (?<id>(?:\d{1,4}[a-c]?|\d{5}))(?![\d/%]|[.,]\d)/y;

function foreign(doc: Doc, token: Token, found: Hit[]): void {
  const lead = LEAD_NUMBER.exec(doc.text.slice(Math.max(0, token.start - 10), token.start));
  FOREIGN.lastIndex = token.start;
  SMALL.lastIndex = token.start;
  const proper = FOREIGN.exec(doc.text);
  const small = lead ? SMALL.exec(doc.text) : null;
  const match = small && small[0].length > Number(proper?.[0].length ?? 0) ? small : proper;
  if (!match) return;
  const house = matchAt(NUMBER_BEHIND, doc.text, match.index + match[0].length);
  if (!lead && !house) return;
  found.push({
    ...shape,
    start: token.start - (lead?.[0].length ?? 0),
    end: house?.end ?? match.index + match[0].length,
  });
}

/** "212 Harehills Road", "Flat 9, 212 Harehills Road". */
function english(doc: Doc, index: number, token: Token, found: Hit[]): void {
  let first = index - 1;
  while (first >= 0 && first > index - 4 && doc.tokens[first]?.capital && doc.tokens[first]?.kind === 'word') first--;
  const number = tokenAt(doc, first);
  if (number?.kind !== 'number' || number.lower.length > 5 || first === index - 1) return;
  const prefix = UNIT_PREFIX.exec(doc.text.slice(Math.max(0, number.start - 16), number.start));
  found.push({ ...shape, start: number.start - (prefix?.[0].length ?? 0), end: token.end });
}

function find(doc: Doc, found: Hit[]): void {
  for (const index of doc.capitals) {
    const token = doc.tokens[index];
    if (!token) continue;
    if (token.end - token.start >= 3) german(doc, index, token, found);
    if (inGroup(token, PREPOSITION)) preposed(doc, index, token, found);
    if ((token.flags & WORD.street) !== 0 && ENGLISH.test(token.lower)) english(doc, index, token, found);
  }
  for (const index of doc.cues) {
    const token = doc.tokens[index];
    if (token && (token.flags & WORD.street) !== 0) foreign(doc, token, found);
  }
}

export const street: Recogniser = {
  id: 'street',
  about: 'Streets with their house number, German, French, Italian and English.',
  kind: 'STREET',
  trigger: ({ seen, endings, longestNumber }) =>
    longestNumber > 0 || (seen & WORD.street) !== 0 || (endings & (ENDING.street | ENDING.way)) !== 0,
  find,
  examples: {
    hit: [
      '«Lindenstr. 14b», Reha geplant',
      'wohnhaft «Am Mühlgraben 3», allein',
      '«Robert-Koch-Str. 17»',
      '«Kärntner Straße 33»',
      '«Via Maistra 22»',
      '«Chemin des Vignes 9»',
      "can't get into «Flat 9, 212 Harehills Road», pt on driver",
      '«Gartenpfad 44»',
      'habite «sept allée des roses»',
    ],
    stay: [
      'Atemweg 3 cm tiefer',
      'Arbeitsplatz 2 Stunden',
      'Im Verlauf 3 Tage Fieber',
      'per via orale',
      'Rue bei Pat. nicht nötig',
      'on the road to recovery',
      'deux passages de la sonde',
    ],
  },
};
