import { CUED, type Doc, HARD, type Hit, type Recogniser } from '../recogniser.ts';

const MATRIX = /@[\w.=/+-]{1,64}:[\w-]+(?:\.[\w-]+)*(?::\d{1,5})?/g;
const SLACK = /<[@#!][A-Z0-9][^<>\s]{1,80}>/g;
const AT = /(?<![\p{L}\p{N}_@])@[\p{L}_][\p{L}\p{N}_.-]*[\p{L}\p{N}_]/gu;
/** These call a room, not a person. */
const EVERYONE = /^@(?:channel|here|everyone|all|alle|room|team|kanal|raum)$/i;

const shape = { kind: 'HANDLE', rule: 'handle', tier: HARD, confidence: 'certain', evidence: ['shape'] } as const;

function find({ text }: Doc, found: Hit[]): void {
  for (const match of text.matchAll(MATRIX))
    found.push({ ...shape, start: match.index, end: match.index + match[0].length });
  for (const match of text.matchAll(SLACK))
    found.push({ ...shape, start: match.index, end: match.index + match[0].length });
  for (const match of text.matchAll(AT)) {
    if (!EVERYONE.test(match[0]))
      found.push({ ...shape, tier: CUED, start: match.index, end: match.index + match[0].length });
  }
}

export const handle: Recogniser = {
  id: 'handle',
  about: "A person's name on a chat platform.",
  kind: 'HANDLE',
  trigger: ({ text }) => text.includes('@') || text.includes('<#') || text.includes('<!'),
  find,
  examples: {
    hit: [
      'frag mal «@ada.fake:example.org» dazu',
      '«@dr_testmann» hattest du so einen?',
      'bitte «<@U00FAKE01>» dazuholen',
    ],
    stay: ['@channel wer macht Endo-Dienst?', 'Ziel-INR 2-3 @ 6 Wochen'],
  },
};
