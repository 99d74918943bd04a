import { FRAMES } from '../src/deid/frames/index.ts';
import { RECOGNISERS } from '../src/deid/recognisers/index.ts';

const MANY = 6;

const HEAD = `# De-identification

This page is made from the rules themselves: \`node scripts/make-deid-page.ts\`. Every example is a test.
What goes stands between « and ».

A text passes in this order: invisible characters are taken out, clinical frames are protected, each recogniser
looks for one kind of identifier, overlaps are resolved (check digit and contact before cue before list before shape),
a name found once is found everywhere, placeholders are put in, and the result is read a second time. What cannot be
made safe is refused, and nothing is kept. A filter is a filter, not anonymity.
`;

function examples(label: string, texts: readonly string[]): string {
  const shown = texts.slice(0, MANY).map((text) => `- \`${text.replaceAll('\n', '⏎').replaceAll('`', "'")}\``);
  return shown.length === 0 ? '' : `${label}\n\n${shown.join('\n')}\n\n`;
}

/** One page of what is found and what is protected, from the rules and their examples. */
export function deidPage(): string {
  const found = [...RECOGNISERS]
    .sort((a, b) => a.kind.localeCompare(b.kind) || a.id.localeCompare(b.id))
    .map(
      ({ id, kind, examples: { hit, stay } }) =>
        `### ${id} (${kind})\n\n${examples('Goes:', hit)}${examples('Stays:', stay)}`,
    );
  const kept = FRAMES.map(({ reason, examples: texts }) => `### ${reason}\n\n${examples('Stays:', texts)}`);
  return `${HEAD}\n## What is found\n\n${found.join('')}## What is protected\n\n${kept.join('')}`
    .trimEnd()
    .concat('\n');
}
