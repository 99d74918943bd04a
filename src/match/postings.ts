/** Where each term occurs: for the term `id`, places `from(id)` up to `to(id)` of `slots` and, beside them, of `frequencies`. */
export interface Postings {
  readonly slots: Int32Array;
  readonly frequencies: Float32Array;
  from(id: number): number;
  to(id: number): number;
  /** How many documents hold the term. */
  size(id: number): number;
  add(id: number, slot: number, frequency: number): void;
  remove(id: number, slot: number): void;
}

const GROWTH = 1.5;
const FIRST_ROOM = 4096;

/**
 * All lists in two arrays, each list in a block of a power of two that moves when it is full; blocks left behind are
 * used again. Most terms occur once or twice, and an object for each would weigh more than what it holds.
 */
export function createPostings(): Postings {
  const terms = createTermTable();
  const free: number[][] = [];
  let slots = new Int32Array(FIRST_ROOM);
  let frequencies = new Float32Array(FIRST_ROOM);
  let end = 0;

  const block = (power: number): number => {
    const left = free[power]?.pop();
    if (left !== undefined) return left;
    const at = end;
    end += 2 ** power;
    if (end > slots.length) {
      const room = Math.ceil(end * GROWTH);
      [slots, frequencies] = [copied(slots, new Int32Array(room)), copied(frequencies, new Float32Array(room))];
    }
    return at;
  };
  const release = (at: number, power: number): void => {
    const places = free[power];
    if (places === undefined) free[power] = [at];
    else places.push(at);
  };
  const move = (id: number, power: number): void => {
    const [older, size] = [terms.starts[id] ?? 0, terms.sizes[id] ?? 0];
    const at = block(power);
    slots.copyWithin(at, older, older + size);
    frequencies.copyWithin(at, older, older + size);
    if (size > 0) release(older, power - 1);
    terms.starts[id] = at;
  };
  const add = (id: number, slot: number, frequency: number): void => {
    terms.reserve(id);
    const size = terms.sizes[id] ?? 0;
    if (size === terms.rooms[id]) {
      move(id, Math.log2(size * 2 || 1));
      terms.rooms[id] = size * 2 || 1;
    }
    const at = (terms.starts[id] ?? 0) + size;
    slots[at] = slot;
    frequencies[at] = frequency;
    terms.sizes[id] = size + 1;
  };
  const remove = (id: number, slot: number): void => {
    const from = terms.starts[id] ?? 0;
    const last = from + (terms.sizes[id] ?? 0) - 1;
    const at = slots.indexOf(slot, from);
    if (at < 0 || at > last) return;
    slots[at] = slots[last] ?? 0;
    frequencies[at] = frequencies[last] ?? 0;
    terms.sizes[id] = last - from;
  };
  return {
    get slots() {
      return slots;
    },
    get frequencies() {
      return frequencies;
    },
    from: (id) => terms.starts[id] ?? 0,
    to: (id) => (terms.starts[id] ?? 0) + (terms.sizes[id] ?? 0),
    size: (id) => terms.sizes[id] ?? 0,
    add,
    remove,
  };
}

/** Per term where its block starts, how much of it is used, and how much there is. */
interface TermTable {
  readonly starts: Int32Array;
  readonly sizes: Int32Array;
  readonly rooms: Int32Array;
  reserve(id: number): void;
}

function createTermTable(): TermTable {
  let [starts, sizes, rooms] = [new Int32Array(FIRST_ROOM), new Int32Array(FIRST_ROOM), new Int32Array(FIRST_ROOM)];
  const reserve = (id: number): void => {
    if (id < starts.length) return;
    const room = Math.ceil((id + 1) * GROWTH);
    [starts, sizes, rooms] = [
      copied(starts, new Int32Array(room)),
      copied(sizes, new Int32Array(room)),
      copied(rooms, new Int32Array(room)),
    ];
  };
  return {
    get starts() {
      return starts;
    },
    get sizes() {
      return sizes;
    },
    get rooms() {
      return rooms;
    },
    reserve,
  };
}

function copied<T extends Int32Array | Float32Array>(from: T, into: T): T {
  into.set(from);
  return into;
}
