import type { Language } from '../../src/chat/port.ts';

/** How Slack reaches us: over links that we open, or by requests to an address of ours. */
export type Connection =
  | { readonly kind: 'socket'; readonly appToken: string }
  | { readonly kind: 'http'; readonly signingSecret: string; readonly port: number; readonly host: string };

/** Each workspace that installs the app brings a token of its own, which is kept. Requests come by HTTP. */
export interface OAuth {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Ids of the workspaces (`T...`) and organisations (`E...`) that may install it; any other is turned away. */
  readonly workspaces: readonly string[];
}

/** The way out of the house. */
export interface Network {
  /** `http://proxy.example:3128` */
  readonly proxy?: string;
  /** PEM, of the house's own certificate authority. */
  readonly ca?: string;
}

export interface SlackOptions {
  /** Null where workspaces bring their own, by `oauth`. */
  readonly botToken: string | null;
  readonly oauth?: OAuth;
  readonly connection: Connection;
  /** Slack's Web API; another one for tests and gateways. */
  readonly apiUrl?: string;
  readonly network?: Network;
  /** As typed, with its slash. */
  readonly command?: string;
  /** Of people whose language Slack does not tell. */
  readonly lang?: Language;
  /** Milliseconds that a call may take: one that opens a modal, and any other. */
  readonly patience?: { readonly modal: number; readonly call: number };
  /** A fault in a few words, for a log: codes and method names, never text. */
  readonly onFault?: (what: string, code: string) => void;
}

export const DEFAULT_API_URL = 'https://slack.com/api/';
export const DEFAULT_COMMAND = '/expert';
