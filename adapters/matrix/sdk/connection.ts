import { ClientEvent, HttpApiEvent, type MatrixClient as SdkClient, SyncState } from 'matrix-js-sdk';
import { type ClientState, MatrixFault } from '../client.ts';
import { type Credentials, keepCredentials, keptCredentials, type SignIn, signIn } from './account.ts';
import { createSdk } from './crypto-client.ts';
import { emptyIdb } from './durable-idb.ts';
import { makeIdentity, type RecoveryKey, setUpIdentity } from './identity.ts';
import { createRest, inPath, part, type Rest } from './rest.ts';
import type { Sealed } from './sealed.ts';
import type { Batch } from './sync-batch.ts';
import { SyncStore } from './sync-store.ts';
import { tapSync } from './sync-tap.ts';

export interface Connecting extends SignIn {
  readonly displayName?: string;
  readonly storageKey: Uint8Array;
  readonly recovery: RecoveryKey;
  readonly pollMs: number;
  /** Makes a new identity in place of the one that is there: whoever verified the old one must do so again. */
  readonly reset?: boolean;
}

export interface Connection {
  readonly sdk: SdkClient;
  readonly rest: Rest;
  readonly store: SyncStore;
}

export interface Hearing {
  readonly onBatch: (batch: Batch) => void;
  readonly onState: (state: ClientState) => void;
  /** The homeserver wants it slower. */
  readonly onWait: () => void;
}

/** Signs in where that was never done, opens the keys, syncs, and sets the identity up once. */
export async function connect(options: Connecting, sealed: Sealed, hearing: Hearing): Promise<Connection> {
  const credentials = keptCredentials(sealed) ?? (await freshDevice(options, sealed));
  const rest = createRest(options.homeserverUrl, () => credentials.accessToken, hearing.onWait);
  const batches = new Map<string, Batch>();
  const store = new SyncStore(sealed, (next) => {
    const batch = batches.get(next);
    batches.delete(next);
    if (batch !== undefined) hearing.onBatch(batch);
  });
  const fetchFn = tapSync(credentials.userId, (batch) => batches.set(batch.next, batch));
  const recoveryKey = options.recovery.known;
  const isKnown = rest.call('GET', '/account/whoami');
  isKnown.catch(() => undefined);
  const sdk = await createSdk({ ...options, credentials, store, fetchFn, recoveryKey });
  try {
    await isKnown;
    await synced(sdk, options.pollMs);
    if (!credentials.ready) await prepare(options, sealed, { sdk, rest, store }, credentials);
  } catch (error) {
    sdk.stopClient();
    throw error;
  }
  watch(sdk, hearing.onState);
  return { sdk, rest, store };
}

/**
 * A device whose keys are elsewhere, or lost, cannot be gone on with: its messages could never be read. What an earlier
 * device that was given up left in the store opens nothing for this one.
 */
async function freshDevice(options: Connecting, sealed: Sealed): Promise<Credentials> {
  sealed.empty();
  await emptyIdb();
  const credentials = await signIn(options);
  const rest = createRest(options.homeserverUrl, () => credentials.accessToken);
  const { userId, deviceId } = credentials;
  const known = await rest.call('POST', '/keys/query', { device_keys: { [userId]: [deviceId] } });
  if (part(known, 'device_keys', userId, deviceId) !== undefined)
    throw new MatrixFault('signed-out', 'keys-of-this-device-are-lost');
  keepCredentials(sealed, credentials);
  return credentials;
}

async function prepare(
  options: Connecting,
  sealed: Sealed,
  { sdk, rest }: Connection,
  credentials: Credentials,
): Promise<void> {
  const crypto = sdk.getCrypto();
  if (crypto === undefined) throw new MatrixFault('other', 'no-crypto');
  const { userId } = credentials;
  try {
    const setting = { crypto, userId, password: options.password, recovery: options.recovery };
    await (options.reset === true ? makeIdentity(setting, 'instead') : setUpIdentity(setting));
  } catch (error) {
    const isOver = error instanceof MatrixFault && error.message.startsWith('recovery-key');
    if (isOver) await abandon(rest, sealed);
    throw error;
  }
  if (options.displayName !== undefined)
    await rest.call('PUT', `/profile${inPath(userId)}/displayname`, { displayname: options.displayName });
  keepCredentials(sealed, { ...credentials, ready: true });
}

/** Leaves no half-made device behind. */
async function abandon(rest: Rest, sealed: Sealed): Promise<void> {
  await rest.call('POST', '/logout', {}).catch(() => undefined);
  sealed.set(new Map([['credentials', null]]));
}

function synced(sdk: SdkClient, pollMs: number): Promise<void> {
  return new Promise((resolve, reject) => {
    sdk.on(ClientEvent.Sync, (state) => {
      if (state === SyncState.Prepared || state === SyncState.Syncing) resolve();
      if (state === SyncState.Error) reject(new MatrixFault('unreachable', 'no-sync'));
    });
    sdk.startClient({ initialSyncLimit: 20, pollTimeout: pollMs, lazyLoadMembers: false }).catch(reject);
  });
}

function watch(sdk: SdkClient, onState: (state: ClientState) => void): void {
  let last = '';
  const tell = (state: ClientState): void => {
    const now = JSON.stringify(state);
    if (now !== last) onState(state);
    last = now;
  };
  sdk.on(ClientEvent.Sync, (state) => {
    if (state === SyncState.Syncing || state === SyncState.Prepared) tell({ status: 'ready' });
    if (state === SyncState.Reconnecting) tell({ status: 'degraded', reason: 'reconnecting' });
    if (state === SyncState.Error) tell({ status: 'down', reason: 'the homeserver does not answer' });
  });
  sdk.on(HttpApiEvent.SessionLoggedOut, () => tell({ status: 'down', reason: 'signed-out' }));
}
