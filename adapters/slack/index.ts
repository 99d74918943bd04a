import type { Capabilities, ChatAdapter, Core, Outcome } from '../../src/chat/port.ts';
import { openForm } from './acts/modal.ts';
import { createUnderWay } from './app.ts';
import { type Connected, connect } from './connect.ts';
import { createStage } from './create-stage.ts';
import { createHomes } from './home.ts';
import type { SlackOptions } from './options.ts';
import { direct, introduce, leave } from './places.ts';
import { edit, find, remove, say } from './say.ts';
import { PLATFORM, type Stage } from './stage.ts';

export { type ManifestOptions, slackManifest } from './manifest.ts';
export type { Connection, Network, SlackOptions } from './options.ts';

export interface SlackAdapter extends ChatAdapter {
  /** Resolves when nothing that came in is left to do; what would have waited a while is done at once. */
  idle(): Promise<void>;
}

const can: Capabilities = { forms: true, buttons: true, edits: true, removes: true, finds: true, home: true };
const notStarted: Outcome<never> = { kind: 'broken', reason: 'not-started' };

/** Konsil at Slack, by `@slack/bolt`. It starts in the background: a Slack that is down keeps nothing else from starting. */
export function createSlack(options: SlackOptions): SlackAdapter {
  const underWay = createUnderWay();
  const homes = createHomes();
  let stage: Stage | null = null;
  let connected: Connected | null = null;
  const idle = async (): Promise<void> => {
    await underWay.idle();
    await stage?.drafts.flush();
  };
  const on = <T>(act: (stage: Stage) => Promise<Outcome<T>>): Promise<Outcome<T>> =>
    stage === null ? Promise.resolve(notStarted) : act(stage);

  return {
    platform: PLATFORM,
    can,
    async start(core: Core) {
      core.health({ status: 'starting', reason: 'connecting' });
      stage = createStage(options, core);
      connected = await connect(stage, underWay);
    },
    async stop(drainMs) {
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, drainMs);
      });
      await Promise.race([idle(), late]);
      clearTimeout(timer);
      stage?.drafts.stop();
      await connected?.close();
    },
    idle,
    async openForm(ticket, to, form) {
      if (stage === null || stage.core.now() >= ticket.expiresAt) return 'too-late';
      return (await openForm(stage, ticket.id, to.id, form)) ? 'shown' : 'too-late';
    },
    direct: (to) => on((at) => direct(at, to)),
    introduce: (people, key) => on((at) => introduce(at, people, key)),
    send: (to, card, key) => on((at) => say(at, to, card, key)),
    find: (to, key) => (stage === null ? Promise.resolve('cannot-tell') : find(stage, to, key)),
    edit: (message, card, version) => on((at) => edit(at, message, card, version)),
    remove: (message) => on((at) => remove(at, message)),
    leave: (place) => on((at) => leave(at, place)),
    home: (of, sections, version) => on((at) => homes.show(at, of, sections, version)),
    person: async (of) => (stage === null ? null : stage.directory.find(of.id)),
  };
}
