import type { Doc } from './recogniser.ts';

/** Why a piece of text is explained; a closed list. */
export type ClaimReason = 'placeholder' | 'eponym' | 'score' | 'unit' | 'code' | 'reference' | 'device';

export interface Frame {
  readonly reason: ClaimReason;
  readonly trigger?: (doc: Doc) => boolean;
  readonly find: (doc: Doc) => Iterable<{ readonly start: number; readonly end: number }>;
  /** Texts that stay because of this frame. */
  readonly examples: readonly string[];
}
