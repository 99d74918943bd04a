import type { types } from '@slack/bolt';
import type { Card, Choice, Handle } from '../../../src/chat/port.ts';
import { words } from '../words.ts';
import { oneLine } from './plain.ts';
import { richText } from './rich-text.ts';

/** Of a message's blocks, in JSON; Slack refuses a little above 13,000. */
const MESSAGE_JSON = 12_000;
const LENGTHS = [10_000, 6000, 3000, 1500, 700, 300, 120] as const;
const HEADER = 150;
export const BUTTON = 75;
const BUTTONS_IN_A_ROW = 5;

/** Where a scrubbed text stands that is to be taken up again. */
export const KEPT_BLOCK = 'kept';

type Block = types.KnownBlock;

/** A card as blocks of a message; what is too long is cut, and says so. */
export function messageBlocks(card: Card): Block[] {
  const fitting = LENGTHS.map((most) => cardBlocks(card, most)).find(
    (blocks) => JSON.stringify(blocks).length <= MESSAGE_JSON,
  );
  return fitting ?? cardBlocks({ ...card, parts: card.parts.slice(0, 3) }, 120);
}

/** A card as blocks of any place, no text longer than `most`. */
export function cardBlocks(card: Card, most: number): Block[] {
  const { shortened } = words[card.lang];
  const body = richText(card.parts, { most, shortened });
  return [heading(card), ...(body === null ? [] : [body]), ...buttonRows(card)];
}

/** What is over is shown quietly: no headline, no buttons. */
function heading({ title, ended }: Card): Block {
  const text = { type: 'plain_text', text: oneLine(title, HEADER) || 'Konsil', emoji: false } as const;
  return ended ? { type: 'context', elements: [text] } : { type: 'header', text };
}

function buttonRows({ choices, handle }: Card): Block[] {
  const rows: Block[] = [];
  for (let at = 0; at < choices.length; at += BUTTONS_IN_A_ROW)
    rows.push({
      type: 'actions',
      elements: choices.slice(at, at + BUTTONS_IN_A_ROW).map((choice) => button(choice, handle)),
    });
  return rows;
}

function button({ id, label, style, opens }: Choice, handle: Handle | null): types.Button {
  return {
    type: 'button',
    action_id: `${opens === null ? 'do' : 'open'}:${id}`,
    text: { type: 'plain_text', text: oneLine(label, BUTTON), emoji: false },
    value: handle ?? '',
    ...(style === 'plain' ? {} : { style }),
  };
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
