import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { BotError } from '../../errors.ts';

/** Seals a value for one slot; a sealed value moved to another slot does not open. */
export interface Sealing {
  seal(plain: string, slot: string): string;
  /** Throws `key-unreadable` when it was sealed with another key. */
  open(sealed: string, slot: string): string;
}

/** AES-256-GCM (NIST SP 800-38D) with a fresh 96-bit nonce; the key is drawn from the key file's by HKDF (RFC 5869). */
export function createSealing(masterKey: Uint8Array): Sealing {
  const key = new Uint8Array(hkdfSync('sha256', masterKey, '', 'konsil store secrets', 32));
  return {
    seal(plain, slot) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(slot));
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64');
    },
    open(sealed, slot) {
      const bytes = Buffer.from(sealed, 'base64');
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12)).setAAD(Buffer.from(slot));
        decipher.setAuthTag(bytes.subarray(12, 28));
        return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
      } catch (cause) {
        throw new BotError('key-unreadable', `the secret ${slot} was not sealed with this key file`, {
          cause,
        });
      }
    },
  };
}
