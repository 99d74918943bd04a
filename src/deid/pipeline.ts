import { CASELESS, classAt } from './char-class.ts';
import { createDoc, redactedDoc } from './doc.ts';
import { fold, nameWords, readings } from './fold.ts';
import { leavesHalf } from './half-word.ts';
import { normalise } from './normalise.ts';
import { createPersons, type KeyOf } from './persons.ts';
import { highestNumbers } from './placeholder.ts';
import { namesOf, propagate } from './propagate.ts';
import { type Claim, protect } from './protect.ts';
import type { Doc, Hit, Recogniser } from './recogniser.ts';
import { assign, beforeRedaction, type Redaction, redact } from './redact.ts';
import { type Residue, residueOf } from './residue.ts';
import { resolve, unclaimed } from './resolve.ts';
import type { Kind } from './span.ts';

/** UTF-16 code units. */
export const LONGEST_TEXT = 20_000;

export interface Setting {
  readonly recognisers: readonly Recogniser[];
  readonly lang: 'de' | 'en' | 'fr' | 'it';
  readonly keyOf: KeyOf;
  readonly known: readonly { readonly digest: string; readonly placeholder: string }[];
  readonly kept: ReadonlySet<string>;
}

export type Outcome =
  | {
      readonly ok: true;
      readonly text: string;
      /** Offsets of the input. */
      readonly redactions: readonly Redaction[];
      readonly entries: readonly { readonly key: string; readonly placeholder: string }[];
    }
  | {
      readonly ok: false;
      readonly reason: 'too-long' | 'recogniser-failed' | 'broken-encoding' | 'unstable' | Residue;
    };

interface Found {
  readonly doc: Doc;
  readonly claims: readonly Claim[];
  readonly hits: readonly Hit[];
}

const MOST_ROUNDS = 4;

/** Has the asker asked for this to stay? A name stays when all its words do. */
function isKept(text: string, hit: Hit, { kept, keyOf }: Setting): boolean {
  if (hit.confidence === 'certain') return false;
  const value = text.slice(hit.start, hit.end);
  if (kept.has(keyOf(fold(value)))) return true;
  if (hit.kind !== 'NAME') return false;
  const words = nameWords(value);
  return words.length > 0 && words.every((word) => readings(word).some((reading) => kept.has(keyOf(reading))));
}

const MARK_ON_LETTER = /\p{M}*/uy;

/** No mark upon a letter is left without its letter. */
function withMarks(text: string, hit: Hit): Hit {
  if (classAt(text, hit.end) !== CASELESS) return hit;
  MARK_ON_LETTER.lastIndex = hit.end;
  MARK_ON_LETTER.test(text);
  return { ...hit, end: MARK_ON_LETTER.lastIndex };
}

function recognise(doc: Doc, setting: Setting): Found {
  const { text } = doc;
  const claims = protect(doc);
  const wanted = (hits: readonly Hit[]) => {
    const open = unclaimed(hits, claims);
    return setting.kept.size === 0 ? open : open.filter((hit) => !isKept(text, hit, setting));
  };
  const raw: Hit[] = [];
  for (const recogniser of setting.recognisers) {
    if (!recogniser.trigger || recogniser.trigger(doc)) recogniser.find(doc, raw);
  }
  const first = wanted(raw);
  const known = new Set(setting.known.map(({ digest }) => digest));
  const hits = [...first, ...wanted(propagate(doc, namesOf(doc, first), known, setting.keyOf))];
  return { doc, claims, hits: resolve(hits.map((hit) => withMarks(text, hit))) };
}

function number(text: string, hits: readonly Hit[], setting: Setting) {
  const used = highestNumbers([text, ...setting.known.map((entry) => entry.placeholder)]);
  const next = (kind: Kind) => {
    const count = (used.get(kind) ?? 0) + 1;
    used.set(kind, count);
    return count;
  };
  const persons = createPersons(setting.known, setting.keyOf, () => next('NAME'));
  const redactions = assign(text, hits, { persons, next, lang: setting.lang });
  return { redactions, entries: persons.entries() };
}

/** What a later look finds, moved back to the text before anything was replaced. */
function movedBack(hits: readonly Hit[], redactions: readonly Redaction[]): readonly Hit[] {
  return hits.map((hit) => ({
    ...hit,
    start: beforeRedaction(redactions, hit.start),
    end: beforeRedaction(redactions, hit.end),
  }));
}

/** Recognise, replace, look again: done when a second look finds nothing, refused when it never does. */
function settle(text: string, setting: Setting): Outcome {
  const first = recognise(createDoc(text), setting);
  let { hits } = first;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const { redactions, entries } = number(text, hits, setting);
    const scrubbed = redact(text, redactions);
    const again = hits.length === 0 ? first : recognise(redactedDoc(first.doc, redactions, scrubbed), setting);
    if (again.hits.length === 0) {
      const kept = (word: string) => setting.kept.has(setting.keyOf(fold(word)));
      const residue = residueOf(again.doc, again.claims, kept);
      return residue === null ? { ok: true, text: scrubbed, redactions, entries } : { ok: false, reason: residue };
    }
    hits = resolve([...hits, ...movedBack(again.hits, redactions)]);
  }
  return { ok: false, reason: 'unstable' };
}

/** From a text as typed to one without identifiers, or a reason why not. Nothing of the text is in the reason. */
export function run(input: string, setting: Setting): Outcome {
  if (!input.isWellFormed()) return { ok: false, reason: 'broken-encoding' };
  if (input.length > LONGEST_TEXT) return { ok: false, reason: 'too-long' };
  try {
    const { text, toInput } = normalise(input);
    const outcome = settle(text, setting);
    if (!outcome.ok) return outcome;
    const redactions = outcome.redactions.map((one) => ({ ...one, ...toInput(one.start, one.end) }));
    return text !== input && leavesHalf(input, redactions)
      ? { ok: false, reason: 'broken-encoding' }
      : { ...outcome, redactions };
  } catch {
    return { ok: false, reason: 'recogniser-failed' };
  }
}
