import type { Clock } from './ambient.ts';
import { faultCode } from './errors.ts';
import type { Log } from './log.ts';
import { type EmbedderFault, type EmbedderSettings, type Matcher, openEmbedder } from './match/index.ts';

/** How the wanted embedder comes in; meanwhile, and where it cannot, the lexical one serves. */
export type EmbedderNews =
  | { readonly kind: 'fetching' | 'embedding'; readonly percent: number }
  | { readonly kind: 'serving'; readonly embedder: string }
  | { readonly kind: 'fault'; readonly fault: EmbedderFault };

export interface Embedding {
  /** Nobody waits for it. */
  begin(): void;
  stop(): void;
}

interface Parts {
  readonly matcher: Pick<Matcher, 'change'>;
  /** Resolves when profiles and cases are in the index. */
  readonly indexed: () => Promise<void>;
  readonly clock: Clock;
  readonly log: Log;
  readonly tell: (news: EmbedderNews) => void;
}

const SOONEST_MS = 30_000;
const LATEST_MS = 600_000;

/** A server that is down is tried again, ever more seldom; a missing package or model is told of once. */
export function createEmbedding(settings: EmbedderSettings, { matcher, indexed, clock, log, tell }: Parts): Embedding {
  let stopped = false;
  let cancel: () => void = () => undefined;

  const bringIn = async (): Promise<EmbedderFault | null> => {
    const opened = await openEmbedder(settings, (percent) => tell({ kind: 'fetching', percent }));
    if (!opened.ok) return opened.fault;
    await indexed();
    await matcher.change(opened.embedder, ({ done, total }) =>
      tell({ kind: 'embedding', percent: Math.floor((100 * done) / Math.max(1, total)) }),
    );
    tell({ kind: 'serving', embedder: opened.embedder.id });
    return null;
  };
  const attempt = async (wait: number): Promise<void> => {
    const fault = await bringIn().catch((error: unknown): EmbedderFault => {
      log.warn('embedder-failed', { code: faultCode(error) });
      return 'server-unreachable';
    });
    if (fault === null || stopped) return;
    log.warn('embedder-not-serving', { kind: settings.kind, reason: fault });
    tell({ kind: 'fault', fault });
    if (fault === 'server-unreachable') cancel = clock.after(wait, () => void attempt(Math.min(2 * wait, LATEST_MS)));
  };
  return {
    begin: () => {
      if (settings.kind !== 'lexical') void attempt(SOONEST_MS);
    },
    stop: () => {
      stopped = true;
      cancel();
    },
  };
}
