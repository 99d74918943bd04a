import type { AccountRef, Core, Form, Language, Option, PlaceRef } from '../../src/chat/port.ts';
import type { Turns } from '../turns.ts';
import type { BotToken } from './bot-token.ts';
import type { Clients } from './clients.ts';
import type { Directory } from './directory.ts';
import type { Draws } from './draws.ts';
import type { Later } from './later.ts';
import type { SlackOptions } from './options.ts';
import type { Recent } from './recent.ts';
import type { Rows } from './rows.ts';
import type { Rush } from './rush.ts';

export const PLATFORM = 'slack';

/** Who the app is at Slack; null until Slack has told. */
export interface Self {
  readonly teamId: string;
  readonly enterpriseId: string | null;
  readonly botUserId: string;
  readonly botId: string | null;
  /** One token for all workspaces of the organisation. */
  readonly isOrganisation: boolean;
}

/** What every act needs. */
export interface Stage {
  readonly core: Core;
  /** The bot's, in this workspace or organisation. */
  readonly token: BotToken;
  readonly options: SlackOptions;
  readonly clients: Clients;
  readonly directory: Directory;
  readonly rows: Rows;
  readonly turns: Turns;
  readonly rush: Rush;
  readonly draws: Draws;
  /** Drafts of questions whose form stands open, by its handle: stored unless they are sent before. And what could not be said yet. */
  readonly later: Later;
  self: Self | null;
  /** Forms that could not be opened yet, by the event they answer; gone after a restart. */
  readonly waitingForms: Recent<Form>;
  /** Whom a form offers, where there are too many for a list; by the form's handle. */
  readonly choosable: Recent<readonly Option[]>;
  /** The language somebody was last spoken to in. */
  readonly languages: Recent<Language>;
}

/** A person is one human in an organisation: its id where there is one, else the workspace's. */
export function tenantOf(teamId: string | null | undefined, enterpriseId: string | null | undefined): string {
  return enterpriseId || teamId || '';
}

export function accountOf(tenant: string, id: string): AccountRef {
  return { platform: PLATFORM, tenant, id };
}

export function placeOf(tenant: string, id: string): PlaceRef {
  return { platform: PLATFORM, tenant, id };
}

/** A conversation is a thread of its own in a group message; a direct message is a channel. */
export function channelOf(place: PlaceRef): { readonly channel: string; readonly thread: string | null } {
  const [channel = '', thread = null] = place.id.split(':');
  return { channel, thread };
}

export function languageOf(stage: Stage, userId: string): Language {
  return stage.languages.get(userId) ?? stage.directory.known(userId)?.lang ?? stage.options.lang ?? 'de';
}
