import { inspect } from 'node:util';

const SHOWN = '[raw text]';

/** Text that may hold PHI. It cannot be printed, logged or serialised; only `scrub()` may reveal it. */
export class RawText {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  /** UTF-16 code units, so that a length limit can be told without the text. */
  get length(): number {
    return this.#value.length;
  }

  get isBlank(): boolean {
    return this.#value.trim() === '';
  }

  /** Called in `deid/scrub.ts` only; the boundary test holds this. */
  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return SHOWN;
  }

  toJSON(): string {
    return SHOWN;
  }

  [Symbol.toPrimitive](): string {
    return SHOWN;
  }

  [inspect.custom](): string {
    return SHOWN;
  }
}
