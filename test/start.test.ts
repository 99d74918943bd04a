import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';

const CLI = fileURLToPath(new URL('../src/cli.ts', import.meta.url));
const LOCK_HOLDER = fileURLToPath(new URL('./store/lock-holder.ts', import.meta.url));
const FLAGS = ['--experimental-strip-types', '--disable-warning=ExperimentalWarning'];
const WAIT = 60_000;
/** Root may write anywhere; nobody may not. */
const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

interface Running extends Ended {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
}

interface Way {
  readonly env?: Readonly<Record<string, string>>;
  /** Its stdin stays open. */
  readonly listens?: true;
  readonly asNobody?: boolean;
}

const compiled = mkdtempSync(join(tmpdir(), 'konsil-compiled-'));
chmodSync(compiled, 0o777);
afterAll(() => rmSync(compiled, { recursive: true, force: true }));

describe('the command line', () => {
  let folder: string;
  const running: ChildProcess[] = [];

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'konsil-start-'));
    chmodSync(folder, 0o777);
  });
  afterEach(() => {
    for (const child of running.splice(0)) child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  function begin(args: readonly string[], way: Way = {}): Running {
    const child = spawn(process.execPath, [...FLAGS, ...args], {
      cwd: folder,
      env: { PATH: process.env.PATH ?? '', NODE_COMPILE_CACHE: compiled, PORT: '0', ...way.env },
      ...(way.asNobody === true && isRoot ? { uid: NOBODY, gid: NOBODY } : {}),
    });
    running.push(child);
    const said = { out: '', err: '' };
    child.stdout.on('data', (chunk) => (said.out += String(chunk)));
    child.stderr.on('data', (chunk) => (said.err += String(chunk)));
    if (way.listens === undefined) child.stdin.end();
    const ended = once(child, 'close').then(([code]) => ({ ...said, code: typeof code === 'number' ? code : null }));
    return {
      child,
      ended,
      code: null,
      get out() {
        return said.out;
      },
      get err() {
        return said.err;
      },
    };
  }
  const konsil = (args: readonly string[], way?: Way): Promise<Ended> => begin([CLI, ...args], way).ended;
  const started = async (way?: Way): Promise<Running> => {
    const bot = begin([CLI, 'start'], way);
    await expect.poll(() => bot.out + bot.err, { timeout: WAIT }).toMatch(/ready|konsil:/);
    expect(bot.err).toBe('');
    return bot;
  };
  const url = (name: string) => ({ DATABASE_URL: `file:${join(folder, name)}` });
  /** As an earlier start left it beside its database. */
  function keyMade(name: string): { readonly KONSIL_KEY_FILE: string } {
    writeFileSync(join(folder, name), 'ab'.repeat(32));
    return { KONSIL_KEY_FILE: join(folder, name) };
  }

  it('starts in an empty folder, says where it is, serves the page, and ends with 0 when told to', {
    timeout: WAIT,
  }, async () => {
    const bot = await started();
    const [address = ''] = /http:\/\/127\.0\.0\.1:\d+\//.exec(bot.out) ?? [];
    expect((await fetch(address)).status).toBe(200);
    bot.child.kill('SIGTERM');
    expect((await bot.ended).code).toBe(0);
    expect(existsSync(join(folder, 'data/konsil.db-wal'))).toBe(false);

    const again = await started();
    again.child.kill('SIGINT');
    expect((await again.ended).code).toBe(0);

    const health = await konsil(['doctor', '--json']);
    expect(JSON.parse(health.out)).toContainEqual(expect.objectContaining({ check: 'audit trail', status: 'ok' }));
    expect(health.code).toBe(0);

    cpSync(join(folder, 'data'), join(folder, 'other'), { recursive: true });
    writeFileSync(join(folder, 'other/konsil.key'), `${'ab'.repeat(32)}\n`);
    const wrongKey = await konsil(['start'], {
      env: { ...url('other/konsil.db'), KONSIL_KEY_FILE: join(folder, 'other/konsil.key') },
    });
    expect(wrongKey).toMatchObject({ code: 1, out: '' });
    expect(wrongKey.err).toMatch(/not the one this database was made with[\s\S]*-> .*KONSIL_KEY_FILE/);
  });

  it('does not start twice on one database, nor on a port in use, and says what to do', { timeout: WAIT }, async () => {
    const bot = await started();
    const second = await konsil(['start']);
    expect(second).toMatchObject({ code: 1, out: '' });
    expect(second.err).toMatch(/another Konsil is running[\s\S]*-> stop the other process/);

    const port = /:(\d+)\//.exec(bot.out)?.[1] ?? '';
    const taken = await konsil(['start'], { env: { ...url('elsewhere.db'), PORT: port } });
    expect(taken).toMatchObject({ code: 1, out: '' });
    expect(taken.err).toMatch(new RegExp(`port ${port} is in use[\\s\\S]*-> set PORT to another port`));

    writeFileSync(join(folder, 'experts.csv'), 'account,name\nslack:T:U1,Dr. Testina Muster\n');
    expect((await konsil(['import', 'experts.csv'])).code).toBe(0);
    bot.child.kill('SIGTERM');
    expect((await bot.ended).code).toBe(0);
  });

  it('waits no longer than a second for a database that another process holds', { timeout: WAIT }, async () => {
    const holder = begin([LOCK_HOLDER, url('held.db').DATABASE_URL], { listens: true });
    await once(holder.child.stdout ?? holder.child, 'data');
    writeFileSync(join(folder, 'experts.csv'), 'account,name\nslack:T:U1,Dr. Testina Muster\n');
    const held = await konsil(['import', 'experts.csv'], { env: { ...url('held.db'), ...keyMade('held.key') } });
    expect(held.code).toBe(1);
    expect(held.err).toMatch(/another process holds the database[\s\S]*-> stop the other process/);
  });

  it('tells all faults of .env together, and repeats no value', { timeout: WAIT }, async () => {
    writeFileSync(join(folder, '.env'), 'LOCALE=klingonisch\nTIME_ZONE=Mond/Krater\n');
    const bad = await konsil(['start'], { env: { PORT: 'geheimwert' } });
    expect(bad.code).toBe(1);
    expect(bad.err).toMatch(/PORT[\s\S]*LOCALE[\s\S]*TIME_ZONE[\s\S]*-> correct them in \.env/);
    expect(bad.err).not.toMatch(/geheimwert|klingonisch|Mond/);
    rmSync(join(folder, '.env'));
    mkdirSync(join(folder, '.env'));
    expect((await konsil(['start'])).err).toMatch(/\.env could not be read/);
  });

  it('says what to do about a folder that cannot be made or written to', { timeout: WAIT }, async () => {
    writeFileSync(join(folder, 'file'), '');
    const blocked = await konsil(['start'], { env: url('file/sub/konsil.db') });
    expect(blocked).toMatchObject({ code: 1, out: '' });
    expect(blocked.err).toMatch(/folder .* of the database cannot be made[\s\S]*-> check the path in DATABASE_URL/);

    const shut = join(folder, 'shut');
    mkdirSync(shut, { mode: 0o555 });
    chmodSync(shut, 0o555);
    const readOnly = await konsil(['start'], { env: url('shut/konsil.db'), asNobody: true });
    chmodSync(shut, 0o755);
    expect(readOnly).toMatchObject({ code: 1, out: '' });
    expect(readOnly.err).toMatch(/konsil: [\s\S]*-> (give the user|check the path)/);
    expect(readOnly.err).not.toMatch(/something broke/);
  });

  it('makes no second key for a database whose key was lost', { timeout: WAIT }, async () => {
    writeFileSync(join(folder, 'keyless.db'), '');
    const env = { ...url('keyless.db'), KONSIL_KEY_FILE: join(folder, 'lost.key') };
    for (const command of ['start', 'doctor']) {
      const keyless = await konsil([command], { env });
      expect(keyless.code).toBe(1);
      expect(keyless.out + keyless.err).toMatch(/key file .* is missing, though its database is there/);
    }
    expect(existsSync(env.KONSIL_KEY_FILE)).toBe(false);
  });

  it('says what to do about a damaged database', { timeout: WAIT }, async () => {
    writeFileSync(join(folder, 'damaged.db'), 'this is no database at all. '.repeat(400));
    const env = { ...url('damaged.db'), ...keyMade('damaged.key') };
    for (const command of ['start', 'doctor']) {
      const damaged = await konsil([command], { env });
      expect(damaged.code).toBe(1);
      expect(damaged.out + damaged.err).toMatch(
        /damaged[\s\S]*(-> stop Konsil and put a backup|restore it from a backup)/,
      );
    }
  });

  it('says what to do about a key that cannot be read, or is none', { timeout: WAIT }, async () => {
    const key = join(folder, 'konsil.key');
    const env = { ...url('konsil.db'), KONSIL_KEY_FILE: key };
    for (const written of ['', 'kurz', `${'zz'.repeat(32)}\n`]) {
      writeFileSync(key, written);
      const bad = await konsil(['start'], { env });
      expect(bad).toMatchObject({ code: 1, out: '' });
      expect(bad.err).toMatch(/does not hold a key[\s\S]*-> check KONSIL_KEY_FILE/);
      if (written !== '') expect(bad.err).not.toContain(written.trim());
    }
    writeFileSync(key, `${'ab'.repeat(32)}\n`, { mode: 0o000 });
    chmodSync(key, 0o000);
    const unread = await konsil(['start'], { env, asNobody: true });
    expect(unread.err).toMatch(/could not be read[\s\S]*-> check KONSIL_KEY_FILE/);
    const unmade = await konsil(['start'], { env: { ...env, KONSIL_KEY_FILE: join(key, 'below') } });
    expect(unmade.err).toMatch(/could not be (read|made)[\s\S]*-> check KONSIL_KEY_FILE/);
  });

  it('helps with every command, and ends with 2 at one that is unknown', { timeout: WAIT }, async () => {
    const help = await konsil(['--help']);
    expect(help.code).toBe(0);
    const [, listed = ''] = help.out.split('Commands:');
    const commands = [...listed.matchAll(/^ {2}([a-z]+) /gm)]
      .map(([, name = '']) => name)
      .filter((name) => name !== 'help');
    expect(commands).toEqual(expect.arrayContaining(['start', 'scrub', 'check', 'match', 'import', 'doctor']));
    const helps = await Promise.all(commands.map((name) => konsil([name, '--help'])));
    for (const [index, one] of helps.entries()) {
      expect(one.code).toBe(0);
      expect(one.out).toContain(`Usage: konsil ${commands[index]}`);
    }
    const unknown = await konsil(['strat']);
    expect(unknown).toMatchObject({ code: 2, out: '' });
    expect(unknown.err).toMatch(/unknown command[\s\S]*--help/);
    expect((await konsil(['scrub'])).code).toBe(2);
  });

  it('imports what is right and ends with 1 over what is not, naming line and column but no cell', {
    timeout: WAIT,
  }, async () => {
    writeFileSync(
      join(folder, 'experts.csv'),
      'account,name,weekly_cap\nslack:T:U1,Dr. Testina Muster,3\nkein-konto,Geheimname,viele\n',
    );
    const bad = await konsil(['import', 'experts.csv']);
    expect(bad.code).toBe(1);
    expect(bad.out).toMatch(/line 3: account .*weekly_cap[\s\S]*added 1, changed 0, unchanged 0, not taken 1/);
    expect(bad.out + bad.err).not.toMatch(/Geheimname|viele/);
    const missing = await konsil(['import', 'nirgends.csv']);
    expect(missing.code).toBe(1);
    expect(missing.err).toMatch(
      /nirgends\.csv could not be read[\s\S]*-> give the path of a CSV file; docs\/import\.md/,
    );
    writeFileSync(join(folder, 'other.csv'), '"never closed');
    expect((await konsil(['import', 'other.csv', '--dry-run'])).out).toMatch(/line 1: is no CSV/);
  });

  it('looks without making anything, as JSON too', { timeout: WAIT }, async () => {
    const fresh = await konsil(['doctor', '--json']);
    expect(fresh.code).toBe(0);
    expect(JSON.parse(fresh.out)).toContainEqual(expect.objectContaining({ check: 'database', status: 'note' }));
    expect(existsSync(join(folder, 'data'))).toBe(false);
    const bad = await konsil(['doctor', '--json'], { env: { LOG_LEVEL: 'laut' } });
    expect(bad.code).toBe(1);
    expect(JSON.parse(bad.out)).toMatchObject([
      { check: 'settings', status: 'wrong', todo: expect.stringContaining('.env') },
    ]);
  });

  it('starts on the port as soon as whoever held it is gone', { timeout: WAIT }, async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? String(address.port) : '';
    const taken = await konsil(['start'], { env: { PORT: port } });
    expect(taken.code).toBe(1);
    server.close();
    await once(server, 'close');
    const bot = await started({ env: { PORT: port } });
    bot.child.kill('SIGTERM');
    expect((await bot.ended).code).toBe(0);
  });
});
