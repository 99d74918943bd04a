import type { Chance, Clock, Keyed } from './ambient.ts';
import type { Site } from './chat/index.ts';
import type { ChatAdapter, Core, Health, Language } from './chat/port.ts';
import type { Policy, RedFlagRules } from './consult/index.ts';
import { createDigester } from './deid/index.ts';
import { atMost, createBeginner } from './delivery/begin.ts';
import type { Courier } from './delivery/courier.ts';
import { createPlatforms } from './delivery/platforms.ts';
import { createRounds } from './delivery/rounds.ts';
import { faultCode } from './errors.ts';
import { accept, type Intake } from './intake/accept.ts';
import { decideInbox } from './intake/decide-inbox.ts';
import type { Desk } from './intake/dispatch.ts';
import { givenMaker } from './intake/given.ts';
import { createIndex } from './intake/library-index.ts';
import { formFor, formMaker } from './intake/make-form.ts';
import { createPeople } from './intake/people.ts';
import { offerWaits, tick } from './intake/tick.ts';
import { createVault } from './intake/vault.ts';
import type { Log } from './log.ts';
import type { Matcher } from './match/index.ts';
import { createPump, type Pump } from './pump.ts';
import type { Change, Store } from './store/port.ts';

/** Everything the bot is made of; `main` puts it together. */
export interface BotParts {
  readonly store: Store;
  readonly matcher: Matcher;
  readonly adapters: readonly ChatAdapter[];
  readonly policy: Policy;
  readonly redFlagRules: RedFlagRules;
  readonly site: Site;
  readonly circleId: string;
  /** Of people who have not chosen one; German without it. */
  readonly locale?: Language;
  /** Whether a year without day and month stays in a text; it does without it. */
  readonly years?: 'stay' | 'go';
  readonly key: Uint8Array;
  readonly keyed: Keyed;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly log: Log;
}

export interface Bot {
  /** Starts the adapters, then runs by itself; answers what those said that did not start. They are tried again. */
  start(): Promise<ReadonlyMap<string, unknown>>;
  /** Takes up nothing new and waits for what is under way, at most so long; what is left is looked up at the next start. */
  stop(drainMs: number): Promise<void>;
  /** Resolves when profiles and cases are in the index. */
  indexed(): Promise<void>;
  /** Resolves when nothing is left to decide, fire or say at this moment. */
  settled(): Promise<void>;
  /** The clock was moved, or something was changed from outside: look again. */
  wake(): void;
  health(): ReadonlyMap<string, Health>;
  core(adapter: ChatAdapter): Core;
}

/** The main path: an event is accepted, decided, delivered; time fires what is due. The one catch boundary. */
export function makeBot(parts: BotParts): Bot {
  const { store, adapters, clock, log } = parts;
  const platforms = createPlatforms(
    adapters.map(({ platform }) => platform),
    clock.now,
  );
  const byPlatform = new Map(adapters.map((one) => [one.platform, one]));
  const people = createPeople(parts, byPlatform);
  const index = createIndex(parts, people.expert);
  const courier: Courier = { ...parts, matcher: index, now: clock.now, adapters: byPlatform, isUp: platforms.isUp };
  const desk: Desk = { ...parts, givenFor: givenMaker(store, parts.chance, parts) };
  const vault = createVault();
  const makeForm = formMaker(store, people, parts.site, clock.now);
  const draftIdOf: Intake['draftIdOf'] = ({ by, dedupeKey }) =>
    parts.keyed.digest('draft', by.platform, by.tenant, dedupeKey);
  const intake: Intake = {
    ...parts,
    vault,
    people,
    makeForm,
    draftIdOf,
    digester: createDigester(parts.key),
    years: parts.years ?? 'stay',
    now: clock.now,
  };

  const indexFailed = (id: string) => (error: unknown) => log.error('index-failed', { id, code: faultCode(error) });
  const saved = async (change: Change): Promise<void> => {
    for (const person of change.people) people.hold(person);
    for (const kept of change.cases) await index.learn(kept).catch(indexFailed(kept.id));
    for (const id of change.forgotten) await index.forget(id).catch(indexFailed(id));
    for (const { id } of change.people) await index.changed(id).catch(indexFailed(id));
    wakeDeliveries();
  };
  const waits = offerWaits(store, platforms.isSettled);
  const decisions: Pump = createPump(
    clock,
    (error) => log.error('decide-failed', { code: faultCode(error) }),
    async () => {
      vault.forgetOld(clock.now());
      if ((await decideInbox(desk, log, saved)) > 0) return true;
      return (await tick(desk, clock.now(), { saved, log, waits })) > 0;
    },
  );
  const rounds = createRounds(courier, clock, (delivery, error) =>
    log.warn('delivery-failed', { id: delivery.id, kind: delivery.effect.kind, code: faultCode(error) }),
  );
  const deliveries: Pump = createPump(
    clock,
    (error) => log.error('deliver-failed', { code: faultCode(error) }),
    async () => {
      const more = await rounds.next();
      decisions.wake();
      return more;
    },
  );
  function wakeDeliveries(): void {
    rounds.nudge();
    deliveries.wake();
  }

  const core = (adapter: ChatAdapter): Core => ({
    async accept(event) {
      const reply = await accept(intake, event);
      decisions.wake();
      return reply;
    },
    form: (event) => formFor(intake, parts.site, event),
    now: clock.now,
    resolve: (message) => store.handleOfMessage(message),
    state: store.state(adapter.platform),
    health(state) {
      platforms.report(adapter.platform, state);
      if (platforms.isUp(adapter.platform)) wakeDeliveries();
    },
  });
  const beginner = createBeginner({ adapters, coreOf: core, platforms, clock, log, onBegun: wakeDeliveries });

  let stopped = false;
  return {
    async start() {
      await people.load();
      decisions.start();
      const faults = await beginner.start();
      deliveries.start();
      void index.ready().catch((error: unknown) => {
        if (!stopped) log.error('index-failed', { code: faultCode(error) });
      });
      return faults;
    },
    async stop(drainMs) {
      stopped = true;
      beginner.stop();
      const until = clock.now().getTime() + drainMs;
      await atMost(clock, drainMs, Promise.all([decisions.stop(), deliveries.stop().then(rounds.ended)]));
      const left = Math.max(until - clock.now().getTime(), 0);
      await Promise.allSettled(adapters.map((adapter) => adapter.stop(left)));
    },
    indexed: index.ready,
    async settled() {
      do {
        await decisions.idle();
        await deliveries.idle();
      } while (decisions.busy() || deliveries.busy());
    },
    wake() {
      decisions.wake();
      wakeDeliveries();
    },
    health: () => platforms.health,
    core,
  };
}
