import type { FormName, Handle } from '../chat/card.ts';
import type { ConsultRequest, RequestId } from '../consult/index.ts';
import type { Known, RawText, Span } from '../deid/index.ts';

const FIFTEEN_MINUTES = 15 * 60_000;

/** What the filter did to one form so far; in memory only. */
export interface VaultEntry {
  readonly known: readonly Known[];
  readonly kept: readonly string[];
  /** Per field: placeholder -> what stood there. */
  readonly originals: Readonly<Record<string, ReadonlyMap<string, readonly RawText[]>>>;
  /** Per field: what was removed, for the marks. */
  readonly spans: Readonly<Record<string, readonly Span[]>>;
  /** How often what was taken was put back, by kind; the words are nowhere. */
  readonly restored: Readonly<Record<string, number>>;
  /** Keys of what the person was warned of: a warning is shown once. */
  readonly warned: readonly string[];
}

/** The draft vault: serves the undo of a false positive, and forgets after fifteen minutes or at submit. */
export interface Vault {
  put(key: string, entry: VaultEntry, now: Date): void;
  /** Null: nothing was put, or it is too old. */
  get(key: string, now: Date): VaultEntry | null;
  drop(key: string): void;
  /** Walks all entries, so it belongs to the clock's beat and not to each form. */
  forgetOld(now: Date): void;
}

export function createVault(): Vault {
  const entries = new Map<string, { entry: VaultEntry; until: number }>();
  return {
    put(key, entry, now) {
      entries.set(key, { entry, until: now.getTime() + FIFTEEN_MINUTES });
    },
    get(key, now) {
      const held = entries.get(key);
      return held !== undefined && held.until > now.getTime() ? held.entry : null;
    },
    drop(key) {
      entries.delete(key);
    },
    forgetOld(now) {
      for (const [key, { until }] of entries) if (until <= now.getTime()) entries.delete(key);
    },
  };
}

export const emptyEntry: VaultEntry = { known: [], kept: [], originals: {}, spans: {}, restored: {}, warned: [] };

/** After a restart the vault is empty: names stay numbered through the stored digests, and undo is not offered. */
export function entryOf(request: ConsultRequest | null): VaultEntry {
  return request === null ? emptyEntry : { ...emptyEntry, known: request.known, kept: request.kept };
}

/** One card may open several forms, each with its own; a question keeps one under its draft's id, whichever card it is opened from. */
export function vaultKey(form: FormName, handle: Handle, requestId: RequestId | null = null): string {
  return `${form}:${form === 'question' ? (requestId ?? handle) : handle}`;
}
