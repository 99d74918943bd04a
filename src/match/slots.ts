/** Ids as small integers, reused after a removal, so that scores live in arrays. */
export interface Slots {
  readonly capacity: number;
  readonly size: number;
  claim(id: string): number;
  release(id: string): number | undefined;
  slotOf(id: string): number | undefined;
  idOf(slot: number): string;
  entries(): IterableIterator<[string, number]>;
}

export function createSlots(): Slots {
  const bySlot: string[] = [];
  const byId = new Map<string, number>();
  const free: number[] = [];
  const claim = (id: string): number => {
    const known = byId.get(id);
    if (known !== undefined) return known;
    const slot = free.pop() ?? bySlot.length;
    bySlot[slot] = id;
    byId.set(id, slot);
    return slot;
  };
  const release = (id: string): number | undefined => {
    const slot = byId.get(id);
    if (slot === undefined) return undefined;
    byId.delete(id);
    free.push(slot);
    return slot;
  };
  return {
    claim,
    release,
    get capacity() {
      return bySlot.length;
    },
    get size() {
      return byId.size;
    },
    slotOf: (id) => byId.get(id),
    idOf: (slot) => bySlot[slot] ?? '',
    entries: () => byId.entries(),
  };
}
