import type { Frame, Place } from '../frame.ts';
import type { Doc } from '../recogniser.ts';
import { type Token, tokenAt } from '../token.ts';

const CODE =
  /(?:N[MCGPR]_\d{4,9}(?:\.\d{1,2})?|rs\d{3,12}|[cgpmn]\.[\p{L}\d*_>+-]{3,20}|(?:yp|[cpyr]{1,2})?T(?:[0-4x][a-d]?|is)[ ,;]?(?:[cpy]{0,2}N[0-3x+][a-c]?)?[ ,;]?(?:\([\d/]{1,7}\))?[ ,;]?(?:[cp]?M[01x])?|[A-TV-Z]\d{2}(?:\.\d{1,2})?[GVZA]?|[1-9]-\d{3}(?:\.[\da-z]{1,2})?|[A-Z]\d{2}[A-Z]{2}\d{2}|(?:HWK|BWK|LWK|SWK|HW|BW|LW|HWS|BWS|LWS|Th|[CTLS])[ -]?\d{1,2}(?: ?[/–-] ?(?:Th|[CTLS])?\d{1,2})?|CYP\d[A-Z]\d{1,2}|HLA-[A-Z]+\d?\*?[\d:]*)(?![\p{L}\d])/uy;
const REFERENCE =
  /(?:et al\.?,? ?(?:\(?\d{4}\)?)?|(?<!\p{L})\p{Lu}\p{L}+ (?:(?:&|&amp;) \p{Lu}\p{L}+|(?:\p{Lu}\. )?et al\.?)|(?:DIN|ISO|EN)(?: (?:EN|ISO))* \d{3,5})/gu;

const LONGEST_LEAD = 4;

const CAPITAL_T = 84;

/** A stage such as "Tis" has its T within the word. */
function holdsT(text: string, { start, end }: Token): boolean {
  for (let at = start; at < end; at++) if (text.charCodeAt(at) === CAPITAL_T) return true;
  return false;
}

/** All codes but a stage go on behind their letters with a figure, a point, a hyphen or a low line. */
const goesOn = (next: Token) =>
  next.kind === 'number' || (next.gap === 0 && (next.lower === '.' || next.lower === '-' || next.lower === '_'));

function mayBegin(text: string, token: Token, next: Token): boolean {
  if (token.kind === 'number') return next.lower === '-';
  if (next.kind === 'word' && next.gap === 0) return false;
  return next.gap < 2 && (goesOn(next) || holdsT(text, token));
}

/** Codes begin with a short word or a digit that stands free. */
function codes(doc: Doc, found: Place[]): void {
  const { text, tokens } = doc;
  let done = 0;
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index];
    if (!token || token.kind === 'mark' || token.end - token.start > LONGEST_LEAD || token.start < done) continue;
    const next = tokens[index + 1];
    if (!next || !mayBegin(text, token, next)) continue;
    const before = token.gap === 0 ? tokenAt(doc, index - 1) : undefined;
    if (before && before.kind !== 'mark') continue;
    CODE.lastIndex = token.start;
    const match = CODE.exec(text);
    if (!match) continue;
    done = match.index + match[0].length;
    found.push({ start: match.index, end: done });
  }
}

export const code: Frame = {
  reason: 'code',
  about: 'Names of genes, mutations, stages, diagnoses, vertebrae: letters and figures that name nobody.',
  trigger: ({ longestNumber }) => longestNumber > 0,
  find: codes,
  examples: ['NM_000059.4:c.5946delT', 'rs1799963 heterozygot', 'cT2 cN0 cM0', 'ICD I25.1', 'HWK 5/6', 'L4/5 disc'],
};

export const reference: Frame = {
  reason: 'reference',
  about: 'Literature: whoever wrote it is no patient.',
  trigger: ({ text }) => text.includes('et al') || text.includes('&'),
  find({ text }: Doc, found) {
    for (const match of text.matchAll(REFERENCE))
      found.push({ start: match.index, end: match.index + match[0].length });
  },
  examples: ['Meier et al. 2019', 'Wrisley & Kumar, 2010'],
};
