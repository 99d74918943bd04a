/** The closed list of what can break; what can happen on a good day is a value instead. */
export type BotErrorCode =
  | 'config-invalid'
  | 'store-unavailable'
  | 'store-conflict'
  | 'store-damaged'
  | 'store-full'
  | 'store-locked'
  | 'store-read-only'
  | 'index-damaged'
  | 'embedder-failed'
  | 'adapter-failed'
  | 'port-in-use'
  | 'key-unreadable'
  | 'import-invalid'
  | 'match-invalid'
  | 'lexicon-invalid'
  | 'not-set-up';

/** Broken machinery. The message holds ids and kinds, never words a person typed. */
export class BotError extends Error {
  override readonly name = 'BotError';
  readonly code: BotErrorCode;

  constructor(code: BotErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.code = code;
  }
}

/**
 * The database is in trouble: nothing is decided or said until it answers again. A conflict is the fault of the one row
 * that meets it, which must not keep the others waiting.
 */
export function isStoreFault(error: unknown): error is BotError {
  return error instanceof BotError && error.code.startsWith('store-') && error.code !== 'store-conflict';
}

/** What may be logged of a fault: its code or its class, never its message, which may quote a value. */
export function faultCode(error: unknown): string {
  if (error instanceof BotError) return error.code;
  if (error instanceof Error && 'syscall' in error && 'code' in error && typeof error.code === 'string')
    return error.code;
  return error instanceof Error ? error.name : 'unknown';
}
