import { createHash } from 'node:crypto';

/** The same at every attempt, and says nothing of what it was made from. */
export function stableId(...parts: readonly string[]): string {
  return digest(parts).toString('base64url').slice(0, 16);
}

const LETTERS = 'abcdefghkmnprstuvwxyz';

/** A short code to type, `k7`; the same for the same message, another one for each `attempt` when it is taken. */
export function shortCode(keyId: string, attempt = 0): string {
  const bytes = digest(['code', keyId, String(attempt)]);
  const letter = LETTERS[bytes.readUInt16BE(0) % LETTERS.length] ?? 'k';
  return `${letter}${1 + (bytes.readUInt16BE(2) % 99)}`;
}

function digest(parts: readonly string[]): Buffer {
  return createHash('sha256').update(JSON.stringify(parts)).digest();
}
