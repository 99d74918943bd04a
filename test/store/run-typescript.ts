import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Another process of this Node, for what only another process can do. */
export function runTypeScript(file: string, ...args: readonly string[]): ChildProcessWithoutNullStreams {
  const flags = ['--experimental-strip-types', '--disable-warning=ExperimentalWarning'];
  const child = spawn(process.execPath, [...flags, file, ...args], { cwd: root, stdio: 'pipe' });
  child.stderr.pipe(process.stderr);
  return child;
}

export async function firstLine(child: ChildProcessWithoutNullStreams): Promise<string> {
  let said = '';
  for await (const chunk of child.stdout.iterator({ destroyOnReturn: false })) {
    said += String(chunk);
    if (said.includes('\n')) break;
  }
  return said.split('\n')[0] ?? '';
}
