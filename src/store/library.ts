import type { Gap } from '../consult/consult-request.ts';
import type { Experience, PersonId } from '../consult/person.ts';
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

/** One search whose order a language model gave; ranks only. */
export interface ModelOrder {
  /** In the model's order: the place, from 1, that each had without it. */
  readonly plainPlaces: readonly number[];
  /** Whose answer helped, as an index of `plainPlaces`; null where nobody's did, or not yet. */
  readonly helped: number | null;
}

/** What was asked for without a sure match; the field as an id of the taxonomy, null where none was recognised. */
export interface CoverageGap {
  readonly kind: Gap;
  readonly topic: string | null;
  readonly count: number;
}

/** What can be learnt from the requests that are still there. */
export interface Hindsight {
  /** What came of asking each expert, for matching and for their own page; without requests that are gone. */
  experience(circleId: string, since: Date): Promise<readonly Experience[]>;
  /** How often each field was asked for and nobody was surely right, and why. */
  gaps(circleId: string, since: Date): Promise<readonly CoverageGap[]>;
  /** What a language model made of the plain order, and who helped in the end. */
  modelOrders(circleId: string, since: Date): Promise<readonly ModelOrder[]>;
}
