import { LANGUAGES } from '../lexicon.ts';
import { entries } from '../table.ts';
import { faultAt, type LexiconFault, type PlacedRow } from './fault.ts';
import { idOf } from './forms.ts';

const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/u;
/** Stands for the owner of what every field uses, such as "Z.n.". */
const NOBODYS = '-';
const FORM_COLUMNS = [...LANGUAGES, 'short', 'lay'] as const;

/** What ids may be named. */
export interface Known {
  readonly specialties: ReadonlySet<string>;
  readonly concepts: ReadonlySet<string>;
}

/** Faults for which a row of a concept cannot be used. */
export function conceptRowFaults(at: PlacedRow, known: Known): readonly LexiconFault[] {
  return [...shapeFaults(at), ...orphanFaults(at, known)];
}

function shapeFaults(at: PlacedRow): readonly LexiconFault[] {
  const malformed = (says: string): LexiconFault => faultAt(at, 'malformed', says);
  const id = idOf(at.row);
  return [
    ...(at.surplus > 0 ? [malformed(`has ${at.surplus} cells more than the first row has columns`)] : []),
    ...(ID.test(id) ? [] : [malformed(`"${id}" is no id: small letters and digits, joined by "-"`)]),
    ...(FORM_COLUMNS.some((column) => entries(at.row[column]).length > 0) ? [] : [malformed(`"${id}" has no words`)]),
  ];
}

function orphanFaults(at: PlacedRow, { specialties, concepts }: Known): readonly LexiconFault[] {
  const orphan = (says: string): LexiconFault => faultAt(at, 'orphan', says);
  const owners = entries(at.row['owners'], ' ');
  const wider = entries(at.row['within'], ' ');
  return [
    ...(owners.length === 0 ? [orphan(`"${idOf(at.row)}" has no owner`)] : []),
    ...owners
      .filter((id) => id !== NOBODYS && !specialties.has(id))
      .map((id) => orphan(`owner "${id}" is no specialty`)),
    ...wider.filter((id) => !concepts.has(id)).map((id) => orphan(`lies within "${id}", which is no concept`)),
  ];
}

/** Faults of a specialty: parents and neighbours must be specialties, names must be there in all languages. */
export function specialtyFaults(at: PlacedRow, { specialties }: Known): readonly LexiconFault[] {
  const others = [...entries(at.row['parents'], ' '), ...entries(at.row['neighbours'], ' ')];
  return [
    ...others.filter((id) => !specialties.has(id)).map((id) => faultAt(at, 'orphan', `"${id}" is no specialty`)),
    ...LANGUAGES.filter((language) => entries(at.row[language]).length === 0).map((language) =>
      faultAt(at, 'malformed', `"${at.row['id'] ?? ''}" has no name in ${language}`),
    ),
  ];
}
