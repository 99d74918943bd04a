import type { ModelComparison } from '../chat/index.ts';
import type { ModelOrder } from '../store/port.ts';

/** Counts only questions for which a language model gave the order; who helped only where it named another person first. */
export function compared(orders: readonly ModelOrder[]): ModelComparison {
  const changed = orders.filter(({ plainPlaces: [first] }) => first !== 1);
  return {
    asked: orders.length,
    changed: changed.length,
    byModel: changed.filter(({ helped }) => helped === 0).length,
    byPlain: changed.filter(({ helped, plainPlaces }) => helped !== null && plainPlaces[helped] === 1).length,
  };
}
