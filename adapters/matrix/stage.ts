import type { AccountRef, Core, Language, Outcome, PlaceRef, RawText } from '../../src/chat/port.ts';
import type { Turns } from '../turns.ts';
import { type MatrixClient, MatrixFault } from './client.ts';
import type { HouseRules } from './house.ts';
import type { Rows } from './rows.ts';

export const PLATFORM = 'matrix';

/** What every act needs. */
export interface Stage {
  readonly core: Core;
  readonly client: MatrixClient;
  readonly rows: Rows;
  readonly turns: Turns;
  /** The name people see and may call. */
  readonly name: string;
  /** Of people whom Konsil has not spoken to yet. */
  readonly lang: Language;
  readonly house: HouseRules;
  /** The language somebody was last spoken to in. */
  readonly languages: Map<string, Language>;
  /** Words of open forms, by the event they stand in; fetched again after a restart. */
  readonly typed: Map<string, string>;
  readonly onFault: (what: string, code: string) => void;
  /** Asks for help, in the person's name, when they open a room with us. */
  readonly help: RawText;
  /** How often the answer to an event was forbidden. */
  readonly forbidden: Map<string, number>;
  /** The newest number given to a message with choices. */
  lastOrder: number;
}

/** A person is one account at their own homeserver: `matrix:house.example:@ada:house.example`. */
export function accountOf(userId: string): AccountRef {
  return { platform: PLATFORM, tenant: userId.slice(userId.indexOf(':') + 1), id: userId };
}

export function placeOf(stage: Stage, roomId: string): PlaceRef {
  return { platform: PLATFORM, tenant: accountOf(stage.client.userId).tenant, id: roomId };
}

export function languageOf(stage: Stage, userId: string): Language {
  return stage.languages.get(userId) ?? stage.lang;
}

type Failed = Exclude<Outcome<never>, { kind: 'done' }>;

const SOON_MS = 2000;
const LATER_MS = 30_000;

/** Every call is repeatable under its transaction id, so whatever the homeserver may have kept is not doubled. */
export function failure(error: unknown, now: Date): Failed {
  const retryIn = (milliseconds: number): Failed => ({ kind: 'retry', at: new Date(now.getTime() + milliseconds) });
  if (!(error instanceof MatrixFault)) return { kind: 'unknown-outcome' };
  switch (error.kind) {
    case 'limited':
      return retryIn(error.retryMs ?? SOON_MS);
    case 'unreachable':
    case 'not-ready':
      return retryIn(SOON_MS);
    case 'signed-out':
      return retryIn(LATER_MS);
    case 'not-found':
      return { kind: 'gone' };
    case 'forbidden':
    case 'too-large':
    case 'not-encrypted':
      return { kind: 'refused', reason: error.message };
    case 'other':
      return { kind: 'broken', reason: error.message };
  }
}

/** What fails at the homeserver is an outcome; what fails in our own rows leaves open what stands there. */
export async function attempt<T>(stage: Stage, act: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
  try {
    return await act();
  } catch (error) {
    return failure(error, stage.core.now());
  }
}

/** Whether the same thing may go well a little later. */
export function isPassing(error: unknown): boolean {
  return !(error instanceof MatrixFault) || ['limited', 'unreachable', 'not-ready', 'signed-out'].includes(error.kind);
}
