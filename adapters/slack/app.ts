import { App, type ReceiverEvent } from '@slack/bolt';
import { codeOf } from './failure.ts';
import { register } from './listeners.ts';
import { quietLogger } from './quiet.ts';
import type { Stage } from './stage.ts';

/** What is under way, so that a stop can wait for it. */
export interface UnderWay {
  track<T>(work: Promise<T>): Promise<T>;
  idle(): Promise<void>;
}

export function createUnderWay(): UnderWay {
  const works = new Set<Promise<unknown>>();
  return {
    track(work) {
      const noted = work.catch(() => undefined).finally(() => works.delete(noted));
      works.add(noted);
      return work;
    },
    async idle() {
      while (works.size > 0) await Promise.all(works);
    },
  };
}

/** Bolt takes an event as heard before anybody has heard it; here it counts once what it said is stored. */
class StoringApp extends App {
  override async processEvent(event: ReceiverEvent): Promise<void> {
    if (event.body.type !== 'event_callback') return super.processEvent(event);
    await super.processEvent({ ...event, ack: async () => undefined });
    await event.ack();
  }
}

/** The listeners behind every link. Nothing of Slack is asked here, so that it can be made while Slack is down. */
export function createApp(stage: Stage, underWay: UnderWay): App {
  const app = new StoringApp({
    receiver: { init: () => undefined, start: async () => undefined, stop: async () => undefined },
    authorize: async () => ({
      botToken: stage.options.botToken,
      ...(stage.self === null ? {} : { botUserId: stage.self.botUserId }),
      ...(stage.self?.botId == null ? {} : { botId: stage.self.botId }),
    }),
    logger: quietLogger,
    logLevel: quietLogger.getLevel(),
    clientOptions: { logger: quietLogger, retryConfig: { retries: 0 } },
    convoStore: false,
    ignoreSelf: false,
  });
  app.error(async (error) => {
    stage.options.onFault?.('listener', codeOf(error.original ?? error));
    throw error;
  });
  register(app, stage, underWay);
  return app;
}
