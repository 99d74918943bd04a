import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { needs } from '../capabilities.ts';

const checkout = dirname(dirname(import.meta.dirname));
const COMPILERS = /^(gcc|g\+\+|cc|c\+\+|clang.*|make|python.*|x86_64-linux-gnu-.*)$/;
/** What a newcomer's shell would find: the machine's own Node, old or not, and none of ours. */
const newcomersPath = (process.env.PATH ?? '')
  .split(delimiter)
  .filter((folder) => !/[/\\](\.tools|node_modules)([/\\]|$)/.test(folder));

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

let clone = '';

beforeAll(() => {
  clone = join(mkdtempSync(join(tmpdir(), 'konsil-clone-')), 'konsil');
  execFileSync('git', ['clone', '--quiet', checkout, clone], { stdio: 'pipe' });
});
afterAll(() => rmSync(dirname(clone), { recursive: true, force: true }));

function start(args: readonly string[], env: NodeJS.ProcessEnv = {}): ChildProcess {
  const path = newcomersPath.join(delimiter);
  // npm hands its settings down to what it starts; a newcomer's shell has none of them.
  const clean = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(npm_|KONSIL_|NODE_OPTIONS|VITEST)/.test(name)),
  );
  return spawn('npm', ['run', '--silent', 'konsil', '--', ...args], {
    cwd: clone,
    env: { ...clean, PATH: path, ...env },
    stdio: 'pipe',
    detached: true,
  });
}

function ending(child: ChildProcess, input = ''): Promise<Ended> {
  const text = { stdout: '', stderr: '' };
  child.stdout?.on('data', (chunk) => {
    text.stdout += String(chunk);
  });
  child.stderr?.on('data', (chunk) => {
    text.stderr += String(chunk);
  });
  child.stdin?.end(input);
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, ...text })));
}

async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await new Promise((resolve) => setTimeout(resolve, 50));
}

/** A folder with every program on the newcomer's path, but for compilers. */
function pathWithoutCompilers(): string {
  const folder = join(dirname(clone), 'bin');
  mkdirSync(folder);
  for (const from of newcomersPath.filter((path) => existsSync(path))) {
    for (const name of readdirSync(from).filter((file) => !COMPILERS.test(file) && !existsSync(join(folder, file)))) {
      symlinkSync(join(from, name), join(folder, name));
    }
  }
  return folder;
}

describe('a fresh clone', needs('git'), () => {
  it('recovers from an installation killed in the middle, though two starts come at once', async () => {
    const killed = start(['--help']);
    const ended = ending(killed);
    await until(() => existsSync(join(clone, 'node_modules/prisma')) || killed.exitCode !== null);
    if (killed.pid !== undefined) process.kill(-killed.pid, 'SIGKILL');
    await ended;

    const both = await Promise.all([ending(start(['--help'])), ending(start(['--help']))]);
    for (const { code, stdout, stderr } of both) {
      expect({ code, stderr: code === 0 ? '' : stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout).toContain('scrub');
      expect(stdout).not.toMatch(/added \d+ packages|^konsil: /m);
    }
    expect(both.map(({ stderr }) => stderr).join()).toContain('waiting for it');
  });

  it('then starts without a word, and has nothing but JSON on stdout', async () => {
    const before = performance.now();
    const { code, stdout, stderr } = await ending(
      start(['scrub', '--jsonl']),
      '{"id":"1","text":"Fieber seit 10 Tagen"}\n',
    );
    console.info(`a start after the first: ${Math.round(performance.now() - before)} ms with npm`);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(
      stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toMatchObject([{ id: '1', text: 'Fieber seit 10 Tagen' }]);
  });

  it('does without a compiler, and says what stands in', async () => {
    // As after an installation that got as far as the addon, which is all that a compiler is for.
    rmSync(join(clone, 'node_modules/.konsil.json'));
    rmSync(join(clone, 'node_modules/hnswlib-node/build'), { recursive: true, force: true });
    const { code, stdout, stderr } = await ending(start(['--help'], { PATH: pathWithoutCompilers() }));
    expect({ code, stderr: code === 0 ? '' : stderr }).toEqual({ code: 0, stderr: '' });
    expect(stderr).toMatch(/could not be built[\s\S]*the exact search serves instead/);
    expect(stdout).toContain('scrub');
    expect(existsSync(join(clone, 'node_modules/hnswlib-node/build'))).toBe(false);
  });

  it('says in two lines what to do when the registry cannot be reached', async () => {
    rmSync(join(clone, 'node_modules'), { recursive: true });
    const offline = {
      npm_config_registry: 'http://127.0.0.1:9',
      npm_config_cache: join(dirname(clone), 'no-cache'),
    };
    const { code, stdout, stderr } = await ending(start(['--help'], offline));
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr.trimEnd().split('\n').slice(-2).join('\n')).toMatch(
      /could not be reached[\s\S]*run the same command again/,
    );
  });
});
