import type { Health } from '../../src/chat/port.ts';
import type { Link } from './link.ts';

/** Two, so that one is always there while the other is renewed. */
const LINKS = 2;
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 30_000;
/** What came in on a link may still be answered on it: three seconds is all that Slack waits. */
const DRAIN_MS = 3500;
/** A gap shorter than this is nobody's business. */
const GRACE_MS = 2000;

export interface Links {
  start(): void;
  stop(): void;
}

interface LinksOptions {
  readonly open: () => Promise<Link>;
  readonly codeOf: (error: unknown) => string;
  readonly onHealth: (health: Health) => void;
}

/** Keeps the links up whatever happens to them; a refused token or a dead Slack is tried again, ever more slowly. */
export function createLinks({ open, codeOf, onHealth }: LinksOptions): Links {
  const live = new Set<Link>();
  const timers = new Set<NodeJS.Timeout>();
  let stopped = false;
  let reason = 'connecting';
  let told = '';

  const after = (milliseconds: number, run: () => void): void => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      run();
    }, milliseconds);
    timers.add(timer);
  };
  const tell = (health: Health): void => {
    const words = JSON.stringify(health);
    if (stopped || words === told) return;
    told = words;
    onHealth(health);
  };
  const report = (): void => {
    if (live.size >= LINKS) tell({ status: 'ready' });
    else if (live.size > 0) tell({ status: 'degraded', reason });
    else if (told === '') tell({ status: 'down', reason });
    else after(GRACE_MS, () => live.size === 0 && tell({ status: 'down', reason }));
  };
  const added = (link: Link): void => {
    live.add(link);
    report();
    void link.ended.then(() => {
      live.delete(link);
      reason = 'link-lost';
      if (!stopped) report();
    });
  };
  const begin = (failures: number, before: Link | null): void => {
    if (stopped) return;
    open().then(
      (link) => {
        if (before !== null) after(DRAIN_MS, before.close);
        if (stopped) return link.close();
        added(link);
        let isReplaced = false;
        const replace = (old: Link | null) => (): void => {
          if (isReplaced) return;
          isReplaced = true;
          begin(0, old);
        };
        void link.called.then(replace(link));
        void link.ended.then(replace(null));
      },
      (error: unknown) => {
        reason = codeOf(error);
        report();
        after(pauseAfter(failures), () => begin(failures + 1, before));
      },
    );
  };

  return {
    start() {
      for (let link = 0; link < LINKS; link += 1) begin(0, null);
    },
    stop() {
      stopped = true;
      for (const timer of timers) clearTimeout(timer);
      for (const link of live) link.close();
    },
  };
}

function pauseAfter(failures: number): number {
  return Math.min(FIRST_PAUSE_MS * 2 ** failures, LONGEST_PAUSE_MS);
}
