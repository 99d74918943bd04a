import { connect } from './connection.ts';
import { openDurableIdb } from './durable-idb.ts';
import { openFile } from './idb-file.ts';
import type { SdkClientOptions } from './index.ts';
import { createSealed } from './sealed.ts';

/** How our own device stands, for an administrator. */
export interface DeviceReport {
  readonly userId: string;
  readonly deviceId: string;
  /** Ed25519, as other clients show it. */
  readonly fingerprint: string;
  /** Signed by the identity of the account. */
  readonly verified: boolean;
}

/** Throws `MatrixFault`, `store-in-use`, while another process works with these keys. */
export function checkStoreIsFree(storeFile: string): void {
  openFile(storeFile).close();
}

/** Connects once, sets up what was never set up, and tells how the device stands. Nothing is read or said. */
export async function connectOnce(options: SdkClientOptions): Promise<DeviceReport> {
  const file = await openDurableIdb(options.storeFile, options.onBroken);
  try {
    const sealed = createSealed(file.db, options.storageKey);
    const nothing = { onBatch: () => undefined, onState: () => undefined, onWait: () => undefined };
    const { sdk } = await connect({ ...options, pollMs: 1000 }, sealed, nothing);
    const crypto = sdk.getCrypto();
    const [userId, deviceId] = [sdk.getSafeUserId(), sdk.getDeviceId() ?? ''];
    const keys = await crypto?.getOwnDeviceKeys();
    const status = await crypto?.getDeviceVerificationStatus(userId, deviceId);
    sdk.stopClient();
    return { userId, deviceId, fingerprint: keys?.ed25519 ?? '', verified: status?.crossSigningVerified === true };
  } finally {
    file.close();
  }
}
