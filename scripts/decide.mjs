// @ts-check
/** The pure decisions of the bootstrap. Everything in `scripts/` but the test runner must parse and run on Node 18. */

/** The first with Node-API 10, without which the SQLite driver's addon kills the process on opening a database. */
export const LEAST_NODE = '22.14.0';
export const OWN_NODE = '24.21.0';

/** @param {string} version @param {string} least */
export function isAtLeast(version, least) {
  return asNumber(version) >= asNumber(least);
}

/** @param {string} version such as `v22.13.0` */
function asNumber(version) {
  const [major = 0, minor = 0, patch = 0] = version
    .replace(/^v/, '')
    .split('.')
    .map((part) => Number.parseInt(part, 10));
  return (major * 1_000 + minor) * 1_000 + patch;
}

/**
 * Which Node runs the command: this one, our own from the npm registry, or none that we can bring.
 * @param {{ version: string, platform: string, arch: string }} machine
 * @returns {{ kind: 'current' } | { kind: 'own', name: string } | { kind: 'missing', message: string }}
 */
export function chooseNode({ version, platform, arch }) {
  if (isAtLeast(version, LEAST_NODE)) return { kind: 'current' };
  // The registry has no macOS or Windows build of every release, so only Linux is brought by us.
  if (platform === 'linux' && (arch === 'x64' || arch === 'arm64')) return { kind: 'own', name: `node-linux-${arch}` };
  return { kind: 'missing', message: missingNode(version) };
}

/** @param {string} version */
export function missingNode(version) {
  return `Node ${LEAST_NODE} or newer is needed, and this is ${version}.\nInstall Node 24 from https://nodejs.org, then run the same command again.`;
}

/** Flags with which this Node runs TypeScript as it stands. @param {string} version */
export function typeScriptFlags(version) {
  const quiet = '--disable-warning=ExperimentalWarning';
  const stripsByItself =
    isAtLeast(version, '23.6.0') || (version.replace(/^v/, '').startsWith('22.') && isAtLeast(version, '22.18.0'));
  return stripsByItself ? [quiet] : ['--experimental-strip-types', quiet];
}

/**
 * @typedef {{ lock: string, machine: string }} PackagesStamp what was installed: hash of package-lock.json, and for which machine
 * @param {{ wanted: PackagesStamp, found: PackagesStamp | null, isPresent: boolean }} packages
 * @returns {'missing' | 'unfinished' | 'changed' | null} null when nothing is to be installed
 */
export function whyInstall({ wanted, found, isPresent }) {
  if (!isPresent) return 'missing';
  if (found === null) return 'unfinished';
  return found.lock === wanted.lock && found.machine === wanted.machine ? null : 'changed';
}

/**
 * Whether someone else's `npm ci` already put in place what the lock file asks for. npm writes its hidden lock file last.
 * @typedef {Record<string, { version?: string, optional?: boolean }>} LockedPackages
 * @param {LockedPackages} wanted @param {LockedPackages} installed
 */
export function isSameInstall(wanted, installed) {
  const names = Object.keys(wanted).filter((name) => name !== '');
  const isKept = (/** @type {string} */ name) =>
    installed[name] ? installed[name]?.version === wanted[name]?.version : wanted[name]?.optional === true;
  return names.length > 0 && names.every(isKept) && Object.keys(installed).every((name) => name in wanted);
}

/** What to say of the missing index accelerator: nobody tried to build what was left out on purpose. @param {'left-out' | 'not-built'} why */
export function explainNoAddon(why) {
  const what =
    why === 'left-out'
      ? 'was left out of this install.'
      : 'could not be built (it wants Python, make and a C++ compiler).';
  return `The index accelerator hnswlib-node ${what}\nNothing is lost: the exact search serves instead.`;
}

/**
 * @typedef {{ token: string, host: string, pid: number, child: number | null }} LockHolder
 * @param {{ holder: LockHolder | null, quietMs: number, host: string, isAlive: (pid: number) => boolean }} lock
 * @returns {boolean} true when nobody works behind this lock any more
 */
export function isStale({ holder, quietMs, host, isAlive }) {
  // The holder touches its lock each second; a minute of quiet outlasts a machine that swaps, and a pid used again.
  if (quietMs > 60_000) return true;
  if (holder === null) return quietMs > 2_000;
  if (holder.host !== host) return false;
  return !isAlive(holder.pid) && (holder.child === null || !isAlive(holder.child));
}

/**
 * One or two plain lines for a failed npm: what is wrong, and what to do.
 * @param {{ what: string, output: string, code: number | null }} failure
 */
export function explainNpmFailure({ what, output, code }) {
  const retry = 'then run the same command again.';
  if (
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|UND_ERR/.test(
      output,
    )
  ) {
    return `The npm registry could not be reached, so ${what} could not be installed.\nCheck the network, a proxy (npm config get proxy) or your mirror (npm config get registry), ${retry}`;
  }
  if (/ENOSPC/.test(output)) return `The disk is full, so ${what} could not be installed.\nFree about 1 GB, ${retry}`;
  if (/EACCES|EPERM|EROFS/.test(output))
    return `This folder may not be written to, so ${what} could not be installed.\nGive yourself the right to write here, ${retry}`;
  if (/EUSAGE/.test(output))
    return `package-lock.json does not fit package.json, so ${what} could not be installed.\nRun npm install, ${retry}`;
  return `npm could not install ${what} (exit code ${code}); its own words are above.\nMend what it names, ${retry}`;
}
