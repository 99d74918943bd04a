import { createHmac } from 'node:crypto';

/** Folded name token -> keyed digest (hex). The key lives outside the database. */
export type Digester = (foldedToken: string) => string;

/** HMAC-SHA-256, cut to 128 bits: enough to tell tokens apart, useless without the key. */
export function createDigester(key: Uint8Array): Digester {
  return (foldedToken) => createHmac('sha256', key).update(foldedToken).digest('hex').slice(0, 32);
}
