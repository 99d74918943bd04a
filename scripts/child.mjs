// @ts-check
import { spawn } from 'node:child_process';
import { isatty } from 'node:tty';

/** @typedef {{ code: number | null, signal: NodeJS.Signals | null, wasTold: boolean }} Ending `wasTold`: we were asked to stop meanwhile */

/** @type {readonly NodeJS.Signals[]} */
const PASSED_ON = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Runs a program to its end and passes signals on to it. A rejected promise means that it could not be started.
 * @param {string} program @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, stdio: import('node:child_process').StdioOptions, onOutput?: (text: string) => void, onStart?: (pid: number) => void }} options
 * @returns {Promise<Ending>}
 */
export function run(program, args, { onOutput, onStart, ...options }) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, options);
    const signals = passSignalsTo(child);
    child.on('error', (error) => {
      signals.letGo();
      reject(error);
    });
    child.on('close', (code, signal) => {
      signals.letGo();
      resolve({ code, signal, wasTold: signals.wereSeen() });
    });
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => onOutput?.(String(chunk)));
    if (child.pid !== undefined) onStart?.(child.pid);
  });
}

/** @param {import('node:child_process').ChildProcess} child */
function passSignalsTo(child) {
  let seen = false;
  /** @param {NodeJS.Signals} signal */
  const pass = (signal) => {
    seen = true;
    if (signal === 'SIGINT' && isAtTerminal()) return;
    child.kill(signal);
  };
  for (const signal of PASSED_ON) process.on(signal, pass);
  const watch = watchParent(() => pass('SIGTERM'));
  const letGo = () => {
    clearInterval(watch);
    for (const signal of PASSED_ON) process.off(signal, pass);
  };
  return { letGo, wereSeen: () => seen };
}

/** A signal to npm ends npm and its shell but never reaches us; that our parent is gone is how we learn of it. @param {() => void} onGone */
function watchParent(onGone) {
  const parent = process.ppid;
  if (process.env.npm_lifecycle_event === undefined) return undefined;
  return setInterval(() => process.ppid !== parent && onGone(), 500);
}

/** Ctrl-C at a terminal reaches the whole process group; passed on as well, the child would count it twice. */
function isAtTerminal() {
  return [0, 1, 2].some((descriptor) => isatty(descriptor));
}

/** Ends this process as the child ended, so that a caller sees the same exit code or signal. @param {Pick<Ending, 'code' | 'signal'>} ending */
export function endAs({ code, signal }) {
  if (signal === null) process.exit(code ?? 1);
  process.kill(process.pid, signal);
  // Where the signal does not end us, the failure must still be told.
  setTimeout(() => process.exit(1), 1_000);
}
