import { bandAges } from './age-band.ts';
import type { Digester } from './digest.ts';
import { normalise } from './normalise.ts';
import { run } from './pipeline.ts';
import { RawText } from './raw-text.ts';
import { RECOGNISERS } from './recognisers/index.ts';
import { yearAlone } from './recognisers/year-alone.ts';
import type { Redaction } from './redact.ts';
import type { Residue } from './residue.ts';
import { restoreScrubbed, type ScrubbedText } from './scrubbed-text.ts';
import type { Span } from './span.ts';
import { keptForms, putBack } from './undo.ts';

/** A person already named in this request: keyed digest of the folded name token, and its placeholder. */
export interface Known {
  readonly digest: string;
  readonly placeholder: string;
}

/** Why a text is not given back: it could not be read, or something is left in it, or looking twice gave two results. */
export type RefusalReason = 'too-long' | 'recogniser-failed' | 'broken-encoding' | 'unstable' | Residue;

export interface ScrubContext {
  readonly lang?: 'de' | 'en' | 'fr' | 'it';
  readonly digester?: Digester;
  readonly known?: readonly Known[];
  /** Digests of what the asker undid: these tokens stay. */
  readonly kept?: readonly string[];
  /** Whether a year without day and month stays (the default, as in HIPAA's safe harbour) or goes. */
  readonly years?: 'stay' | 'go';
}

export type ScrubResult =
  | {
      readonly ok: true;
      readonly text: ScrubbedText;
      readonly spans: readonly Span[];
      /** `known` as given plus the names found now; empty without a digester. */
      readonly known: readonly Known[];
      /** Placeholder -> what stood there, in order of appearance; memory only (the draft vault). */
      readonly originals: ReadonlyMap<string, readonly RawText[]>;
    }
  | { readonly ok: false; readonly reason: RefusalReason };

const WITH_YEARS = [...RECOGNISERS, yearAlone];

function collectOriginals(input: string, redactions: readonly Redaction[]): ReadonlyMap<string, readonly RawText[]> {
  const originals = new Map<string, RawText[]>();
  for (const { placeholder, start, end } of redactions) {
    const list = originals.get(placeholder) ?? [];
    list.push(new RawText(input.slice(start, end)));
    originals.set(placeholder, list);
  }
  return originals;
}

/** The digester, each word digested once. */
function remembered(digester: Digester): Digester {
  const digests = new Map<string, string>();
  return (word) => {
    const digest = digests.get(word) ?? digester(word);
    digests.set(word, digest);
    return digest;
  };
}

/** Takes every identifier out, or refuses. Fails closed: what cannot be made safe is not given back. */
export function scrub(text: RawText, context: ScrubContext = {}): ScrubResult {
  const input = text.reveal();
  const { digester } = context;
  const outcome = run(input, {
    recognisers: context.years === 'go' ? WITH_YEARS : RECOGNISERS,
    lang: context.lang ?? 'de',
    keyOf: digester ? remembered(digester) : (word) => word,
    known: digester ? (context.known ?? []) : [],
    kept: new Set(digester ? context.kept : []),
  });
  if (!outcome.ok) return outcome;
  return {
    ok: true,
    text: restoreScrubbed(outcome.text),
    spans: outcome.redactions.map(({ kind, rule, start, end, confidence, placeholder, evidence }) => ({
      kind,
      rule,
      start,
      end,
      confidence,
      placeholder,
      evidence,
    })),
    known: digester ? outcome.entries.map(({ key, placeholder }) => ({ digest: key, placeholder })) : [],
    originals: collectOriginals(input, outcome.redactions),
  };
}

/** For a text that is kept (a Case): scrubbed text stays so when its ages are said less exactly. */
export function withAgeBands(text: ScrubbedText, lang: NonNullable<ScrubContext['lang']> = 'de'): ScrubbedText {
  return restoreScrubbed(bandAges(text, lang));
}

/** Puts back what stood at these placeholders; the result is raw again and must be scrubbed with `kept`. */
export function restore(
  text: RawText,
  originals: ReadonlyMap<string, readonly RawText[]>,
  placeholders: readonly string[],
): RawText {
  let result = text.reveal();
  for (const placeholder of placeholders) {
    const values = originals.get(placeholder) ?? [];
    if (values.length > 0)
      result = putBack(
        result,
        placeholder,
        values.map((value) => value.reveal()),
      );
  }
  return new RawText(result);
}

/** Digests of the originals of these placeholders, to hand to `scrub` as `kept`. */
export function keptDigests(
  originals: ReadonlyMap<string, readonly RawText[]>,
  placeholders: readonly string[],
  digester: Digester,
): readonly string[] {
  const forms = placeholders.flatMap((placeholder) =>
    (originals.get(placeholder) ?? []).flatMap((original) => keptForms(placeholder, normalise(original.reveal()).text)),
  );
  return [...new Set(forms)].map(digester);
}
