import type { CandidateReason } from '../consult/consult-request.ts';
import type { PersonId } from '../consult/person.ts';
import { oneLine } from './inert.ts';
import type { Stage } from './scene.ts';

const MOST_WORDS = 4;

function isNamed(code: string, names: object): code is 'de' | 'en' | 'fr' | 'it' {
  return Object.hasOwn(names, code);
}

/** The name of an ISO 639-1 language; an unknown code stays a code. */
export function languageName({ say: { state } }: Stage, code: string): string {
  return isNamed(code, state.languageName) ? state.languageName[code] : oneLine(code, 8).toUpperCase();
}

/** Languages in which an expert answers, or null when nothing is known. */
export function languagesOf(stage: Stage, expertId: PersonId): string | null {
  const codes = stage.people.get(expertId)?.expert?.languages ?? [];
  return codes.length === 0 ? null : codes.map((code) => languageName(stage, code)).join(', ');
}

function listed(words: readonly string[]): string {
  return [...new Set(words.map((word) => oneLine(word, 40)))]
    .filter((word) => word !== '')
    .slice(0, MOST_WORDS)
    .join(', ');
}

/** One reason in words; null when it says nothing to a reader. */
function reason(stage: Stage, { kind, words, profile = [], count }: CandidateReason): string | null {
  const { state } = stage.say;
  const named = listed(words);
  switch (kind) {
    case 'named':
      return state.reason.named;
    case 'deputy':
      return state.reason.deputy;
    case 'specialty':
      return named === '' ? null : state.reason.specialty(named);
    case 'words':
      return named === '' ? null : shared(stage, named, listed(profile));
    case 'cases':
      return count > 0 ? state.reason.cases(count) : null;
    case 'language':
      return words[0] === undefined ? null : state.reason.language(languageName(stage, words[0]));
    case 'experience':
      return state.reason.experience;
    case 'load':
      return state.reason.load;
    case 'newcomer':
      return state.reason.newcomer;
    default:
      return null;
  }
}

/** The same words on both sides are said once. */
function shared({ say: { state } }: Stage, asked: string, owned: string): string {
  if (owned === '') return state.reason.words(asked);
  return asked.toLowerCase() === owned.toLowerCase() ? state.reason.inBoth(asked) : state.reason.wordsMet(asked, owned);
}

/** Why it is this one's turn says nothing of what they know. */
const TURNS: ReadonlySet<string> = new Set(['load', 'newcomer']);

/** One sentence of evidence from the numbers that ranked, without a full stop. */
export function reasonSentence(stage: Stage, reasons: readonly CandidateReason[]): string {
  const said = (turns: boolean): readonly string[] =>
    reasons.filter(({ kind }) => TURNS.has(kind) === turns).flatMap((one) => reason(stage, one) ?? []);
  const evidence = said(false);
  return [...(evidence.length === 0 ? [stage.say.state.reason.none] : evidence), ...said(true)].join('; ');
}
