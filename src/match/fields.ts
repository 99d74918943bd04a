import type { Lexicon } from './lexicon.ts';
import type { Mention } from './reading.ts';

/** Weight per specialty of the taxonomy. */
export type Fields = Float32Array;

/** How much each field is asked for: every concept counts for its owners, a repeated one less each time. */
export function fieldsOf(mentions: readonly Mention[], lexicon: Lexicon): Fields {
  const fields = new Float32Array(lexicon.taxonomy.specialties.length);
  for (const [concept, weight] of saturated(mentions)) {
    for (const [owner, share] of lexicon.concepts[concept]?.owners ?? []) {
      fields[owner] = (fields[owner] ?? 0) + weight * share;
    }
  }
  return fields;
}

/** Weight per concept; the square root keeps one repeated word from drowning the others. */
export function saturated(mentions: readonly Mention[]): ReadonlyMap<number, number> {
  const sums = new Map<number, number>();
  for (const { concept, weight } of mentions) sums.set(concept, (sums.get(concept) ?? 0) + weight);
  return new Map([...sums].map(([concept, weight]) => [concept, weight > 1 ? Math.sqrt(weight) : weight]));
}

/** A part of a profile and how much its words say of what the expert is. */
export interface ProfilePart {
  readonly mentions: readonly Mention[];
  readonly named: number;
  readonly derived: number;
}

/**
 * How well an expert answers for each field, 0..1: their own named fields first, what their words imply second,
 * then spread over the taxonomy (a cardiologist answers for arrhythmia, less than an electrophysiologist).
 */
export function competence(parts: readonly ProfilePart[], lexicon: Lexicon): Fields {
  const own = new Float32Array(lexicon.taxonomy.specialties.length);
  for (const part of parts) addPart(own, part, lexicon);
  const most = Math.max(...own, 1e-9);
  const scaled = own.map((value) => value / most);
  return spread(narrowed(scaled, lexicon), lexicon);
}

function addPart(own: Fields, part: ProfilePart, lexicon: Lexicon): void {
  for (const [id, weight] of saturated(part.mentions)) {
    const concept = lexicon.concepts[id];
    for (const [owner, share] of concept?.owners ?? []) {
      own[owner] = (own[owner] ?? 0) + weight * share * (concept?.isSpecialty ? part.named : part.derived);
    }
  }
}

/** Fields so wide that a narrower one, named too, says where somebody is at home. */
const WIDEST: ReadonlySet<string> = new Set(['medicine', 'surgery']);
const OUTDONE = 0.8;

/** Who names medicine and a field within it answers for the latter: a haemato-oncologist is no cardiologist. */
function narrowed(own: Fields, { taxonomy }: Lexicon): Fields {
  const within = new Float32Array(own.length);
  own.forEach((value, field) => {
    if (value > 0) for (const wide of taxonomy.widerThan(field)) within[wide] = Math.max(within[wide] ?? 0, value);
  });
  return own.map((value, field) => {
    if (value === 0 || !WIDEST.has(taxonomy.specialties[field]?.id ?? '')) return value;
    return value * (1 - OUTDONE * Math.min(1, (within[field] ?? 0) / value));
  });
}

function spread(own: Fields, lexicon: Lexicon): Fields {
  const out = new Float32Array(own.length);
  for (let expert = 0; expert < own.length; expert++) {
    const value = own[expert] ?? 0;
    if (value === 0) continue;
    for (let field = 0; field < own.length; field++) {
      out[field] = Math.max(out[field] ?? 0, value * lexicon.taxonomy.nearness(expert, field));
    }
  }
  return out;
}
