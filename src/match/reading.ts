import type { Concept, Lexicon } from './lexicon.ts';
import { type Link, linkConcepts } from './link.ts';
import { type Token, tokenise } from './normalise.ts';
import type { Surface } from './surface.ts';

/** A concept found in a text, with the words that name it (`from`..`to` of the tokens). */
export interface Mention {
  readonly concept: number;
  readonly weight: number;
  readonly from: number;
  readonly to: number;
  readonly negated: boolean;
}

/** A text as the retrieval legs see it. */
export interface Reading {
  readonly tokens: readonly Token[];
  readonly mentions: readonly Mention[];
}

/** What is denied still tells the field it belongs to, but little. */
export const NEGATED_WEIGHT = 0.35;
const OUT_OF_CONTEXT = 0.15;

export function readText(text: string, lexicon: Lexicon, surface: Surface): Reading {
  const tokens = tokenise(text);
  const links = linkConcepts(tokens, surface);
  const context = contextOf(links, lexicon);
  return { tokens, mentions: links.flatMap((link) => mentionsOf(link, lexicon, context)) };
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

function mentionsOf(link: Link, lexicon: Lexicon, context: Float32Array): readonly Mention[] {
  const { from, to, negated } = link;
  const weight = link.weight * (negated ? NEGATED_WEIGHT : 1);
  const [only, second] = link.concepts;
  if (only !== undefined && second === undefined) return [{ concept: only, weight, from, to, negated }];
  const support = link.concepts.map((id) => OUT_OF_CONTEXT + supportOf(lexicon.concepts[id], lexicon, context));
  const total = support.reduce((sum, value) => sum + value, 0);
  return link.concepts.map((concept, i) => ({
    concept,
    weight: (weight * (support[i] ?? 0)) / total,
    from,
    to,
    negated,
  }));
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
