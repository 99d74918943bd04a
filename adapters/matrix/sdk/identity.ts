import { ConnectionError, HTTPError, type UIAuthCallback } from 'matrix-js-sdk';
import { type CryptoApi, decodeRecoveryKey } from 'matrix-js-sdk/lib/crypto-api/index.js';
import { MatrixFault } from '../client.ts';

/** The recovery key as it is kept; a new one is kept before it is used. */
export interface RecoveryKey {
  readonly known: () => string | null;
  readonly keep: (recoveryKey: string) => Promise<void>;
}

export interface Setting {
  readonly crypto: CryptoApi;
  readonly userId: string;
  readonly password: string | undefined;
  readonly recovery: RecoveryKey;
}

/** What is to be done with a device that was never set up. */
export type Beginning = 'first' | 'recover' | 'lost';

/** An account with an identity was in use before: only its recovery key may go on with it, nothing is reset. */
export function beginningOf(hasIdentity: boolean, recoveryKey: string | null): Beginning {
  if (!hasIdentity) return 'first';
  return recoveryKey === null ? 'lost' : 'recover';
}

/** Cross-signs this device, so that others trust it, and sets up what brings its keys back after a loss. */
export async function setUpIdentity(setting: Setting): Promise<void> {
  const hasIdentity = await setting.crypto.userHasCrossSigningKeys(setting.userId, true);
  switch (beginningOf(hasIdentity, setting.recovery.known())) {
    case 'first':
      return makeIdentity(setting, 'first');
    case 'recover':
      return recover(setting);
    case 'lost':
      throw new MatrixFault('signed-out', 'recovery-key-needed');
  }
}

/** A new identity, with `instead` in place of the one that is there; its recovery key is kept before it is used. */
export async function makeIdentity(
  { crypto, userId, password, recovery }: Setting,
  how: 'first' | 'instead',
): Promise<void> {
  if (password === undefined) throw new MatrixFault('signed-out', 'password-needed');
  const authUploadDeviceSigningKeys: UIAuthCallback<void> = async (upload) => {
    await upload({ type: 'm.login.password', identifier: { type: 'm.id.user', user: userId }, password });
  };
  if (how === 'instead') await crypto.resetEncryption(authUploadDeviceSigningKeys);
  else await crypto.bootstrapCrossSigning({ setupNewCrossSigning: true, authUploadDeviceSigningKeys });
  const made = await crypto.createRecoveryKeyFromPassphrase();
  if (made.encodedPrivateKey === undefined) throw new MatrixFault('other', 'no-recovery-key');
  await recovery.keep(made.encodedPrivateKey);
  await crypto.bootstrapSecretStorage({
    createSecretStorageKey: async () => made,
    setupNewSecretStorage: true,
    setupNewKeyBackup: true,
  });
}

/** A homeserver that does not answer says nothing against the key. */
async function recover({ crypto }: Setting): Promise<void> {
  try {
    await crypto.bootstrapCrossSigning({});
    await crypto.loadSessionBackupPrivateKeyFromSecretStorage();
  } catch (error) {
    if (error instanceof ConnectionError || error instanceof HTTPError) throw error;
    throw new MatrixFault('signed-out', 'recovery-key-wrong');
  }
  await crypto.checkKeyBackupAndEnable();
  await crypto.restoreKeyBackup();
}

/** The secret behind a recovery key; null for words that are none. */
export function secretOf(recoveryKey: string | null): Uint8Array<ArrayBuffer> | null {
  try {
    return recoveryKey === null ? null : new Uint8Array(decodeRecoveryKey(recoveryKey));
  } catch {
    return null;
  }
}
