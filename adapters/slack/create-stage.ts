import type { Core, Form, Language, Option } from '../../src/chat/port.ts';
import { createTurns } from '../turns.ts';
import type { BotToken } from './bot-token.ts';
import { createClients, type Watch } from './clients.ts';
import { createDirectory } from './directory.ts';
import { createDraws } from './draws.ts';
import { createLater } from './later.ts';
import { hearingTime, type Ways, waysOut } from './network.ts';
import type { SlackOptions } from './options.ts';
import { createRecent } from './recent.ts';
import { createRows, within } from './rows.ts';
import { createRush } from './rush.ts';
import { type Self, type Stage, tenantOf } from './stage.ts';
import { createStanding, type Standing } from './standing.ts';

/** Most questions are sent sooner, and then were never a draft. */
const LATER_MS = 5 * 60_000;
const RUSH_MS = 20_000;
const FORMS_HELD = 500;
/** As long as the core keeps what it took out of a draft. */
const FORM_MINUTES = 15;
const LANGUAGES_HELD = 10_000;
const DAY_MINUTES = 24 * 60;

/** A workspace whose token does not count keeps no other from going on. */
const UNWATCHED: Watch = { lockedOut: () => undefined, letIn: () => undefined };

/** Makes the stage of each workspace; what is not of one workspace is the same in all. */
export interface StageMaker {
  readonly core: Core;
  readonly options: SlackOptions;
  readonly later: Stage['later'];
  readonly ways: Ways;
  readonly standing: Standing;
  /** `self` is null until Slack has told; where it is known, rows are kept apart from those of other workspaces. */
  open(token: BotToken, self: Self | null): Stage;
}

export function createStageMaker(options: SlackOptions, core: Core): StageMaker {
  const opened: Stage[] = [];
  const standing = createStanding(core, async () => opened[0]?.clients.post.auth.test(), options.onFault);
  const direct = waysOut(options.network ?? {});
  const ways = options.connection.kind === 'http' ? hearingTime(direct, standing.heardTime) : direct;
  const rush = createRush();
  const shared = {
    core,
    options,
    turns: createTurns(),
    rush,
    draws: createDraws(),
    later: createLater(LATER_MS, () => rush.over(RUSH_MS)),
    waitingForms: createRecent<Form>(FORMS_HELD, FORM_MINUTES, core.now),
    choosable: createRecent<readonly Option[]>(FORMS_HELD, DAY_MINUTES, core.now),
    languages: createRecent<Language>(LANGUAGES_HELD, DAY_MINUTES, core.now),
  };
  return {
    core,
    options,
    later: shared.later,
    ways,
    standing,
    open(token, self) {
      const clients = createClients(options, token, ways, options.oauth === undefined ? standing : UNWATCHED);
      const state = self === null ? core.state : within(core.state, tenantOf(self.teamId, self.enterpriseId));
      const stage: Stage = {
        ...shared,
        token,
        clients,
        self,
        rows: createRows(state),
        directory: createDirectory(clients.post, () => stage.self),
      };
      if (options.oauth === undefined) opened.push(stage);
      return stage;
    },
  };
}
