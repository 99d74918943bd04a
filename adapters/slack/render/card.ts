import type { types } from '@slack/bolt';
import type { Card, Choice, Handle } from '../../../src/chat/port.ts';
import { words } from '../words.ts';
import { oneLine } from './plain.ts';
import { richText } from './rich-text.ts';

/** Of a message's blocks, in JSON; Slack refuses a little above 13,000. */
const MESSAGE_JSON = 12_000;
const BRIEF = 120;
const LENGTHS = [10_000, 6000, 3000, 1500, 700, 300, BRIEF] as const;
const BRIEF_PARTS = 3;
const HEADER = 150;
export const BUTTON = 75;
const BUTTONS_IN_A_ROW = 5;

type Block = types.KnownBlock;

/** A card as blocks of a message; what is too long is cut, and says so. */
export function messageBlocks(card: Card): Block[] {
  return LENGTHS.map((most) => cardBlocks(card, most)).find(fitsMessage) ?? briefBlocks(card);
}

export function fitsMessage(blocks: readonly Block[]): boolean {
  return JSON.stringify(blocks).length <= MESSAGE_JSON;
}

/** What a card begins with, for where the whole is too much. */
export function briefBlocks(card: Card): Block[] {
  const parts = card.parts.slice(0, BRIEF_PARTS);
  const more = { kind: 'text', text: words[card.lang].shortened } as const;
  return cardBlocks({ ...card, parts: parts.length < card.parts.length ? [...parts, more] : parts }, BRIEF);
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
