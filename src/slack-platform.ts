import { readFileSync } from 'node:fs';
import {
  type Connection,
  createSlack,
  type ManifestOptions,
  type Network,
  type OAuth,
  slackManifest,
} from '../adapters/slack/index.ts';
import type { ChatAdapter } from './chat/port.ts';
import { type Config, settings } from './config.ts';
import { BotError } from './errors.ts';
import type { Log } from './log.ts';

/** The Slack adapter as it is set up; null where it is not. */
export function slackFrom(config: Config, log: Log): ChatAdapter | null {
  const { SLACK_BOT_TOKEN: botToken = null } = config;
  const connection = slackConnection(config);
  const oauth = slackOAuth(config);
  if ((botToken === null && oauth === null) || connection === null) return null;
  return createSlack({
    botToken,
    connection,
    ...(oauth === null ? {} : { oauth }),
    apiUrl: config.SLACK_API_URL,
    command: config.SLACK_COMMAND,
    lang: config.LOCALE,
    network: slackNetwork(config),
    onFault: (kind, code) => log.warn('slack-fault', { kind, code }),
  });
}

function slackConnection(config: Config): Connection | null {
  const { SLACK_HTTP_PORT: port, SLACK_HTTP_HOST: host, SLACK_SIGNING_SECRET: signingSecret } = config;
  if (port !== undefined && signingSecret !== undefined) return { kind: 'http', port, host, signingSecret };
  const { SLACK_APP_TOKEN: appToken } = config;
  return appToken === undefined ? null : { kind: 'socket', appToken };
}

function slackOAuth(config: Config): OAuth | null {
  const { SLACK_CLIENT_ID: clientId, SLACK_CLIENT_SECRET: clientSecret, SLACK_WORKSPACES: ids } = config;
  if (clientId === undefined || clientSecret === undefined || ids === undefined) return null;
  return { clientId, clientSecret, workspaces: ids.split(',').map((id) => id.trim()) };
}

function slackNetwork({ SLACK_PROXY: proxy, SLACK_CA_FILE: file }: Config): Network {
  return { ...(proxy === undefined ? {} : { proxy }), ...(file === undefined ? {} : { ca: certificate(file) }) };
}

function certificate(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new BotError('config-invalid', 'the file in SLACK_CA_FILE cannot be read', { cause: error });
  }
}

export type { ManifestOptions } from '../adapters/slack/index.ts';

/** `konsil slack manifest` */
export function slackManifestText(options: ManifestOptions): string {
  const fault = manifestFault(options);
  if (fault !== null) throw new BotError('config-invalid', fault);
  return `${JSON.stringify(slackManifest(options), null, 2)}\n`;
}

/** Why Slack would refuse what is made of this, or never find Konsil by it; null when all is well. */
function manifestFault({ http, name, command, tokenRotation }: ManifestOptions): string | null {
  const typed = settings.SLACK_COMMAND.safeParse(command);
  if (!typed.success) return `--command ${typed.error.issues[0]?.message}`;
  if (name?.trim() === '') return '--name is empty';
  if (http !== undefined && !isReachable(http)) return '--http must be an https address, like https://konsil.example';
  if (tokenRotation === true && http === undefined)
    return '--token-rotation needs --http: only installing by OAuth brings such tokens';
  return null;
}

/** Slack sends requests to https alone; what stands on this machine is for trying it out. */
function isReachable(http: string): boolean {
  if (!URL.canParse(http)) return false;
  const { protocol, hostname, search, hash } = new URL(http);
  if (search !== '' || hash !== '') return false;
  return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.test(hostname));
}

const LOOPBACK = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;
