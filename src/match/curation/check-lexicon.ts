import type { LexiconFault, PlacedRows } from './fault.ts';
import { formFaults } from './form-faults.ts';
import { idOf } from './forms.ts';
import { conceptRowFaults, type Known, specialtyFaults } from './row-faults.ts';
import { deadRules, duplicateFaults, hiddenAbbreviations } from './shared-forms.ts';

/** Everything that is wrong with a lexicon, in the order of its files and lines. */
export function checkLexicon(rows: PlacedRows): readonly LexiconFault[] {
  const known = knownIds(rows);
  const faults = [
    ...rows.specialties.flatMap((at) => specialtyFaults(at, known)),
    ...rows.concepts.flatMap((at) => [...conceptRowFaults(at, known), ...formFaults(at)]),
    ...duplicateFaults(rows),
    ...hiddenAbbreviations(rows),
    ...deadRules(rows),
  ];
  return faults.toSorted((a, b) => a.file.localeCompare(b.file) || a.line - b.line);
}

export function knownIds({ specialties, concepts }: PlacedRows): Known {
  return {
    specialties: new Set(specialties.map(({ row }) => row['id'] ?? '')),
    concepts: new Set(concepts.map(({ row }) => idOf(row))),
  };
}
