import type { Chance, Clock, Keyed } from './ambient.ts';
import type { Site } from './chat/index.ts';
import type { AccountRef, ChatAdapter, Core, Health, Inbound } from './chat/port.ts';
import type { Person, Policy, RedFlagRules } from './consult/index.ts';
import type { Courier } from './delivery/courier.ts';
import { deliverRound, resumeInterrupted } from './delivery/deliver.ts';
import { createDigester } from './deid/index.ts';
import { faultCode } from './errors.ts';
import { type Intake, accept } from './intake/accept.ts';
import { decideInbox } from './intake/decide-inbox.ts';
import type { Desk } from './intake/dispatch.ts';
import { givenMaker } from './intake/given.ts';
import { formFor, formMaker } from './intake/make-form.ts';
import { createPeople } from './intake/people.ts';
import { tick } from './intake/tick.ts';
import { createVault } from './intake/vault.ts';
import type { Log } from './log.ts';
import type { Matcher } from './match/index.ts';
import { type Pump, createPump } from './pump.ts';
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
  readonly key: Uint8Array;
  readonly keyed: Keyed;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly log: Log;
}

export interface Bot {
  /** Drains what was left, starts the adapters, then runs by itself. */
  start(): Promise<void>;
  stop(drainMs: number): Promise<void>;
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
  const health = new Map<string, Health>(adapters.map(({ platform }) => [platform, { status: 'starting', reason: 'start' }]));
  const desk: Desk = { ...parts, givenFor: givenMaker(store, parts.chance, { policy: parts.policy, redFlagRules: parts.redFlagRules }) };
  const courier: Courier = { ...parts, now: clock.now, adapters: new Map(adapters.map((one) => [one.platform, one])) };
  const people = createPeople(parts, courier.adapters);

  const saved = async (change: Change): Promise<void> => {
    for (const person of change.people) await people.changed(person);
    deliveries.wake();
  };
  const unreachable = async (expertId: string): Promise<boolean> => {
    const person = await store.person(expertId);
    return person?.accounts.every(({ platform }) => health.get(platform)?.status === 'down') ?? false;
  };
  const decisions: Pump = createPump(clock, (error) => log.error('decide-failed', { code: faultCode(error) }), async () => {
    if ((await decideInbox(desk, log, saved)) > 0) return true;
    return (await tick(desk, clock.now(), saved, unreachable)) > 0;
  });
  const deliveries: Pump = createPump(clock, (error) => log.error('deliver-failed', { code: faultCode(error) }), async () => {
    const tried = await deliverRound(courier, (delivery, error) =>
      log.warn('delivery-failed', { id: delivery.id, kind: delivery.effect.kind, code: faultCode(error) }));
    if (tried > 0) decisions.wake();
    return tried > 0;
  });

  const intake: Intake = {
    store,
    vault: createVault(),
    digester: createDigester(parts.key),
    now: clock.now,
    personOf: people.of,
    draftIdOf: ({ by, dedupeKey }) => parts.keyed.digest('draft', by.platform, by.tenant, dedupeKey),
    makeForm: formMaker(store, parts.site, clock.now),
  };

  const core = (adapter: ChatAdapter): Core => ({
    async accept(event: Inbound) {
      const reply = await accept(intake, event);
      decisions.wake();
      return reply;
    },
    form: (event) => formFor(intake, people, parts.site, event),
    now: clock.now,
    resolve: (message) => store.handleOfMessage(message),
    state: store.state(adapter.platform),
    health(state) {
      health.set(adapter.platform, state);
      if (state.status === 'ready') deliveries.wake();
    },
  });

  return {
    async start() {
      await resumeInterrupted(courier);
      await people.load();
      for (const adapter of adapters) await adapter.start(core(adapter));
      decisions.start();
      deliveries.start();
    },
    async stop(drainMs) {
      await Promise.all(adapters.map((adapter) => adapter.stop(drainMs)));
      await Promise.all([decisions.stop(), deliveries.stop()]);
    },
    async settled() {
      do {
        await decisions.idle();
        await deliveries.idle();
      } while (decisions.busy() || deliveries.busy());
    },
    wake() {
      decisions.wake();
      deliveries.wake();
    },
    health: () => health,
    core,
  };
}

export type PersonOf = (account: AccountRef) => Promise<Person>;
