import { isJson, type Json, jsonIn, listIn, textIn } from './json.ts';

/** `&amp;`, `&lt;`, `&gt;`: what Slack makes of the three characters that mean something to it, and back. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

export function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** The words a person reads in a text object: marks and mentions act, and so disappear from the words. */
function textObject(of: Json): string {
  const text = textIn(of, 'text');
  if (textIn(of, 'type') === 'plain_text') return text;
  return unescaped(text.replace(/<[^>]*>/g, '').replace(/(?<!\w)[*_~`](\S(?:.*?\S)?)[*_~`](?!\w)/g, '$1'));
}

function richText(element: Json): string {
  switch (textIn(element, 'type')) {
    case 'text':
      return textIn(element, 'text');
    case 'emoji':
      return `:${textIn(element, 'name')}:`;
    case 'rich_text_list':
      return listIn(element, 'elements')
        .map((item) => `• ${richText(item)}`)
        .join('\n');
    default:
      return listIn(element, 'elements').map(richText).join('');
  }
}

/** The words of one block, as they stand on a screen. */
export function wordsOfBlock(block: Json): string {
  switch (textIn(block, 'type')) {
    case 'header':
      return textObject(jsonIn(block, 'text'));
    case 'section':
      return [...(isJson(block.text) ? [textObject(block.text)] : []), ...listIn(block, 'fields').map(textObject)].join(
        '\n',
      );
    case 'context':
      return listIn(block, 'elements').map(textObject).join(' ');
    case 'rich_text':
      return listIn(block, 'elements').map(richText).join('\n');
    case 'actions':
      return buttonsIn([block])
        .map(({ label }) => `[${label}]`)
        .join(' ');
    case 'input':
      return [textObject(jsonIn(block, 'label')), textObject(jsonIn(block, 'hint'))].join('\n');
    default:
      return '';
  }
}

export function wordsOf(blocks: readonly Json[]): string {
  return blocks.map(wordsOfBlock).join('\n');
}

export interface SeenButton {
  readonly label: string;
  readonly actionId: string;
  readonly blockId: string;
  readonly value: string;
}

export function buttonsIn(blocks: readonly Json[]): readonly SeenButton[] {
  return blocks.flatMap((block) => {
    const accessory = isJson(block.accessory) ? [block.accessory] : [];
    return [...(textIn(block, 'type') === 'actions' ? listIn(block, 'elements') : []), ...accessory]
      .filter((element) => textIn(element, 'type') === 'button')
      .map((button) => ({
        label: textObject(jsonIn(button, 'text')),
        actionId: textIn(button, 'action_id'),
        blockId: textIn(block, 'block_id'),
        value: textIn(button, 'value'),
      }));
  });
}

/** Kinds of objects by which Slack calls somebody, links somewhere or reads marks. */
const ALIVE: ReadonlySet<unknown> = new Set([
  'mrkdwn',
  'markdown',
  'link',
  'user',
  'usergroup',
  'channel',
  'broadcast',
  'team',
  'date',
  'emoji',
]);

/** What in blocks or a view would be more than words, by its kind. */
export function markupIn(of: unknown): readonly string[] {
  if (Array.isArray(of)) return of.flatMap(markupIn);
  if (!isJson(of)) return [];
  const own = ALIVE.has(of.type) ? [textIn(of, 'type')] : [];
  const faces = of.type === 'plain_text' && of.emoji !== false ? ['plain_text with emoji'] : [];
  return [...own, ...faces, ...Object.values(of).flatMap(markupIn)];
}
