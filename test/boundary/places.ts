/** Who may import what of ours. A place may always import itself; the longest place that fits a module is its row. */
export interface Place {
  readonly place: string;
  /** What may be imported whole. */
  readonly values: readonly string[];
  /** What may be imported as types alone. */
  readonly types: readonly string[];
  /** The packages it may import; any but the reserved ones where nothing is said. */
  readonly packages?: RegExp;
}

const NO_PACKAGE = /^$/;
const CALENDAR = /^temporal-polyfill$/;
const PURE = ['src/consult/', 'src/panel/', 'src/library/', 'src/network/'];
const AMBIENT = ['src/ambient.ts', 'src/errors.ts'];
const DOMAIN = ['src/deid/', 'src/chat/', 'src/match/', 'src/store/port.ts', ...PURE];
const CORE = [...AMBIENT, ...DOMAIN, 'src/log.ts', 'src/intake/', 'src/delivery/'];

export const PLACES: readonly Place[] = [
  { place: 'src/main.ts', values: ['src/', 'adapters/'], types: [] },
  {
    place: 'src/platforms.ts',
    values: ['src/slack-platform.ts', 'src/matrix-platform.ts'],
    types: ['src/config.ts', 'src/chat/port.ts', 'src/log.ts'],
  },
  {
    place: 'src/slack-platform.ts',
    values: [...AMBIENT, 'adapters/', 'src/config.ts', 'src/chat/port.ts', 'src/log.ts'],
    types: [],
  },
  {
    place: 'src/matrix-platform.ts',
    values: [
      ...AMBIENT,
      'adapters/',
      'src/config.ts',
      'src/chat/port.ts',
      'src/log.ts',
      'src/keyed-store.ts',
      'src/matrix-reset.ts',
      'src/folder.ts',
    ],
    types: [],
  },
  { place: 'src/matrix-reset.ts', values: [...AMBIENT, 'adapters/'], types: ['src/config.ts'] },
  { place: 'src/index.ts', values: ['src/'], types: [] },
  {
    place: 'src/cli.ts',
    values: [
      'src/commands/',
      'src/main.ts',
      'src/slack-platform.ts',
      'src/matrix-platform.ts',
      'src/config.ts',
      'src/errors.ts',
    ],
    types: [],
  },
  { place: 'src/bot.ts', values: [...CORE, 'src/pump.ts'], types: [] },
  {
    place: 'src/config.ts',
    values: [...AMBIENT, 'src/consult/', 'src/env-file.ts', 'src/holiday-table.ts', 'src/plain-words.ts'],
    types: [],
  },
  { place: 'src/env-file.ts', values: [...AMBIENT], types: [] },
  { place: 'src/holiday-table.ts', values: [], types: [] },
  { place: 'src/plain-words.ts', values: [], types: [] },
  {
    place: 'src/keyed-store.ts',
    values: [...AMBIENT, 'src/keyed.ts', 'src/key-file.ts', 'src/store/'],
    types: [],
  },
  {
    place: 'src/assemble.ts',
    values: [
      ...CORE,
      'src/bot.ts',
      'src/embedding.ts',
      'src/holiday-table.ts',
      'src/keyed.ts',
      'src/keyed-store.ts',
      'src/lexicon/',
      'src/store/prisma/',
    ],
    types: [],
  },
  { place: 'src/embedding.ts', values: [...AMBIENT, 'src/match/', 'src/log.ts'], types: [] },
  { place: 'src/keyed.ts', values: AMBIENT, types: [] },
  { place: 'src/key-file.ts', values: [...AMBIENT, 'src/folder.ts'], types: [] },
  { place: 'src/folder.ts', values: [], types: [], packages: /^node:(fs|path)$/ },
  { place: 'src/pump.ts', values: AMBIENT, types: [] },
  { place: 'src/playground-clock.ts', values: [...AMBIENT, 'src/chat/port.ts'], types: [] },
  { place: 'src/seed.ts', values: [...AMBIENT, ...DOMAIN, 'src/directory/'], types: [] },
  { place: 'src/ambient.ts', values: [], types: [], packages: NO_PACKAGE },
  { place: 'src/errors.ts', values: [], types: [], packages: NO_PACKAGE },
  { place: 'src/log.ts', values: AMBIENT, types: [] },

  { place: 'src/deid/', values: [], types: [], packages: /^node:(crypto|fs|path|url|util)$/ },
  ...PURE.map((place) => ({ place, values: [], types: ['src/deid/', ...PURE], packages: CALENDAR })),
  { place: 'src/chat/', values: ['src/deid/', ...PURE], types: ['src/store/port.ts'], packages: CALENDAR },
  { place: 'src/match/', values: ['src/deid/', 'src/errors.ts'], types: PURE },
  { place: 'src/store/', values: [], types: ['src/deid/', 'src/chat/', ...PURE], packages: NO_PACKAGE },
  {
    place: 'src/store/prisma/',
    values: [...AMBIENT, 'src/deid/', 'src/store/port.ts', 'src/folder.ts'],
    types: ['src/chat/', 'src/log.ts', ...PURE],
  },
  { place: 'src/intake/', values: CORE, types: ['src/bot.ts'] },
  { place: 'src/delivery/', values: CORE, types: ['src/bot.ts'] },
  { place: 'src/lexicon/', values: [...AMBIENT, 'src/deid/', ...PURE], types: [] },
  {
    place: 'src/directory/',
    values: [...AMBIENT, 'src/deid/', 'src/plain-words.ts'],
    types: ['src/store/port.ts', ...PURE],
  },
  { place: 'src/privacy/', values: [...AMBIENT, 'src/deid/', ...PURE], types: ['src/store/port.ts'] },
  { place: 'src/insights/', values: [...AMBIENT, 'src/deid/', ...PURE], types: ['src/store/port.ts'] },
  {
    place: 'src/commands/',
    values: [...AMBIENT, 'src/deid/', 'src/match/', 'src/directory/'],
    types: ['src/config.ts', 'src/store/port.ts', ...PURE],
  },

  { place: 'adapters/turns.ts', values: [], types: [], packages: NO_PACKAGE },
  { place: 'adapters/slack/', values: ['src/chat/port.ts', 'adapters/turns.ts'], types: [] },
  { place: 'adapters/matrix/', values: ['src/chat/port.ts', 'adapters/turns.ts'], types: [] },
  { place: 'adapters/playground/', values: ['src/chat/port.ts'], types: [] },
];

/** Packages and folders that one place alone may touch. */
export const RESERVED: readonly { readonly target: RegExp; readonly only: readonly string[] }[] = [
  { target: /^src\/store\/prisma\/generated\//, only: ['src/store/prisma/'] },
  { target: /^(@prisma\/|prisma$|better-sqlite3|pg$)/, only: ['src/store/prisma/'] },
  { target: /^hnswlib-node$/, only: ['src/match/', 'src/commands/doctor.ts'] },
  { target: /^@slack\//, only: ['adapters/slack/'] },
  { target: /^(openai|@xenova\/)/, only: ['src/match/'] },
  { target: /^(matrix-js-sdk|@matrix-org\/)/, only: ['adapters/matrix/'] },
  { target: /^(hono|@hono\/|htmx)/, only: ['adapters/playground/'] },
  { target: /^commander$/, only: ['src/cli.ts', 'src/commands/'] },
  { target: /^pino$/, only: ['src/log.ts'] },
];
