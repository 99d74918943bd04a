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
