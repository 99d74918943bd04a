import { GENERALISE } from '../chat/index.ts';
import type { FieldValue } from '../chat/port.ts';
import {
  type Digester,
  generalise,
  keptDigests,
  RawText,
  type RefusalReason,
  restore,
  type ScrubContext,
  scrub,
} from '../deid/index.ts';
import type { ScrubbedValue } from '../store/port.ts';
import { chosenKeys } from './risk.ts';
import type { VaultEntry } from './vault.ts';

/** A form after the filter. `confirmed`: the person has already seen exactly this text. */
export interface ScrubbedForm {
  readonly values: Readonly<Record<string, ScrubbedValue>>;
  readonly refused: Readonly<Record<string, RefusalReason>>;
  readonly entry: VaultEntry;
  readonly confirmed: boolean;
}

type ClinicalValue = Extract<FieldValue, { kind: 'clinical' }>;
type Language = NonNullable<ScrubContext['lang']>;

/** What the house decided, and what only this house can compute. */
interface House {
  readonly digester: Digester;
  readonly years: 'stay' | 'go';
}

interface Step {
  readonly form: ScrubbedForm;
  readonly house: House;
  readonly lang: Language;
  /** Keys of what the person wants said less exactly. */
  readonly chosen: readonly string[];
}

/** Scrubs every clinical field, one after the other, so that a person keeps one placeholder over all of them. */
export function scrubValues(
  values: Readonly<Record<string, FieldValue>>,
  entry: VaultEntry,
  house: House,
  lang: Language,
): ScrubbedForm {
  const chosen = chosenKeys(values);
  let form: ScrubbedForm = { values: {}, refused: {}, entry, confirmed: true };
  for (const [field, value] of Object.entries(values)) {
    if (value.kind === 'clinical') form = scrubField({ form, house, lang, chosen }, field, value);
    else if (field !== GENERALISE) form = { ...form, values: { ...form.values, [field]: value } };
  }
  return form;
}

function scrubField(step: Step, field: string, value: ClinicalValue): ScrubbedForm {
  const { form, house, lang, chosen } = step;
  const { digester, years } = house;
  const { entry } = form;
  const originals = entry.originals[field] ?? new Map();
  const undone = undoable(entry, field, value.restore).filter((placeholder) => originals.has(placeholder));
  const kept = [...entry.kept, ...keptDigests(originals, undone, digester)];
  const text = undone.length === 0 ? value.text : restore(value.text, originals, undone);
  const result = scrub(text, { lang, digester, known: entry.known, kept, years });
  if (!result.ok) return { ...form, confirmed: false, refused: { ...form.refused, [field]: result.reason } };
  const next: ScrubbedForm = {
    values: { ...form.values, [field]: { kind: 'clinical', text: result.text } },
    refused: form.refused,
    confirmed: form.confirmed && result.spans.length === 0 && undone.length === 0,
    entry: {
      ...entry,
      known: result.known,
      kept,
      originals: { ...entry.originals, [field]: new Map([...originals, ...result.originals]) },
      spans: { ...entry.spans, [field]: [...(entry.spans[field] ?? []), ...result.spans] },
      restored: counted(entry, field, undone),
    },
  };
  const coarser = chosen.length === 0 ? result.text : generalise(result.text, chosen, lang);
  if (coarser === result.text) return next;
  const typed = { kind: 'clinical', text: new RawText(coarser), restore: [] } as const;
  return scrubField({ ...step, form: next, chosen: [] }, field, typed);
}

/** One more of its kind for each placeholder that was put back. */
function counted(entry: VaultEntry, field: string, undone: readonly string[]): VaultEntry['restored'] {
  const counts: Record<string, number> = { ...entry.restored };
  for (const placeholder of undone) {
    const kind = entry.spans[field]?.find((span) => span.placeholder === placeholder)?.kind ?? 'unknown';
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return counts;
}

/** Only what is below certainty may come back, whatever the form claims. */
function undoable(entry: VaultEntry, field: string, placeholders: readonly string[]): readonly string[] {
  const certain = new Set(
    (entry.spans[field] ?? []).filter((span) => span.confidence === 'certain').map((span) => span.placeholder),
  );
  return placeholders.filter((placeholder) => !certain.has(placeholder));
}
