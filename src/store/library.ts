import type { Gap } from '../consult/consult-request.ts';
import type { PersonId } from '../consult/person.ts';
import type { ScrubbedText } from '../deid/index.ts';

/** An earlier anonymised case, as shown before anyone is disturbed. */
export interface LibraryCase {
  readonly id: string;
  readonly circleId: string;
  readonly lang: string;
  readonly question: ScrubbedText;
  readonly answer: ScrubbedText;
  readonly lesson: ScrubbedText;
  readonly expertId: PersonId;
  readonly helpful: boolean;
  readonly closedOn: Date;
}

/** What was asked for without a sure match; the field as an id of the taxonomy, null where none was recognised. */
export interface CoverageGap {
  readonly kind: Gap;
  readonly topic: string | null;
  readonly count: number;
}
