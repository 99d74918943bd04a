import { type Json, jsonIn, listIn, textIn } from './json.ts';

/** What an app's manifest lets it hear and do. */
export interface Declared {
  readonly scopes: ReadonlySet<string>;
  readonly events: ReadonlySet<string>;
  readonly commands: ReadonlySet<string>;
  readonly shortcuts: ReadonlySet<string>;
  readonly writesToMessagesTab: boolean;
  /** Lists that are searched are asked for: over a socket, or at the address given for them. */
  readonly isAskedForOptions: boolean;
  /** Its tokens expire. */
  readonly rotates: boolean;
}

function texts(of: Json, name: string): readonly string[] {
  const value = of[name];
  return Array.isArray(value) ? value.map(String) : [];
}

export function declaredIn(manifest: Json): Declared {
  const features = jsonIn(manifest, 'features');
  const scopes = jsonIn(jsonIn(manifest, 'oauth_config'), 'scopes');
  const settings = jsonIn(manifest, 'settings');
  return {
    scopes: new Set([...texts(scopes, 'bot'), ...texts(scopes, 'bot_optional')]),
    events: new Set(texts(jsonIn(settings, 'event_subscriptions'), 'bot_events')),
    commands: new Set(listIn(features, 'slash_commands').map((one) => textIn(one, 'command'))),
    shortcuts: new Set(listIn(features, 'shortcuts').map((one) => textIn(one, 'callback_id'))),
    writesToMessagesTab: jsonIn(features, 'app_home').messages_tab_read_only_enabled === false,
    isAskedForOptions:
      settings.socket_mode_enabled === true ||
      textIn(jsonIn(settings, 'interactivity'), 'message_menu_options_url') !== '',
    rotates: settings.token_rotation_enabled === true,
  };
}
