import { PLACES, type Place, RESERVED } from './places.ts';
import { type Import, importsOf, type Source, withoutComments } from './source.ts';
import { WORDS } from './words.ts';

const LONGEST_FILE = 250;
const SHAPELESS_NAME = /(^|[/.-])(utils?|helpers?|common|managers?|services?|misc)([/.-]|$)/;

/** Everything that breaks the rules of the house, one plain line each. */
export function violationsIn(sources: readonly Source[]): readonly string[] {
  return sources.flatMap((source) => [
    ...importViolations(source),
    ...wordViolations(source),
    ...shapeViolations(source),
  ]);
}

export function linesOf({ text }: Source): number {
  return text.trimEnd().split('\n').length;
}

export function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor((numbers.length - 1) / 2)] ?? 0;
}

function importViolations(source: Source): readonly string[] {
  const row = rowOf(source.path);
  if (row === undefined) return [`${source.path} has no row in test/boundary/places.ts`];
  return importsOf(source)
    .filter((found) => !isAllowed(row, found) || isReserved(source.path, found))
    .map(({ target, isTypeOnly }) => `${source.path} must not import ${isTypeOnly ? 'types of ' : ''}${target}`);
}

function rowOf(path: string): Place | undefined {
  return PLACES.filter(({ place }) => path.startsWith(place)).toSorted((a, b) => b.place.length - a.place.length)[0];
}

function isAllowed(row: Place, { target, isOurs, isTypeOnly }: Import): boolean {
  if (!isOurs) return row.packages?.test(target) ?? true;
  const open = [row.place, ...row.values, ...(isTypeOnly ? row.types : [])];
  return open.some((place) => target.startsWith(place));
}

function isReserved(path: string, { target }: Import): boolean {
  return RESERVED.some((row) => row.target.test(target) && !row.only.some((place) => path.startsWith(place)));
}

function wordViolations({ path, text }: Source): readonly string[] {
  const starts = (places: readonly string[]): boolean => places.some((place) => path.startsWith(place));
  const code = withoutComments(text);
  return WORDS.filter((row) => starts(row.within) && !starts(row.except))
    .filter((row) => row.pattern.test(row.rule.includes('silenced') ? text : code))
    .map((row) => `${path}: ${row.rule}`);
}

function shapeViolations(source: Source): readonly string[] {
  const tooLong = linesOf(source) > LONGEST_FILE ? [`${source.path} is over ${LONGEST_FILE} lines`] : [];
  const shapeless = SHAPELESS_NAME.test(source.path) ? [`${source.path} is named for no one thing`] : [];
  return [...tooLong, ...shapeless];
}
