import { EARLIER_CASE } from './questions.ts';
import type { World } from './world.ts';

const OVER = new Set(['closed', 'lapsed', 'withdrawn', 'discarded']);

/** Thrown where a run found something; holds everything found. */
export class Found extends Error {
  override readonly name = 'Found';
}

/** After every step. */
export async function checkNow(world: World): Promise<void> {
  const faults = [...world.watch.faults, ...(await lost(world)), ...twice(world), ...(await leftText(world))];
  if (faults.length > 0) throw new Found([...new Set(faults)].join('\n'));
}

/** What was acknowledged is in the database. */
async function lost({ letters, ground }: World): Promise<readonly string[]> {
  const acknowledged = letters.all.filter(({ status }) => status === 'acknowledged');
  if (acknowledged.length === 0) return [];
  const keys = new Set((await ground.rows('SELECT "dedupeKey" FROM "InboxEvent"')).map(([key]) => String(key)));
  return acknowledged
    .filter(({ event }) => !keys.has(`${event.by.platform}:${event.by.tenant}:${event.dedupeKey}`))
    .map(({ event }) => `${event.dedupeKey} (${event.kind}) was acknowledged and is lost`);
}

/** Nothing is shown twice where the bot could have looked. */
function twice({ platform, watch }: World): readonly string[] {
  const seen = new Set<string>();
  const doubled = platform.chat.messages.filter(
    ({ key }) => seen.size === seen.add(key).size && !platform.blind.has(key),
  );
  return doubled.map(({ key }) => {
    const effect = watch.delivery(key)?.effect;
    return `a message was shown twice (${effect !== undefined && 'card' in effect ? effect.card : 'unknown'})`;
  });
}

/** What is decided or parked keeps no text. */
async function leftText({ ground }: World): Promise<readonly string[]> {
  const rows = await ground.rows(`SELECT "seq" FROM "InboxEvent" WHERE "status" <> 'waiting' AND "event" IS NOT NULL`);
  return rows.map(() => 'a decided event keeps its text');
}

/** With all faults over and nothing more to come at this moment. */
export async function checkAtRest(world: World): Promise<void> {
  await checkNow(world);
  const faults = [
    ...(await unsettled(world)),
    ...(await timerFaults(world)),
    ...(await silent(world)),
    ...(await misleading(world)),
    ...(await uncounted(world)),
    ...(await keptAgainstWill(world)),
    ...world.letters.waiting().map(({ event }) => `${event.dedupeKey} (${event.kind}) is never taken`),
  ];
  if ((await world.ground.store.verifyAudit()) !== null) faults.push('the audit chain is broken');
  if (faults.length > 0) throw new Found([...new Set(faults)].join('\n'));
}

/** Nothing waits to be decided, said or handed in. */
export async function isAtRest({ ground, letters }: World): Promise<boolean> {
  const waiting = await ground.rows(`SELECT 1 FROM "InboxEvent" WHERE "status" = 'waiting'
    UNION ALL SELECT 1 FROM "Delivery" WHERE "status" IN ('pending', 'sending') LIMIT 1`);
  return waiting.length === 0 && letters.waiting().length === 0;
}

async function unsettled({ ground, clock }: World): Promise<readonly string[]> {
  const inbox = await ground.rows(`SELECT "seq" FROM "InboxEvent" WHERE "status" = 'waiting'`);
  const deliveries = await ground.database.run((db) =>
    db.delivery.findMany({ where: { status: { in: ['pending', 'sending'] } } }),
  );
  const parked = await ground.rows(`SELECT "requestId", "place", "card" FROM "Delivery" WHERE "status" = 'parked'`);
  const setAside = new Set(parked.map((columns) => columns.join()));
  // An edit of a message that was set aside waits with it.
  const due = deliveries.filter(
    ({ kind, notBefore, requestId, place, card }) =>
      (notBefore === null || notBefore <= clock.now()) &&
      !(kind === 'refresh' && setAside.has([requestId, place, card].join())),
  );
  return [
    ...inbox.map(() => 'an event is never decided'),
    ...due.map(
      ({ kind, card, status, reason }) =>
        `a delivery is left ${status} (${kind} ${card ?? ''}, ${reason ?? 'untried'})`,
    ),
  ];
}

/** Every timer fires or is cancelled; what has ended keeps only those of its outcome. */
async function timerFaults({ ground, clock }: World): Promise<readonly string[]> {
  const timers = await ground.database.run((db) => db.timer.findMany({ include: { request: true } }));
  const late = timers
    .filter(({ dueAt }) => dueAt <= clock.now())
    .map(({ timer }) => `the timer "${timer}" does not fire`);
  const left = timers
    .filter(({ timer, request }) => OVER.has(request.status) && !timer.startsWith('outcome-'))
    .map(({ timer, request }) => `the timer "${timer}" is left of a request that is ${request.status}`);
  return [...late, ...left];
}

/** In every status that is no rest something is sure to happen, even if nobody does anything. */
const AWAITED: Readonly<Record<string, readonly string[]>> = {
  draft: ['discard-draft'],
  open: ['choose-any'],
  offered: ['offer-expires'],
  introduced: ['answer-reminder', 'answer-silent', 'next-if-silent'],
  answered: ['lapse'],
  unmatched: ['unmatched-lapse'],
};

async function silent({ ground }: World): Promise<readonly string[]> {
  const requests = await ground.database.run((db) => db.consultRequest.findMany({ include: { timers: true } }));
  const waiting = await ground.rows(`SELECT "requestId" FROM "Delivery" WHERE "status" = 'pending'`);
  const said = new Set(waiting.map(([id]) => String(id)));
  return requests
    .filter(({ id, status, timers }) => {
      const awaited = AWAITED[status];
      return awaited !== undefined && !said.has(id) && !timers.some(({ timer }) => awaited.includes(timer));
    })
    .map(({ status, choice }) => `a request stays ${status} for ever (choice ${choice ?? 'none'})`);
}

/** No card at rest offers what is no longer to be had; where an edit was parked, the coordinator has been told of it. */
async function misleading({ ground, platform, watch }: World): Promise<readonly string[]> {
  const parked = await ground.rows(`SELECT 1 FROM "Delivery" WHERE "status" = 'parked'`);
  if (parked.length > 0) return [];
  const offered = await ground.rows(`SELECT "id" FROM "Introduction" WHERE "status" = 'offered'`);
  const open = new Set(offered.map(([id]) => String(id)));
  return platform.chat.messages
    .filter(({ card }) => card.choices.some(({ id }) => id === 'accept'))
    .filter(({ key }) => {
      const effect = watch.delivery(key)?.effect;
      return effect?.kind === 'tell' && effect.card === 'offer' && !open.has(effect.about ?? '');
    })
    .map(() => 'a card still offers what is decided');
}

/** A case is kept for as long as both sides agree, and no longer; one the filter refuses is not kept at all. */
async function keptAgainstWill({ ground }: World): Promise<readonly string[]> {
  const [[kept] = [0], [agreed] = [0]] = await Promise.all([
    ground.rows(`SELECT COUNT(*) FROM "LibraryCase" WHERE "id" <> '${EARLIER_CASE.id}'`),
    ground.rows(
      `SELECT COUNT(*) FROM "Introduction" WHERE "askerConsentAt" IS NOT NULL AND "expertConsentAt" IS NOT NULL`,
    ),
  ]).then((all) => all.map((rows) => (rows[0] ?? []).map(Number)));
  return Number(kept) > Number(agreed) ? ['a case is kept that one side does not agree to keep'] : [];
}

/** Parked rows are counted, never silent. */
async function uncounted({ ground }: World): Promise<readonly string[]> {
  const counts = await ground.store.counts();
  const [[inbox], [deliveries]] = [
    (await ground.rows(`SELECT COUNT(*) FROM "InboxEvent" WHERE "status" = 'parked'`)).map(([count]) => Number(count)),
    (await ground.rows(`SELECT COUNT(*) FROM "Delivery" WHERE "status" = 'parked'`)).map(([count]) => Number(count)),
  ];
  return [
    ...(counts.inboxParked === inbox ? [] : ['parked events are not counted']),
    ...(counts.deliveriesParked === deliveries ? [] : ['parked deliveries are not counted']),
    ...(inbox === 0 ? [] : [`${inbox} events were set aside as poison`]),
  ];
}
