import type { Digester } from './digest.ts';
import { RawText } from './raw-text.ts';
import type { ScrubbedText } from './scrubbed-text.ts';
import type { Span } from './span.ts';

/** A person already named in this request: keyed digest of the folded name token, and its placeholder. */
export interface Known {
  readonly digest: string;
  readonly placeholder: string;
}

export type RefusalReason = 'too-long' | 'recogniser-failed' | 'residue' | 'broken-encoding' | 'unstable';

export interface ScrubContext {
  readonly lang?: 'de' | 'en' | 'fr' | 'it';
  readonly digester?: Digester;
  readonly known?: readonly Known[];
  /** Digests of what the asker undid: these tokens stay. */
  readonly kept?: readonly string[];
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

export declare function scrub(text: RawText, context?: ScrubContext): ScrubResult;
/** Puts back what stood at these placeholders; the result is raw again and must be scrubbed with `kept`. */
export declare function restore(
  text: RawText, originals: ReadonlyMap<string, readonly RawText[]>, placeholders: readonly string[],
): RawText;
/** Digests of the originals of these placeholders, to hand to `scrub` as `kept`. */
export declare function keptDigests(
  originals: ReadonlyMap<string, readonly RawText[]>, placeholders: readonly string[], digester: Digester,
): readonly string[];
