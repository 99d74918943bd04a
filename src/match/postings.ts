/** Where one term occurs: slots ascending, frequencies beside them, both in typed arrays that grow. */
export interface Postings {
  readonly slots: Int32Array;
  readonly frequencies: Float32Array;
  readonly size: number;
  add(slot: number, frequency: number): void;
  remove(slot: number): void;
}

export function createPostings(): Postings {
  let slots = new Int32Array(2);
  let frequencies = new Float32Array(2);
  let size = 0;

  const grow = (): void => {
    const [olderSlots, olderFrequencies] = [slots, frequencies];
    slots = new Int32Array(size * 2);
    frequencies = new Float32Array(size * 2);
    slots.set(olderSlots);
    frequencies.set(olderFrequencies);
  };
  const add = (slot: number, frequency: number): void => {
    if (size === slots.length) grow();
    const at = firstAtLeast(slots, size, slot);
    slots.copyWithin(at + 1, at, size);
    frequencies.copyWithin(at + 1, at, size);
    slots[at] = slot;
    frequencies[at] = frequency;
    size++;
  };
  const remove = (slot: number): void => {
    const at = firstAtLeast(slots, size, slot);
    if (at >= size || slots[at] !== slot) return;
    slots.copyWithin(at, at + 1, size);
    frequencies.copyWithin(at, at + 1, size);
    size--;
  };
  return { get slots() { return slots; }, get frequencies() { return frequencies; }, get size() { return size; }, add, remove };
}

function firstAtLeast(slots: Int32Array, size: number, slot: number): number {
  if (size === 0 || (slots[size - 1] ?? 0) < slot) return size;
  let [low, high] = [0, size];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((slots[middle] ?? 0) < slot) low = middle + 1;
    else high = middle;
  }
  return low;
}
