import type { AccountRef, ChatAdapter, PlaceRef, Ticket } from '../../../src/chat/port.ts';
import type { FakeCore } from '../../fakes/fake-core.ts';

/** One message as a person sees it. */
export interface SeenMessage {
  /** The words on the screen, without markup. */
  readonly text: string;
  /** Every byte that reached this person's device for it. */
  readonly bytes: string;
  /** The labels of what may be pressed. */
  readonly choices: readonly string[];
}

export interface SeenForm {
  readonly title: string;
  /** What stands in each field now. */
  readonly values: Readonly<Record<string, string>>;
  readonly errors: readonly string[];
  /** What the filter took out, as it is told. */
  readonly removed: readonly string[];
}

/** What an act of a person came to: told in words, as the platform tells it. */
export interface Told {
  readonly ok: boolean;
  readonly text: string;
}

/** Plays the people of one chat platform against its adapter; small, so that each platform can have one. */
export interface AdapterDriver {
  readonly adapter: ChatAdapter;
  readonly core: FakeCore;
  /** Two people of the platform, and one whom it does not know (any more). */
  readonly asker: AccountRef;
  readonly expert: AccountRef;
  readonly stranger: AccountRef;
  reads(who: AccountRef, at: PlaceRef): Promise<readonly SeenMessage[]>;
  /** What a lock screen would show of the newest message. */
  notices(who: AccountRef): Promise<readonly string[]>;
  home(of: AccountRef): Promise<string>;
  form(of: AccountRef): Promise<SeenForm | null>;
  /** Asks by the platform's command; `times` sends the very same event again, as platforms do. */
  asks(who: AccountRef, words: string, times?: number): Promise<Told>;
  /** Writes to Konsil itself. */
  writes(who: AccountRef, words: string): Promise<Told>;
  presses(who: AccountRef, at: PlaceRef, label: string, times?: number): Promise<Told>;
  submits(who: AccountRef, changes: Readonly<Record<string, string>>, times?: number): Promise<Told>;
  /** Sends a file to Konsil. */
  attaches(who: AccountRef): Promise<Told>;
  ticket(state: 'fresh' | 'expired'): Ticket;
  /** The process ends and another takes its place, with the same database. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** What a sentence gets at: the driver of the test that runs. */
export type Current = () => AdapterDriver;
