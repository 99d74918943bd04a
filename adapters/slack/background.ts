import { tellMoved } from './event-listeners.ts';
import { codeOf } from './failure.ts';
import { type Stage, tenantOf } from './stage.ts';

const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 60_000;
/** Whoever left while Konsil was away is noticed within a day. */
const DIRECTORY_MS = 24 * 3_600_000;

export interface Background {
  begin(stage: Stage): void;
  end(stage: Stage): void;
  stop(): void;
}

/** Asks Slack, for each workspace, who we are and who is there. */
export function createBackground(): Background {
  const running = new Map<Stage, { stop(): void }>();
  const end = (stage: Stage): void => {
    running.get(stage)?.stop();
    running.delete(stage);
  };
  return {
    begin: (stage) => void running.set(stage, begin(stage)),
    end,
    stop() {
      for (const stage of running.keys()) end(stage);
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
    const { team_id, enterprise_id, user_id, bot_id, is_enterprise_install } = await stage.clients.post.auth.test();
    stage.self = {
      teamId: team_id ?? '',
      enterpriseId: enterprise_id || null,
      botUserId: user_id ?? '',
      botId: bot_id ?? null,
      isOrganisation: is_enterprise_install === true,
    };
    after(0, read, 0);
  };
  after(0, stage.self === null ? whoAmI : read, 0);
  return {
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
