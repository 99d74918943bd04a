import { drawFrom } from '../draw-from.ts';

/** What may go wrong with one call. `lost-reply`: done, but the answer never comes. `silence`: neither. */
export type FaultKind =
  | { readonly kind: 'rate-limited'; readonly seconds: number }
  | { readonly kind: 'http-500' }
  | { readonly kind: 'dropped' }
  | { readonly kind: 'lost-reply' }
  | { readonly kind: 'silence' }
  | { readonly kind: 'slow'; readonly milliseconds: number }
  | { readonly kind: 'error'; readonly error: string };

export interface Call {
  readonly method: string;
  readonly channel: string;
}

interface Rule {
  readonly method: string | RegExp;
  readonly channel: string | null;
  readonly fault: FaultKind;
  left: number;
}

/** Faults by method and place, each for so many calls; and one that may be drawn for every call. */
export interface Faults {
  add(
    method: string | RegExp,
    fault: FaultKind,
    options?: { readonly times?: number; readonly channel?: string },
  ): void;
  clear(): void;
  /** Asked for each call that no rule meets. */
  draw: (call: Call) => FaultKind | null;
  of(call: Call): FaultKind | null;
}

export function createFaults(): Faults {
  let rules: Rule[] = [];
  const meets = (rule: Rule, { method, channel }: Call): boolean =>
    (typeof rule.method === 'string' ? rule.method === method : rule.method.test(method)) &&
    (rule.channel === null || rule.channel === channel);
  const faults: Faults = {
    add(method, fault, { times = 1, channel } = {}) {
      rules.push({ method, fault, channel: channel ?? null, left: times });
    },
    clear() {
      rules = [];
    },
    draw: () => null,
    of(call) {
      const rule = rules.find((one) => one.left > 0 && meets(one, call));
      if (rule === undefined) return faults.draw(call);
      rule.left -= 1;
      return rule.fault;
    },
  };
  return faults;
}

const ANSWERS_AT_ONCE: readonly FaultKind[] = [
  { kind: 'rate-limited', seconds: 1 },
  { kind: 'http-500' },
  { kind: 'dropped' },
  { kind: 'lost-reply' },
  { kind: 'error', error: 'internal_error' },
];

/** To be drawn for each call: a fault in one of five, of every kind that answers at once. */
export function oneInFive(seed: number): () => FaultKind | null {
  const draw = drawFrom(seed);
  return () => (draw() < 0.2 ? (ANSWERS_AT_ONCE[Math.floor(draw() * ANSWERS_AT_ONCE.length)] ?? null) : null);
}
