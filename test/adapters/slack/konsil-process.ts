import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { typeScriptFlags } from '../../../scripts/decide.mjs';
import { APP_TOKEN, BOT_TOKEN, type FakeSlack } from '../../fakes/slack/index.ts';
import { until } from './open-slack.ts';

const CLI = fileURLToPath(new URL('../../../src/cli.ts', import.meta.url));

export interface KonsilProcess {
  readonly child: ChildProcess;
  readonly said: { out: string; err: string };
  /** Resolves with the exit code; null when it was killed. */
  readonly ended: Promise<number | null>;
}

function environment(slack: FakeSlack, folder: string) {
  return {
    PATH: process.env.PATH ?? '',
    DATABASE_URL: `file:${join(folder, 'konsil.db')}`,
    KONSIL_KEY_FILE: join(folder, 'konsil.key'),
    SLACK_BOT_TOKEN: BOT_TOKEN,
    SLACK_APP_TOKEN: APP_TOKEN,
    SLACK_API_URL: slack.apiUrl,
  };
}

function run(slack: FakeSlack, folder: string, args: readonly string[]): KonsilProcess {
  const child = spawn(process.execPath, [...typeScriptFlags(process.version), CLI, ...args], {
    cwd: folder,
    env: environment(slack, folder),
  });
  const said = { out: '', err: '' };
  child.stdout.on('data', (chunk) => (said.out += String(chunk)));
  child.stderr.on('data', (chunk) => (said.err += String(chunk)));
  child.stdin.end();
  const ended = once(child, 'close').then(([code]) => (typeof code === 'number' ? code : null));
  return { child, said, ended };
}

/** `konsil import` of one cardiologist. */
export async function importExpert(slack: FakeSlack, folder: string, userId: string): Promise<void> {
  const file = join(folder, 'experts.csv');
  writeFileSync(
    file,
    'account,name,lang,specialty,interests,text\n' +
      `slack:T00FAKE:${userId},Prof. Max Testmann,de,Kardiologie,Vorhofflimmern,"Vorhofflimmern und Antikoagulation."\n`,
  );
  const importing = run(slack, folder, ['import', file]);
  const code = await importing.ended;
  if (code !== 0) throw new Error(`the import failed: ${importing.said.err}`);
}

/** `konsil start` against a fake Slack, until both links stand. */
export async function startKonsil(slack: FakeSlack, folder: string): Promise<KonsilProcess> {
  const running = run(slack, folder, ['start']);
  let isOver = false;
  void running.ended.then(() => {
    isOver = true;
  });
  await until(() => isOver || slack.sockets.links.length >= 2);
  if (isOver) throw new Error(`konsil ended: ${running.said.err}`);
  return running;
}
