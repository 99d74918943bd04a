import { escaped, inert } from '../inert.ts';
import { type Block, paragraph } from './block.ts';

/** What stands in an `m.room.message`, without the fields that say how it is sent. */
export interface Piece {
  readonly body: string;
  readonly formatted_body: string;
}

/**
 * Bytes of JSON. The homeserver takes events up to 65,536 bytes, and encryption makes a text a third longer; an edit
 * holds no second copy of the words.
 */
const MOST_BYTES = 40_000;

function pieceOf(blocks: readonly Block[]): Piece {
  return {
    body: blocks.map(({ plain }) => plain).join('\n\n'),
    formatted_body: blocks.map(({ html }) => html).join(''),
  };
}

function bytesOf(piece: Piece): number {
  return Buffer.byteLength(JSON.stringify(piece));
}

/** As few messages as can be sent, in order; one that is too long even alone is cut at a line or a word. */
export function piecesOf(blocks: readonly Block[], most = MOST_BYTES): readonly Piece[] {
  const pieces: Block[][] = [[]];
  for (const block of blocks.flatMap((one) => cut(one, most))) {
    const last = pieces.at(-1) ?? [];
    if (last.length > 0 && bytesOf(pieceOf([...last, block])) > most) pieces.push([block]);
    else last.push(block);
  }
  return pieces.map(pieceOf);
}

/** A text of `room` units is never longer than `most` bytes, twice told, escaped, and each unit three bytes. */
function cut(block: Block, most: number): readonly Block[] {
  if (bytesOf(pieceOf([block])) <= most) return [block];
  const room = Math.floor(most / 16);
  const parts: string[] = [];
  for (let rest = block.plain; rest !== ''; ) {
    const end = endOf(rest, room);
    parts.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  return parts.map(paragraph);
}

function endOf(text: string, room: number): number {
  if (text.length <= room) return text.length;
  const head = text.slice(0, room);
  const at = Math.max(head.lastIndexOf('\n'), head.lastIndexOf(' '));
  if (at > room / 2) return at + 1;
  return head.isWellFormed() ? room : room - 1;
}

/** One line that shows as the words it is. */
export function line(text: string): Piece {
  return { body: inert(text), formatted_body: escaped(text) };
}
