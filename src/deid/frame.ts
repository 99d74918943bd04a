import type { Doc } from './recogniser.ts';

/** Why a piece of text is explained; a closed list. */
export type ClaimReason = 'placeholder' | 'eponym' | 'score' | 'unit' | 'code' | 'reference' | 'device';

export interface Place {
  readonly start: number;
  readonly end: number;
}

export interface Frame {
  readonly reason: ClaimReason;
  /** What it explains, for the coordinator who reads the documentation. */
  readonly about: string;
  readonly trigger?: (doc: Doc) => boolean;
  /** Adds what it explains to `found`, in any order. */
  readonly find: (doc: Doc, found: Place[]) => void;
  /** Texts that stay because of this frame. */
  readonly examples: readonly string[];
}
