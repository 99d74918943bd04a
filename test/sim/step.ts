import type fc from 'fast-check';
import { checkNow } from './invariants.ts';
import type { Model } from './model.ts';
import type { Button } from './platform.ts';
import { IDS } from './questions.ts';
import type { World } from './world.ts';

export type Command = fc.AsyncCommand<Model, World>;

/** A step that lets the bot come to rest first when `calm`; else it falls into the middle of what is going on. */
export function step(name: string, calm: boolean, run: (world: World) => void | Promise<void>): Command {
  return {
    check: () => true,
    toString: () => (calm ? name : `meanwhile ${name}`),
    async run(_model, world) {
      if (calm) await world.settle();
      await run(world);
      await checkNow(world);
    },
  };
}

/** All that anybody could press at this moment. */
export function buttonsOn({ platform }: World): readonly Button[] {
  return IDS.flatMap((id) => platform.visible(id));
}
