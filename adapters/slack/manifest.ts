import type { webApi } from '@slack/bolt';
import { EVENTS, GROUP_HISTORY_SCOPE, SCOPES, SHORTCUT_ASK, SHORTCUT_ASK_ABOUT } from './listens.ts';
import { DEFAULT_COMMAND } from './options.ts';

/** Slack's own shape of it, so that the compiler finds a wrong key. */
type Manifest = webApi.AppsManifestCreateArguments['manifest'];

export interface ManifestOptions {
  /** Base address for requests from Slack; without it Socket Mode. */
  readonly http?: string;
  readonly name?: string;
  readonly command?: string;
  /** Lets Konsil look whether its own message arrived in a group message; with it, it could read there. */
  readonly groupHistory?: boolean;
  /** Tokens expire after twelve hours and are renewed; only for workspaces that install the app by OAuth. */
  readonly tokenRotation?: boolean;
}

const LONGEST_NAME = 35;

/** Slack's `manifest.json` for this app (https://docs.slack.dev/reference/app-manifest). */
export function slackManifest({
  http,
  name = 'Konsil',
  command = DEFAULT_COMMAND,
  groupHistory = false,
  tokenRotation = false,
}: ManifestOptions = {}): Manifest {
  const url = http === undefined ? null : `${http.replace(/\/$/, '')}/slack/events`;
  const at = url === null ? {} : { request_url: url };
  return {
    display_information: {
      name: name.slice(0, LONGEST_NAME),
      description: 'Brings a question without patient data to the right colleague',
    },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      bot_user: { display_name: botName(name), always_online: true },
      shortcuts: [
        {
          type: 'global',
          name: 'Ask an expert',
          callback_id: SHORTCUT_ASK,
          description: 'Opens an empty form for a question',
        },
        {
          type: 'message',
          name: 'Ask an expert',
          callback_id: SHORTCUT_ASK_ABOUT,
          description: 'Opens an empty form; takes nothing from the message',
        },
      ],
      slash_commands: [
        {
          command,
          description: 'Ask a colleague, without patient data',
          usage_hint: 'your question | help | mine | profile | pause 2w | privacy',
          should_escape: false,
          ...(url === null ? {} : { url }),
        },
      ],
    },
    oauth_config: {
      ...(http === undefined ? {} : { redirect_urls: [`${http.replace(/\/$/, '')}/slack/oauth_redirect`] }),
      scopes: { bot: [...SCOPES.map(([scope]) => scope), ...(groupHistory ? [GROUP_HISTORY_SCOPE] : [])] },
    },
    settings: {
      event_subscriptions: { ...at, bot_events: [...EVENTS] },
      interactivity: {
        is_enabled: true,
        ...(url === null ? {} : { request_url: url, message_menu_options_url: url }),
      },
      org_deploy_enabled: true,
      socket_mode_enabled: url === null,
      token_rotation_enabled: tokenRotation,
    },
  };
}

const TWO_LETTERS: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss', æ: 'ae', œ: 'oe' };

/** In the few letters that Slack takes there. */
function botName(name: string): string {
  const folded = name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[äöüßæœ]/g, (letter) => TWO_LETTERS[letter] ?? '')
    .normalize('NFD')
    .replace(/\p{M}/gu, '');
  return folded.replace(/[^a-z0-9._-]+/g, '-').replace(/^-+|-+$/g, '') || 'konsil';
}
