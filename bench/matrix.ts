import { parseArgs } from 'node:util';
import { capability } from '../test/capabilities.ts';
import { openPerson, type RealPerson } from '../test/synapse/people.ts';
import { openSynapse, type Synapse, someName } from '../test/synapse/synapse.ts';
import { type MeasuredBot, makeBot } from './matrix/bots.ts';
import { ask, makeRooms, startAndAnswer } from './matrix/encounter.ts';
import { longRun } from './matrix/long-run.ts';

/**
 * How soon Konsil answers an encrypted message on a real Synapse, how soon it answers after a start, and what memory it
 * takes, beside a bare echo bot on matrix-js-sdk. Both run in processes of their own and take turns, so that both meet the
 * same machine. `--rounds N` questions each, `--rooms N` encrypted rooms, `--starts N` starts each, `--messages N` in a row.
 */
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '50' },
    rooms: { type: 'string', default: '200' },
    starts: { type: 'string', default: '5' },
    messages: { type: 'string', default: '5000' },
  },
});
const ROUNDS = Number(values.rounds);
const ROOMS = Number(values.rooms);
const STARTS = Number(values.starts);
const MESSAGES = Number(values.messages);
const FIRST_TRIES = 10;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

interface Place {
  readonly bot: MeasuredBot;
  readonly room: string;
}

const found = capability('synapse');
if (found.available) await measure(found.path);
else say(`Nothing is measured: ${found.why}`);

async function measure(root: string): Promise<void> {
  const synapse = await openSynapse(root);
  const bots = [await makeBot('konsil', synapse), await makeBot('echo', synapse)];
  try {
    for (const bot of bots) bot.start();
    await run(synapse, bots);
  } finally {
    for (const bot of bots) await bot.close();
    await synapse.stop();
  }
}

async function run(synapse: Synapse, bots: readonly MeasuredBot[]): Promise<void> {
  const localpart = someName('ada');
  const owner = { userId: await synapse.user(localpart), password: `pw-${localpart}` };
  const ada = await openPerson(synapse.url, owner.userId, owner.password);
  try {
    const places: Place[] = [];
    for (const bot of bots) places.push({ bot, room: await ada.dm(bot.userId) });
    for (const place of places) await warm(ada, place);
    say('what | bot | p50 ms | p95 ms | n');
    table('reply', await inTurns(places, ROUNDS, ({ bot, room }) => ask(ada, room, bot)));
    const [hall = ''] = await makeRooms(synapse.url, owner, bots, Math.max(ROOMS, 1));
    for (const place of places) await warm(ada, place);
    table(`start to reply, ${ROOMS} rooms`, await inTurns(places, STARTS, (place) => again(ada, place)));
    if (MESSAGES > 0) memory(await longRun(ada, bots, hall, MESSAGES));
  } finally {
    await ada.leave();
  }
}

/** The first question waits until the bot has joined and the keys are known. */
async function warm(ada: RealPerson, { bot, room }: Place): Promise<void> {
  for (let tries = 0; tries < FIRST_TRIES; tries += 1)
    if ((await ask(ada, room, bot).catch(() => null)) !== null) return;
  throw new Error(`${bot.name} does not answer`);
}

async function again(ada: RealPerson, { bot, room }: Place): Promise<number> {
  await bot.stop();
  return startAndAnswer(ada, room, bot);
}

type Times = ReadonlyMap<string, readonly number[]>;

async function inTurns(
  places: readonly Place[],
  rounds: number,
  act: (place: Place) => Promise<number>,
): Promise<Times> {
  const times = new Map<string, number[]>(places.map(({ bot }) => [bot.name, []]));
  for (let round = 0; round < rounds; round += 1)
    for (const place of places) times.get(place.bot.name)?.push(await act(place));
  return times;
}

function table(what: string, times: Times): void {
  for (const [name, all] of times)
    say(`${what} | ${name} | ${percentile(all, 0.5).toFixed(0)} | ${percentile(all, 0.95).toFixed(0)} | ${all.length}`);
  const [konsil = [], echo = []] = times.values();
  const ratio = (of: number): string => (percentile(konsil, of) / percentile(echo, of)).toFixed(2);
  say(`${what}: ratio of p50 ${ratio(0.5)}, of p95 ${ratio(0.95)}`);
}

function percentile(times: readonly number[], of: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * of))] ?? Number.NaN;
}

function memory(taken: Awaited<ReturnType<typeof longRun>>): void {
  for (const [name, each] of taken) {
    say(`${name} over ${MESSAGES} messages, MB alive: ${each.map(({ alive }) => alive.toFixed(1)).join(' ')}`);
    say(`${name} over ${MESSAGES} messages, MB resident: ${each.map(({ resident }) => resident.toFixed(0)).join(' ')}`);
  }
}
