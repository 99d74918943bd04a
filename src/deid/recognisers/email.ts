import { type Doc, HARD, type Hit, type Recogniser } from '../recogniser.ts';

const LOCAL = /[\p{L}\p{N}._%+-]/u;
const DOMAIN = /[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/uy;
const SPELT =
  /(?<![\w.+-])[\w.+-]{1,64} ?(?:\(at\)|\[at\]|\(a\)) ?[\w-]{1,63}(?:(?:\.| ?\((?:dot|punkt)\) ?)[\w-]{1,63}){1,4}/giu;
/** "ada.fake at klinik dot de": without brackets only where a top-level domain ends it. */
const SPOKEN =
  /(?<![\w.+-])[\w.+-]{2,64} ?(?:\(at\)|\[at\]|\bat\b|(?<= )ät(?= )) ?[\w-]{2,63}(?: ?[([]?(?:dot|punkt|point|punto)[)\]]? ?[\w-]{2,63}){0,2} ?[([]?(?:dot|punkt|point|punto)[)\]]? ?(?:com|net|org|edu|de|ch|fr|it|eu|uk|li|example|(?<=dot|punkt)at|(?<=(?:dot|punkt) )at)(?![\w-])/gi;
const MAY_BE_SPELT = /[([]at?[)\]]| (?:at|ät) [\w-]{2,63} [([]?(?:dot|p[ou]n)/i;
const LONGEST_LOCAL = 64;

function startOfLocal(text: string, at: number): number {
  let start = at;
  while (start > 0 && at - start < LONGEST_LOCAL && LOCAL.test(text[start - 1] ?? '')) start--;
  return start;
}

const shape = { kind: 'EMAIL', rule: 'email', tier: HARD, confidence: 'certain', evidence: ['shape'] } as const;

function find({ text }: Doc, found: Hit[]): void {
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    DOMAIN.lastIndex = at + 1;
    const start = startOfLocal(text, at);
    const domain = DOMAIN.exec(text);
    if (domain && start < at) found.push({ ...shape, start, end: at + 1 + domain[0].length });
  }
  if (!MAY_BE_SPELT.test(text)) return;
  for (const pattern of [SPELT, SPOKEN])
    for (const match of text.matchAll(pattern))
      found.push({ ...shape, start: match.index, end: match.index + match[0].length });
}

export const email: Recogniser = {
  id: 'email',
  about: 'Mail addresses, also spelt with (at) and (dot).',
  kind: 'EMAIL',
  trigger: ({ text }) => text.includes('@') || MAY_BE_SPELT.test(text),
  find,
  examples: {
    hit: [
      'Befund an «praxis.testmann@example.org» schicken',
      'erreichbar: «ada.fake(at)example.org»',
      'write to «ada.fake at klinik dot de» please',
      'Mail «ada.fake (at) klinik punkt example»',
    ],
    stay: [
      'at this point the patient died',
      'painful at one point of the rib',
      'Ziel-RR < 130 @ home',
      'Vancomycin @ 8 Uhr',
    ],
  },
};
