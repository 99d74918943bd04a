import type { types } from '@slack/bolt';
import type { Field, Option } from '../../../src/chat/port.ts';
import { PERSON_ACTION } from '../listens.ts';
import type { Words } from '../words.ts';
import { clinicalBlocks } from './clinical.ts';
import { blockIdOf } from './field-id.ts';
import { clipped, inert, oneLine } from './plain.ts';

export interface FieldPlace {
  readonly words: Words;
  readonly round: number;
}

type Block = types.KnownBlock;

const OPTION = 75;
const OPTION_VALUE = 150;
const BOXES = 10;
const OPTIONS = 100;
const INPUT = 3000;
const LABEL = 2000;

export function plain(text: string, most: number): types.PlainTextElement {
  return { type: 'plain_text', text: clipped(inert(text), most), emoji: false };
}

export function context(text: string): Block {
  return { type: 'context', elements: [plain(text, LABEL)] };
}

type Of<K extends Field['kind']> = Extract<Field, { kind: K }>;

/** The blocks of one field: what it asks, and beside it what does not fit into the input itself. */
export function fieldBlocks(field: Field, place: FieldPlace): readonly Block[] {
  switch (field.kind) {
    case 'clinical':
      return clinicalBlocks(field, place);
    case 'choice':
    case 'person':
      return oneOf(field, place);
    case 'choices':
      return several(field, place);
    case 'date':
      return [input(field, place, dateElement(field))];
    case 'contact':
      return [input(field, place, contactElement(field))];
    default:
      return [];
  }
}

/** The label, the hint and whether it must be filled; the same for every input. */
export function input(
  field: Pick<Field, 'id' | 'label' | 'hint' | 'required'>,
  { round }: FieldPlace,
  element: types.InputBlock['element'],
  piece = 0,
): types.InputBlock {
  return {
    type: 'input',
    block_id: blockIdOf({ field: field.id, round, piece, isRestore: false }),
    optional: !field.required,
    label: plain(field.label || field.id, LABEL),
    element,
    ...(field.hint === null || field.hint === '' ? {} : { hint: plain(field.hint, LABEL) }),
  };
}

export function optionOf({ value, label, hint }: Option, withHint: boolean): types.PlainTextOption {
  return {
    text: { type: 'plain_text', text: oneLine(label, OPTION) || '–', emoji: false },
    value: value.slice(0, OPTION_VALUE),
    ...(withHint && hint !== undefined && hint !== ''
      ? { description: { type: 'plain_text', text: oneLine(hint, OPTION), emoji: false } }
      : {}),
  };
}

/** A hint too long for its option stands below the input, whole. */
function hintsBelow(options: readonly Option[]): boolean {
  return options.some(({ hint }) => (hint ?? '').length > OPTION);
}

function hintLines(options: readonly Option[]): readonly Block[] {
  if (!hintsBelow(options)) return [];
  const lines = options.flatMap(({ label, hint }) => (hint === undefined ? [] : [`${label}: ${hint}`]));
  return [context(lines.join('\n'))];
}

function oneOf(field: Of<'choice' | 'person'>, place: FieldPlace): readonly Block[] {
  const { options, value } = field;
  if (options.length === 0) return [context(`${field.label}: ${place.words.nobody}`)];
  const listed = options.map((option) => optionOf(option, !hintsBelow(options)));
  const chosen = listed.find((option) => option.value === value);
  const initial = chosen === undefined ? {} : { initial_option: chosen };
  return [
    input(field, place, selectOf(field, listed, initial)),
    ...(field.kind === 'choice' ? hintLines(options) : []),
  ];
}

/** Few that must be answered stand open; many are searched. */
function selectOf(
  { kind, required }: Of<'choice' | 'person'>,
  options: types.PlainTextOption[],
  initial: { initial_option?: types.PlainTextOption },
): types.InputBlock['element'] {
  if (options.length > OPTIONS)
    return { type: 'external_select', action_id: PERSON_ACTION, min_query_length: 1, ...initial };
  if (kind === 'choice' && required && options.length <= BOXES)
    return { type: 'radio_buttons', action_id: kind, options, ...initial };
  return { type: 'static_select', action_id: kind, options, ...initial };
}

function several(field: Of<'choices'>, place: FieldPlace): readonly Block[] {
  const { options, values } = field;
  if (options.length === 0) return [];
  const listed = options.slice(0, OPTIONS).map((option) => optionOf(option, !hintsBelow(options)));
  const chosen = listed.filter((option) => option.value !== undefined && values.includes(option.value));
  const initial = chosen.length === 0 ? {} : { initial_options: chosen };
  const element: types.InputBlock['element'] =
    options.length <= BOXES
      ? { type: 'checkboxes', action_id: 'choices', options: listed, ...initial }
      : { type: 'multi_static_select', action_id: 'choices', options: listed, ...initial };
  return [input(field, place, element), ...hintLines(options)];
}

function dateElement({ value }: Of<'date'>): types.Datepicker {
  return { type: 'datepicker', action_id: 'date', ...(value === null || value === '' ? {} : { initial_date: value }) };
}

function contactElement({ value, maxLength }: Of<'contact'>): types.PlainTextInput {
  const most = Math.min(maxLength, INPUT);
  return {
    type: 'plain_text_input',
    action_id: 'contact',
    max_length: most,
    ...(value === '' ? {} : { initial_value: inert(value).slice(0, most) }),
  };
}
