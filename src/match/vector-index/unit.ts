import { BotError } from '../../errors.ts';

/** The vector at length one. A wrong length, NaN or infinity would be taken silently by the index, so it is refused here; the zero vector stays and is like nothing. */
export function asUnit(vector: Float32Array, dimensions: number, id: string): Float32Array {
  if (vector.length !== dimensions)
    throw new BotError('embedder-failed', `vector of ${id} has ${vector.length} dimensions, not ${dimensions}`);
  const square = squareOf(vector);
  if (!Number.isFinite(square)) throw new BotError('embedder-failed', `vector of ${id} is not finite`);
  if (square === 0) return vector;
  const norm = Math.sqrt(square);
  const unit = new Float32Array(dimensions);
  for (let i = 0; i < dimensions; i++) unit[i] = (vector[i] ?? 0) / norm;
  return unit;
}

/** Whether `asUnit` would take it. */
export function isUsable(vector: Float32Array, dimensions: number): boolean {
  return vector.length === dimensions && Number.isFinite(squareOf(vector));
}

/** Not finite when any of the numbers is not. */
function squareOf(vector: Float32Array): number {
  let square = 0;
  for (let i = 0; i < vector.length; i++) square += (vector[i] ?? 0) ** 2;
  return square;
}
