import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { Topic } from './changes.ts';
import { html, type Markup } from './page/markup.ts';
import { clockPart, markSeen, partsFor, type Screen, topicsOf } from './screen.ts';
import type { Stage } from './stage.ts';

const HEARTBEAT_MILLISECONDS = 15_000;

/** One stream for one page: what it missed since `lastId` first, then every change as it comes. */
export function streamPage(c: Context, stage: Stage, screen: Screen, lastId: string): Response {
  return streamSSE(c, async (sse) => {
    const bell = createBell(stage);
    sse.onAbort(bell.stop);
    let last = lastId;
    let isFirst = true;
    while (!bell.stopped()) {
      await markSeen(stage, screen);
      const latest = stage.changes.latest();
      const missed = missedBy(stage, screen, last);
      if (isFirst || missed.length > 0)
        await sse.writeSSE({ id: latest, data: await flat(partsFor(stage, screen, withClock(missed))) });
      isFirst = false;
      last = latest;
      if ((await bell.next()) === 'quiet') await sse.writeSSE({ data: await flat(clockPart(stage, screen)) });
    }
    bell.stop();
  });
}

/** After a restart everything is told again but the form, in which somebody may be writing. */
function missedBy(stage: Stage, screen: Screen, last: string): readonly Topic[] {
  const topics = topicsOf(stage, screen);
  return stage.changes.since(last, topics) ?? topics.filter((topic) => !topic.startsWith('form:'));
}

function withClock(topics: readonly Topic[]): readonly Topic[] {
  return topics.includes('clock') ? topics : [...topics, 'clock'];
}

async function flat(markup: Markup): Promise<string> {
  return (await html`${markup}`).toString();
}

interface Bell {
  next(): Promise<'rung' | 'quiet'>;
  stop: () => void;
  stopped(): boolean;
}

/** Rings at a change, also at one that came while nobody waited; quiet when a connection only needs a sign of life. */
function createBell(stage: Stage): Bell {
  let isRung = false;
  let isStopped = stage.stopping.aborted;
  let wake: (() => void) | null = null;
  const ring = () => {
    isRung = true;
    wake?.();
  };
  const stop = () => {
    isStopped = true;
    unlisten();
    stage.stopping.removeEventListener('abort', stop);
    ring();
  };
  const unlisten = stage.changes.listen(ring);
  stage.stopping.addEventListener('abort', stop);
  return {
    async next() {
      if (!isRung)
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, HEARTBEAT_MILLISECONDS);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      wake = null;
      const heard = isRung ? 'rung' : 'quiet';
      isRung = false;
      return heard;
    },
    stop,
    stopped: () => isStopped,
  };
}
