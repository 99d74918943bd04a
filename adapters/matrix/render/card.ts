import type { Card, CardPart, Choice } from '../../../src/chat/port.ts';
import { words } from '../words.ts';
import { type Block, bullets, labelledText, paragraph, preformatted, strong } from './block.ts';

/** How the choices of a card are numbered and told apart from those of other cards. */
export interface Numbering {
  /** Of the first choice; a page of several cards counts on. */
  readonly from: number;
  readonly code: string;
}

export function partBlocks(part: CardPart, important: string): readonly Block[] {
  switch (part.kind) {
    case 'text':
      return [paragraph(part.text)];
    case 'quote':
      return [labelledText(part.label, part.text)];
    case 'facts':
      return [bullets(part.rows.map(({ label, value }) => `${label}: ${value}`))];
    case 'list':
      return [strong(part.label), bullets(part.items)];
    case 'warning':
      return [strong(`❗ ${important}: ${part.text}`)];
    case 'record':
      return [preformatted(part.label, part.text)];
  }
}

function choiceLine({ label, word, emoji }: Choice, number: number, code: string): string {
  return `${number} ${emoji} ${label} · ${word} ${code}`;
}

/** What may be done, each with number, sign and word; the code tells this card from any other. */
function choiceBlocks({ choices, lang }: Card, { from, code }: Numbering): readonly Block[] {
  if (choices.length === 0) return [];
  const offered = choices.map((choice, index) => choiceLine(choice, from + index, code));
  return [paragraph(`${words[lang].typeHint}\n${offered.join('\n')}`)];
}

export function cardBlocks(card: Card, numbering: Numbering): readonly Block[] {
  const { important, ended } = words[card.lang];
  return [
    card.ended ? paragraph(`${card.title} (${ended})`) : strong(card.title),
    ...card.parts.flatMap((part) => partBlocks(part, important)),
    ...choiceBlocks(card, numbering),
  ];
}

/** A person's own page: all its cards one below the other, their choices numbered through. */
export function homeBlocks(sections: readonly Card[], code: string): readonly Block[] {
  let from = 1;
  return sections.flatMap((card) => {
    const blocks = cardBlocks(card, { from, code });
    from += card.choices.length;
    return blocks;
  });
}
