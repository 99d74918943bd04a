import type { Field, Option } from '../../../src/chat/port.ts';

export type Picked =
  | { readonly kind: 'values'; readonly values: readonly string[] }
  | { readonly kind: 'several'; readonly values: readonly string[] }
  | { readonly kind: 'nobody' | 'unclear' };

function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** What a typed answer picks among the options: numbers as shown, else words of a label. */
export function pickOption(field: Field, shown: readonly Option[], typed: string): Picked {
  switch (field.kind) {
    case 'choice':
      return one(numbered(shown, typed) ?? byLabel(field.options, typed));
    case 'choices':
      return several(field.options, shown, typed);
    case 'person':
      return person(numbered(shown, typed) ?? byLabel(field.options, typed));
    case 'date':
      return date(typed);
    default:
      return { kind: 'unclear' };
  }
}

function one(found: readonly Option[]): Picked {
  const [first] = found;
  return first !== undefined && found.length === 1 ? { kind: 'values', values: [first.value] } : { kind: 'unclear' };
}

function person(found: readonly Option[]): Picked {
  if (found.length === 0) return { kind: 'nobody' };
  return found.length === 1 ? one(found) : { kind: 'several', values: found.slice(0, 12).map(({ value }) => value) };
}

function numbered(shown: readonly Option[], typed: string): readonly Option[] | null {
  const number = /^(\d{1,3})[.)]?$/u.exec(typed.trim())?.[1];
  if (number === undefined) return null;
  const found = shown[Number(number) - 1];
  return found === undefined ? [] : [found];
}

/** The very label or value first, then what holds the words. */
function byLabel(options: readonly Option[], typed: string): readonly Option[] {
  const wanted = folded(typed);
  if (wanted === '') return [];
  const exact = options.filter(({ label, value }) => folded(label) === wanted || folded(value) === wanted);
  return exact.length > 0 ? exact : options.filter(({ label }) => folded(label).includes(wanted));
}

const NONE: ReadonlySet<string> = new Set(['keine', 'keins', 'none', '0']);

function several(options: readonly Option[], shown: readonly Option[], typed: string): Picked {
  if (NONE.has(folded(typed))) return { kind: 'values', values: [] };
  const parts = /^[\d\s,.;)+&]+$/u.test(typed.trim()) ? typed.match(/\d+/gu) : typed.split(/[,;\n]/u);
  const picked = (parts ?? []).map((part) => numbered(shown, part) ?? byLabel(options, part));
  return picked.length > 0 && picked.every((found) => found.length === 1)
    ? { kind: 'values', values: [...new Set(picked.flat().map(({ value }) => value))] }
    : { kind: 'unclear' };
}

/** ISO, or day first as in German and Swiss writing. */
function date(typed: string): Picked {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(typed.trim());
  const german = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/u.exec(typed.trim());
  const parts = iso === null ? german?.slice(1).toReversed() : iso.slice(1);
  if (parts === undefined) return { kind: 'unclear' };
  const value = parts.map((part) => part.padStart(2, '0')).join('-');
  const real = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(real.getTime()) && real.toISOString().startsWith(value)
    ? { kind: 'values', values: [value] }
    : { kind: 'unclear' };
}
