import type { Capabilities, ChatAdapter, Core, Outcome } from '../../src/chat/port.ts';
import { openForm } from './acts.ts';
import { loadAssets } from './assets.ts';
import { createChanges } from './changes.ts';
import { direct, edit, find, home, introduce, leave, remove, send } from './deliver.ts';
import { type Listening, listen } from './listen.ts';
import { personaOf } from './persona.ts';
import { loadPlatformState } from './platform-state.ts';
import { PLATFORM } from './records.ts';
import { createRoutes } from './routes.ts';
import type { PlaygroundOptions, Stage } from './stage.ts';

export type { Persona } from './persona.ts';
export type { PlaygroundOptions } from './stage.ts';

export interface Playground extends ChatAdapter {
  /** Null until it listens. */
  readonly url: string | null;
}

const can: Capabilities = { forms: true, buttons: true, edits: true, removes: true, finds: true, home: true };
const notStarted: Outcome<never> = { kind: 'broken', reason: 'the playground is not started' };

/**
 * A page on 127.0.0.1 on which one can be several invented people at once; it stands for a whole chat platform.
 * `start` rejects with the system's error, `code: 'EADDRINUSE'` when the port is taken.
 */
export function createPlayground(options: PlaygroundOptions): Playground {
  const stop = new AbortController();
  let stage: Stage | null = null;
  let listening: Listening | null = null;
  const on = <T>(act: (stage: Stage) => T, otherwise: T): T => (stage === null ? otherwise : act(stage));
  const outcome = <T>(act: (stage: Stage) => Promise<Outcome<T>>) => on(act, Promise.resolve<Outcome<T>>(notStarted));

  return {
    platform: PLATFORM,
    can,
    get url() {
      return listening === null ? null : `http://127.0.0.1:${listening.port}/`;
    },
    async start(core) {
      core.health({ status: 'starting', reason: 'opening the page' });
      stage = await setStage(options, core, stop.signal);
      listening = await open(stage, options, core);
      core.health({ status: 'ready' });
      options.onListening?.(`http://127.0.0.1:${listening.port}/`);
    },
    async stop(drainMs) {
      stop.abort();
      await listening?.close(drainMs);
    },
    openForm: async (ticket, to, form) =>
      on((at) => {
        const persona = personaOf(at.personas, to);
        return persona !== null && openForm(at, persona, form, ticket) ? 'shown' : 'too-late';
      }, 'too-late'),
    direct: (to) => outcome((at) => direct(at, to)),
    introduce: (people, key, place) => outcome((at) => introduce(at, people, key, place)),
    send: (to, card, key) => outcome((at) => send(at, to, card, key)),
    find: (to, key) => on((at) => find(at, to, key), Promise.resolve('cannot-tell')),
    edit: (message, card, version) => outcome((at) => edit(at, message, card, version)),
    remove: (message) => outcome((at) => remove(at, message)),
    leave: (place) => outcome((at) => leave(at, place)),
    home: (of, sections, version) => outcome((at) => home(at, of, sections, version)),
    async person(of) {
      const persona = personaOf(options.personas, of);
      return persona && { name: persona.name, active: true, external: false, bot: false, timeZone: null };
    },
  };
}

async function setStage(options: PlaygroundOptions, core: Core, stopping: AbortSignal): Promise<Stage> {
  const changes = createChanges();
  return {
    core,
    changes,
    stopping,
    personas: options.personas,
    moveClock: options.moveClock,
    timeZone: options.timeZone ?? 'Europe/Berlin',
    state: await loadPlatformState(core.state, changes),
    forms: new Map(),
  };
}

async function open(stage: Stage, options: PlaygroundOptions, core: Core): Promise<Listening> {
  const [first] = options.personas;
  if (first === undefined) throw new RangeError('the playground needs at least one persona');
  let port = 0;
  try {
    const listening = await listen(
      createRoutes(stage, await loadAssets(), first, () => port),
      options.port,
    );
    port = listening.port;
    return listening;
  } catch (error) {
    core.health({ status: 'down', reason: `127.0.0.1:${options.port} cannot be listened on` });
    throw error;
  }
}
