import { MatrixFault } from '../client.ts';
import { createRest, isJson, text } from './rest.ts';
import type { Sealed } from './sealed.ts';

/** Who we are at the homeserver: one device, kept for as long as its keys are. */
export interface Credentials {
  readonly userId: string;
  readonly deviceId: string;
  readonly accessToken: string;
  /** Its identity is set up, and verified by itself. */
  readonly ready: boolean;
}

export interface SignIn {
  readonly homeserverUrl: string;
  readonly userId: string;
  readonly password?: string;
  readonly accessToken?: string;
}

const KEY = 'credentials';

export function keptCredentials(sealed: Sealed): Credentials | null {
  const value = sealed.get(KEY);
  const [userId, deviceId, accessToken] = [text(value, 'userId'), text(value, 'deviceId'), text(value, 'accessToken')];
  if (!isJson(value) || userId === null || deviceId === null || accessToken === null) return null;
  return { userId, deviceId, accessToken, ready: value['ready'] === true };
}

export function keepCredentials(sealed: Sealed, credentials: Credentials): void {
  sealed.set(new Map([[KEY, credentials]]));
}

/** A new device by password; a token brings its own. */
export async function signIn({ homeserverUrl, userId, password, accessToken }: SignIn): Promise<Credentials> {
  if (accessToken !== undefined) {
    const who = await createRest(homeserverUrl, () => accessToken).call('GET', '/account/whoami');
    const deviceId = text(who, 'device_id');
    if (deviceId === null || text(who, 'user_id') !== userId) throw new MatrixFault('signed-out', 'token-of-another');
    return { userId, deviceId, accessToken, ready: false };
  }
  if (password === undefined) throw new MatrixFault('signed-out', 'no-password');
  const answer = await createRest(homeserverUrl, () => null).call('POST', '/login', {
    type: 'm.login.password',
    identifier: { type: 'm.id.user', user: userId },
    password,
    initial_device_display_name: 'Konsil',
  });
  const [deviceId, token] = [text(answer, 'device_id'), text(answer, 'access_token')];
  if (deviceId === null || token === null) throw new MatrixFault('other', 'no-device');
  return { userId, deviceId, accessToken: token, ready: false };
}
