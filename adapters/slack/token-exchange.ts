import { webApi } from '@slack/bolt';
import { clientOptions } from './clients.ts';
import type { StageMaker } from './create-stage.ts';
import { patiently } from './patience.ts';
import type { ExpiringToken } from './renewing-token.ts';

const CALL_MS = 10_000;

/**
 * Takes a refresh token to Slack and brings the next pair (https://docs.slack.dev/authentication/using-token-rotation).
 * Asked again at once when an answer was lost: a used refresh token still counts for a short while.
 */
export function tokenExchange({ options, core, ways }: StageMaker): (refreshToken: string) => Promise<ExpiringToken> {
  const client = new webApi.WebClient(undefined, clientOptions(options, ways, CALL_MS));
  const { clientId = '', clientSecret = '' } = options.oauth ?? {};
  return async (refreshToken) => {
    const { access_token, refresh_token, expires_in } = await patiently(() =>
      client.oauth.v2.access({
        client_id: clientId,
        client_secret: clientSecret,
        grant_type: 'refresh_token',
        refresh_token: refreshToken,
      }),
    );
    if (access_token === undefined || refresh_token === undefined || expires_in === undefined)
      throw new Error('Slack gave no token that can be renewed');
    const expiresAt = Math.floor(core.now().getTime() / 1000) + expires_in;
    return { token: access_token, renewal: { refreshToken: refresh_token, expiresAt } };
  };
}
