import type { types } from '@slack/bolt';
import type { CardPart } from '../../../src/chat/port.ts';
import { clipped, inert, pieces } from './plain.ts';

type Rich = types.RichTextBlock['elements'][number];
type Piece = types.RichTextText;

/** Text elements take no markup and no mentions, so what people wrote stays words. */
const ELEMENT_MOST = 3000;

export interface Measure {
  /** The longest a text may be; what is longer is cut, and says so. */
  readonly most: number;
  readonly shortened: string;
}

function run(text: string, style?: Piece['style']): readonly Piece[] {
  const shown = inert(text);
  if (shown === '') return [];
  return pieces(shown, ELEMENT_MOST).map((piece) => ({
    type: 'text',
    text: piece,
    ...(style === undefined ? {} : { style }),
  }));
}

function section(...elements: readonly Piece[]): readonly Rich[] {
  return elements.length === 0 ? [] : [{ type: 'rich_text_section', elements: [...elements] }];
}

const bold = { bold: true };

function partOf(part: CardPart, { most, shortened }: Measure): readonly Rich[] {
  const cut = (text: string): string => clipped(inert(text), most, ` … ${shortened}`);
  switch (part.kind) {
    case 'text':
      return section(...run(cut(part.text)));
    case 'warning':
      return section(...run(`⚠ ${cut(part.text)}`, bold));
    case 'quote':
      return [...section(...run(part.label, bold)), ...quote(cut(part.text))];
    case 'record':
      return [...section(...run(part.label, bold)), ...preformatted(cut(part.text))];
    case 'facts':
      return section(...facts(part.rows, cut));
    case 'list':
      return [...section(...run(part.label, bold)), ...list(part.items.map(cut))];
    default:
      return [];
  }
}

function quote(text: string): readonly Rich[] {
  const elements = run(text);
  return elements.length === 0 ? [] : [{ type: 'rich_text_quote', elements: [...elements] }];
}

function preformatted(text: string): readonly Rich[] {
  const elements = run(text);
  return elements.length === 0 ? [] : [{ type: 'rich_text_preformatted', elements: [...elements] }];
}

function list(items: readonly string[]): readonly Rich[] {
  const elements = items.flatMap((item) => {
    const inside = run(item);
    return inside.length === 0 ? [] : [{ type: 'rich_text_section' as const, elements: [...inside] }];
  });
  return elements.length === 0 ? [] : [{ type: 'rich_text_list', style: 'bullet', elements }];
}

function facts(
  rows: readonly { readonly label: string; readonly value: string }[],
  cut: (text: string) => string,
): readonly Piece[] {
  return rows.flatMap(({ label, value }, index) => [
    ...run(`${index === 0 ? '' : '\n'}${label}: `, bold),
    ...run(cut(value)),
  ]);
}

/** All parts as one block; null when nothing of them can be seen. Parts of a kind not known here are left out. */
export function richText(parts: readonly CardPart[], measure: Measure): types.RichTextBlock | null {
  const each = parts.map((part) => partOf(part, measure)).filter((elements) => elements.length > 0);
  const elements = each.flatMap((part, index) => (index === 0 ? part : [gap, ...part]));
  return elements.length === 0 ? null : { type: 'rich_text', elements };
}

const gap: Rich = { type: 'rich_text_section', elements: [{ type: 'text', text: '\n' }] };

const PLACEHOLDER = /(\[[\p{L}_]+_\d+\])/u;

/** A text with every placeholder set off from it. */
export function marked(text: string): types.RichTextBlock {
  const elements = inert(text)
    .split(PLACEHOLDER)
    .flatMap((piece) => run(piece, PLACEHOLDER.test(piece) ? { code: true, bold: true } : undefined));
  return quoted(elements);
}

/** The same text as one run, which takes far less room. */
export function unmarked(text: string): types.RichTextBlock {
  return quoted(run(text));
}

function quoted(elements: readonly Piece[]): types.RichTextBlock {
  return { type: 'rich_text', elements: [{ type: 'rich_text_quote', elements: [...elements] }] };
}
