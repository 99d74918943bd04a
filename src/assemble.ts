import { dirname, join } from 'node:path';
import type { Chance, Clock } from './ambient.ts';
import { type Bot, makeBot } from './bot.ts';
import type { Site } from './chat/index.ts';
import type { ChatAdapter } from './chat/port.ts';
import { defaultPolicy, holidaysOf, type Language, type Policy } from './consult/index.ts';
import { createEmbedding, type EmbedderNews } from './embedding.ts';
import { BotError } from './errors.ts';
import { holidayTable } from './holiday-table.ts';
import { keyedBy } from './keyed.ts';
import { keyOf, openKeyed } from './keyed-store.ts';
import { readRedFlagRules } from './lexicon/read.ts';
import type { Log } from './log.ts';
import {
  createMatcher,
  createRerank,
  deferredMatcher,
  type EmbedderSettings,
  lexicalEmbedder,
  type RerankSettings,
  useSiteLexicon,
} from './match/index.ts';
import type { Store } from './store/port.ts';
import { holdAlone } from './store/prisma/hold.ts';

export const DEFAULT_CIRCLE = 'default';
export const DEFAULT_COORDINATOR = 'Konsil-Koordination';
const DEFAULT_TIME_ZONE = 'Europe/Berlin';
const DEFAULT_REGION = 'DE-BE';

/** What another program gives to have Konsil inside it. */
export interface BotOptions {
  /** `file:...` or `:memory:`. */
  readonly databaseUrl: string;
  /** Made at the first start; keep it apart from the database. */
  readonly keyFile: string;
  /** As a function when an adapter needs something from the store first. */
  readonly adapters: readonly ChatAdapter[] | ((store: Store) => Promise<readonly ChatAdapter[]>);
  readonly timeZone?: string;
  /** `DE-BY`, `AT-9`, `CH-ZH`. */
  readonly holidayRegion?: string;
  readonly emergencyPhone?: string;
  /** Path of a site's own words, see `konsil lexicon check`. */
  readonly lexiconFile?: string;
  readonly coordinatorName?: string;
  /** Of people who have not chosen one; German without it. */
  readonly locale?: Language;
  /** Whether a year without day and month stays in a text; it does without it. */
  readonly years?: 'stay' | 'go';
  /** Lexical without it; another one comes in while that serves. */
  readonly embedder?: EmbedderSettings;
  /** A language model that may order the first ten found; none without it. */
  readonly rerank?: RerankSettings;
  readonly onEmbedder?: (news: EmbedderNews) => void;
  readonly clock?: Clock;
  readonly chance?: Chance;
  readonly log?: Log;
}

export type Assembly = BotOptions & Required<Pick<BotOptions, 'clock' | 'chance' | 'log'>>;

export interface EmbeddedBot extends Bot {
  readonly store: Store;
}

/** Opens the database, builds the index and joins them to the adapters. Throws `BotError`. */
export async function assemble(options: Assembly): Promise<EmbeddedBot> {
  const { clock, chance, log } = options;
  if (options.lexiconFile !== undefined) useSiteLexicon(options.lexiconFile);
  const policy = policyOf(options);
  const key = keyOf(options.databaseUrl, options.keyFile);
  const hold = await holdAlone(options.databaseUrl);
  const store = await openKeyed(options.databaseUrl, key).catch(async (error: unknown) => {
    await hold.release();
    throw error;
  });
  const matcher = deferredMatcher(
    async () =>
      createMatcher({
        embedder: lexicalEmbedder(),
        alone: (options.embedder?.kind ?? 'lexical') === 'lexical',
        ...indexPlace(options.databaseUrl),
        ...(options.rerank === undefined ? {} : { rerank: createRerank(options.rerank) }),
      }),
    'lexical',
  );
  const adapters = typeof options.adapters === 'function' ? await options.adapters(store) : options.adapters;
  const bot = makeBot({
    store,
    matcher,
    adapters,
    policy,
    key,
    clock,
    chance,
    log,
    keyed: keyedBy(key),
    redFlagRules: readRedFlagRules(),
    circleId: DEFAULT_CIRCLE,
    locale: options.locale ?? 'de',
    years: options.years ?? 'stay',
    site: siteOf(options, policy),
  });
  const embedding = createEmbedding(options.embedder ?? { kind: 'lexical' }, {
    matcher,
    clock,
    log,
    indexed: bot.indexed,
    tell: options.onEmbedder ?? (() => undefined),
  });
  return {
    ...bot,
    store,
    async start() {
      const faults = await bot.start();
      embedding.begin();
      return faults;
    },
    async stop(drainMs) {
      embedding.stop();
      await bot.stop(drainMs);
      await matcher.close();
      await store.close();
      await hold.release();
    },
  };
}

function siteOf(options: BotOptions, policy: Policy): Site {
  return {
    policy,
    emergencyPhone: options.emergencyPhone ?? null,
    coordinatorName: options.coordinatorName ?? DEFAULT_COORDINATOR,
    timeZone: options.timeZone ?? DEFAULT_TIME_ZONE,
  };
}

function policyOf(options: BotOptions): Policy {
  const region = options.holidayRegion ?? DEFAULT_REGION;
  const holidays = holidaysOf(region, holidayTable());
  if (holidays === null)
    throw new BotError('config-invalid', `HOLIDAY_REGION ${region} is not in the table of holidays`);
  return defaultPolicy({ timeZone: options.timeZone ?? DEFAULT_TIME_ZONE, holidays });
}

function indexPlace(databaseUrl: string): { indexDir?: string } {
  if (!databaseUrl.startsWith('file:')) return {};
  return { indexDir: join(dirname(databaseUrl.slice('file:'.length)), 'index') };
}
