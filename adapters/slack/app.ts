import { App, type ReceiverEvent } from '@slack/bolt';
import { codeOf } from './failure.ts';
import { isPlainQuestion, register } from './listeners.ts';
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

/** What Bolt would do with an acknowledgement, put right for two kinds of events. */
class StoringApp extends App {
  /** Set once, right after the app is made; the constructor of `App` hands no more through. */
  needsNoAnswer: (body: ReceiverEvent['body']) => boolean = () => false;

  /**
   * Bolt takes an event as heard before anybody has heard it; here it counts once what it said is stored. A question is
   * heard at once: its answer is the form.
   */
  override async processEvent(event: ReceiverEvent): Promise<void> {
    const { body, ack } = event;
    const ignored = async () => undefined;
    if (body.type === 'event_callback') {
      await super.processEvent({ ...event, ack: ignored });
      await ack();
    } else if (this.needsNoAnswer(body)) {
      const heard = ack().catch(ignored);
      await super.processEvent({ ...event, ack: ignored });
      await heard;
    } else await super.processEvent(event);
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
  app.needsNoAnswer = (body) => isPlainQuestion(stage, body);
  register(app, stage, underWay);
  return app;
}
