import { fold, wordsOf } from './normalise.ts';
import type { Row } from './table.ts';

/** Which way a cue speaks: of what follows, of what came before, or of the very next word on that side. */
type Position = 'before' | 'after' | 'directly-before' | 'directly-after';

/** Words that deny, that only look like it, or that end what is denied; folded, `*` opens a word's end. */
export interface Cue {
  readonly lang: string;
  readonly kind: 'negation' | 'pseudo-negation' | 'stop';
  readonly position: Position;
  readonly words: readonly string[];
}

/** Cues by their first word. */
export type Cues = ReadonlyMap<string, readonly Cue[]>;

/** What the kinds of the table mean to matching; those left out serve red flags alone. */
const KINDS: Readonly<Record<string, Cue['kind']>> = {
  negation: 'negation',
  denial: 'negation',
  'pseudo-negation': 'pseudo-negation',
  termination: 'stop',
  context: 'stop',
};
const POSITIONS = ['before', 'after', 'directly-before', 'directly-after'] as const satisfies readonly Position[];

/** The rows of `negation.tsv` that matching reads. */
export function negationCues(rows: readonly Row[]): Cues {
  return Map.groupBy(rows.flatMap(cueOf), ({ words }) => words[0] ?? '');
}

function cueOf(row: Row): readonly Cue[] {
  const kind = KINDS[row['kind'] ?? ''];
  const position = POSITIONS.find((one) => one === row['position']);
  if (kind === undefined || position === undefined) return [];
  return [{ lang: row['lang'] ?? '', kind, position, words: (row['phrase'] ?? '').split(' ').flatMap(foldedWords) }];
}

function foldedWords(typed: string): readonly string[] {
  const folded = wordsOf(typed).map(fold);
  return typed.endsWith('*') ? [...folded.slice(0, -1), `${folded.at(-1) ?? ''}*`] : folded;
}
