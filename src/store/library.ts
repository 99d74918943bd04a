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

/** A field that was asked for without a sure match. */
export interface CoverageGap {
  readonly topic: string;
  readonly count: number;
}
