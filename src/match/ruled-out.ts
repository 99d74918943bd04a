import type { ScrubbedText } from '../deid/index.ts';
import { fieldsOf } from './fields.ts';
import { type Reader, read } from './question.ts';
import { NEGATED_WEIGHT, type Reading } from './reading.ts';
import { shippedReader } from './shipped-reader.ts';

const SURELY = 0.4;

/** What a text names surely; "no children" names children as "children" does. */
interface Named {
  readonly concepts: ReadonlySet<number>;
  readonly fields: ReadonlySet<number>;
}

/**
 * Answers for one question whether an expert's words on what they are not to be asked rule it out: both name the same
 * concept, or the words name the very field that the question asks for most.
 */
export function ruledOutBy(
  question: ScrubbedText,
  reader: Reader = shippedReader(),
): (notFor: ScrubbedText) => boolean {
  const reading = read(question, reader);
  const asked = named(reading, reader);
  const field = strongest(reading, reader);
  return (notFor) => {
    const { concepts, fields } = named(read(notFor, reader), reader);
    return (field !== null && fields.has(field)) || [...concepts].some((concept) => asked.concepts.has(concept));
  };
}

function named({ mentions }: Reading, { lexicon }: Reader): Named {
  const sure = mentions.filter(({ weight, negated }) => (negated ? weight / NEGATED_WEIGHT : weight) >= SURELY);
  const concepts = sure.flatMap(({ concept, within }) => [concept, ...within]);
  const isField = (concept: number): boolean => lexicon.concepts[concept]?.isSpecialty === true;
  const owners = concepts.filter(isField).flatMap((concept) => lexicon.concepts[concept]?.owners ?? []);
  return {
    concepts: new Set(concepts.filter((concept) => !isField(concept))),
    fields: new Set(owners.map(([field]) => field)),
  };
}

function strongest({ mentions }: Reading, { lexicon }: Reader): number | null {
  const fields = [...fieldsOf(mentions, lexicon)];
  const most = Math.max(...fields);
  return most > 0 ? fields.indexOf(most) : null;
}
