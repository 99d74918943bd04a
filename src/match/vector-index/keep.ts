import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { BUILDING } from './build.ts';

/** Folders of vectors by embedder begin so. */
export const GENERATION = 'generation-';

/** Takes away the files of other embedders, and what interrupted builds left; what cannot be taken away stays and does no harm. */
export async function keepOnly(indexDir: string, kept: string): Promise<void> {
  const folders = await namesIn(indexDir);
  for (const name of folders) if (name.startsWith(GENERATION) && name !== kept) await takeAway(join(indexDir, name));
  const inside = await namesIn(join(indexDir, kept));
  for (const name of inside)
    if (name.startsWith(BUILDING) || name.endsWith('.tmp')) await takeAway(join(indexDir, kept, name));
}

async function namesIn(folder: string): Promise<readonly string[]> {
  return readdir(folder).catch(() => []);
}

async function takeAway(path: string): Promise<void> {
  await rm(path, { recursive: true, force: true }).catch(() => undefined);
}
