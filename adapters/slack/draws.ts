/** Draws in the order asked for, a few at each turn, so that whoever comes in meanwhile is let in. */
export interface Draws {
  take<T>(draw: () => T | Promise<T>): Promise<T>;
}

/** One at a turn would be outrun by those who come in: what waits to be drawn would pile up for as long as they do. */
const AT_A_TURN = 8;

export function createDraws(): Draws {
  const waiting: (() => void)[] = [];
  let isGoing = false;
  const go = (): void => {
    for (const begin of waiting.splice(0, AT_A_TURN)) begin();
    isGoing = waiting.length > 0;
    if (isGoing) setImmediate(go);
  };
  return {
    take(draw) {
      if (!isGoing) setImmediate(go);
      isGoing = true;
      const turn = new Promise<void>((resolve) => waiting.push(resolve));
      return turn.then(draw);
    },
  };
}
