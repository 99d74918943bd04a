/** Ages as consults tell them, in four languages: a number, and what it counts. */
const AGES: readonly RegExp[] = [
  /(?<![\d.,])(?<count>\d{1,3})\s?[-–]?\s?(?<unit>year|yr|month|week|day)s?\s?[-–]?\s?old\b/giu,
  /(?<![\d.,])(?<count>\d{1,3})\s?(?<unit>y\/o|yo)\b/giu,
  /(?<![\d.,])(?<count>\d{1,3})\s?[-–]?\s?(?:(?<unit>jähr|jaehr|monat|wöch|woech|täg|taeg)ig)/giu,
  /(?<![\d.,])(?<count>\d{1,3})\s(?<unit>jahr|monat|woche|tag)(?:e|en|n)?\salt/giu,
  /(?:âgée?|femme|homme|enfant|fille|garçon|patiente?|fillette|bébé|nourrisson)\s(?:âgée?\s)?de\s(?<count>\d{1,3})\s(?<unit>ans?|mois|semaine|jour)/giu,
  /(?:donna|uomo|paziente|signora|signore|bambin[oa]|ragazz[oa]|neonat[oa]|lattante)\sdi\s(?<count>\d{1,3})\s(?<unit>ann[io]|mes[ei]|settiman|giorn)/giu,
];
const A_YEAR = /^(?:y|j|an)/iu;
const CHILD_BELOW = 16;

/** Whether a text tells of a child: below 16 years, or an age in months, weeks or days. */
export function tellsOfChild(text: string): boolean {
  return AGES.some((pattern) => [...text.matchAll(pattern)].some(isChild));
}

function isChild({ groups }: RegExpMatchArray): boolean {
  return !A_YEAR.test(groups?.['unit'] ?? '') || Number(groups?.['count']) < CHILD_BELOW;
}
