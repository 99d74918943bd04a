import { type Share, wilson } from './score.ts';

/** Three places; a dash where there was nothing to count. */
export const percent = ({ hits, n }: Share): string => (n === 0 ? '-' : (hits / n).toFixed(3));

/** "(0.912-0.987)", Wilson at 95 %. */
export function interval(share: Share): string {
  if (share.n === 0) return '';
  const [low, high] = wilson(share);
  return `(${low.toFixed(3)}-${high.toFixed(3)})`;
}
