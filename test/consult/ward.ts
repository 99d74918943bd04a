import type {
  Calendar,
  ConsultEvent,
  ConsultRequest,
  Effect,
  Given,
  Intake,
  Introduction,
  PersonId,
  PlannedEffect,
  RankedCandidate,
  RedFlagRules,
  Refusal,
  TimerKind,
} from '../../src/consult/index.ts';
import { decide, defaultPolicy } from '../../src/consult/index.ts';
import { intake, monday } from '../fixtures/make-request.ts';

export const asker = 'ada.asker';
export const berta = 'berta.expert';
export const carl = 'carl.expert';
export const dora = 'dora.expert';
export const emil = 'emil.expert';
export const colleague = 'fritz.colleague';
export const coordinator = 'clara.coordinator';

export const zurich: Calendar = { timeZone: 'Europe/Zurich', holidays: new Set(['2026-12-25']) };

const NO_RULES: RedFlagRules = { phrases: [], cues: [] };
const MINUTE = 60_000;

export interface Timer {
  readonly timer: TimerKind;
  readonly about: string | null;
  readonly dueAt: Date;
}

/** Plays one request by hand: who does what, when; keeps the timers as a store would. */
export class Ward {
  now = monday;
  state: ConsultRequest | null = null;
  /** What the last accepted event led to. */
  planned: readonly PlannedEffect[] = [];
  timers: readonly Timer[] = [];
  unavailable: ReadonlySet<PersonId> = new Set();
  coordinators: readonly PersonId[] = [coordinator];
  rules: RedFlagRules = NO_RULES;
  relayDelay = 17;
  #ids = 0;

  get request(): ConsultRequest {
    if (this.state === null) throw new Error('no request yet');
    return this.state;
  }

  get said(): readonly Effect[] {
    return this.planned.map(({ effect }) => effect);
  }

  /** Cards told by the last event, as "reader: card". */
  get told(): readonly string[] {
    return this.said.flatMap((effect) => (effect.kind === 'tell' ? [`${effect.to}: ${effect.card}`] : []));
  }

  get refreshed(): readonly string[] {
    return this.said.flatMap((effect) => (effect.kind === 'refresh' ? [`${effect.to}: ${effect.card}`] : []));
  }

  get last(): Introduction {
    const last = this.request.introductions.at(-1);
    if (last === undefined) throw new Error('nobody was asked yet');
    return last;
  }

  get conversationId(): string {
    const last = this.request.conversations.at(-1);
    if (last === undefined) throw new Error('no conversation yet');
    return last.id;
  }

  given(by: PersonId | null): Given {
    return {
      now: this.now,
      cause: by === null ? { kind: 'konsil' } : { kind: 'person', id: by },
      newId: () => `id-${++this.#ids}`,
      relayDelay: () => this.relayDelay,
      policy: defaultPolicy(zurich),
      redFlagRules: this.rules,
      unavailable: this.unavailable,
      coordinators: this.coordinators,
    };
  }

  /** Null when it was done; the refusal otherwise. */
  try(by: PersonId | null, event: ConsultEvent): Refusal | null {
    const decision = decide(this.state, event, this.given(by));
    if (!decision.ok) return decision.refusal;
    this.state = decision.request;
    this.planned = decision.effects;
    for (const change of decision.timers) {
      if (change.kind === 'cancel-all') this.timers = [];
      else this.timers = this.timers.filter((one) => one.timer !== change.timer || one.about !== change.about);
      if (change.kind === 'set')
        this.timers = [...this.timers, { timer: change.timer, about: change.about, dueAt: change.dueAt }];
    }
    return null;
  }

  does(by: PersonId | null, event: ConsultEvent): this {
    const refusal = this.try(by, event);
    if (refusal !== null) throw new Error(`${event.kind} was refused: ${refusal}`);
    return this;
  }

  konsil(event: ConsultEvent): this {
    return this.does(null, event);
  }

  later(minutes: number): this {
    this.now = new Date(this.now.getTime() + minutes * MINUTE);
    return this;
  }

  due(timer: TimerKind, about: string | null = null): Date | null {
    return this.timers.find((one) => one.timer === timer && one.about === about)?.dueAt ?? null;
  }

  get running(): readonly TimerKind[] {
    return this.timers.map(({ timer }) => timer).toSorted();
  }

  /** Moves the clock to the timer and fires it. */
  runs(timer: TimerKind, about: string | null = null): this {
    const dueAt = this.due(timer, about);
    if (dueAt === null) throw new Error(`${timer} is not running`);
    this.now = dueAt;
    this.timers = this.timers.filter((one) => one.timer !== timer || one.about !== about);
    return this.konsil({ kind: 'timer', timer, about });
  }

  confirms(changes: Partial<Intake> = {}): this {
    return this.does(asker, {
      kind: 'confirm',
      requestId: 'draft-1',
      askerId: asker,
      circleId: 'test-circle',
      intake: intake(changes),
      known: [],
      kept: [],
    });
  }

  /** Confirmed, and no earlier case is similar. */
  submits(changes: Partial<Intake> = {}): this {
    return this.confirms(changes).finds([]);
  }

  finds(cases: readonly string[]): this {
    return this.konsil({ kind: 'similar-found', rowVersion: this.request.rowVersion, cases });
  }

  matches(...experts: readonly PersonId[]): this {
    return this.konsil({
      kind: 'candidates-found',
      rowVersion: this.request.rowVersion,
      candidates: experts.map(candidate),
      confident: experts.length > 0,
    });
  }

  /** Submitted, matched, and the first expert picked and asked; the offer was delivered. */
  asks(expert: PersonId, changes: Partial<Intake> = {}): this {
    return this.submits(changes)
      .matches(expert, ...[berta, carl, dora].filter((one) => one !== expert))
      .does(asker, { kind: 'pick', expertId: expert })
      .delivered();
  }

  delivered(): this {
    return this.konsil({ kind: 'offer-delivered', introductionId: this.last.id });
  }

  accepts(): this {
    return this.does(this.last.expertId, { kind: 'accept', introductionId: this.last.id });
  }

  answers(text: Intake['question'] | null = intake().question): this {
    return this.does(this.last.expertId, { kind: 'answer', introductionId: this.last.id, text, agreement: null });
  }
}

export function candidate(expertId: PersonId): RankedCandidate {
  return { expertId, score: 1, confidence: 0.9, reasons: [] };
}
