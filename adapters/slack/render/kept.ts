import type { types } from '@slack/bolt';
import { fitsMessage } from './card.ts';
import { clipped } from './plain.ts';
import { marked, unmarked } from './rich-text.ts';

type Block = types.KnownBlock;

/** Where a scrubbed text stands that is to be taken up again. */
const KEPT_BLOCK = 'kept';
const LENGTHS = [6000, 5000, 4000, 3000] as const;
const BRIEF = 1500;

/** The same blocks with a text above their buttons; its placeholders are marked where there is room for that. */
export function withKept(blocks: readonly Block[], kept: string): Block[] {
  const plain = LENGTHS.map((most) => unmarked(clipped(kept, most)));
  const each = [marked(clipped(kept, LENGTHS[0])), ...plain].map((waiting) => above(blocks, waiting));
  return each.find(fitsMessage) ?? withBriefly(blocks, kept);
}

/** The same where the whole is too much. */
export function withBriefly(blocks: readonly Block[], kept: string): Block[] {
  return above(blocks, unmarked(clipped(kept, BRIEF)));
}

function above(blocks: readonly Block[], waiting: types.RichTextBlock): Block[] {
  return [...blocks.slice(0, -1), { ...waiting, block_id: KEPT_BLOCK }, ...blocks.slice(-1)];
}

/** The text that waits in the block set aside for it, or null. */
export function keptIn(blocks: readonly unknown[]): string | null {
  for (const block of blocks)
    if (typeof block === 'object' && block !== null && 'block_id' in block && block.block_id === KEPT_BLOCK)
      return textsIn(block).join('');
  return null;
}

function textsIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value !== 'object' || value === null) return [];
  if ('text' in value && typeof value.text === 'string') return [value.text];
  return 'elements' in value ? textsIn(value.elements) : [];
}
