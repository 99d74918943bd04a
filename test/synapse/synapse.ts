import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createHmac, randomBytes } from 'node:crypto';
import { chownSync, mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** Any number will do: the files in the private root need no name for it. */
const UID = 990;
const SECRET = 'test-only-shared-secret';
const LOOK_EVERY_MS = 100;
/** Five seconds on a machine with nothing else to do. */
const START_MS = 180_000;

/** A real homeserver on loopback, federated with nobody. */
export interface Synapse {
  readonly url: string;
  /** Registers a person; answers the user id. The password is `pw-` and the name. */
  user(name: string): Promise<string>;
  /** SIGKILL, as when the machine goes down. */
  kill(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
}

export interface SynapseOptions {
  /** Lines of YAML that replace ours, by their key: `rc_message`. */
  readonly limits?: Readonly<Record<string, string>>;
}

const NO_LIMIT = '{per_second: 100000, burst_count: 100000}';

function config(at: string, port: number, limits: Readonly<Record<string, string>>): string {
  const limit: Readonly<Record<string, string>> = {
    rc_message: NO_LIMIT,
    rc_registration: NO_LIMIT,
    rc_login: `{address: ${NO_LIMIT}, account: ${NO_LIMIT}, failed_attempts: ${NO_LIMIT}}`,
    rc_joins: `{local: ${NO_LIMIT}, remote: ${NO_LIMIT}}`,
    rc_joins_per_room: NO_LIMIT,
    rc_invites: `{per_room: ${NO_LIMIT}, per_user: ${NO_LIMIT}, per_issuer: ${NO_LIMIT}}`,
    rc_room_creation: NO_LIMIT,
    ...limits,
  };
  return `server_name: "localhost"
public_baseurl: "http://127.0.0.1:${port}/"
pid_file: ${at}/hs.pid
listeners:
  - {port: ${port}, type: http, tls: false, bind_addresses: ["127.0.0.1"], resources: [{names: [client]}]}
database: {name: sqlite3, args: {database: ${at}/hs.db}}
log_config: ${at}/log.yaml
media_store_path: ${at}/media
signing_key_path: ${at}/signing.key
registration_shared_secret: "${SECRET}"
macaroon_secret_key: "test-only-macaroon"
form_secret: "test-only-form"
report_stats: false
suppress_key_server_warning: true
trusted_key_servers: []
federation_domain_whitelist: []
url_preview_enabled: false
presence: {enabled: false}
${Object.entries(limit)
  .map(([key, value]) => `${key}: ${value}`)
  .join('\n')}
`;
}

const LOG = (at: string): string => `version: 1
formatters: {p: {format: '%(asctime)s %(levelname)s %(name)s %(message)s'}}
handlers: {f: {class: logging.FileHandler, filename: ${at}/hs.log, formatter: p}}
root: {level: WARNING, handlers: [f]}
disable_existing_loggers: false
`;

/** Starts a new one with an empty database, in the root that `prepare.sh` made. */
export async function openSynapse(root: string, options: SynapseOptions = {}): Promise<Synapse> {
  mkdirSync(join(root, 'srv'), { recursive: true });
  const folder = mkdtempSync(join(root, 'srv', 'hs-'));
  const inside = folder.slice(root.length);
  const port = await freePort();
  writeFileSync(join(folder, 'homeserver.yaml'), config(inside, port, options.limits ?? {}));
  writeFileSync(join(folder, 'log.yaml'), LOG(inside));
  const made = spawnSync('chroot', [
    root,
    '/usr/bin/python3',
    '/usr/bin/synapse_generate_signing_key',
    '-o',
    `${inside}/signing.key`,
  ]);
  if (made.status !== 0) throw new Error(`no signing key: ${String(made.stderr)}`);
  for (const name of ['', 'homeserver.yaml', 'log.yaml', 'signing.key']) chownSync(join(folder, name), UID, UID);
  const url = `http://127.0.0.1:${port}`;
  let running: ChildProcess | null = null;

  const end = async (signal: 'SIGTERM' | 'SIGKILL'): Promise<void> => {
    const process = running;
    running = null;
    if (process === null || process.exitCode !== null) return;
    const ended = new Promise((resolve) => process.once('exit', resolve));
    process.kill(signal);
    await ended;
  };
  const start = async (): Promise<void> => {
    const out = openSync(join(folder, 'out.log'), 'a');
    running = spawn(
      'chroot',
      [
        `--userspec=${UID}:${UID}`,
        root,
        '/usr/bin/python3',
        '-m',
        'synapse.app.homeserver',
        '-c',
        `${inside}/homeserver.yaml`,
      ],
      { stdio: ['ignore', out, out], env: { HOME: inside, PATH: '/usr/sbin:/usr/bin:/sbin:/bin' } },
    );
    for (let waited = 0; waited < START_MS; waited += LOOK_EVERY_MS) {
      if (running.exitCode !== null) throw new Error(`Synapse did not start; see ${folder}/out.log`);
      const answer = await fetch(`${url}/health`).catch(() => null);
      if (answer?.ok === true) return;
      await wait(LOOK_EVERY_MS);
    }
    await end('SIGKILL');
    throw new Error(`Synapse does not answer; see ${folder}/out.log`);
  };
  await start();
  return {
    url,
    user: (name) => register(url, name),
    kill: () => end('SIGKILL'),
    start,
    async stop() {
      await end('SIGTERM');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function register(url: string, name: string): Promise<string> {
  const at = `${url}/_synapse/admin/v1/register`;
  const { nonce }: { nonce: string } = JSON.parse(await (await fetch(at)).text());
  const mac = createHmac('sha1', SECRET)
    .update([nonce, name, `pw-${name}`, 'notadmin'].join('\0'))
    .digest('hex');
  const body = JSON.stringify({ nonce, username: name, password: `pw-${name}`, admin: false, mac });
  const answer: { user_id?: string } = JSON.parse(await (await fetch(at, { method: 'POST', body })).text());
  if (answer.user_id === undefined) throw new Error(`${name} could not be registered: ${JSON.stringify(answer)}`);
  return answer.user_id;
}

/** A name nobody has yet. */
export function someName(of: string): string {
  return `${of}-${randomBytes(3).toString('hex')}`;
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}
