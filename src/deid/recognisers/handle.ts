import { CUED, type Doc, HARD, type Hit, type Recogniser } from '../recogniser.ts';
import { wordGroup } from '../word-group.ts';

const MATRIX = /@[\w.=/+-]{1,64}:[\w-]+(?:\.[\w-]+)*(?::\d{1,5})?/g;
const SLACK = /<[@#!][A-Z0-9][^<>\s]{1,80}>/g;
const AT = /(?<![\p{L}\p{N}_@])@[\p{L}_][\p{L}\p{N}_.-]*[\p{L}\p{N}_]/gu;
/** Behind the name of a service: after a colon, or with a sign or figure that no word of a sentence has. */
const AT_SERVICE =
  /(?<![\p{L}\p{M}\p{N}])(?:insta(?:gram)?|discord|telegram|snapchat|tiktok|facebook|twitter|threema(?:[- ]?id)?|skype)[ \t]{0,2}(?:[:=][ \t]{0,2}(?<told>[\p{L}\p{N}_][\p{L}\p{N}_.#-]{2,39})|[ \t](?<bare>\p{L}{1,30}[\d_.#-][\p{L}\p{N}_.#-]{0,20}[\p{L}\p{N}_]))/giu;
const SERVICES = 'insta instagram discord telegram snapchat tiktok facebook twitter threema threemaid skype'.split(' ');
/** One word with the letter of an apostrophe before it, too. */
const NAMED = wordGroup(
  ['', "d'", "o'", "l'", 'd’', 'o’', 'l’'].flatMap((joined) => SERVICES.map((service) => joined + service)),
);
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
  for (const match of text.matchAll(AT_SERVICE)) {
    const end = match.index + match[0].length;
    const name = match.groups?.told ?? match.groups?.bare ?? '';
    found.push({ ...shape, tier: CUED, start: end - name.length, end });
  }
}

export const handle: Recogniser = {
  id: 'handle',
  about: "A person's name on a chat platform.",
  kind: 'HANDLE',
  trigger: ({ text, groups }) =>
    (groups & NAMED) !== 0 || text.includes('@') || text.includes('<#') || text.includes('<!'),
  find,
  examples: {
    hit: [
      'frag mal «@ada.fake:example.org» dazu',
      '«@dr_testmann» hattest du so einen?',
      'bitte «<@U00FAKE01>» dazuholen',
      'Insta: «anna.testmann», hat Fotos der Wunde',
      'erreichbar über discord «anna#1234»',
      'Threema-ID: «FAKE1234»',
    ],
    stay: [
      'steht auf Facebook gepostet',
      'per Telegram geschickt, Bild kommt',
      'Instagram-Sucht, 16 J',
      '@channel wer macht Endo-Dienst?',
      'Ziel-INR 2-3 @ 6 Wochen',
    ],
  },
};
