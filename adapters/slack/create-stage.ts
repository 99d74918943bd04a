import type { Core, Form, Language, Option } from '../../src/chat/port.ts';
import { createTurns } from '../turns.ts';
import { createClients } from './clients.ts';
import { createDirectory } from './directory.ts';
import { createDraws } from './draws.ts';
import { createLater } from './later.ts';
import type { SlackOptions } from './options.ts';
import { createRecent } from './recent.ts';
import { createRows } from './rows.ts';
import { createRush } from './rush.ts';
import type { Stage } from './stage.ts';

/** Most questions are sent sooner, and then were never a draft. */
const DRAFT_MS = 5 * 60_000;
const RUSH_MS = 20_000;
const FORMS_HELD = 500;
/** As long as the core keeps what it took out of a draft. */
const FORM_MINUTES = 15;
const LANGUAGES_HELD = 10_000;
const DAY_MINUTES = 24 * 60;

export function createStage(options: SlackOptions, core: Core): Stage {
  const clients = createClients(options);
  const rush = createRush();
  const stage: Stage = {
    core,
    options,
    clients,
    directory: createDirectory(clients.post, () => stage.self),
    rows: createRows(core.state),
    turns: createTurns(),
    rush,
    draws: createDraws(),
    drafts: createLater(DRAFT_MS, () => rush.over(RUSH_MS)),
    self: null,
    waitingForms: createRecent<Form>(FORMS_HELD, FORM_MINUTES, core.now),
    choosable: createRecent<readonly Option[]>(FORMS_HELD, DAY_MINUTES, core.now),
    languages: createRecent<Language>(LANGUAGES_HELD, DAY_MINUTES, core.now),
  };
  return stage;
}
