import { BotError } from '../../errors.ts';

/** The vector at length one. A wrong length, NaN, infinity or the zero vector would be taken silently by the index, so it is refused here. */
export function asUnit(vector: Float32Array, dimensions: number, id: string): Float32Array {
  if (vector.length !== dimensions)
    throw new BotError('embedder-failed', `vector of ${id} has ${vector.length} dimensions, not ${dimensions}`);
  let square = 0;
  for (const value of vector) square += value * value;
  if (!Number.isFinite(square)) throw new BotError('embedder-failed', `vector of ${id} is not finite`);
  if (square === 0) return vector;
  const norm = Math.sqrt(square);
  return vector.map((value) => value / norm);
}

/** Whether `asUnit` would take it. */
export function isUsable(vector: Float32Array, dimensions: number): boolean {
  return vector.length === dimensions && vector.every(Number.isFinite);
}
