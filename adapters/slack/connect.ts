import { HTTPReceiver } from '@slack/bolt';
import { createApp, type UnderWay } from './app.ts';
import { clientOptions } from './clients.ts';
import { tellMoved } from './event-listeners.ts';
import { codeOf } from './failure.ts';
import { openLink } from './link.ts';
import { createLinks } from './links.ts';
import { waysOut } from './network.ts';
import type { Connection } from './options.ts';
import { quietLogger } from './quiet.ts';
import { type Stage, tenantOf } from './stage.ts';

export interface Connected {
  close(): Promise<void>;
}

const LINK_CALL_MS = 5000;
const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 60_000;
/** Whoever left while Konsil was away is noticed within a day. */
const DIRECTORY_MS = 24 * 3_600_000;

/** Opens the way in, and asks Slack in the background who we are and who is there. Rejects when a port cannot be had. */
export async function connect(stage: Stage, underWay: UnderWay): Promise<Connected> {
  const app = createApp(stage, underWay);
  const { connection } = stage.options;
  const background = begin(stage);
  const way = connection.kind === 'socket' ? bySocket(stage, app, connection) : await byHttp(stage, app, connection);
  return {
    async close() {
      background.stop();
      await way.close();
    },
  };
}

function bySocket(
  stage: Stage,
  app: ReturnType<typeof createApp>,
  { appToken }: Extract<Connection, { kind: 'socket' }>,
): Connected {
  const ways = waysOut(stage.options.network ?? {});
  const client = () => clientOptions(stage.options, ways, LINK_CALL_MS);
  const links = createLinks({
    open: () => openLink(app, { appToken, client: client(), ways }),
    codeOf,
    onHealth: (health) => stage.core.health(health),
  });
  links.start();
  return { close: async () => links.stop() };
}

async function byHttp(
  stage: Stage,
  app: ReturnType<typeof createApp>,
  { signingSecret, port, host }: Extract<Connection, { kind: 'http' }>,
): Promise<Connected> {
  const receiver = new HTTPReceiver({
    signingSecret,
    endpoints: ['/slack/events'],
    logger: quietLogger,
    logLevel: quietLogger.getLevel(),
  });
  receiver.init(app);
  const server = await receiver.start({ port, host });
  stage.core.health({ status: 'ready' });
  return {
    async close() {
      server.closeIdleConnections();
      await receiver.stop();
    },
  };
}

/** Who we are comes first: only then can strangers be told from colleagues. Tried until it is known. */
function begin(stage: Stage): { stop(): void } {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  const after = (milliseconds: number, run: () => Promise<void>, failures: number): void => {
    if (stopped) return;
    timer = setTimeout(() => {
      run().catch((error: unknown) => {
        stage.options.onFault?.('directory', codeOf(error));
        after(Math.min(FIRST_PAUSE_MS * 2 ** failures, LONGEST_PAUSE_MS), run, failures + 1);
      });
    }, milliseconds);
  };
  const read = async (): Promise<void> => {
    const tenant = tenantOf(stage.self?.teamId, stage.self?.enterpriseId);
    await stage.directory.readAll(async (user) => {
      if (!user.active) await tellMoved(stage, user, tenant);
    });
    after(DIRECTORY_MS, read, 0);
  };
  const whoAmI = async (): Promise<void> => {
    const { team_id, enterprise_id, user_id, bot_id } = await stage.clients.post.auth.test();
    stage.self = {
      teamId: team_id ?? '',
      enterpriseId: enterprise_id || null,
      botUserId: user_id ?? '',
      botId: bot_id ?? null,
    };
    after(0, read, 0);
  };
  after(0, whoAmI, 0);
  return {
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
