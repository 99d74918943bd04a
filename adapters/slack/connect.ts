import { createApp, type UnderWay } from './app.ts';
import { type Background, createBackground } from './background.ts';
import { lastingToken } from './bot-token.ts';
import { clientOptions } from './clients.ts';
import type { StageMaker } from './create-stage.ts';
import { codeOf } from './failure.ts';
import { createInstalledStages } from './installed-stages.ts';
import { openLink } from './link.ts';
import { createLinks } from './links.ts';
import type { Connection } from './options.ts';
import { openRequests } from './requests.ts';
import { type Stages, singleStage } from './stages.ts';

export interface Connected {
  readonly stages: Stages;
  close(): Promise<void>;
}

type Way = Omit<Connected, 'stages'>;

const LINK_CALL_MS = 5000;
const HELLO_MS = 10_000;

/** Opens the way in, and asks Slack in the background who we are and who is there. Rejects when a port cannot be had. */
export async function connect(maker: StageMaker, underWay: UnderWay): Promise<Connected> {
  const background = createBackground();
  const { stages, way } = await (maker.options.oauth === undefined
    ? withOwnToken(maker, background, underWay)
    : withInstallations(maker, background, underWay));
  return {
    stages,
    async close() {
      maker.standing.stop();
      background.stop();
      await way.close();
    },
  };
}

async function withOwnToken(maker: StageMaker, background: Background, underWay: UnderWay) {
  const { standing, options } = maker;
  if (options.botToken === null) throw new Error('neither a token nor a way to get one');
  const stage = maker.open(lastingToken(options.botToken), null);
  const stages = singleStage(stage, standing);
  const app = createApp(stages, maker, underWay);
  background.begin(stage);
  const { connection } = options;
  if (connection.kind === 'socket') return { stages, way: bySocket(maker, app, connection) };
  const way = await openRequests(app, connection, null);
  standing.way({ status: 'ready' });
  return { stages, way };
}

/** Requests alone tell where the app was installed, so there are no links here. */
async function withInstallations(maker: StageMaker, background: Background, underWay: UnderWay) {
  const { connection } = maker.options;
  if (connection.kind !== 'http') throw new Error('installing needs requests by HTTP');
  const watch = { onOpened: background.begin, onClosed: background.end };
  const stages = createInstalledStages(maker, watch, underWay);
  const app = createApp(stages, maker, underWay);
  await stages.load();
  const requests = await openRequests(app, connection, { maker, installations: stages.installations });
  const close = async (): Promise<void> => {
    stages.stop();
    await requests.close();
  };
  return { stages, way: { close } };
}

function bySocket(
  { standing, options, ways }: StageMaker,
  app: ReturnType<typeof createApp>,
  { appToken }: Extract<Connection, { kind: 'socket' }>,
): Way {
  const client = () => clientOptions(options, ways, LINK_CALL_MS);
  const links = createLinks({
    open: () => openLink(app, { appToken, client: client(), ways, patience: options.patience?.call ?? HELLO_MS }),
    codeOf,
    onHealth: standing.way,
  });
  links.start();
  return { close: async () => links.stop() };
}
