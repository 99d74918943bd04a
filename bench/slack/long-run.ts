import type { MeasuredApp, Memory } from './apps.ts';
import { burst } from './burst.ts';

const AT_ONCE = 100;
const LINES = 10;

/** Opens so many forms, a hundred at once, each batch after the one before is whole; tells at every tenth what is still alive. */
export async function longRun(app: MeasuredApp, acts: number, say: (line: string) => void): Promise<void> {
  say('   forms | alive MB | outside the heap MB | resident MB | lost');
  const points: { done: number; heap: number }[] = [];
  const step = Math.max(acts / LINES, AT_ONCE);
  let lost = 0;
  for (let done = AT_ONCE; done <= acts; done += AT_ONCE) {
    lost += (await burst(app, AT_ONCE, '')).lost;
    app.slack.world.received.length = 0;
    app.slack.world.triggers.clear();
    if (done % step >= AT_ONCE) continue;
    const memory = await app.memory();
    points.push({ done, heap: memory.heap });
    say(row(done, memory, lost));
  }
  say(
    `what is alive grows by ${growth(points.slice(1)).toFixed(2)} MB in 1000 forms (least squares, without the first)`,
  );
}

function row(done: number, { heap, outside, resident }: Memory, lost: number): string {
  const [alive, beside, all] = [heap.toFixed(1), outside.toFixed(1), resident.toFixed(0)];
  return `${String(done).padStart(8)} | ${alive.padStart(8)} | ${beside.padStart(19)} | ${all.padStart(11)} | ${lost}`;
}

/** The slope of the straight line through the points. */
function growth(points: readonly { readonly done: number; readonly heap: number }[]): number {
  const mean = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length;
  const [x, y] = [mean(points.map(({ done }) => done / 1000)), mean(points.map(({ heap }) => heap))];
  const rise = points.reduce((sum, { done, heap }) => sum + (done / 1000 - x) * (heap - y), 0);
  return rise / points.reduce((sum, { done }) => sum + (done / 1000 - x) ** 2, 0);
}
