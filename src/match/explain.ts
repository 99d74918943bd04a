import type { CaseEvidence } from './case-evidence.ts';
import type { ExpertProfile, MatchQuery, Reason } from './contract.ts';
import type { Learnt } from './experience.ts';
import type { Lexicon } from './lexicon.ts';
import { stem } from './normalise.ts';
import { type ProfileWords, tellingTokens, tells, wordsOf } from './profile-words.ts';
import type { Question } from './question.ts';
import type { Turned } from './workload.ts';

const MOST_WORDS = 4;
const MOST_CASES = 3;
const NEAR_FIELD = 0.5;
const LIKE_ENOUGH_TO_SAY = 0.2;

/** Reasons from what ranked: the field, the words both sides share in meaning, similar cases; beside one of them the language. */
export function reasonsFor(
  question: Question,
  { languages }: ExpertProfile,
  words: ProfileWords,
  cases: CaseEvidence | undefined,
  query: MatchQuery,
  lexicon: Lexicon,
): readonly Reason[] {
  const evidence = [
    ...specialtyReason(question, words, lexicon),
    ...wordsReason(question, words, lexicon),
    ...casesReason(cases),
  ];
  const { lang } = query;
  return evidence.length > 0 && lang !== undefined && languages.includes(lang)
    ? [...evidence, { kind: 'language', lang }]
    : evidence;
}

/** What put somebody before others who fit as well: only what raised them is said. */
export function movedUpBy(learnt: Learnt | undefined, turn: Turned['turn']): readonly Reason[] {
  const raised: readonly Reason[] =
    learnt !== undefined && learnt.factor > 1 ? [{ kind: 'experience', count: learnt.helped }] : [];
  return turn === undefined ? raised : [...raised, { kind: turn }];
}

function specialtyReason(question: Question, { fields }: ProfileWords, lexicon: Lexicon): readonly Reason[] {
  const words = fields.filter(({ owners }) => asksFor(question, owners, lexicon)).map(({ text }) => text);
  return words.length === 0 ? [] : [{ kind: 'specialty', words: words.slice(0, MOST_WORDS) }];
}

/** Whether a field the question asks for is one of these, or a narrower or wider one close by. */
function asksFor({ affirmed: fields }: Question, owners: readonly number[], lexicon: Lexicon): boolean {
  const most = fields.reduce((a, b) => Math.max(a, b), 0);
  return (
    most > 0 &&
    fields.some(
      (weight, field) =>
        weight >= most * NEAR_FIELD && owners.some((owner) => lexicon.taxonomy.nearness(owner, field) >= NEAR_FIELD),
    )
  );
}

function wordsReason(question: Question, words: ProfileWords, lexicon: Lexicon): readonly Reason[] {
  const pairs = [...byConcept(question, words, lexicon), ...byWord(question, words)];
  const asked = [...new Set(pairs.map(([inQuestion]) => inQuestion))].slice(0, MOST_WORDS);
  const owned = [...new Set(pairs.map(([, inProfile]) => inProfile))].slice(0, MOST_WORDS);
  return asked.length === 0 ? [] : [{ kind: 'words', question: asked, profile: owned }];
}

type Pair = readonly [inQuestion: string, inProfile: string];

/** Words that name the same concept, or one that the asked one lies within, surely on both sides. */
function byConcept({ reading }: Question, words: ProfileWords, lexicon: Lexicon): readonly Pair[] {
  return reading.mentions
    .filter((mention) => !mention.negated && tells(reading, mention, lexicon))
    .toSorted((a, b) => b.weight - a.weight)
    .flatMap(({ concept, within, from, to }) => {
      const inProfile = [concept, ...within].map((id) => words.byConcept.get(id)).find((text) => text !== undefined);
      return inProfile === undefined ? [] : [[wordsOf(reading, from, to), inProfile] as const];
    });
}

function byWord({ reading }: Question, { byStem }: ProfileWords): readonly Pair[] {
  return tellingTokens(reading)
    .filter((token) => !token.negated)
    .flatMap((token) => {
      const inProfile = byStem.get(stem(token.word));
      return inProfile === undefined ? [] : [[token.surface, inProfile] as const];
    });
}

function casesReason(cases: CaseEvidence | undefined): readonly Reason[] {
  const like = cases?.cases.filter(({ similarity }) => similarity >= LIKE_ENOUGH_TO_SAY) ?? [];
  if (like.length === 0) return [];
  return [{ kind: 'cases', caseIds: like.slice(0, MOST_CASES).map(({ earlier }) => earlier.id), count: like.length }];
}
