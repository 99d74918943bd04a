import { matchAt } from './pattern.ts';

const ISO =
  /\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?!\d)(?:[ T]\d{2}:\d{2}(?::\d{2})?(?![\d:]))?|(?:19|20)\d{2}[/.](?:0?[1-9]|1[0-2])[/.](?:0?[1-9]|[12]\d|3[01])(?!\d)/y;
const COMPACT = /(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)\d{2}(?!\d)/y;

/** Where a date stands that begins with its year or is one number, told by how many digits the number here has. */
export function wholeDate(text: string, start: number, digits: number): { start: number; end: number } | undefined {
  if (digits === 4) return matchAt(ISO, text, start);
  return digits === 8 ? matchAt(COMPACT, text, start) : undefined;
}
