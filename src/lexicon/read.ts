import { readFileSync } from 'node:fs';
import { phraseWords } from '../consult/clauses.ts';
import type { CueKind, CuePosition, RedFlagRules } from '../consult/red-flags.ts';
import { BotError } from '../errors.ts';

const FOLDER = new URL('../../lexicon/', import.meta.url);

const KINDS = [
  'negation',
  'negative-result',
  'history',
  'family',
  'question-of-past',
  'organisation',
  'pseudo-negation',
  'termination',
  'onset',
] as const satisfies readonly CueKind[];
/** Kinds that are read for finding colleagues; a red flag must not be taken back by them. */
const FOR_MATCHING: ReadonlySet<string> = new Set(['context', 'denial']);
const POSITIONS = ['before', 'after', 'directly-before', 'directly-after'] as const satisfies readonly CuePosition[];

/** The cues of acute emergencies and what takes them back. Throws `BotError` (`not-set-up`) when a file is absent or broken. */
export function readRedFlagRules(folder: URL = FOLDER): RedFlagRules {
  const phrases = rowsOf('red-flags.tsv', ['id', 'group', 'lang', 'phrase'], folder);
  const cues = rowsOf('negation.tsv', ['lang', 'kind', 'position', 'phrase'], folder).filter(
    ([, kind = '']) => !FOR_MATCHING.has(kind),
  );
  return {
    phrases: phrases.map(([id = '', group = '', lang = '', phrase = '']) => ({
      id,
      group,
      lang,
      words: phraseWords(phrase),
    })),
    cues: cues.map(([lang = '', kind, position, phrase = '']) => ({
      lang,
      kind: oneOf(KINDS, kind),
      position: oneOf(POSITIONS, position),
      words: phraseWords(phrase),
    })),
  };
}

/** Rows of a tab-separated file below its comments and its line of names. */
function rowsOf(file: string, names: readonly string[], folder: URL): readonly (readonly string[])[] {
  const lines = textOf(file, folder)
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  const [head, ...rows] = lines.map((line) => line.split('\t'));
  if (head?.join() !== names.join() || rows.some((row) => row.length !== names.length)) throw broken(file);
  return rows;
}

function textOf(file: string, folder: URL): string {
  try {
    return readFileSync(new URL(file, folder), 'utf8');
  } catch (cause) {
    throw new BotError('not-set-up', `lexicon/${file} cannot be read`, { cause });
  }
}

function oneOf<T extends string>(known: readonly T[], word: string | undefined): T {
  const found = known.find((one) => one === word);
  if (found === undefined) throw broken('negation.tsv');
  return found;
}

function broken(file: string): BotError {
  return new BotError('not-set-up', `lexicon/${file} does not hold the columns it should`);
}
