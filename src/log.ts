import { type DestinationStream, pino } from 'pino';

/** Ids, kinds and counts: there is no field for text. */
export interface LogFields {
  readonly code?: string;
  readonly kind?: string;
  readonly id?: string;
  readonly requestId?: string;
  readonly platform?: string;
  readonly status?: string;
  readonly reason?: string;
  readonly count?: number;
  readonly milliseconds?: number;
}

export interface Log {
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
}

export type LogLevel = 'silent' | 'error' | 'warn' | 'info' | 'debug';

/** JSON lines on stderr, so that stdout stays a command's own. */
export function createLog(level: LogLevel, to: DestinationStream = pino.destination({ fd: 2, sync: true })): Log {
  const logger = pino({ level, base: null }, to);
  return {
    info: (event, fields) => logger.info(fields ?? {}, event),
    warn: (event, fields) => logger.warn(fields ?? {}, event),
    error: (event, fields) => logger.error(fields ?? {}, event),
  };
}

export const silentLog: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
