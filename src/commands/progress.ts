const EVERY = 250;

/** Counts on one line of a terminal while work is long; into a file or a pipe it says nothing. */
export interface Progress {
  readonly step: () => void;
  /** Takes the line away again. */
  readonly done: () => void;
}

export interface Terminal {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

export function progressOn(terminal: Terminal, what: string): Progress {
  let count = 0;
  return {
    step() {
      count += 1;
      if (terminal.isTTY === true && count % EVERY === 0) terminal.write(`\r${what}: ${count}`);
    },
    done() {
      if (terminal.isTTY === true && count >= EVERY) terminal.write('\r\u001B[2K');
    },
  };
}
