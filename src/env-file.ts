import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { BotError } from './errors.ts';

/** Not ours, but read by Node or by what we use. */
const OTHERS = /^(?:NODE_|OPENSSL_|SSL_CERT_|UV_|OMP_|TZ$|LANG$|LC_|PATH$|HOME$|TMPDIR$|(?:HTTPS?|ALL|NO)_PROXY$)/i;
const QUOTED = /=[ \t]*(["'`])[\s\S]*?\1/g;
const BLANK = /^\s*(?:#.*)?$/;
const ASSIGNMENT = /^\s*(?:export\s+)?[\w.-]+\s*=/;

/**
 * What a `.env` file sets; empty when there is none. A name that is no setting and a line that sets nothing are faults:
 * a slip of the pen would otherwise leave out an emergency number. Told by name and line, never with a value.
 */
export function readEnvFile(file: string, names: ReadonlySet<string>): Readonly<Record<string, string | undefined>> {
  const content = contentOf(file);
  const given = parseEnv(content);
  const faults = [
    ...strangeLines(content).map((line) => `line ${line} of ${file} is not NAME=value`),
    ...Object.keys(given)
      .filter((name) => !names.has(name) && !OTHERS.test(name))
      .map((name) => `${name} in ${file} is no setting`),
  ];
  if (faults.length === 0) return given;
  throw new BotError('config-invalid', `these settings are not right:\n  ${faults.join('\n  ')}`);
}

function contentOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw new BotError('config-invalid', `${file} could not be read`, { cause: error });
  }
}

/** Numbers of the lines that are neither empty nor a comment and set nothing; a quoted value may go over several. */
function strangeLines(content: string): readonly number[] {
  const unquoted = content.replace(QUOTED, (value) => `=${value.replace(/[^\n]+/g, '')}`);
  return unquoted.split('\n').flatMap((line, index) => (BLANK.test(line) || ASSIGNMENT.test(line) ? [] : [index + 1]));
}
