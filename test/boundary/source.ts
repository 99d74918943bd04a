import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

/** One module as text; paths are relative to the root, with forward slashes. */
export interface Source {
  readonly path: string;
  readonly text: string;
}

export interface Import {
  /** `src/chat/port.ts` for one of ours, else the name as written: `node:fs`, `zod`. */
  readonly target: string;
  readonly isOurs: boolean;
  readonly isTypeOnly: boolean;
}

const STATIC =
  /^(?:import|export)\s+(type\s+)?((?:[\w$]+|\*(?:\s+as\s+[\w$]+)?)?\s*,?\s*(?:\{[^}]*\})?)\s*from\s*['"]([^'"]+)['"]/gm;
const BARE_OR_DYNAMIC = /(?:^import\s*|\bimport\s*\(\s*|\brequire\s*\(\s*)['"]([^'"]+)['"]/gm;

export function importsOf({ path, text }: Source): readonly Import[] {
  const code = withoutComments(text);
  const fixed = [...code.matchAll(STATIC)].map(([, type, names = '', name = '']) =>
    toImport(path, name, type !== undefined || namesOnlyTypes(names)),
  );
  const others = [...code.matchAll(BARE_OR_DYNAMIC)].map(([, name = '']) => toImport(path, name, false));
  return [...fixed, ...others];
}

/** Strings are matched first and kept, so that `//` in an address does not begin a comment. */
export function withoutComments(text: string): string {
  const stringOrComment = /('(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`[^`]*`)|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g;
  return text.replace(stringOrComment, (_, string: string | undefined) => string ?? '');
}

/** Every TypeScript module below these folders, but what a tool generated. */
export function readSources(root: string, folders: readonly string[]): readonly Source[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .map((file) => `${folder}/${file.replaceAll('\\', '/')}`)
      .filter((path) => /\.(ts|mjs)$/.test(path) && !path.includes('/generated/'))
      .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') })),
  );
}

function namesOnlyTypes(names: string): boolean {
  const list = /^\{([^}]*)\}$/.exec(names.trim())?.[1];
  const parts = (list ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return parts.length > 0 && parts.every((part) => part.startsWith('type '));
}

function toImport(from: string, name: string, isTypeOnly: boolean): Import {
  const isOurs = name.startsWith('.');
  const target = isOurs ? normalize(join(dirname(from), name)).replaceAll('\\', '/') : name;
  return { target, isOurs, isTypeOnly };
}
