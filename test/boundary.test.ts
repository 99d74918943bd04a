import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { linesOf, median, violationsIn } from './boundary/check.ts';
import { RESERVED } from './boundary/places.ts';
import { importsOf, readSources } from './boundary/source.ts';
import { WORDS } from './boundary/words.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const house = readSources(root, ['src', 'adapters']);

describe('the house', () => {
  it('is read whole', () => {
    expect(house.length).toBeGreaterThan(100);
    expect(house.flatMap(importsOf).filter(({ isOurs }) => isOurs).length).toBeGreaterThan(250);
  });

  it('keeps its rules', () => {
    expect(violationsIn(house)).toEqual([]);
  });

  it('is made of small files', () => {
    expect(median(house.map(linesOf))).toBeLessThanOrEqual(70);
  });
});

const planted: readonly (readonly [path: string, text: string])[] = [
  ['src/deid/scrub.ts', "import { readConfig } from '../config.ts';"],
  ['src/deid/scrub.ts', "import type { Matcher } from '../match/index.ts';"],
  ['src/deid/scrub.ts', "import { z } from 'zod';"],
  ['src/consult/decide.ts', "import { scrub } from '../deid/index.ts';"],
  ['src/consult/decide.ts', "import { scrub, type Span } from '../deid/index.ts';"],
  ['src/consult/decide.ts', "import { readFileSync } from 'node:fs';"],
  ['src/consult/decide.ts', "import type { Store } from '../store/port.ts';"],
  ['src/panel/board.ts', "export { transition } from '../consult/lifecycle.ts';"],
  ['src/library/lesson.ts', "import * as lifecycle from '../consult/lifecycle.ts';"],
  ['src/network/check-in.ts', "import lifecycle from '../consult/lifecycle.ts';"],
  ['src/chat/card.ts', "import { openStore } from '../store/port.ts';"],
  ['src/match/rank.ts', "import type { Config } from '../config.ts';"],
  ['src/store/port.ts', "import { createBot } from '../bot.ts';"],
  ['src/store/prisma/index.ts', "import { matcher } from '../../match/index.ts';"],
  ['src/intake/accept.ts', "import { openStore } from '../store/prisma/index.ts';"],
  ['src/delivery/deliver.ts', "import { createPlayground } from '../../adapters/playground/index.ts';"],
  ['src/directory/csv.ts', "import { createBot } from '../bot.ts';"],
  ['src/commands/scrub-lines.ts', "import { start } from '../main.ts';"],
  ['src/bot.ts', "import { readConfig } from './config.ts';"],
  ['src/bot.ts', "const { start } = await import('./main.ts');"],
  ['src/cli.ts', "import {\n  createBot,\n} from './bot.ts';"],
  ['adapters/slack/index.ts', "import type { RawText } from '../../src/deid/index.ts';"],
  ['adapters/slack/index.ts', "import '../playground/index.ts';"],
  ['src/elsewhere/thing.ts', 'export const nowhere = 1;'],
  ['src/match/utils.ts', 'export const shapeless = 1;'],
  ['src/match/case-helpers/words.ts', 'export const shapeless = 1;'],
];

describe('what breaks the rules', () => {
  it.each(planted)('is seen in %s: %s', (path, text) => {
    expect(violationsIn([{ path, text }])).toHaveLength(1);
  });

  it('is seen where a file grows over 250 lines', () => {
    const lines = (count: number) => [{ path: 'src/match/long.ts', text: 'export const one = 1;\n'.repeat(count) }];
    expect(violationsIn(lines(251))).toHaveLength(1);
    expect(violationsIn(lines(250))).toEqual([]);
  });

  it.each(WORDS)('is seen: $rule', ({ rule, within, planted: line }) => {
    for (const place of within)
      expect(violationsIn([{ path: `${place}slack/x.ts`, text: line }]).join()).toContain(rule);
  });

  it.each(RESERVED)('is seen: $target outside its place', ({ target, only }) => {
    const name = target.source.replace(/^\^\(?|[|$)].*$/g, '').replaceAll('\\', '');
    const importing = (path: string) => ({
      path,
      text: `import { x } from '${name.startsWith('src/') ? `../${name.slice(4)}x.ts` : name}';`,
    });
    expect(violationsIn([importing('src/main.ts')])).toHaveLength(1);
    expect(only.length).toBeGreaterThan(0);
  });
});

describe('what keeps them', () => {
  it.each([
    [
      'src/consult/decide.ts',
      "import type { Span } from '../deid/index.ts';\nimport { type Span } from '../deid/index.ts';",
    ],
    ['src/consult/decide.ts', "import { transition } from './lifecycle.ts';"],
    ['src/panel/board.ts', "import type { Person } from '../consult/person.ts';"],
    [
      'adapters/slack/index.ts',
      "import { App } from '@slack/bolt';\nimport type { Core } from '../../src/chat/port.ts';",
    ],
    ['src/main.ts', "import { createPlayground } from '../adapters/playground/index.ts';\nconst now = new Date();"],
    ['src/match/rank.ts', "// once read from '../config.ts' at Date.now()\nconst then = new Date(0);"],
    ['src/match/rank.ts', "/* import { x } from '../config.ts'; */"],
  ])('passes in %s: %s', (path, text) => {
    expect(violationsIn([{ path, text }])).toEqual([]);
  });
});
