import type { AccountRef, Card, Outcome, PlaceRef } from '../../src/chat/port.ts';
import { failure } from './failure.ts';
import { partsOf, stableId } from './rows.ts';
import { leftKey, orUnknown, say } from './say.ts';
import { languageOf, placeOf, type Stage, tenantOf } from './stage.ts';
import { words } from './words.ts';

const gone = { kind: 'gone' } as const;

/** Why somebody cannot be written to; null when they can. Guests, strangers and bots are never brought in. */
async function unreachable(stage: Stage, to: AccountRef): Promise<Exclude<Outcome<never>, { kind: 'done' }> | null> {
  if (isElsewhere(stage, to)) return { kind: 'refused', reason: 'other-workspace' };
  try {
    const user = await stage.directory.find(to.id);
    if (user === null || !user.active) return gone;
    return user.external || user.bot ? { kind: 'refused', reason: user.bot ? 'bot' : 'external' } : null;
  } catch (error) {
    return failure(error, 'repeatable', stage.core.now());
  }
}

/** An account noted down with another workspace than ours would be written to, and then not be the one that answers. */
function isElsewhere({ self, options }: Stage, { tenant }: AccountRef): boolean {
  if (self === null || tenant === tenantOf(self.teamId, self.enterpriseId)) return false;
  options.onFault?.('account', 'other-workspace');
  return true;
}

async function firstUnreachable(stage: Stage, people: readonly AccountRef[]) {
  for (const person of people) {
    const why = await unreachable(stage, person);
    if (why !== null) return why;
  }
  return null;
}

/** The same people always share the same conversation at Slack. */
async function open(stage: Stage, people: readonly AccountRef[]): Promise<Outcome<string>> {
  const refused = await firstUnreachable(stage, people);
  if (refused !== null) return refused;
  try {
    const { channel } = await stage.clients.post.conversations.open({ users: people.map(({ id }) => id).join(',') });
    return channel?.id === undefined ? { kind: 'broken', reason: 'no-channel' } : { kind: 'done', value: channel.id };
  } catch (error) {
    return failure(error, 'repeatable', stage.core.now());
  }
}

export async function direct(stage: Stage, to: AccountRef): Promise<Outcome<PlaceRef>> {
  const opened = await open(stage, [to]);
  return opened.kind === 'done' ? { kind: 'done', value: placeOf(to.tenant, opened.value) } : opened;
}

/** A thread of its own for each introduction, so that two questions between the same two people never run together. */
export function introduce(stage: Stage, people: readonly AccountRef[], key: string): Promise<Outcome<PlaceRef>> {
  return stage.turns.take(`introduce/${key}`, () =>
    orUnknown(async () => {
      const [first] = people;
      if (first === undefined) return gone;
      const name = `place/${stableId(key)}`;
      const known = await stage.rows.state.get(name);
      if (typeof known === 'string') return { kind: 'done', value: placeOf(first.tenant, known) };
      const opened = await open(stage, people);
      if (opened.kind !== 'done') return opened;
      return beginThread(stage, placeOf(first.tenant, opened.value), first, key, name);
    }),
  );
}

async function beginThread(
  stage: Stage,
  group: PlaceRef,
  first: AccountRef,
  key: string,
  name: string,
): Promise<Outcome<PlaceRef>> {
  const said = await say(stage, group, rootCard(stage, first), `thread/${key}`, { inDoubt: 'again' });
  if (said.kind !== 'done') return said;
  const place = placeOf(group.tenant, `${group.id}:${partsOf(said.value)?.ts ?? ''}`);
  await stage.rows.state.set(name, place.id);
  return { kind: 'done', value: place };
}

function rootCard(stage: Stage, { id }: AccountRef): Card {
  const lang = languageOf(stage, id);
  const text = words[lang].together;
  return {
    lang,
    title: 'Konsil',
    notice: text,
    parts: [{ kind: 'text', text }],
    choices: [],
    handle: null,
    ended: false,
  };
}

/** A bot cannot walk out of a group message: it says nothing more there. */
export async function leave(stage: Stage, place: PlaceRef): Promise<Outcome<void>> {
  return orUnknown(async () => {
    await stage.rows.state.set(leftKey(place), true);
    return { kind: 'done', value: undefined };
  });
}
