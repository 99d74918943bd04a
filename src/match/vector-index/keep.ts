import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { BUILDING } from './build.ts';

/** Folders of vectors by embedder begin so. */
export const GENERATION = 'generation-';

/** Takes away the files of other embedders, and what interrupted builds left. */
export async function keepOnly(indexDir: string, kept: string): Promise<void> {
  const folders = await readdir(indexDir).catch(() => []);
  for (const name of folders)
    if (name.startsWith(GENERATION) && name !== kept) await rm(join(indexDir, name), { recursive: true, force: true });
  const inside = await readdir(join(indexDir, kept)).catch(() => []);
  for (const name of inside)
    if (name.startsWith(BUILDING) || name.endsWith('.tmp'))
      await rm(join(indexDir, kept, name), { recursive: true, force: true });
}
