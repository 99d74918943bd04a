import { createHmac } from 'node:crypto';
import type { Keyed } from './ambient.ts';

/** HMAC-SHA-256 over purpose and parts, cut to 96 bits: opaque, stable, and useless without the key. */
export function keyedBy(key: Uint8Array): Keyed {
  return {
    digest: (purpose, ...parts) =>
      createHmac('sha256', key)
        .update(JSON.stringify([purpose, ...parts]))
        .digest('base64url')
        .slice(0, 16),
  };
}
