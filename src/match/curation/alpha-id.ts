import { specialtiesOfIcd } from './icd-specialties.ts';
import { conceptId, type Term } from './term.ts';

const FEWEST_CELLS = 7;
const CODE = /^[A-Z]\d\d(?:\.\d{1,2})?/u;

/**
 * Terms of an Alpha-ID (or Alpha-ID-SE) file: cells parted by "|", of which the first says whether the line is valid,
 * the third is the ICD-10-GM code and the last one the German words. Lines of one code become one term.
 */
export function alphaIdTerms(text: string): readonly Term[] {
  const lines = text.split(/\r?\n/u).flatMap(lineOf);
  const byCode = Map.groupBy(lines, ({ code }) => code);
  return [...byCode].map(([code, some]) => ({
    id: `icd-${conceptId(code)}`,
    language: 'de' as const,
    names: some.map(({ words }) => words),
    lay: [],
    parents: [],
    owners: specialtiesOfIcd(code),
  }));
}

function lineOf(line: string): readonly { readonly code: string; readonly words: string }[] {
  const cells = line.split('|').map((cell) => cell.trim());
  const [isValid, , primary = '', , , second = ''] = cells;
  const code = CODE.exec(primary)?.[0] ?? CODE.exec(second)?.[0];
  const words = cells.at(-1) ?? '';
  return cells.length < FEWEST_CELLS || isValid !== '1' || code === undefined || words === '' ? [] : [{ code, words }];
}
