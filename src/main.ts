import { randomBytes, randomInt } from 'node:crypto';
import { dirname } from 'node:path';
import { createPlayground, type Playground } from '../adapters/playground/index.ts';
import type { Chance, Clock } from './ambient.ts';
import { assemble, type BotOptions, DEFAULT_CIRCLE, type EmbeddedBot } from './assemble.ts';
import type { ChatAdapter } from './chat/port.ts';
import { exitCode, findings, hasAddon, report } from './commands/doctor.ts';
import { embedderFaultWords, embedderFinding, embedderSettings, rerankSettings } from './commands/embedder.ts';
import { contentOf, importExperts } from './commands/import-experts.ts';
import { progressOn } from './commands/progress.ts';
import { type Config, readConfig } from './config.ts';
import type { EmbedderNews } from './embedding.ts';
import { BotError, faultCode } from './errors.ts';
import { makeFolder } from './folder.ts';
import { databaseExists, keyOf, openKeyed } from './keyed-store.ts';
import { createLog, silentLog } from './log.ts';
import { chatPlatforms } from './platforms.ts';
import { type MovableClock, movableClock } from './playground-clock.ts';
import { personas, seedPlayground } from './seed.ts';
import type { Store } from './store/port.ts';

/** The real clock; nothing else in `src` reads the wall clock. */
export const systemClock: Clock = {
  now: () => new Date(),
  after(milliseconds, run) {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
};

const systemChance: Chance = {
  newId: () => randomBytes(12).toString('base64url'),
  between: (least, most) => randomInt(least, most + 1),
};

/** Konsil inside another program: a database file, a key file, and at least one chat adapter. */
export function createBot(options: BotOptions): Promise<EmbeddedBot> {
  return assemble({ clock: systemClock, chance: systemChance, log: silentLog, ...options });
}

const DRAIN_MS = 5000;

/** Runs until SIGINT or SIGTERM; prints where it can be reached. */
export async function start(config: Config): Promise<void> {
  prepareFolder(config.DATABASE_URL);
  const platforms = await chatPlatforms(config, createLog(config.LOG_LEVEL));
  if (platforms.length > 0) return startAtPlatforms(config, platforms);
  let playground: Playground | null = null;
  let clock: MovableClock | null = null;
  const bot = await createBot({
    ...optionsFrom(config),
    clock: { now: () => (clock ?? systemClock).now(), after: systemClock.after },
    adapters: async (store) => {
      clock = await movableClock(systemClock, store.state('playground'));
      await seedPlayground(store, DEFAULT_CIRCLE, systemClock.now());
      playground = createPlayground({
        port: config.PORT,
        timeZone: config.TIME_ZONE,
        personas: personas(await store.experts(DEFAULT_CIRCLE)),
        moveClock: async (minutes) => {
          await clock?.move(minutes);
          bot.wake();
        },
      });
      return [playground];
    },
  });
  await startOrExplain(bot, config);
  stopOnSignal(bot);
  await sayReady(playground, config);
}

/** A platform that is down keeps neither Konsil nor another platform from starting; it is tried until it is there. */
async function startAtPlatforms(config: Config, platforms: readonly ChatAdapter[]): Promise<void> {
  const bot = await createBot({ ...optionsFrom(config), adapters: platforms });
  await bot.start();
  stopOnSignal(bot);
  const names = platforms.map(({ platform }) => platform).join(', ');
  process.stdout.write(`Konsil is ready and connects in the background: ${names}\n${await notes(config)}`);
}

/** What still serves, but not as well as it could. */
async function notes({ EMERGENCY_PHONE: phone }: Config): Promise<string> {
  const index =
    'hnswlib-node is not installed: the exact search serves, which is fine up to 20,000 profiles and cases.\n';
  const number = 'EMERGENCY_PHONE is not set: a question that sounds like an emergency names no number to call.\n';
  return `${(await hasAddon()) ? '' : index}${phone === undefined ? number : ''}`;
}

function optionsFrom(config: Config): Omit<BotOptions, 'adapters'> {
  return {
    databaseUrl: config.DATABASE_URL,
    keyFile: config.KONSIL_KEY_FILE,
    timeZone: config.TIME_ZONE,
    holidayRegion: config.HOLIDAY_REGION,
    coordinatorName: config.COORDINATOR,
    locale: config.LOCALE,
    years: config.YEARS_ALONE,
    log: createLog(config.LOG_LEVEL),
    embedder: embedderSettings(config, true),
    ...rerankFrom(config),
    onEmbedder: embedderTeller(config.EMBEDDER),
    ...(config.EMERGENCY_PHONE === undefined ? {} : { emergencyPhone: config.EMERGENCY_PHONE }),
    ...(config.LEXICON_FILE === undefined ? {} : { lexiconFile: config.LEXICON_FILE }),
  };
}

/** One line for each tenth, so that a long first start is seen to go on. */
function embedderTeller(kind: string): (news: EmbedderNews) => void {
  let told = '';
  return (news) => {
    const line =
      news.kind === 'fault'
        ? embedderFaultWords(kind, news.fault)
        : news.kind === 'serving'
          ? `The embedder ${kind} serves.\n`
          : `${news.kind} ${10 * Math.floor(news.percent / 10)} %\n`;
    if (line !== told) process.stderr.write(line);
    told = line;
  };
}

function rerankFrom(config: Config): Pick<BotOptions, 'rerank'> {
  const rerank = rerankSettings(config);
  return rerank === null ? {} : { rerank };
}

function prepareFolder(databaseUrl: string): void {
  if (!databaseUrl.startsWith('file:')) return;
  const folder = dirname(databaseUrl.slice('file:'.length));
  try {
    makeFolder(folder);
  } catch (error) {
    throw new BotError('store-unavailable', `the folder ${folder} of the database cannot be made`, { cause: error });
  }
}

/** The playground is all there is, so a start without it is none. */
async function startOrExplain(bot: EmbeddedBot, config: Config): Promise<void> {
  try {
    const [fault] = (await bot.start()).values();
    if (fault !== undefined) throw fault;
  } catch (error) {
    await bot.stop(0);
    if (error instanceof BotError) throw error;
    if (error instanceof Error && 'code' in error && (error.code === 'EADDRINUSE' || error.code === 'EACCES'))
      throw new BotError('port-in-use', `port ${config.PORT} is in use or not allowed`, { cause: error });
    throw new BotError('adapter-failed', `the playground did not start (${faultCode(error)})`, { cause: error });
  }
}

async function sayReady(playground: Playground | null, config: Config): Promise<void> {
  process.stdout.write(`Konsil is ready. The playground is at ${playground?.url ?? 'nowhere'}\n${await notes(config)}`);
}

function stopOnSignal(bot: EmbeddedBot): void {
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    void bot.stop(DRAIN_MS).then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

/** A rehearsal without a database is compared with an empty one in memory, and leaves neither file nor key behind. */
async function importInto(config: Config, dryRun: boolean): Promise<Store> {
  const { DATABASE_URL: url, KONSIL_KEY_FILE: keyFile } = config;
  if (dryRun && !databaseExists(url)) return openKeyed(':memory:', new Uint8Array(32));
  prepareFolder(url);
  return openKeyed(url, keyOf(url, keyFile));
}

/** `konsil import`: exit code 1 when a line was not right. */
export async function importFile(config: Config, file: string, dryRun: boolean): Promise<number> {
  const csv = await contentOf(file);
  const store = await importInto(config, dryRun);
  try {
    return await importExperts({
      store,
      csv,
      dryRun,
      circleId: DEFAULT_CIRCLE,
      chance: systemChance,
      now: systemClock.now(),
      say: (line) => process.stdout.write(`${line}\n`),
      progress: progressOn(process.stderr, 'lines read'),
    });
  } finally {
    await store.close();
  }
}

/** `konsil doctor`: exit code 1 when something is wrong. */
export async function doctor(
  environment: () => Readonly<Record<string, string | undefined>>,
  json: boolean,
): Promise<number> {
  const found = await findings({
    readConfig: () => readConfig(environment()),
    embedder: (config) => embedderFinding(embedderSettings(config, false)),
    databaseExists: (config) => databaseExists(config.DATABASE_URL),
    openStore: (config) => openKeyed(config.DATABASE_URL, keyOf(config.DATABASE_URL, config.KONSIL_KEY_FILE)),
  });
  process.stdout.write(report(found, json));
  return exitCode(found);
}
