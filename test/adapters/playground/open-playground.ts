import {
  createPlayground,
  type Persona,
  type Playground,
  type PlaygroundOptions,
} from '../../../adapters/playground/index.ts';
import { account, createFakeCore, type FakeCore } from '../../fakes/fake-core.ts';

export const ada: Persona = {
  account: account('ada.fake'),
  name: 'Dr. Ada Beispiel',
  role: 'Innere Medizin',
  lang: 'de',
  seat: 'asker',
};
export const max: Persona = {
  account: account('max.fake'),
  name: 'Prof. Max Testmann',
  role: 'Nephrologie',
  lang: 'de',
  seat: 'expert',
};
export const jo: Persona = {
  account: account('jo.fake'),
  name: 'Dr Jo Sample',
  role: 'Infectious Diseases',
  lang: 'en',
  seat: 'expert',
};
export const kim: Persona = {
  account: account('kim.fake'),
  name: 'Kim Koordinata',
  role: 'Koordination',
  lang: 'de',
  seat: 'coordinator',
};
export const everyone = [ada, max, jo, kim] as const;

export interface OpenPlayground {
  readonly playground: Playground;
  readonly core: FakeCore;
  /** Without a slash at its end. */
  readonly base: string;
}

/** A playground on a free port with a fake core; the clock is moved by hand. */
export async function openPlayground(
  core = createFakeCore(),
  options: Partial<PlaygroundOptions> = {},
): Promise<OpenPlayground> {
  const playground = createPlayground({
    port: 0,
    personas: everyone,
    moveClock: async (minutes) => core.advance(minutes),
    ...options,
  });
  await playground.start(core);
  return { playground, core, base: (playground.url ?? '').replace(/\/$/, '') };
}

/** Posts as a page of the playground would. */
export function post(
  base: string,
  path: string,
  body: URLSearchParams,
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(base + path, { method: 'POST', body, headers: { Origin: base, ...headers }, redirect: 'follow' });
}
