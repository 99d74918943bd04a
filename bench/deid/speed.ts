import { RawText, scrub } from '../../src/deid/index.ts';

/** The optimising compiler is done with all of the filter after some thirty looks. */
const WARM_UP = 30;
const ROUNDS = 10;
const CHAT_MESSAGE = 300;

/**
 * Megabytes of UTF-8 a second over all texts; of each text the best of a few rounds, so that what else the machine does in a
 * round is not what is measured. Every filter is measured so.
 */
export async function megabytesPerSecond(
  texts: readonly string[],
  redact: (text: string) => unknown,
  rounds = ROUNDS,
): Promise<number> {
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  const best = texts.map(() => Number.POSITIVE_INFINITY);
  for (let round = 0; round < Math.min(WARM_UP, rounds - 1) + rounds; round++) {
    for (const [index, text] of texts.entries()) {
      const from = performance.now();
      await redact(text);
      best[index] = Math.min(Number(best[index]), performance.now() - from);
    }
  }
  return bytes / 1e6 / (best.reduce((sum, ms) => sum + ms, 0) / 1000);
}

/** All of a text in pieces as long as a chat message. */
function pieces(text: string): readonly string[] {
  const count = Math.floor(text.length / CHAT_MESSAGE);
  return Array.from({ length: count }, (_, index) => text.slice(index * CHAT_MESSAGE, (index + 1) * CHAT_MESSAGE));
}

const LOOKS = 5;

function bestOf(message: RawText): number {
  let best = Number.POSITIVE_INFINITY;
  for (let look = 0; look < LOOKS; look++) {
    const from = performance.now();
    scrub(message);
    best = Math.min(best, performance.now() - from);
  }
  return best;
}

/**
 * Milliseconds within which 99 of 100 messages of 300 UTF-16 units are scrubbed; of each message the best of five looks,
 * so that what else the machine does is not what is measured.
 */
export function slowestPercentile(texts: readonly string[]): { readonly ms: number; readonly n: number } {
  const messages = texts.flatMap(pieces).map((text) => new RawText(text.toWellFormed()));
  const times = messages.map(bestOf).toSorted((one, other) => one - other);
  return { ms: times[Math.ceil(times.length * 0.99) - 1] ?? Number.NaN, n: times.length };
}
