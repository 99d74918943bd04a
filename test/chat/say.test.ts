import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { say } from '../../src/chat/say/index.ts';

interface Text {
  readonly key: string;
  readonly said: string;
  /** What was handed in for each placeholder. */
  readonly handed: readonly string[];
}

/** Every text of a catalogue; one with placeholders is said with a mark in each. */
function textsIn(node: unknown, key = ''): readonly Text[] {
  if (typeof node === 'string') return [{ key, said: node, handed: [] }];
  if (typeof node === 'function') {
    const handed = Array.from({ length: node.length }, (_, index) => `⟦${index}⟧`);
    return [{ key, said: String(Reflect.apply(node, null, handed)), handed }];
  }
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([name, inner]) => textsIn(inner, key === '' ? name : `${key}.${name}`));
}

const german = textsIn(say('de'));
const english = textsIn(say('en'));

/** Words that are the same in both languages. */
const alike = new Set([
  'asker.redFlag.phone',
  'choices.pause.word',
  'forms.again.entry',
  'forms.risk.entry',
  'forms.profile.title',
  'kinds.removed.NAME',
  'kinds.emergency.meningitis',
  'state.status.open',
  'state.reason.named',
  'forms.outcome.text',
  'asker.similar.answeredBy',
  'kinds.emergency.status-epilepticus',
]);

describe('the catalogues', () => {
  it('have the same texts in German and in English', () => {
    expect(english.map(({ key }) => key)).toEqual(german.map(({ key }) => key));
    expect(german.length).toBeGreaterThan(400);
  });

  it.each([
    ['German', german],
    ['English', english],
  ] as const)('say something everywhere (%s)', (_name, texts) => {
    expect(texts.filter(({ said }) => said.trim() === '').map(({ key }) => key)).toEqual([]);
  });

  it.each([
    ['German', german],
    ['English', english],
  ] as const)('use every placeholder (%s)', (_name, texts) => {
    expect(
      texts.filter(({ said, handed }) => handed.some((mark) => !said.includes(mark))).map(({ key }) => key),
    ).toEqual([]);
  });

  it('are alike only where both languages have the same word', () => {
    const same = german.filter(({ said }, index) => said === english[index]?.said).map(({ key }) => key);
    expect(same.filter((key) => !alike.has(key))).toEqual([]);
  });

  it('never shout', () => {
    expect([...german, ...english].filter(({ said }) => said.includes('!')).map(({ key }) => key)).toEqual([]);
  });

  it('address a reader in German as Sie', () => {
    expect(german.filter(({ said }) => /\b(du|dein|dir|dich|euch)\b/iu.test(said)).map(({ key }) => key)).toEqual([]);
  });

  it('use words of care, not of transport: nobody is a user, a ticket or a mentor', () => {
    expect(
      [...german, ...english]
        .filter(({ said }) => /\b(user|nutzer|ticket|mentor|bot)\b/iu.test(said))
        .map(({ key }) => key),
    ).toEqual([]);
  });
});

/** Rooms of the catalogue whose keys are looked up by name, so that the name stands in the source. */
const lookedUp = ['answers', 'asker', 'conversation', 'expert', 'house'] as const;

it('no text is left that nobody says', () => {
  const root = new URL('../../src/chat/', import.meta.url);
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
    (path) => path.endsWith('.ts') && !path.startsWith('say/de') && !path.startsWith('say/en'),
  );
  const source = files.map((path) => readFileSync(new URL(path, root), 'utf8')).join('\n');
  const leaves = lookedUp
    .flatMap((room) => textsIn(say('de')[room], room))
    .map(({ key }) => key.split('.').at(-1) ?? '');
  const byState = new Set([
    'open',
    'draft',
    'offered',
    'introduced',
    'answered',
    'unmatched',
    'closed',
    'lapsed',
    'withdrawn',
    'discarded',
    'declined',
    'expired',
    'released',
    'undeliverable',
    'accepted',
    'helped',
    'partly',
    'ask',
    'mine',
    'profile',
    'pause',
    'language',
    'privacy',
  ]);
  expect(leaves.filter((leaf) => !byState.has(leaf) && !new RegExp(`[.'{ ]${leaf}\\b`, 'u').test(source))).toEqual([]);
});

describe('plurals', () => {
  it.each([
    [say('de').state.reason.cases(1), 'hat eine ähnliche Frage beantwortet'],
    [say('de').state.reason.cases(3), 'hat 3 ähnliche Fragen beantwortet'],
    [say('en').state.load.busy(1), 'one open request'],
    [say('en').state.load.busy(2), '2 open requests'],
    [say('de').forms.pause.weeks(1), 'Eine Woche'],
    [say('de').forms.pause.weeks(12), '12 Wochen'],
    [say('de').house.home.more(1), 'und eine weitere'],
  ])('%s', (said, expected) => {
    expect(said).toBe(expected);
  });
});
