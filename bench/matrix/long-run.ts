import type { RealPerson } from '../../test/synapse/people.ts';
import type { MeasuredBot, Memory } from './bots.ts';
import { ask } from './encounter.ts';

const TENTHS = 10;

/** Talk among several, which all bots decrypt and leave alone; each tenth ends with a question to each, so that all before it was read. */
export async function longRun(
  ada: RealPerson,
  bots: readonly MeasuredBot[],
  room: string,
  messages: number,
): Promise<ReadonlyMap<string, readonly Memory[]>> {
  const taken = new Map<string, Memory[]>(bots.map(({ name }) => [name, []]));
  for (let tenth = 0; tenth < TENTHS; tenth += 1) {
    for (let said = bots.length; said < messages / TENTHS; said += 1)
      await ada.write(room, `Gespräch ${tenth}.${said}`);
    for (const bot of bots) {
      await ask(ada, room, bot);
      taken.get(bot.name)?.push(await bot.memory());
    }
  }
  return taken;
}
