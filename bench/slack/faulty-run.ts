import { setTimeout as wait } from 'node:timers/promises';
import { oneInFive } from '../../test/fakes/slack/index.ts';
import { jsonIn, textIn } from '../../test/fakes/slack/json.ts';
import type { MeasuredApp } from './apps.ts';
import { PEOPLE } from './apps.ts';

/** An act without an answer by then is lost; under faults and a load some are late. */
const PATIENCE_MS = 600_000;
/** What was posted without its words has them by then. */
const SETTLING_MS = 90_000;
const QUESTION = 'Vorhofflimmern unter Apixaban, jetzt gastrointestinale Blutung. Wann wieder Antikoagulation?';

/** What became of all acts. */
interface Tally {
  acts: number;
  /** Neither a form nor a message came of it. */
  lost: number;
}

/**
 * Everybody asks for help and asks a question by turns, each act when the one before is answered, and one act in five
 * comes twice, as Slack sends it now and then. Tells what was lost, said twice, or left without its words.
 */
export async function faultyRun({ slack }: MeasuredApp, acts: number, say: (line: string) => void): Promise<void> {
  const draw = oneInFive(7);
  let [calls, faults] = [0, 0];
  slack.faults.draw = () => {
    calls += 1;
    const fault = draw();
    if (fault !== null) faults += 1;
    return fault;
  };
  const ticking = setInterval(() => {
    slack.world.now = Date.now();
  }, 20);
  const tally: Tally = { acts: 0, lost: 0 };
  const started = performance.now();
  await Promise.all(
    Array.from({ length: PEOPLE }, async (_none, index) => {
      for (let act = index; act < acts; act += PEOPLE) {
        await oneAct(slack, `U${index}FAKE`, Math.floor(act / PEOPLE), tally);
        if (tally.acts % Math.ceil(acts / 10) === 0)
          say(`${tally.acts} acts, ${seconds(started)} s, ${tally.lost} lost`);
      }
    }),
  );
  const end = performance.now() + SETTLING_MS;
  while (messagesOf(slack).bare > 0 && performance.now() < end) await wait(500);
  clearInterval(ticking);
  slack.faults.draw = () => null;
  const { doubled, bare } = messagesOf(slack);
  say(
    `${tally.acts} acts in ${seconds(started)} s; ${calls} calls, ${((100 * faults) / calls).toFixed(1)} % with a fault`,
  );
  say(`lost ${tally.lost}, said twice ${doubled}, without words ${bare}`);
}

async function oneAct(slack: MeasuredApp['slack'], id: string, turn: number, tally: Tally): Promise<void> {
  const person = slack.as(id);
  const [before, asks] = [person.reads().length, turn % 2 === 1];
  for (const [viewId, view] of slack.world.views) if (view.userId === id) slack.world.views.delete(viewId);
  const times = (turn + Number(id.length)) % 5 === 0 ? 2 : 1;
  await person.slash(asks ? `${QUESTION} ${turn}` : 'help', { times });
  const until = performance.now() + PATIENCE_MS;
  const isAnswered = (): boolean => (asks && person.view() !== null) || person.reads().length > before;
  while (!isAnswered() && performance.now() < until) await wait(20);
  tally.acts += 1;
  if (!isAnswered()) tally.lost += 1;
}

function messagesOf({ world }: MeasuredApp['slack']): { readonly doubled: number; readonly bare: number } {
  const keys = new Map<string, number>();
  for (const { channel, metadata } of world.messages) {
    const key = `${channel}/${textIn(jsonIn(metadata ?? {}, 'event_payload'), 'key')}`;
    keys.set(key, (keys.get(key) ?? 0) + 1);
  }
  const doubled = [...keys.values()].reduce((sum, count) => sum + count - 1, 0);
  return { doubled, bare: world.messages.filter(({ edits }) => edits === 0).length };
}

function seconds(since: number): string {
  return ((performance.now() - since) / 1000).toFixed(0);
}
