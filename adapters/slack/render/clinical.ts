import type { types } from '@slack/bolt';
import type { Field, Option, RemovedMark } from '../../../src/chat/port.ts';
import { context, type FieldPlace, input, optionOf, plain } from './field.ts';
import { blockIdOf } from './field-id.ts';
import { inert, pieces } from './plain.ts';
import { marked } from './rich-text.ts';

type Clinical = Extract<Field, { kind: 'clinical' }>;
type Block = types.KnownBlock;

const INPUT = 3000;
/** Pieces leave room to add a sentence. */
const PIECE = 2500;
/** Shown marked once more above its input while it is short enough to be taken in. */
const MARKED_MOST = 1500;
const BOXES = 10;
const OPTIONS = 100;
const LABEL = 2000;

/**
 * A text that is filtered: what was taken out stands marked above it, and below it what may be put back. A text longer
 * than an input holds goes on in further inputs, so that nothing typed is lost.
 */
export function clinicalBlocks(field: Clinical, place: FieldPlace): readonly Block[] {
  const texts = pieces(inert(field.value), PIECE);
  const inputs = texts.map((text, piece) => pieceInput(field, place, { text, piece, of: texts.length }));
  return [...preview(field, place), ...inputs, ...restore(field, place)];
}

interface Piece {
  readonly text: string;
  readonly piece: number;
  readonly of: number;
}

function pieceInput(field: Clinical, place: FieldPlace, { text, piece, of }: Piece): Block {
  const label = of === 1 ? field.label : `${field.label} (${place.words.part(piece + 1, of)})`;
  const element: types.PlainTextInput = {
    type: 'plain_text_input',
    action_id: 'clinical',
    multiline: field.multiline || of > 1,
    max_length: Math.min(Math.max(field.maxLength, 1), INPUT),
    ...(text === '' ? {} : { initial_value: text }),
  };
  const isFirst = piece === 0;
  return input(
    { ...field, label, required: field.required && isFirst, hint: isFirst ? field.hint : null },
    place,
    element,
    piece,
  );
}

function preview({ value, removed }: Clinical, { words }: FieldPlace): readonly Block[] {
  if (removed.length === 0) return [];
  const list = removed.map(({ placeholder, label }) => `${placeholder} ${label}`).join(', ');
  const told = context(`${words.removed}: ${list}`);
  return value.length > MARKED_MOST ? [told] : [context(words.marked), marked(value), told];
}

/** What is below certainty may be put back by whoever typed it. */
function restore({ id, removed }: Clinical, { words, round }: FieldPlace): readonly Block[] {
  const options = removed
    .filter(({ undoable }) => undoable)
    .slice(0, OPTIONS)
    .map(asOption);
  if (options.length === 0) return [];
  const listed = options.map((option) => optionOf(option, false));
  return [
    {
      type: 'input',
      block_id: blockIdOf({ field: id, round, piece: 0, isRestore: true }),
      optional: true,
      label: plain(words.restore, LABEL),
      element:
        listed.length <= BOXES
          ? { type: 'checkboxes', action_id: 'restore', options: listed }
          : { type: 'multi_static_select', action_id: 'restore', options: listed },
    },
  ];
}

function asOption({ placeholder, label }: RemovedMark): Option {
  return { value: placeholder, label: `${placeholder} ${label}` };
}
