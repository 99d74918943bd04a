import type { CaseEvidence } from './case-evidence.ts';
import type { ExpertProfile, MatchQuery, Reason } from './contract.ts';
import { isGeneralWord } from './general-words.ts';
import type { Lexicon } from './lexicon.ts';
import { stem, type Token } from './normalise.ts';
import { type Question, type Reader, read } from './question.ts';
import type { Mention, Reading } from './reading.ts';
import { contentTokens } from './terms.ts';

const MOST_WORDS = 4;
const MOST_CASES = 3;
const NEAR_FIELD = 0.5;
const SURELY = 0.4;
const LIKE_ENOUGH_TO_SAY = 0.2;

/** Reasons from what ranked: the field, the words both sides share in meaning, similar cases, the language. */
export function reasonsFor(
  question: Question,
  profile: ExpertProfile,
  cases: CaseEvidence | undefined,
  query: MatchQuery,
  reader: Reader,
): readonly Reason[] {
  const fields = [profile.specialty, ...profile.subspecialties];
  const body = [...fields, ...profile.interests, profile.text].map((text) => read(text, reader));
  return [
    ...specialtyReason(question, fields, reader),
    ...wordsReason(question, body, reader.lexicon),
    ...casesReason(cases),
    ...(query.lang !== undefined && profile.languages.includes(query.lang)
      ? [{ kind: 'language' as const, lang: query.lang }]
      : []),
  ];
}

function specialtyReason(question: Question, fields: readonly string[], reader: Reader): readonly Reason[] {
  const words = fields.filter((text) => asksFor(question, read(text, reader), reader.lexicon));
  return words.length === 0 ? [] : [{ kind: 'specialty', words: words.slice(0, MOST_WORDS) }];
}

/** Whether a field the question asks for is the one named, or a narrower or wider one close by. */
function asksFor(question: Question, named: Reading, lexicon: Lexicon): boolean {
  const own = named.mentions.flatMap(
    ({ concept }) => lexicon.concepts[concept]?.owners.slice(0, 1).map(([owner]) => owner) ?? [],
  );
  const most = Math.max(...question.fields);
  return (
    most > 0 &&
    question.fields.some(
      (weight, field) =>
        weight >= most * NEAR_FIELD && own.some((owner) => lexicon.taxonomy.nearness(owner, field) >= NEAR_FIELD),
    )
  );
}

function wordsReason(question: Question, body: readonly Reading[], lexicon: Lexicon): readonly Reason[] {
  const pairs = [...byConcept(question.reading, body, lexicon), ...byWord(question.reading, body)];
  const asked = [...new Set(pairs.map(([inQuestion]) => inQuestion))].slice(0, MOST_WORDS);
  const owned = [...new Set(pairs.map(([, inProfile]) => inProfile))].slice(0, MOST_WORDS);
  return asked.length === 0 ? [] : [{ kind: 'words', question: asked, profile: owned }];
}

type Pair = readonly [inQuestion: string, inProfile: string];

/** Words that name the same concept, surely on both sides; the name of a field is told by the other reason. */
function byConcept(question: Reading, body: readonly Reading[], lexicon: Lexicon): readonly Pair[] {
  const tells = (reading: Reading, mention: Mention): boolean =>
    mention.weight >= SURELY &&
    !lexicon.concepts[mention.concept]?.isSpecialty &&
    reading.tokens.slice(mention.from, mention.to).some((token) => !isGeneralWord(token.word));
  const owned = new Map<number, string>();
  for (const reading of body) {
    for (const mention of reading.mentions) {
      if (!owned.has(mention.concept) && tells(reading, mention))
        owned.set(mention.concept, wordsOf(reading, mention.from, mention.to));
    }
  }
  return question.mentions
    .filter((mention) => !mention.negated && tells(question, mention))
    .toSorted((a, b) => b.weight - a.weight)
    .flatMap((mention) => {
      const inProfile = owned.get(mention.concept);
      return inProfile === undefined ? [] : [[wordsOf(question, mention.from, mention.to), inProfile] as const];
    });
}

function byWord(question: Reading, body: readonly Reading[]): readonly Pair[] {
  const owned = new Map(
    body.flatMap((reading) => tellingTokens(reading).map((token) => [stem(token.word), token.surface] as const)),
  );
  return tellingTokens(question)
    .filter((token) => !token.negated)
    .flatMap((token) => {
      const inProfile = owned.get(stem(token.word));
      return inProfile === undefined ? [] : [[token.surface, inProfile] as const];
    });
}

function tellingTokens({ tokens }: Reading): readonly Token[] {
  return contentTokens(tokens).filter(({ word }) => word.length > 4 && !isGeneralWord(word));
}

function wordsOf(reading: Reading, from: number, to: number): string {
  return reading.tokens
    .slice(from, to)
    .map((token) => token.surface)
    .join(' ');
}

function casesReason(cases: CaseEvidence | undefined): readonly Reason[] {
  const like = cases?.cases.filter(({ similarity }) => similarity >= LIKE_ENOUGH_TO_SAY) ?? [];
  if (like.length === 0) return [];
  return [{ kind: 'cases', caseIds: like.slice(0, MOST_CASES).map(({ earlier }) => earlier.id), count: like.length }];
}
