import type { Doc } from './recogniser.ts';
import { lowerOf, tokenAt } from './token.ts';

/** Days and years in words: French, German, Italian and English. */
const WORDS =
  /^(?:premier|une?|deux|troiss?|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingts?|trente|quarante|cinquante|soixante|septante|huitante|octante|nonante|cents?|mill?es?|erste[rn]?|zweite[rn]?|dritte[rn]?|vierte[rn]?|fünfte[rn]?|sechste[rn]?|siebte[rn]?|achte[rn]?|neunte[rn]?|zehnte[rn]?|elfte[rn]?|zwölfte[rn]?|\p{L}{3,9}zehnte[rn]?|(?:\p{L}{3,6}und)?(?:zwanzig|drei(?:ß|ss)ig)ste[rn]?|(?:zwei|ein)?tausend\p{L}*|neunzehnhundert\p{L}*|primo|due|tre|quattro|cinque|sei|sette|otto|nove|dieci|undici|dodici|tredici|quattordici|quindici|sedici|diciassette|diciotto|diciannove|vent\p{L}+|trent\p{L}+|duemila\p{L}*|millenovecento\p{L}*|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)$/u;

/** Words; a longer run is no date. */
const MOST = 10;

const isNumber = (doc: Doc, at: number) => WORDS.test(lowerOf(doc.tokens[at]));

/** The first word of a day told in words that ends before this token, or the token itself: "dix-huit" before "juillet". */
export function dayInWords(doc: Doc, index: number): number {
  let first = index;
  while (index - first < 4 && doc.tokens[first]?.gap !== 2) {
    const joined = lowerOf(tokenAt(doc, first - 1)) === '-' ? first - 2 : first - 1;
    if (!isNumber(doc, joined)) break;
    first = joined;
  }
  return first;
}

/** The index behind a year in words that begins at this token, or the token itself: "deux mille dix-huit". */
export function yearInWords(doc: Doc, index: number): number {
  let next = index;
  let words = 0;
  while (next - index < MOST && doc.tokens[next]?.gap !== 2) {
    if (
      isNumber(doc, next) ||
      (words > 1 &&
        doc.tokens[next]?.kind === 'number' &&
        Number(doc.tokens[next]?.end) - Number(doc.tokens[next]?.start) < 3)
    ) {
      words++;
      next++;
    } else if (words > 0 && /^(?:-|et|und|and)$/.test(lowerOf(doc.tokens[next])) && isNumber(doc, next + 1)) next++;
    else break;
  }
  const whole =
    words === 1 && /^(?:zweitausend|neunzehnhundert|duemila|millenovecento)/.test(lowerOf(doc.tokens[index]));
  return words > 1 || whole ? next : index;
}
