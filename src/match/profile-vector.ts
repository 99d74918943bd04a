import type { Embedder, ExpertProfile } from './contract.ts';
import { asUnit } from './vector-index/unit.ts';

/** One vector for a profile: the mean of its fields', each embedded by itself so that none is cut off or drowned. */
export async function profileVector(profile: ExpertProfile, embedder: Embedder): Promise<Float32Array> {
  const fields = [profile.specialty, ...profile.subspecialties, ...profile.interests, profile.text].filter(
    (text) => text !== '',
  );
  const vectors = await embedder.embed(fields, 'passage');
  const sum = new Float32Array(embedder.dimensions);
  for (const vector of vectors) {
    const unit = asUnit(vector, embedder.dimensions, profile.id);
    for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] ?? 0) + (unit[i] ?? 0);
  }
  return sum;
}
