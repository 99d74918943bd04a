import { type FieldValue, RawText } from '../../src/chat/port.ts';
import { fieldOfBlock } from './render/field-id.ts';

interface TextObject {
  readonly text?: string | undefined;
}

interface Chosen {
  readonly value?: string | undefined;
  readonly text?: TextObject | undefined;
  readonly description?: TextObject | undefined;
}

/** What Slack says stands in one input. */
export interface InputState {
  readonly type: string;
  readonly value?: string | null | undefined;
  readonly selected_date?: string | null | undefined;
  readonly selected_option?: Chosen | null | undefined;
  readonly selected_options?: readonly Chosen[] | null | undefined;
}

export type ViewState = Readonly<Record<string, Readonly<Record<string, InputState>>>>;

interface Entry {
  readonly kind: string;
  readonly piece: number;
  readonly state: InputState;
}

/** The fields of a submitted form, by id; the kind of each stands in its `action_id`. */
export function formValues(state: ViewState): Readonly<Record<string, FieldValue>> {
  const entries = new Map<string, Entry[]>();
  const restores = new Map<string, readonly string[]>();
  for (const [blockId, actions] of Object.entries(state)) {
    const at = fieldOfBlock(blockId);
    const [action] = Object.entries(actions);
    if (at === null || action === undefined) continue;
    const [kind, input] = action;
    if (at.isRestore) restores.set(at.field, chosenIn(input));
    else entries.set(at.field, [...(entries.get(at.field) ?? []), { kind, piece: at.piece, state: input }]);
  }
  return Object.fromEntries(
    [...entries].flatMap(([field, pieces]): readonly (readonly [string, FieldValue])[] => {
      const value = fieldValue(pieces, restores.get(field) ?? []);
      return value === null ? [] : [[field, value]];
    }),
  );
}

function chosenIn({ selected_options }: InputState): readonly string[] {
  return (selected_options ?? []).flatMap(({ value }) => value ?? []);
}

function fieldValue(entries: readonly Entry[], restore: readonly string[]): FieldValue | null {
  const [first] = entries;
  if (first === undefined) return null;
  const { kind, state } = first;
  switch (kind) {
    case 'clinical':
      return { kind, text: new RawText(joined(entries)), restore };
    case 'choices':
      return { kind, values: chosenIn(state) };
    case 'date':
      return { kind, value: state.selected_date ?? null };
    case 'contact':
      return { kind, value: state.value ?? '' };
    case 'choice':
      return { kind, value: state.selected_option?.value ?? null };
    case 'person':
    case 'person-search':
      return { kind: 'person', value: state.selected_option?.value ?? null };
    default:
      return null;
  }
}

function joined(entries: readonly Entry[]): string {
  return entries
    .toSorted((a, b) => a.piece - b.piece)
    .map(({ state }) => state.value ?? '')
    .join('');
}
