import type { KeyValue } from '../../src/chat/port.ts';
import type { Dialogue } from './dialogue.ts';

/** A choice that stands on a message, for whoever types or reacts. Codes and labels, never what was asked. */
export interface StandingChoice {
  readonly id: string;
  readonly label: string;
  readonly word: string;
  readonly emoji: string;
  readonly opens: string | null;
  readonly handle: string | null;
}

/** `posting`: it may stand there with its notice alone, or not at all. */
export interface MessageRow {
  readonly row: 'message';
  readonly status: 'posting' | 'shown' | 'removed';
  /** The message and what did not fit into it; empty as long as no answer came. */
  readonly eventIds: readonly string[];
  readonly version: number;
}

/** What stands on a message to be chosen, and the signs we put below it. */
export interface PromptRow {
  readonly row: 'prompt';
  readonly eventId: string;
  readonly keyId: string;
  /** Later ones are greater. */
  readonly order: number;
  readonly code: string;
  readonly choices: readonly StandingChoice[];
  readonly seeds: readonly { readonly emoji: string; readonly eventId: string }[];
}

export interface RoomRow {
  readonly row: 'room';
  readonly roomId: string;
  readonly kind: 'direct' | 'conversation';
  readonly people: readonly string[];
  readonly left: boolean;
}

export interface DialogueRow {
  readonly row: 'dialogue';
  readonly dialogue: Dialogue;
  readonly roomId: string;
  readonly promptId: string | null;
  /** ISO 8601, UTC. */
  readonly at: string;
}

export interface HomeRow {
  readonly row: 'home';
  readonly roomId: string;
  readonly keyId: string;
  readonly version: number;
  /** Of what is shown, so that the same page is not sent again. */
  readonly digest: string;
}

export interface UnreadRow {
  readonly row: 'unread';
  readonly roomId: string;
  readonly eventId: string;
  /** When it came: ISO 8601, UTC. */
  readonly at: string;
}

/** A room in which nothing is said any more, and when it is left. */
export interface LeavingRow {
  readonly row: 'leaving';
  readonly roomId: string;
  /** ISO 8601, UTC. */
  readonly at: string;
}

type Row = MessageRow | PromptRow | RoomRow | DialogueRow | HomeRow | UnreadRow | LeavingRow;
type Of<K extends Row['row']> = Extract<Row, { row: K }>;

/** Rows of another make are left alone rather than guessed at. */
function isRow<K extends Row['row']>(kind: K, value: unknown): value is Of<K> {
  return typeof value === 'object' && value !== null && 'row' in value && value.row === kind;
}

/** All that the adapter remembers, in `core.state`. */
export interface Rows {
  readonly state: KeyValue;
  read<K extends Row['row']>(kind: K, ...name: readonly string[]): Promise<Of<K> | null>;
  list<K extends Row['row']>(kind: K, ...name: readonly string[]): Promise<readonly Of<K>[]>;
  write(row: Row, ...name: readonly string[]): Promise<void>;
  remove(kind: Row['row'], ...name: readonly string[]): Promise<void>;
}

export function createRows(state: KeyValue): Rows {
  const at = (kind: string, name: readonly string[]): string => [kind, ...name].join('/');
  return {
    state,
    async read(kind, ...name) {
      const value = await state.get(at(kind, name));
      return isRow(kind, value) ? value : null;
    },
    async list(kind, ...name) {
      const found = await state.list(`${at(kind, name)}/`);
      return found.flatMap(({ value }) => (isRow(kind, value) ? [value] : []));
    },
    write: (row, ...name) => state.set(at(row.row, name), row),
    remove: (kind, ...name) => state.delete(at(kind, name)),
  };
}
