import type { ConsultRequest } from '../consult/consult-request.ts';
import type { Clock } from '../consult/policy.ts';
import type { Card, CardPart, Choice } from './card.ts';
import type { CardContext } from './context.ts';
import { quoted } from './inert.ts';
import { type Catalogue, say } from './say/index.ts';
import type { Hearing } from './say/when.ts';

/** What a card is drawn from: its context with the words of the reader's language. */
export interface Stage extends CardContext {
  readonly say: Catalogue;
  readonly hearing: Hearing;
}

/** A stage on which a request stands. */
export interface Scene extends Stage {
  readonly request: ConsultRequest;
}

/** A card before language, handle and the rule that an ended card has no choices are added. */
export type Draft = Pick<Card, 'title' | 'notice' | 'parts' | 'ended'> & { readonly choices: readonly Choice[] };

export function stageOf(context: CardContext): Stage {
  const { lang } = context.reader;
  return { ...context, say: say(lang), hearing: { now: context.now, timeZone: context.site.timeZone, lang } };
}

/** When Konsil speaks up by itself for the urgency of this request; null where the house names no times. */
export function clockOf({ site, request }: Scene): Clock | null {
  return site.policy?.clocks[request.intake.urgency] ?? null;
}

/** As long as a text may be that went through the filter. */
const LONGEST = 20_000;

export function text(words: string): CardPart {
  return { kind: 'text', text: words };
}

export function warning(words: string): CardPart {
  return { kind: 'warning', text: words };
}

/** What a person wrote, inert. */
export function quote({ reader }: Stage, label: string, words: string): CardPart {
  return { kind: 'quote', label, text: quoted(words, LONGEST, reader.lang) };
}

/** Rows without a value are left out; without any row there is no part. */
export function facts(rows: readonly (readonly [label: string, value: string | null])[]): readonly CardPart[] {
  const known = rows.flatMap(([label, value]) => (value === null || value === '' ? [] : [{ label, value }]));
  return known.length === 0 ? [] : [{ kind: 'facts', rows: known }];
}

/** A decided card: quiet, with the end in words. */
export function over(title: string, notice: string, ...words: readonly string[]): Draft {
  return { title, notice, parts: words.map(text), choices: [], ended: true };
}
