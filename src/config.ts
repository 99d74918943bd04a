import { z } from 'zod';
import { holidaysOf } from './consult/index.ts';
import { readEnvFile } from './env-file.ts';
import { BotError } from './errors.ts';
import { holidayTable } from './holiday-table.ts';
import { plainFault } from './plain-words.ts';

const text = z.string().trim().min(1);
const optional = text.optional();

const timeZone = text.refine((zone) => Intl.supportedValuesOf('timeZone').includes(zone) || zone === 'UTC', {
  error: 'is not an IANA time zone, for example Europe/Berlin',
});

const token = (beginning: string) => text.startsWith(beginning, { error: `must begin with ${beginning}` }).optional();

/** One that expires is renewed by whoever installed the app, and nobody else can. */
const slackBotToken = text
  .refine((given) => given.startsWith('xoxb-'), {
    error: ({ input }) =>
      String(input).startsWith('xoxe.')
        ? 'would expire after twelve hours; let the workspace install the app by OAuth instead (docs/slack.md)'
        : 'must begin with xoxb-',
  })
  .optional();

const matrixNames = text
  .refine((names) => listed(names).every((name) => /^[@!]?[^\s@!,]+$/.test(name)), {
    error: 'must look like house.example, @ada:house.example, !room:house.example',
  })
  .optional();

/** A list that is written with commas. */
export function listed(names: string): readonly string[] {
  return names.split(',').flatMap((name) => name.trim() || []);
}

/** Every setting, with what it means; `.env.example` is held equal to this table by a test. */
export const settings = {
  DATABASE_URL: text
    .refine((url) => url.startsWith('file:') || url === ':memory:', { error: 'must start with file:' })
    .default('file:data/konsil.db')
    .describe('where everything is kept: one SQLite file'),
  PORT: z.coerce
    .number()
    .int()
    .min(0)
    .max(65535)
    .default(3004)
    .describe('port of the playground on 127.0.0.1; 0 picks a free one'),
  LOCALE: z.enum(['de', 'en']).default('de').describe('language of people who have not chosen one'),
  TIME_ZONE: timeZone.default('Europe/Berlin').describe('IANA time zone in which times are said'),
  HOLIDAY_REGION: text
    .regex(/^(DE|AT|CH)(-[A-Z0-9]{1,3})?$/, { error: 'must look like DE-BY, AT-9 or CH-ZH' })
    .refine((region) => holidaysOf(region, holidayTable()) !== null, {
      error: 'is no country or region whose holidays are known',
    })
    .default('DE-BE')
    .describe('whose public holidays are no working days'),
  EMERGENCY_PHONE: optional.describe('shown first when a question sounds like an emergency'),
  COORDINATOR: text.default('Konsil-Koordination').describe('who is named when nobody fits, with a way to reach them'),
  KONSIL_KEY_FILE: text
    .default('data/konsil.key')
    .describe('key for name digests and secrets; made at the first start, kept outside the database'),
  KONSIL_ROLE: z.enum(['all']).default('all').describe('what this process does'),
  EMBEDDER: z
    .enum(['lexical', 'transformers', 'openai'])
    .default('lexical')
    .describe(
      'how texts become vectors: lexical (no model), transformers (a model in this process), openai (a server)',
    ),
  EMBEDDING_MODEL: optional.describe('folder or name of the model; without it a usual one of each kind'),
  OPENAI_API_KEY: optional.describe('for EMBEDDER=openai; a server of your own may need none'),
  OPENAI_BASE_URL: z
    .url({ protocol: /^https?$/, error: 'must be an http or https address, for example http://127.0.0.1:11434/v1' })
    .optional()
    .describe('address of any server that speaks the OpenAI protocol; sees filtered text only'),
  RERANK_MODEL: optional.describe('language model there that may order the first ten found; without it none is asked'),
  LEXICON_FILE: optional.describe(
    'files of words of your own house, with commas, added to the lexicon; konsil lexicon check tells their faults',
  ),
  YEARS_ALONE: z
    .enum(['stay', 'go'])
    .default('stay')
    .describe('whether a year without day and month stays in a text or goes'),
  LOG_LEVEL: z
    .enum(['silent', 'error', 'warn', 'info', 'debug'])
    .default('warn')
    .describe('how much is logged, on stderr'),
  SLACK_BOT_TOKEN: slackBotToken.describe('bot token of the Slack app; with it Konsil runs at Slack'),
  SLACK_APP_TOKEN: token('xapp-').describe('app-level token with connections:write, for Socket Mode'),
  SLACK_SIGNING_SECRET: optional.describe('for HTTP mode: by it requests are known to come from Slack'),
  SLACK_HTTP_PORT: z.coerce
    .number()
    .int()
    .min(1)
    .max(65535)
    .optional()
    .describe('listens for requests from Slack on this port, instead of Socket Mode'),
  SLACK_CLIENT_ID: optional.describe('instead of a bot token: workspaces install the app by OAuth, in HTTP mode'),
  SLACK_CLIENT_SECRET: optional.describe('of the same app, with SLACK_CLIENT_ID'),
  SLACK_WORKSPACES: text
    .regex(/^[TE][A-Z0-9]+(\s*,\s*[TE][A-Z0-9]+)*$/, { error: 'must look like T0123,E0456' })
    .optional()
    .describe('ids of the workspaces or organisations that may install the app, with commas between them'),
  SLACK_HTTP_HOST: text.default('127.0.0.1').describe('address on which HTTP mode listens, behind your own proxy'),
  SLACK_API_URL: z
    .url({ protocol: /^https?$/, error: 'must be an http or https address' })
    .default('https://slack.com/api/')
    .describe('Slack’s Web API, or what stands in front of it'),
  SLACK_COMMAND: text
    .regex(/^\/[a-z0-9_-]{1,31}$/, { error: 'must look like /expert' })
    .default('/expert')
    .describe('the slash command, as in the manifest'),
  SLACK_PROXY: z
    .url({ protocol: /^https?$/, error: 'must be an http or https address' })
    .optional()
    .describe('proxy through which Slack is reached, for calls and links alike'),
  SLACK_CA_FILE: optional.describe('PEM file of your own certificate authority, for calls and links alike'),
  MATRIX_HOMESERVER_URL: z
    .url({ protocol: /^https?$/, error: 'must be an http or https address, for example https://matrix.example.org' })
    .optional()
    .describe('address of the homeserver; with it Konsil runs in Matrix'),
  MATRIX_USER_ID: text
    .regex(/^@[^:\s]+:\S+$/, { error: 'must look like @konsil:example.org' })
    .optional()
    .describe('the account of Konsil'),
  MATRIX_PASSWORD: optional.describe('needed at the first start only'),
  MATRIX_ACCESS_TOKEN: optional.describe('of a device of its own, instead of signing in by password'),
  MATRIX_RECOVERY_KEY: optional.describe('brings the identity back after MATRIX_STORE was lost'),
  MATRIX_STORE: text
    .default('data/matrix')
    .describe('folder of keys, token and rooms; encrypted, for one process alone'),
  MATRIX_DISPLAY_NAME: text.default('Konsil (Chatbot)').describe('the name people see'),
  MATRIX_ALLOW: matrixNames.describe('homeservers, people and rooms Konsil is there for, with commas; without it all'),
  MATRIX_BLOCK: matrixNames.describe('homeservers, people and rooms Konsil is never there for, with commas'),
  MATRIX_REMOVES_LINES: z
    .enum(['wanted', 'always', 'never'])
    .default('wanted')
    .describe('takes lines with identifiers out of rooms: where the room wants it, always where it may, or never'),
  MATRIX_INTRODUCES_IN: z
    .enum(['new-room', 'room-of-asker'])
    .default('new-room')
    .describe('where two people are introduced: new-room, or room-of-asker (the room the asker opened with Konsil)'),
  MATRIX_LEAVES_AFTER_DAYS: z.coerce
    .number()
    .int()
    .min(0)
    .max(3650)
    .default(0)
    .describe(
      'days that Konsil stays in the room of a conversation that is over, before it leaves and forgets it; 0: none',
    ),
} as const;

/** What must be set together, by the name of what is missing. */
function missing(given: Given): readonly (readonly [string, string])[] {
  return [...missingForSlack(given), ...missingForMatrix(given)];
}

type Given = z.infer<z.ZodObject<typeof settings>>;

function missingForMatrix(given: Given): readonly (readonly [string, string])[] {
  const { MATRIX_HOMESERVER_URL: url, MATRIX_USER_ID: user } = given;
  if (url !== undefined && user === undefined) return [['MATRIX_USER_ID', 'is missing, but Matrix is set up']];
  return user !== undefined && url === undefined ? [['MATRIX_HOMESERVER_URL', 'is missing, but Matrix is set up']] : [];
}

function missingForSlack(given: Given): readonly (readonly [string, string])[] {
  const { SLACK_BOT_TOKEN: bot, SLACK_APP_TOKEN: app, SLACK_HTTP_PORT: port, SLACK_SIGNING_SECRET: secret } = given;
  if (given.SLACK_CLIENT_ID !== undefined) return missingForOAuth(given);
  if (bot === undefined)
    return app === undefined && port === undefined ? [] : [['SLACK_BOT_TOKEN', 'is missing, but Slack is set up']];
  if (port !== undefined) return secret === undefined ? [['SLACK_SIGNING_SECRET', 'is missing for HTTP mode']] : [];
  return app === undefined ? [['SLACK_APP_TOKEN', 'is missing for Socket Mode (or set SLACK_HTTP_PORT)']] : [];
}

/** Each workspace brings a token of its own, so none is given beside. */
function missingForOAuth(given: Given): readonly (readonly [string, string])[] {
  const needed = ['SLACK_CLIENT_SECRET', 'SLACK_WORKSPACES', 'SLACK_HTTP_PORT', 'SLACK_SIGNING_SECRET'] as const;
  const missing = needed.filter((name) => given[name] === undefined);
  const doubled =
    given.SLACK_BOT_TOKEN === undefined
      ? []
      : [['SLACK_BOT_TOKEN', 'stands beside SLACK_CLIENT_ID; set one of them'] as const];
  return [...missing.map((name) => [name, 'is missing for installing by OAuth'] as const), ...doubled];
}

const schema = z.object(settings).superRefine((given, context) => {
  for (const [name, message] of missing(given)) context.addIssue({ code: 'custom', path: [name], message });
});

export type Config = Readonly<z.infer<typeof schema>>;

/** Parsed once; all faults are told together, by the name of the setting, never with its value. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = schema.safeParse(given, { error: plainFault });
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
  throw new BotError('config-invalid', `these settings are not right:\n  ${faults.join('\n  ')}`);
}

const NAMES: ReadonlySet<string> = new Set(Object.keys(settings));

/** The environment of this process over what `.env` says; a name that is set to nothing hides nothing. */
export function environmentWith(
  file = '.env',
  own: Readonly<Record<string, string | undefined>> = process.env,
): Readonly<Record<string, string | undefined>> {
  return {
    ...readEnvFile(file, NAMES),
    ...Object.fromEntries(Object.entries(own).filter(([, value]) => value !== '')),
  };
}
