import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { environmentWith, readConfig, settings } from '../src/config.ts';

const example = readFileSync('.env.example', 'utf8').split('\n');

function lineOf(name: string): number {
  return example.findIndex((line) => line.startsWith(`${name}=`) || line.startsWith(`# ${name}=`));
}

describe('the settings', () => {
  it('start with nothing set at all', () => {
    expect(readConfig({})).toMatchObject({
      DATABASE_URL: 'file:data/konsil.db',
      LOCALE: 'de',
      TIME_ZONE: 'Europe/Berlin',
    });
  });

  it.each(
    Object.entries(settings),
  )('%s stands in .env.example with its meaning above and its default', (name, schema) => {
    const line = lineOf(name);
    expect(example[line - 1]).toBe(`# ${schema.description}`);
    const parsed = schema.safeParse(undefined);
    const fallback = parsed.success ? parsed.data : undefined;
    expect(example[line]).toBe(fallback === undefined ? `# ${name}=` : `${name}=${fallback}`);
  });

  it('has nothing in .env.example that the program does not know', () => {
    const names = example.flatMap((line) => /^(?:# )?([A-Z_]+)=/.exec(line)?.[1] ?? []);
    expect(names).toEqual(Object.keys(settings));
  });

  it('reads an empty value as not set, the way a copied .env leaves it', () => {
    expect(readConfig({ EMERGENCY_PHONE: '', PORT: '' })).toMatchObject({ PORT: 3004 });
  });

  it('does not let a name that is set to nothing hide what .env says', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'konsil-env-')), '.env');
    writeFileSync(file, 'PORT=4711\nLOCALE=en\n');
    expect(environmentWith(file, { PORT: '', LOCALE: 'de' })).toMatchObject({ PORT: '4711', LOCALE: 'de' });
    rmSync(dirname(file), { recursive: true });
  });

  it('tells a misspelt name and a line that sets nothing, all together and without a value', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'konsil-env-')), '.env');
    writeFileSync(
      file,
      '# ward 7\nEMERGENCY_PHNE=geheimwert\n\nhier steht nichts\nCOORDINATOR="Konsil\nzweite Zeile"\n',
    );
    const bad = () => environmentWith(file, {});
    expect(bad).toThrow(/line 4 of .* is not NAME=value\n {2}EMERGENCY_PHNE in .* is no setting$/);
    expect(bad).not.toThrow(/geheimwert|steht nichts|line [56]/);
    rmSync(dirname(file), { recursive: true });
  });

  it('leaves what Node itself reads from .env alone', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'konsil-env-')), '.env');
    writeFileSync(file, 'NODE_EXTRA_CA_CERTS=house.pem\nHTTPS_PROXY=http://127.0.0.1:3128\nPORT=4711\n');
    expect(environmentWith(file, {})).toMatchObject({ PORT: '4711' });
    rmSync(dirname(file), { recursive: true });
  });

  it('knows only regions whose holidays it knows', () => {
    expect(readConfig({ HOLIDAY_REGION: 'CH-ZH' }).HOLIDAY_REGION).toBe('CH-ZH');
    expect(() => readConfig({ HOLIDAY_REGION: 'DE-XX' })).toThrow(/HOLIDAY_REGION is no country or region/);
  });

  it('tells all faults together, by name, and never repeats a value', () => {
    const bad = () => readConfig({ PORT: 'geheimwert', TIME_ZONE: 'Bielefeld/Mitte', LOG_LEVEL: 'laut' });
    expect(bad).toThrow(/PORT[\s\S]*TIME_ZONE[\s\S]*LOG_LEVEL/);
    expect(bad).not.toThrow(/geheimwert|Bielefeld|laut\b/);
  });

  it('tell a wrong value in plain words, with what it must be', () => {
    expect(() => readConfig({ PORT: 'abc', LOCALE: 'xx' })).toThrow(
      /PORT must be a number[\s\S]*LOCALE must be one of de, en/,
    );
    expect(() => readConfig({ PORT: '70000' })).toThrow(/PORT must be at most 65535/);
    expect(() => readConfig({ PORT: 'abc' })).not.toThrow(/Invalid|expected|NaN/);
  });

  it('say what Matrix still needs', () => {
    const url = { MATRIX_HOMESERVER_URL: 'https://matrix.example' };
    expect(() => readConfig(url)).toThrow(/MATRIX_USER_ID is missing/);
    expect(() => readConfig({ MATRIX_USER_ID: '@konsil:matrix.example' })).toThrow(/MATRIX_HOMESERVER_URL is missing/);
    expect(() => readConfig({ ...url, MATRIX_USER_ID: 'konsil' })).toThrow(/MATRIX_USER_ID must look like/);
    expect(readConfig({ ...url, MATRIX_USER_ID: '@konsil:matrix.example' })).toMatchObject({
      MATRIX_STORE: 'data/matrix',
      MATRIX_DISPLAY_NAME: 'Konsil (Chatbot)',
    });
  });

  it('say what Slack still needs, for links and for requests alike', () => {
    const bot = { SLACK_BOT_TOKEN: 'xoxb-invented' };
    expect(() => readConfig(bot)).toThrow(/SLACK_APP_TOKEN is missing/);
    expect(() => readConfig({ ...bot, SLACK_HTTP_PORT: '3000' })).toThrow(/SLACK_SIGNING_SECRET is missing/);
    expect(() => readConfig({ SLACK_APP_TOKEN: 'xapp-invented' })).toThrow(/SLACK_BOT_TOKEN is missing/);
    expect(() => readConfig({ SLACK_BOT_TOKEN: 'xapp-swapped' })).toThrow(/SLACK_BOT_TOKEN must begin with xoxb-/);
    const expiring = { SLACK_BOT_TOKEN: 'xoxe.xoxb-1-invented' };
    expect(() => readConfig(expiring)).toThrow(/SLACK_BOT_TOKEN would expire after twelve hours.*install.*OAuth/);
    expect(() => readConfig(expiring)).not.toThrow(/1-invented/);
    expect(readConfig({ ...bot, SLACK_APP_TOKEN: 'xapp-invented' })).toMatchObject({ SLACK_COMMAND: '/expert' });
    expect(readConfig({ ...bot, SLACK_HTTP_PORT: '3000', SLACK_SIGNING_SECRET: 'invented' })).toMatchObject({
      SLACK_HTTP_PORT: 3000,
    });
  });

  it('say what installing at Slack still needs, and that it takes no token beside', () => {
    const oauth = { SLACK_CLIENT_ID: '1.2' };
    expect(() => readConfig(oauth)).toThrow(
      /SLACK_CLIENT_SECRET is missing[\s\S]*SLACK_WORKSPACES is missing[\s\S]*SLACK_HTTP_PORT is missing/,
    );
    const whole = {
      ...oauth,
      SLACK_CLIENT_SECRET: 'invented',
      SLACK_WORKSPACES: 'T00FAKE, E00FAKE',
      SLACK_HTTP_PORT: '3000',
      SLACK_SIGNING_SECRET: 'invented',
    };
    expect(readConfig(whole)).toMatchObject({ SLACK_WORKSPACES: 'T00FAKE, E00FAKE' });
    expect(() => readConfig({ ...whole, SLACK_BOT_TOKEN: 'xoxb-invented' })).toThrow(/stands beside SLACK_CLIENT_ID/);
    expect(() => readConfig({ ...whole, SLACK_WORKSPACES: 'mine' })).toThrow(/SLACK_WORKSPACES must look like/);
  });
});
