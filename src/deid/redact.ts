import { type Day, daysBetween, readDay } from './course.ts';
import { fold } from './fold.ts';
import type { Persons } from './persons.ts';
import { OLD_AGE, placeholder } from './placeholder.ts';
import type { Hit } from './recogniser.ts';
import type { Kind } from './span.ts';

/** A hit with what will stand in its place. */
export interface Redaction extends Hit {
  readonly placeholder: string;
}

const DAY_WORD = { de: 'Tag', en: 'Day', fr: 'Jour', it: 'Giorno' } as const;

export interface Numbering {
  readonly persons: Persons;
  readonly next: (kind: Kind) => number;
  readonly lang: keyof typeof DAY_WORD;
}

/** Placeholders in order of appearance: the same person, number or day the same one; days after the first as a distance to it. */
export function assign(text: string, hits: readonly Hit[], { persons, next, lang }: Numbering): readonly Redaction[] {
  const seen = new Map<string, string>();
  let anchor: Day | undefined;
  const note = (value: string): string => {
    const day = readDay(value, lang);
    if (!day) return '';
    if (!anchor) {
      anchor = day;
      return '';
    }
    const distance = daysBetween(anchor, day);
    return `: ${DAY_WORD[lang]} ${distance < 0 ? '' : '+'}${distance}`;
  };
  const mark = (hit: Hit): string => {
    const value = text.slice(hit.start, hit.end);
    if (hit.kind === 'AGE') return OLD_AGE;
    if (hit.kind === 'NAME') return persons.assign(value);
    const key = `${hit.kind} ${fold(value)}`;
    const found = seen.get(key);
    if (found !== undefined) return found;
    const made = placeholder(hit.kind, next(hit.kind), hit.kind === 'DATE' ? note(value) : '');
    seen.set(key, made);
    return made;
  };
  return hits.map((hit) => ({ ...hit, placeholder: mark(hit) }));
}

/** The text with every redaction in place. */
export function redact(text: string, redactions: readonly Redaction[]): string {
  const parts: string[] = [];
  let done = 0;
  for (const { start, end, placeholder: mark } of redactions) {
    parts.push(text.slice(done, start), mark);
    done = end;
  }
  parts.push(text.slice(done));
  return parts.join('');
}

/** Where an offset of the redacted text stood before; inside a placeholder it is the start of what was replaced. */
export function beforeRedaction(redactions: readonly Redaction[], offset: number): number {
  let shift = 0;
  for (const { start, end, placeholder: mark } of redactions) {
    const at = start + shift;
    if (offset <= at) break;
    if (offset < at + mark.length) return start;
    shift += mark.length - (end - start);
  }
  return offset - shift;
}
