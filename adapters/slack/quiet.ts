import { type Logger, LogLevel } from '@slack/bolt';

const nothing = (): void => undefined;

/** The SDK quotes whole payloads in what it logs, so nothing of it is printed; what matters is told as a code instead. */
export const quietLogger: Logger = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  setLevel: nothing,
  setName: nothing,
  getLevel: () => LogLevel.ERROR,
};
