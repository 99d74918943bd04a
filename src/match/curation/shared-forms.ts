import { abbreviationKey } from '../ambiguous.ts';
import { spellingOf } from '../normalise.ts';
import { faultAt, type LexiconFault, type PlacedRow, type PlacedRows } from './fault.ts';
import { abbreviations, idOf, type PlacedForm, writtenForms, writtenKey } from './forms.ts';

/** Concepts named twice, and words of two concepts that nothing tells apart. */
export function duplicateFaults({ concepts, ambiguous }: PlacedRows): readonly LexiconFault[] {
  const ruled = new Set(ambiguous.map(({ row }) => ruleKey(abbreviationKey(row['short'] ?? ''), idOf(row))));
  const isRuled = ({ key, concept }: PlacedForm): boolean => ruled.has(ruleKey(key, concept));
  return [
    ...repeatedConcepts(concepts),
    ...sharedWords(concepts.flatMap(writtenForms)),
    ...sharedAbbreviations(concepts.flatMap(abbreviations), isRuled),
  ].map(({ at, says }) => faultAt(at, 'duplicate', says));
}

function repeatedConcepts(rows: readonly PlacedRow[]): readonly Shared[] {
  return [...Map.groupBy(rows, ({ row }) => idOf(row))].flatMap(([id, [, ...again]]) =>
    again.map((at) => ({ at, says: `"${id}" is there already` })),
  );
}

interface Shared {
  readonly at: PlacedRow;
  readonly says: string;
}

function sharedWords(forms: readonly PlacedForm[]): readonly Shared[] {
  return [...Map.groupBy(forms, ({ key }) => key).values()].flatMap((same) => {
    const [first] = same;
    const other = same.find((form) => first !== undefined && form.concept !== first.concept && isMistaken(form, same));
    return first === undefined || other === undefined ? [] : [sharedBy(other, first)];
  });
}

/** Told of the row that lacks a rule, which is seldom the one that was there before. */
function sharedAbbreviations(forms: readonly PlacedForm[], isRuled: (form: PlacedForm) => boolean): readonly Shared[] {
  return [...Map.groupBy(forms, ({ key }) => key).values()].flatMap((same) => {
    const lacking = same.findLast((form) => !isRuled(form));
    const other = same.find(({ concept }) => concept !== lacking?.concept);
    return lacking === undefined || other === undefined ? [] : [sharedBy(lacking, other)];
  });
}

function sharedBy({ at, text, concept }: PlacedForm, other: PlacedForm): Shared {
  return { at, says: `"${text}" belongs to "${other.concept}" and "${concept}"` };
}

const TOLD_BY_LANGUAGE = 5;

/**
 * Whether a word may be taken for another concept's: spelt alike, inflected, or as another language spells that one. Words
 * that only come close are told apart: "tetanus" and "tetany" within a language, "cancro" and "chancre" by how they begin.
 */
function isMistaken(form: PlacedForm, same: readonly PlacedForm[]): boolean {
  const others = same.filter(({ concept }) => concept !== form.concept);
  const columns = new Set(same.filter(({ concept }) => concept === form.concept).map(({ column }) => column));
  const spelt = spellingOf(form.text);
  return others.some(({ text, column }) => {
    const other = spellingOf(text);
    if (other === spelt) return true;
    if (spelt.length <= TOLD_BY_LANGUAGE) return column === form.column && isInflected(spelt, other);
    return columns.has(column) ? isInflected(spelt, other) : beginning(spelt) === beginning(other);
  });
}

function isInflected(one: string, other: string): boolean {
  return one.startsWith(other) || other.startsWith(one);
}

function beginning(spelt: string): string {
  return spelt.slice(0, 2).replace(/^[kz]/u, 'c');
}

/** Abbreviations with small letters that are never asked for, since a word of another concept is found first. */
export function hiddenAbbreviations({ concepts }: PlacedRows): readonly LexiconFault[] {
  const words = new Map(concepts.flatMap(writtenForms).map(({ key, concept }) => [key, concept]));
  return concepts.flatMap(abbreviations).flatMap(({ at, text, concept }) => {
    const holder = words.get(writtenKey(text));
    return holder === undefined || holder === concept || text === text.toUpperCase()
      ? []
      : [faultAt(at, 'dead-abbreviation', `"${text}" is hidden by the word of "${holder}"`)];
  });
}

/** Rules that nothing needs: their abbreviation is not there, or has one meaning only. */
export function deadRules({ concepts, ambiguous }: PlacedRows): readonly LexiconFault[] {
  const meanings = Map.groupBy(concepts.flatMap(abbreviations), ({ key }) => key);
  return ambiguous.flatMap((at) => {
    const [short, concept] = [at.row['short'] ?? '', idOf(at.row)];
    const owners = new Set(meanings.get(abbreviationKey(short))?.map((form) => form.concept));
    if (!owners.has(concept))
      return [faultAt(at, 'dead-abbreviation', `"${short}" is no abbreviation of "${concept}"`)];
    if (owners.size < 2) return [faultAt(at, 'dead-abbreviation', `"${short}" has one meaning and needs no rule`)];
    return isShare(at.row['often']) ? [] : [faultAt(at, 'malformed', '"often" must be a number from 0 to 1')];
  });
}

function isShare(cell: string | undefined): boolean {
  return cell !== undefined && /^(?:0?\.\d+|0|1)$/u.test(cell);
}

function ruleKey(short: string, concept: string): string {
  return `${short}\t${concept}`;
}
