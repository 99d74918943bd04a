import { randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { type App, HTTPReceiver, type Installation, webApi } from '@slack/bolt';
import { clientOptions } from './clients.ts';
import type { StageMaker } from './create-stage.ts';
import { codeOf } from './failure.ts';
import type { Installations } from './installations.ts';
import { SCOPES } from './listens.ts';
import { type Connection, DEFAULT_API_URL, type OAuth } from './options.ts';
import { quietLogger } from './quiet.ts';
import { words } from './words.ts';

const CALL_MS = 10_000;
const STATE_SECRET = 'oauth-state-secret';

interface Installing {
  readonly maker: StageMaker;
  readonly installations: Installations;
}

/** Listens for requests from Slack; with `installing` also for administrators who install the app. */
export async function openRequests(
  app: App,
  { signingSecret, port, host }: Extract<Connection, { kind: 'http' }>,
  installing: Installing | null,
): Promise<{ close(): Promise<void> }> {
  const receiver = new HTTPReceiver({
    signingSecret,
    endpoints: ['/slack/events'],
    logger: quietLogger,
    logLevel: quietLogger.getLevel(),
    ...(installing === null ? {} : await installOptions(installing)),
  });
  receiver.init(app);
  const server = await receiver.start({ port, host });
  return {
    async close() {
      server.closeIdleConnections();
      await receiver.stop();
    },
  };
}

async function installOptions({ maker, installations }: Installing) {
  const { options, core, ways } = maker;
  const { oauth, lang = 'de', onFault } = options;
  if (oauth === undefined) return {};
  const own = words[lang].install;
  const client = clientOptions(options, ways, CALL_MS);
  return {
    clientId: oauth.clientId,
    clientSecret: oauth.clientSecret,
    stateSecret: await stateSecret(core.state),
    scopes: SCOPES.map(([scope]) => scope),
    installationStore: installations,
    installerOptions: {
      directInstall: true,
      authorizationUrl: new URL('../oauth/v2/authorize', options.apiUrl ?? DEFAULT_API_URL).href,
      clientOptions: client,
      callbackOptions: {
        afterInstallation: async (
          installation: Installation,
          _url: unknown,
          _request: unknown,
          page: ServerResponse,
        ) => {
          if (isWelcome(oauth, installation)) return true;
          await giveBack(installation, client).catch((error: unknown) => onFault?.('auth.revoke', codeOf(error)));
          say(page, 403, own.turnedAway);
          return false;
        },
        success: (_installation: unknown, _url: unknown, _request: unknown, page: ServerResponse) =>
          say(page, 200, own.done),
        failure: (error: Error, _url: unknown, _request: unknown, page: ServerResponse) => {
          onFault?.('install', codeOf(error));
          say(page, 400, own.failed);
        },
      },
    },
  };
}

/** Kept, so that an installation begun before a restart can be ended after it. */
async function stateSecret(state: StageMaker['core']['state']): Promise<string> {
  const known = await state.get(STATE_SECRET);
  if (typeof known === 'string') return known;
  const fresh = randomBytes(32).toString('hex');
  await state.set(STATE_SECRET, fresh, { secret: true });
  return fresh;
}

/** Anybody may open the address at which the app is installed; whose staff may ask here is for the house to say. */
function isWelcome({ workspaces }: OAuth, { team, enterprise }: Installation): boolean {
  return [team?.id, enterprise?.id].some((id) => id !== undefined && workspaces.includes(id));
}

/** A refresh token is given back of its own: the other would soon have a successor. */
async function giveBack({ bot }: Installation, client: webApi.WebClientOptions): Promise<void> {
  for (const token of [bot?.refreshToken, bot?.token])
    if (token !== undefined) await new webApi.WebClient(token, client).auth.revoke();
}

function say(page: ServerResponse, status: number, text: string): void {
  page.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' }).end(text);
}
