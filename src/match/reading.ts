import type { Concept, Lexicon } from './lexicon.ts';
import { type Link, linkConcepts } from './link.ts';
import { tellsOfChild } from './patient-age.ts';
import type { Surface } from './surface.ts';
import { type Token, tokenise } from './token.ts';

/** A concept found in a text, with the words that name it (`from`..`to` of the tokens). */
export interface Mention {
  readonly concept: number;
  readonly weight: number;
  readonly from: number;
  readonly to: number;
  readonly negated: boolean;
  /** The wider concepts it lies within. */
  readonly within: readonly number[];
}

/** A text as the retrieval legs see it. */
export interface Reading {
  readonly tokens: readonly Token[];
  readonly mentions: readonly Mention[];
}

/** What is denied still tells the field it belongs to, but little. */
export const NEGATED_WEIGHT = 0.35;
const CHILD = 'child';
const OUT_OF_CONTEXT = 0.15;
const USUAL = 0.3;
const NEARBY = 1;

export function readText(text: string, lexicon: Lexicon, surface: Surface): Reading {
  const tokens = tokenise(text, lexicon.cues);
  const links = linkConcepts(tokens, surface, lexicon.ambiguities);
  const context = contextOf(links, lexicon);
  const mentions = links.flatMap((link) => mentionsOf(link, tokens, lexicon, context));
  return { tokens, mentions: [...mentions, ...agesTold(text, lexicon)] };
}

/** Who treats children has a say in whatever befalls one; no word of the text need name it. */
function agesTold(text: string, lexicon: Lexicon): readonly Mention[] {
  const concept = tellsOfChild(text) ? lexicon.positionOf(CHILD) : undefined;
  return concept === undefined ? [] : [{ concept, weight: 1, from: 0, to: 0, negated: false, within: [] }];
}

/** Weight of each specialty over the unambiguous words; it decides between the readings of the ambiguous ones. */
function contextOf(links: readonly Link[], lexicon: Lexicon): Float32Array {
  const context = new Float32Array(lexicon.taxonomy.specialties.length);
  for (const link of links) {
    if (link.concepts.length > 2) continue;
    for (const id of link.concepts) {
      for (const [owner, weight] of lexicon.concepts[id]?.owners ?? []) {
        context[owner] = (context[owner] ?? 0) + (weight * link.weight) / link.concepts.length ** 2;
      }
    }
  }
  return context;
}

function mentionsOf(link: Link, tokens: readonly Token[], lexicon: Lexicon, context: Float32Array): readonly Mention[] {
  const { from, to, negated } = link;
  const mentionOf = (concept: number, share: number): Mention => {
    const within = lexicon.concepts[concept]?.within ?? [];
    return { concept, weight: link.weight * share * (negated ? NEGATED_WEIGHT : 1), from, to, negated, within };
  };
  const [only, second] = link.concepts;
  if (only !== undefined && second === undefined) return [mentionOf(only, 1)];
  const support = link.concepts.map(
    (id) => priorOf(link, id, tokens) + supportOf(lexicon.concepts[id], lexicon, context),
  );
  const total = support.reduce((sum, value) => sum + value, 0);
  return link.concepts.map((concept, i) => mentionOf(concept, (support[i] ?? 0) / total));
}

/** What speaks for one meaning before the fields of the other words are asked. */
function priorOf({ meanings, concepts }: Link, id: number, tokens: readonly Token[]): number {
  const meaning = meanings?.get(id);
  if (!meaning) return OUT_OF_CONTEXT;
  const near = new Set(tokens.map(({ key }) => key).filter((key) => meaning.nearby.has(key)));
  return USUAL * concepts.length * meaning.often + NEARBY * near.size;
}

function supportOf(concept: Concept | undefined, lexicon: Lexicon, context: Float32Array): number {
  let support = 0;
  for (const [owner, share] of concept?.owners ?? []) {
    for (let field = 0; field < context.length; field++) {
      const present = context[field] ?? 0;
      if (present > 0) support += share * present * lexicon.taxonomy.nearness(owner, field);
    }
  }
  return support;
}
