// @ts-check
// Writes docs/deidentification.md from the rules of src/deid: node scripts/make-deid-doc.mjs
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { FRAMES } from '../src/deid/frames/index.ts';
import { RECOGNISERS } from '../src/deid/recognisers/index.ts';
import { yearAlone } from '../src/deid/recognisers/year-alone.ts';

export const PAGE = fileURLToPath(new URL('../docs/deidentification.md', import.meta.url));

const INTRODUCTION = `# De-identification

For whoever wants to know what the filter takes and what it leaves. This page is made from the rules by \`scripts/make-deid-doc.mjs\`; every example on it is a test.

Try it, and see by which rule and evidence each place was taken; no word of the text is in the explanation:

\`\`\`sh
echo '{"id":1,"text":"Frau Testmann, geb. 1.2.1950, RR 120/80"}' | npm run --silent konsil -- scrub --jsonl --explain
\`\`\`

A filter is a filter, not anonymity: a name nobody listed, in small letters and without a cue, can pass.

## How it decides

1. The text is read once: one kind of blank, nothing invisible, words looked up in the tables of \`lexicon/deid\`.
2. Clinical frames are claimed, so that "Barthel-Index" and "RR 120/80" stay.
3. Each rule says what it sees, with its evidence. A name once found is found again wherever it stands.
4. Where two overlap, the stronger names the place and both are taken. A claim yields to a cue: "Frau Barthel" goes.
5. The result is looked at again until nothing more is found; what still looks like an identifier is a refusal.
6. Dates keep their course: the first is \`[DATE_1]\`, a later one \`[DATE_2: Tag +3]\`. Ages under 90 stay as typed; in a case that is kept they become bands (days to 28 days, weeks to three months, months to two years, then \`2-5\`, \`6-11\`, \`12-17\`, \`18-24\` and steps of five years, \`90+\`).

| refusal | what was found |
|---|---|
| \`number-left\` | a long number is left |
| \`address-left\` | an \`@\` with something behind it is left |
| \`name-left\` | a capitalised word follows a form of address |
| \`unstable\` | every look found something more |
| \`too-long\`, \`broken-encoding\`, \`recogniser-failed\` | the text could not be read |

What is left may still tell who it is. The asker is warned, never stopped, of these combinations, shown the words, and may say them less exactly (words in \`lexicon/deid/quasi-identifiers.tsv\`):

| warning | what was found |
|---|---|
| \`only-one\` | somebody is said to be the only, first, youngest or oldest one |
| \`known-person\` | an office or a known profession, said of somebody |
| \`rare-occupation\` | an occupation that few have |
| \`in-the-news\` | an event that was reported, or the report |
| \`rare-disease-and-place\` | a rare disease with a small place, gathering or event |
| \`age-time-and-place\` | an exact age with a day and a gathering or small place |

| evidence | means |
|---|---|
| \`check-digit\` | the check digit holds |
| \`shape\` | it is written as such an identifier is |
| \`cue\` | a word before it announces it |
| \`list\` | a table holds it |
| \`neighbour\` | what stands beside it fits |
| \`position\` | it stands where such a thing stands |
| \`propagation\` | the same name was found elsewhere in the text |
| \`known-person\` | the person was named earlier in this request |

| confidence | means |
|---|---|
| \`certain\` | cannot be undone: check digits, contacts, dates of birth |
| \`likely\` | can be undone by the asker |
| \`possible\` | can be undone by the asker; the first to look at |
`;

/** What a reader sees of an example: the part that goes in bold. @param {string} example */
function shown(example) {
  const line = example
    .replaceAll('\n', ' ⏎ ')
    .replaceAll('*', '\\*')
    .replaceAll('_', '\\_')
    .replaceAll('<', '&lt;')
    .replaceAll('|', '\\|');
  return line.replaceAll('«', '**').replaceAll('»', '**');
}

/** @param {string} title @param {readonly string[]} examples */
function listed(title, examples) {
  return [`${title}:`, '', ...examples.map((example) => `- ${shown(example)}`), ''];
}

/** The whole page as text. */
export function deidPage() {
  const rules = RECOGNISERS.flatMap(({ id, kind, about, examples }) => [
    `### \`${id}\` (${kind})`,
    '',
    about,
    '',
    ...listed('Goes', examples.hit),
    ...listed('Stays', examples.stay),
  ]);
  const frames = FRAMES.flatMap(({ reason, about, examples }) => [
    `### \`${reason}\``,
    '',
    about,
    '',
    ...listed('Stays', examples),
  ]);
  const switched = [
    `### \`${yearAlone.id}\` (${yearAlone.kind})`,
    '',
    `${yearAlone.about} Switched on by \`YEARS_ALONE=go\`, by \`--years go\` of \`konsil scrub\`, or by \`years: 'go'\` of \`scrub()\`.`,
    '',
    ...listed('Goes', yearAlone.examples.hit),
    ...listed('Stays', yearAlone.examples.stay),
  ];
  return (
    [
      INTRODUCTION,
      '## What goes',
      '',
      ...rules,
      '## What goes when a house wants it',
      '',
      ...switched,
      '## What stays',
      '',
      ...frames,
    ]
      .join('\n')
      .trimEnd() + '\n'
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(PAGE, deidPage());
