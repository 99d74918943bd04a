import type { types } from '@slack/bolt';
import type { Card } from '../../../src/chat/port.ts';
import { words } from '../words.ts';
import { briefBlocks, messageBlocks } from './card.ts';
import { fallbackText } from './fallback.ts';
import { withBriefly, withKept } from './kept.ts';

/** Blocks and the words beside them, for who cannot see blocks. */
export interface Shape {
  readonly blocks: types.KnownBlock[];
  readonly text: string;
}

/** A card as a message. `kept` is a scrubbed text that waits above its button, to be taken up again from there. */
export function shapeOf(card: Card, kept: string): Shape {
  const blocks = messageBlocks(card);
  return { blocks: kept.trim() === '' ? blocks : withKept(blocks, kept), text: fallbackText(card, kept) };
}

/** As little as still says what it is about and what may be done, for where the whole was refused. */
export function briefShape(card: Card, kept: string): Shape {
  const blocks = briefBlocks(card);
  const parts = [{ kind: 'text', text: words[card.lang].shortened }] as const;
  return {
    blocks: kept.trim() === '' ? blocks : withBriefly(blocks, kept),
    text: fallbackText({ ...card, parts }),
  };
}
