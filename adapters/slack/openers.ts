import type { Stage } from './stage.ts';

const DAY_MS = 24 * 3_600_000;
/** Whoever has not looked at their page for so long sees it drawn anew when they do. */
const LATELY_MS = 30 * DAY_MS;

function nameOf(userId: string): string {
  return `opened/${userId}`;
}

async function lastOpened({ rows }: Stage, userId: string): Promise<number> {
  const at = await rows.state.get(nameOf(userId));
  return typeof at === 'string' ? Date.parse(at) : 0;
}

/** They look at their page, or are about to. Written down once a day. */
export async function opened(stage: Stage, userId: string): Promise<void> {
  const now = stage.core.now();
  if (now.getTime() - (await lastOpened(stage, userId)) > DAY_MS)
    await stage.rows.state.set(nameOf(userId), now.toISOString());
}

/** Nobody's page is drawn who does not look at it: most people never open theirs. */
export async function looksAtHome(stage: Stage, userId: string): Promise<boolean> {
  return stage.core.now().getTime() - (await lastOpened(stage, userId)) < LATELY_MS;
}
