import { abbreviationKey } from '../ambiguous.ts';
import { faultAt, type LexiconFault, type PlacedRow, type PlacedRows } from './fault.ts';
import { abbreviations, idOf, type PlacedForm, writtenForms, writtenKey } from './forms.ts';

/** Concepts named twice, and words of two concepts that nothing tells apart. */
export function duplicateFaults({ concepts, ambiguous }: PlacedRows): readonly LexiconFault[] {
  const ruled = new Set(ambiguous.map(({ row }) => ruleKey(abbreviationKey(row['short'] ?? ''), idOf(row))));
  const isRuled = ({ key, concept }: PlacedForm): boolean => ruled.has(ruleKey(key, concept));
  return [
    ...repeatedConcepts(concepts),
    ...shared(concepts.flatMap(writtenForms)),
    ...shared(concepts.flatMap(abbreviations)).filter(({ forms }) => !forms.every(isRuled)),
  ].map(({ at, says }) => faultAt(at, 'duplicate', says));
}

function repeatedConcepts(rows: readonly PlacedRow[]): readonly { readonly at: PlacedRow; readonly says: string }[] {
  return [...Map.groupBy(rows, ({ row }) => idOf(row))].flatMap(([id, [, ...again]]) =>
    again.map((at) => ({ at, says: `"${id}" is there already` })),
  );
}

interface Shared {
  readonly at: PlacedRow;
  readonly says: string;
  readonly forms: readonly PlacedForm[];
}

function shared(forms: readonly PlacedForm[]): readonly Shared[] {
  return [...Map.groupBy(forms, ({ key }) => key).values()].flatMap((same) => {
    const [first] = same;
    const other = same.find(({ concept }) => concept !== first?.concept);
    if (first === undefined || other === undefined) return [];
    return [
      { at: other.at, says: `"${other.text}" belongs to "${first.concept}" and "${other.concept}"`, forms: same },
    ];
  });
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
