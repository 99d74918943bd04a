import type { AccountRef, Card, Outcome } from '../../src/chat/port.ts';
import { failure } from './failure.ts';
import { looksAtHome } from './openers.ts';
import { homeView } from './render/view.ts';
import { orUnknown } from './say.ts';
import { languageOf, type Stage } from './stage.ts';

const done: Outcome<void> = { kind: 'done', value: undefined };

interface Wanted {
  readonly sections: readonly Card[];
  readonly version: number;
}

/** What is to be shown next on each page; a page wanted again before its turn is drawn once. */
export function createHomes() {
  const wanted = new Map<string, Wanted>();
  return {
    show(stage: Stage, of: AccountRef, sections: readonly Card[], version: number): Promise<Outcome<void>> {
      const newest = wanted.get(nameOf(of));
      if (newest === undefined || newest.version <= version) wanted.set(nameOf(of), { sections, version });
      return stage.turns.take(`home/${nameOf(of)}`, () =>
        orUnknown(async () => {
          const next = wanted.get(nameOf(of));
          if (next === undefined || next.version < version) return done;
          if (!(await looksAtHome(stage, of.id))) {
            wanted.delete(nameOf(of));
            return (await isNobody(stage, of)) ? { kind: 'gone' } : done;
          }
          const outcome = await publish(stage, of, next);
          if (outcome.kind === 'done' && wanted.get(nameOf(of)) === next) wanted.delete(nameOf(of));
          return outcome;
        }),
      );
    },
  };
}

async function isNobody(stage: Stage, { id }: AccountRef): Promise<boolean> {
  return (await stage.directory.find(id)) === null;
}

function nameOf({ tenant, id }: AccountRef): string {
  return `${tenant}/${id}`;
}

async function publish(stage: Stage, of: AccountRef, { sections, version }: Wanted): Promise<Outcome<void>> {
  const name = `home/${of.id}`;
  const shown = await stage.rows.state.get(name);
  if (typeof shown === 'number' && shown > version) return done;
  const lang = sections[0]?.lang ?? languageOf(stage, of.id);
  stage.languages.put(of.id, lang);
  try {
    await stage.clients.post.views.publish({ user_id: of.id, view: homeView(sections, lang) });
  } catch (error) {
    return failure(error, 'repeatable', stage.core.now());
  }
  await stage.rows.state.set(name, version);
  return done;
}
