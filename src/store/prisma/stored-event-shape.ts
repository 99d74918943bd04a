import { z } from 'zod';
import type { ScrubbedValue, StoredEvent } from '../port.ts';
import { byKind, scrubbed, strings } from './columns.ts';
import { consultEvent } from './consult-event-shape.ts';
import { knownNames, placeRef } from './shapes.ts';
import { formName, refusalReason } from './words.ts';

const picked = z.string().nullable();

const value: z.ZodType<ScrubbedValue> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('clinical'), text: scrubbed }),
  z.object({ kind: z.literal('choice'), value: picked }),
  z.object({ kind: z.literal('person'), value: picked }),
  z.object({ kind: z.literal('date'), value: picked }),
  z.object({ kind: z.literal('choices'), values: strings }),
  z.object({ kind: z.literal('contact'), value: z.string() }),
]);

/** What is remembered of an inbound event. */
export const storedEvent = byKind<StoredEvent>({
  text: z.object({ kind: z.literal('text'), text: scrubbed, draftId: z.string(), known: knownNames }),
  choice: z.object({ kind: z.literal('choice'), handle: z.string(), choice: z.string() }),
  form: z.object({
    kind: z.literal('form'),
    form: formName,
    handle: z.string(),
    values: z.record(z.string(), value),
    known: knownNames,
    kept: strings,
    restored: z.record(z.string(), z.number()).exactOptional(),
  }),
  'home-opened': z.object({ kind: z.literal('home-opened') }),
  file: z.object({ kind: z.literal('file') }),
  'person-changed': z.object({ kind: z.literal('person-changed'), active: z.boolean(), account: placeRef }),
  refused: z.object({ kind: z.literal('refused'), reason: refusalReason }),
  parked: z.object({ kind: z.literal('parked'), deliveryId: z.string() }),
  internal: z.object({ kind: z.literal('internal'), requestId: z.string(), event: consultEvent }),
});
