import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { typeScriptFlags } from '../scripts/decide.mjs';
import { settings } from '../src/config.ts';
import { lifecycleMarkdown } from '../src/consult/lifecycle-text.ts';
import { columns } from '../src/directory/csv.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const pages = [
  'README.md',
  ...readdirSync(join(root, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const flags = typeScriptFlags(process.version);
const start = promisify(execFile);

function between(path: string, name: string): string {
  const [, inside] =
    new RegExp(`<!-- ${name}: begin -->\n+([\\s\\S]*?)\n+<!-- ${name}: end -->`).exec(read(path)) ?? [];
  return inside ?? `${path} has no place for ${name}`;
}

function codeIn(path: string): string {
  const text = read(path);
  const blocks = [...text.matchAll(/```\w*\n([\s\S]*?)```/g)].map(([, block]) => block);
  const words = [...text.replaceAll(/```[\s\S]*?```/g, '').matchAll(/`([^`]+)`/g)].map(([, word]) => word);
  return [...blocks, ...words].join('\n');
}

describe('the README', () => {
  it('shows the lifecycles that the program runs on', () => {
    expect(between('README.md', 'lifecycles')).toBe(lifecycleMarkdown());
  });

  describe('shows a program', () => {
    const [, snippet = ''] = /```ts\n([\s\S]*?)```/.exec(read('README.md')) ?? [];

    it('that is fifteen lines long and known to the type check', () => {
      expect(snippet.split('\n').filter(Boolean)).toHaveLength(15);
      expect(read('test/fixtures/embedding.ts')).toContain(`\n\n${snippet}`);
    });

    it('that runs as it stands, takes the name out, and ends by itself', { timeout: 60_000 }, async () => {
      mkdirSync(join(root, 'reports'), { recursive: true });
      const cwd = mkdtempSync(join(root, 'reports/readme-'));
      onTestFinished(() => rmSync(cwd, { recursive: true }));
      writeFileSync(join(cwd, 'program.ts'), snippet);
      const { stdout, stderr } = await start(process.execPath, [...flags, 'program.ts'], { cwd, timeout: 60_000 });
      expect(stdout).toContain('Frau [NAME_1], INR 8: was tun?');
      expect(stdout).not.toContain('Testmann');
      expect(stderr).toBe('');
    });
  });

  it('names files that are there', () => {
    const places = pages.flatMap((page) =>
      [...codeIn(page).matchAll(/(?<![\w./-])(?:src|adapters|test|scripts|prisma|lexicon|bench)\/[\w./-]*\w\/?/g)].map(
        ([path]) => path,
      ),
    );
    expect(places.length).toBeGreaterThan(20);
    expect(places.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });
});

describe('the pages', () => {
  const linked = pages.flatMap((page) =>
    [...read(page).matchAll(/\]\(([^)]+)\)/g)].map(([, target = '']) => ({ page, target })),
  );

  it('link to what is there', () => {
    const isThere = ({ page, target }: { page: string; target: string }) =>
      existsSync(join(root, dirname(page), target.replace(/#.*$/, '')));
    expect(linked.filter((link) => !/^https?:/.test(link.target) && !isThere(link))).toEqual([]);
  });

  it('can all be reached from the README', () => {
    const reached = linked.flatMap(({ page, target }) => (page === 'README.md' ? [target] : []));
    expect(pages.filter((page) => page !== 'README.md' && !reached.includes(page))).toEqual([]);
  });

  it('name npm scripts that there are', () => {
    const { scripts } = JSON.parse(read('package.json'));
    const named = pages.flatMap((page) =>
      [...codeIn(page).matchAll(/npm (?:run )?(?:--silent )?(start|test|(?<=run (?:--silent )?)[\w:]+)/g)].flatMap(
        ([, name]) => name ?? [],
      ),
    );
    expect(named.length).toBeGreaterThan(15);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  it('name commands and options of konsil that there are', async () => {
    const help = async (...command: readonly string[]) =>
      (await start(process.execPath, [...flags, join(root, 'src/cli.ts'), ...command, '--help'])).stdout;
    const offered = [...(await help()).matchAll(/^ {2}([a-z]+)(?: |$)/gm)].flatMap(([, name = '']) =>
      name === 'help' ? [] : [name],
    );
    const named = pages.flatMap((page) =>
      [...codeIn(page).matchAll(/\bkonsil(?: --)? ([a-z]+)([^\n|]*)/g)].map(([, name = '', rest = '']) => ({
        name,
        options: rest.match(/--[a-z]\w*/g) ?? [],
      })),
    );
    expect(new Set(named.map(({ name }) => name))).toEqual(new Set(offered));
    const withParts = async (name: string) => {
      const own = await help(name);
      const parts = [...own.matchAll(/^ {2}([a-z]+) \S/gm)].flatMap(([, part = '']) => (part === 'help' ? [] : [part]));
      return [own, ...(await Promise.all(parts.map((part) => help(name, part))))].join('\n');
    };
    const known = new Map(await Promise.all(offered.map(async (name) => [name, await withParts(name)] as const)));
    const unknown = named.flatMap(({ name, options }) =>
      options.filter((option) => !known.get(name)?.includes(option)),
    );
    expect(unknown).toEqual([]);
  });

  it('tell every setting with its default and meaning', () => {
    const rows = Object.entries(settings).map(([name, schema]) => {
      const { data } = schema.safeParse(undefined);
      return `| \`${name}\` | ${data === undefined ? '' : `\`${data}\``} | ${schema.description} |`;
    });
    expect(between('docs/operating.md', 'settings')).toBe(
      ['| setting | default | meaning |', '|---|---|---|', ...rows].join('\n'),
    );
  });

  it('tell every column of the import, and show a file of exactly these', () => {
    const page = read('docs/import.md');
    expect([...page.matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name)).toEqual(columns);
    expect(/```csv\n(.*)\n/.exec(page)?.[1]).toBe(columns.join(','));
  });

  it.each(pages)('%s names no machine, registry host or issue', (page) => {
    expect(read(page)).not.toMatch(/\/(work|root|home|tmp)\/|registry\.|npmjs|(?<![\w&])#\d|\b(?:issue|session)s? \d/i);
  });
});
