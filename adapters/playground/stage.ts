import type { AccountRef, Core } from '../../src/chat/port.ts';
import type { Changes } from './changes.ts';
import type { Persona } from './persona.ts';
import type { PlatformState } from './platform-state.ts';
import type { OpenForm } from './tickets.ts';

export interface PlaygroundOptions {
  /** 0 takes a free port. */
  readonly port: number;
  readonly personas: readonly Persona[];
  /** Moves the bot's clock forward and fires what becomes due. */
  moveClock(minutes: number): Promise<void>;
  onListening?(url: string): void;
  /** IANA zone in which the page says times. */
  readonly timeZone?: string;
}

/** Everything a running playground holds. */
export interface Stage {
  readonly core: Core;
  readonly personas: readonly Persona[];
  readonly moveClock: PlaygroundOptions['moveClock'];
  readonly timeZone: string;
  readonly state: PlatformState;
  readonly changes: Changes;
  /** Forms lying open, by account id; in memory only, as what stands in them is not yet confirmed. */
  readonly forms: Map<AccountRef['id'], OpenForm>;
  /** Aborted when the playground stops, so that streams end. */
  readonly stopping: AbortSignal;
}
