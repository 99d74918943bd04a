import { type Logger, logger } from 'matrix-js-sdk/lib/logger.js';

const nothing = (): void => undefined;

/** The SDK logs addresses with room ids and whole answers, some of it through a global; nothing of it is printed. */
export const quiet: Logger = {
  trace: nothing,
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  getChild: () => quiet,
};

export function silenceSdk(): void {
  const whole: object = logger;
  if ('setLevel' in whole && typeof whole.setLevel === 'function') whole.setLevel('silent');
  logger.getChild = () => logger;
}
