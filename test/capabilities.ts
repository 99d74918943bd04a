import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';

export type CapabilityName = 'hnswlib' | 'transformers' | 'chromium' | 'gcc' | 'git' | 'synapse';

/** Whether this machine has what a suite needs, and if not, why in a few words. */
export type Capability =
  | { readonly available: true; readonly path: string }
  | { readonly available: false; readonly why: string };

declare module 'vitest' {
  interface TaskMeta {
    /** Why a suite did not run here, for the list at the end of a run. */
    skipped?: string;
  }
}

const FINDERS: Readonly<Record<CapabilityName, () => Capability>> = {
  hnswlib: findHnswlib,
  transformers: findTransformers,
  chromium: findChromium,
  gcc: () => findProgram('gcc', ['--version'], 'no C compiler on PATH'),
  synapse: findSynapse,
  git: () => findProgram('git', ['rev-parse', 'HEAD'], 'this folder is not a git checkout'),
};

export function capability(name: CapabilityName): Capability {
  return FINDERS[name]();
}

/**
 * Options for a suite that needs something of the machine: `describe('the playground', needs('chromium'), ...)`.
 * Where it is missing the suite is skipped and told at the end; named in `KONSIL_REQUIRE`, it fails instead.
 */
export function needs(...names: readonly CapabilityName[]) {
  const missing = names.flatMap((name) => {
    const found = capability(name);
    return found.available ? [] : [{ name, why: found.why }];
  });
  const required = missing.find(({ name }) => requiredNames().includes(name));
  if (required) throw new Error(`${required.name} is required here (KONSIL_REQUIRE), but missing: ${required.why}`);
  const skipped = missing.map(({ name, why }) => `${name}: ${why}`).join('; ');
  return missing.length === 0 ? { skip: false } : { skip: true, meta: { skipped } };
}

function requiredNames(): readonly string[] {
  return (process.env.KONSIL_REQUIRE ?? '').split(',').map((name) => name.trim());
}

function findHnswlib(): Capability {
  try {
    createRequire(import.meta.url)('hnswlib-node');
    return { available: true, path: 'hnswlib-node' };
  } catch {
    return { available: false, why: 'hnswlib-node is not built here (no C++ compiler at install)' };
  }
}

/** The library and the runtime below it, which has a part for each machine. */
function findTransformers(): Capability {
  try {
    const require = createRequire(import.meta.url);
    createRequire(require.resolve('@xenova/transformers'))('onnxruntime-node');
    return { available: true, path: '@xenova/transformers' };
  } catch {
    return { available: false, why: '@xenova/transformers is not installed here, or not for this machine' };
  }
}

function findChromium(): Capability {
  const path = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
  return existsSync(path)
    ? { available: true, path }
    : { available: false, why: `not found at ${path} (set CHROMIUM_PATH)` };
}

/** A real homeserver in a root of its own; made by `test/synapse/prepare.sh`, which a run that may take minutes calls first. */
function findSynapse(): Capability {
  try {
    const script = new URL('synapse/prepare.sh', import.meta.url).pathname;
    const path = execFileSync(script, ['--find'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
    return { available: true, path };
  } catch {
    return { available: false, why: 'no homeserver (test/synapse/prepare.sh makes one; needs Debian and root)' };
  }
}

/** A program that answers when it is called like this. */
function findProgram(program: string, args: readonly string[], why: string): Capability {
  try {
    execFileSync(program, args, { stdio: 'ignore', cwd: import.meta.dirname });
    return { available: true, path: program };
  } catch {
    return { available: false, why };
  }
}
