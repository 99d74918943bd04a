import type { Card, CardPart } from '../../../src/chat/port.ts';
import { words } from '../words.ts';
import { BUTTON } from './card.ts';
import { clippedTo, escaped, escapedBytes, oneLine } from './plain.ts';

/** In bytes, escaped: `chat.update` refuses more than 4000 (https://docs.slack.dev/reference/methods/chat.update). */
const FALLBACK = 3900;
/** Of one text of the card, in bytes: the longest is shortened first, so that short ones stay whole. */
const LENGTHS = [3900, 3000, 2000, 1200, 700, 400, 200, 100] as const;
const LABELS = [BUTTON, 40, 20, 10] as const;

type Cut = (text: string) => string;

/**
 * The whole card in words, for screen readers and old clients, which show no blocks: as it is read out, what may be done
 * comes last and is never lost.
 */
export function fallbackText(card: Card, waiting = ''): string {
  const choices = choiceLine(card);
  const room = FALLBACK - escapedBytes(choices);
  let said = '';
  for (const most of LENGTHS) {
    said = bodyOf(card, waiting, (text) => clippedTo(text, most));
    if (escapedBytes(said) <= room) break;
  }
  return escaped(clippedTo(said, room) + choices);
}

function choiceLine({ lang, choices }: Card): string {
  if (choices.length === 0) return '';
  const lines = LABELS.map(
    (most) => `\n${words[lang].may}: ${choices.map(({ label }) => oneLine(label, most)).join(', ')}`,
  );
  return lines.find((line) => escapedBytes(line) <= FALLBACK / 2) ?? clippedTo(lines.at(-1) ?? '', FALLBACK / 2);
}

function bodyOf({ title, parts }: Card, waiting: string, cut: Cut): string {
  return [cut(title), ...parts.map((part) => partText(part, cut)), cut(waiting)]
    .filter((line) => line !== '')
    .join('\n');
}

function partText(part: CardPart, cut: Cut): string {
  switch (part.kind) {
    case 'facts':
      return part.rows.map(({ label, value }) => `${label}: ${cut(value)}`).join('\n');
    case 'list':
      return [`${part.label}:`, ...part.items.map((item) => `- ${cut(item)}`)].join('\n');
    case 'quote':
    case 'record':
      return `${part.label}: ${cut(part.text)}`;
    case 'text':
    case 'warning':
      return cut(part.text);
    default:
      return '';
  }
}
