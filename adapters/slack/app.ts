import { App, type ReceiverEvent } from '@slack/bolt';
import type { StageMaker } from './create-stage.ts';
import { codeOf } from './failure.ts';
import { isPlainQuestion, register } from './listeners.ts';
import { quietLogger } from './quiet.ts';
import { tenantOf } from './stage.ts';
import type { Stages } from './stages.ts';

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

/** Bolt's word for an event of a workspace without a token; sending it again would change nothing. */
const NOT_OURS = 'slack_bolt_authorization_error';

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
export function createApp(stages: Stages, { options }: StageMaker, underWay: UnderWay): App {
  const app = new StoringApp({
    receiver: { init: () => undefined, start: async () => undefined, stop: async () => undefined },
    authorize: async ({ teamId, enterpriseId }) => {
      const stage = stages.at(tenantOf(teamId, enterpriseId));
      if (stage === null) throw new Error('not installed');
      return {
        botToken: stage.token.current(),
        ...(stage.self === null ? {} : { botUserId: stage.self.botUserId }),
        ...(stage.self?.botId == null ? {} : { botId: stage.self.botId }),
      };
    },
    logger: quietLogger,
    logLevel: quietLogger.getLevel(),
    clientOptions: { logger: quietLogger, retryConfig: { retries: 0 } },
    convoStore: false,
    ignoreSelf: false,
  });
  app.error(async (error) => {
    options.onFault?.('listener', codeOf(error.original ?? error));
    if (error.code !== NOT_OURS) throw error;
  });
  app.needsNoAnswer = (body) => isPlainQuestion(stages, body);
  register(app, stages, options, underWay);
  return app;
}
