import type { Capabilities, ChatAdapter, Core, Outcome } from '../../src/chat/port.ts';
import { openForm } from './acts/modal.ts';
import { createUnderWay } from './app.ts';
import { type Connected, connect } from './connect.ts';
import { createStageMaker, type StageMaker } from './create-stage.ts';
import { createHomes } from './home.ts';
import type { SlackOptions } from './options.ts';
import { direct, introduce, leave } from './places.ts';
import { edit, find, remove, say } from './say.ts';
import { PLATFORM, type Stage } from './stage.ts';

export { type ManifestOptions, slackManifest } from './manifest.ts';
export type { Connection, Network, OAuth, SlackOptions } from './options.ts';

export interface SlackAdapter extends ChatAdapter {
  /** Resolves when nothing that came in is left to do; what would have waited a while is done at once. */
  idle(): Promise<void>;
}

const can: Capabilities = { forms: true, buttons: true, edits: true, removes: true, finds: true, home: true };
const notStarted: Outcome<never> = { kind: 'broken', reason: 'not-started' };
const elsewhere: Outcome<never> = { kind: 'refused', reason: 'other-workspace' };
const INSTALLED_AGAIN_MS = 60_000;

/** Konsil at Slack, by `@slack/bolt`. It starts in the background: a Slack that is down keeps nothing else from starting. */
export function createSlack(options: SlackOptions): SlackAdapter {
  const underWay = createUnderWay();
  const homes = createHomes();
  let maker: StageMaker | null = null;
  let connected: Connected | null = null;
  const stageAt = (tenant: string): Stage | null => connected?.stages.at(tenant) ?? null;
  const idle = async (): Promise<void> => {
    await underWay.idle();
    await maker?.later.flush();
  };
  /** What was taken out of a workspace may be put in again; till then whatever is to be said there waits. */
  const on = async <T>(tenant: string, act: (stage: Stage) => Promise<Outcome<T>>): Promise<Outcome<T>> => {
    const stage = stageAt(tenant);
    if (stage !== null) return act(stage);
    if (maker === null || connected === null) return notStarted;
    return { kind: 'retry', at: new Date(maker.core.now().getTime() + INSTALLED_AGAIN_MS) };
  };

  return {
    platform: PLATFORM,
    can,
    async start(core: Core) {
      maker = createStageMaker(options, core);
      maker.standing.way({ status: 'starting', reason: 'connecting' });
      connected = await connect(maker, underWay);
    },
    async stop(drainMs) {
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, drainMs);
      });
      await Promise.race([idle(), late]);
      clearTimeout(timer);
      maker?.later.stop();
      await connected?.close();
    },
    idle,
    async openForm(ticket, to, form) {
      const stage = stageAt(to.tenant);
      if (stage === null || stage.core.now() >= ticket.expiresAt) return 'too-late';
      return (await openForm(stage, ticket.id, to.id, form)) ? 'shown' : 'too-late';
    },
    direct: (to) => on(to.tenant, (at) => direct(at, to)),
    introduce: (people, key) =>
      on(people[0]?.tenant ?? '', async (at) =>
        people.every(({ tenant }) => stageAt(tenant) === at) ? introduce(at, people, key) : elsewhere,
      ),
    send: (to, card, key) => on(to.tenant, (at) => say(at, to, card, key)),
    async find(to, key) {
      const at = stageAt(to.tenant);
      return at === null ? 'not-now' : find(at, to, key);
    },
    edit: (message, card, version) => on(message.place.tenant, (at) => edit(at, message, card, version)),
    remove: (message) => on(message.place.tenant, (at) => remove(at, message)),
    leave: (place) => on(place.tenant, (at) => leave(at, place)),
    home: (of, sections, version) => on(of.tenant, (at) => homes.show(at, of, sections, version)),
    person: async (of) => stageAt(of.tenant)?.directory.find(of.id) ?? null,
  };
}
