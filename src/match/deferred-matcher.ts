import type { Matcher } from './contract.ts';

/**
 * A matcher that is made when it is first needed: reading the lexicon takes longer than all else of a start, and
 * nobody is to wait for it who only opens a page. A failure is met again at the next use.
 */
export function deferredMatcher(make: () => Promise<Matcher>, lexical: string): Matcher {
  let made: Matcher | null = null;
  let making: Promise<Matcher> | null = null;
  const matcher = (): Promise<Matcher> => {
    making ??= make().then(
      (one) => {
        made = one;
        return one;
      },
      (error: unknown) => {
        making = null;
        throw error;
      },
    );
    return making;
  };
  return {
    find: async (query, eligible) => (await matcher()).find(query, eligible),
    similarCases: async (query, limit) => (await matcher()).similarCases(query, limit),
    putExpert: async (profile) => (await matcher()).putExpert(profile),
    putCase: async (earlier) => (await matcher()).putCase(earlier),
    removeExpert: async (id) => (await matcher()).removeExpert(id),
    removeCase: async (id) => (await matcher()).removeCase(id),
    change: async (embedder, onProgress) => (await matcher()).change(embedder, onProgress),
    settled: async () => (making === null ? undefined : (await making).settled()),
    close: async () => (making === null ? undefined : (await making).close()),
    get accelerated() {
      return made?.accelerated ?? false;
    },
    get embedder() {
      return made?.embedder ?? lexical;
    },
  };
}
