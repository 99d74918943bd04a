import type { FormName } from '../chat/card.ts';
import { GENERALISE } from '../chat/index.ts';
import type { FieldValue } from '../chat/port.ts';
import { type GeneraliseLanguage, generalisations, reidentificationRisks } from '../deid/index.ts';
import type { ScrubbedValue } from '../store/port.ts';
import { isJudged } from './fields.ts';
import type { VaultEntry } from './vault.ts';

type Values = Readonly<Record<string, ScrubbedValue>>;

/** Keys of all that makes a rare combination in these words. */
function riskKeys(values: Values, lang: GeneraliseLanguage): readonly string[] {
  return Object.values(values).flatMap((value) =>
    value.kind === 'clinical'
      ? reidentificationRisks(value.text).flatMap(({ because }) =>
          generalisations(value.text, because, lang).map(({ key }) => key),
        )
      : [],
  );
}

/** What the person ticked; it is done at once and never stored. */
export function chosenKeys(values: Readonly<Record<string, FieldValue>>): readonly string[] {
  const chosen = values[GENERALISE];
  return chosen?.kind === 'choices' ? chosen.values : [];
}

/** The person is warned once: what they have seen is remembered as long as the form may come back. */
export function warnedOf(
  form: FormName,
  values: Values,
  entry: VaultEntry,
  lang: GeneraliseLanguage,
): { readonly isNew: boolean; readonly entry: VaultEntry } {
  const keys = isJudged(form) ? riskKeys(values, lang) : [];
  const isNew = keys.some((key) => !entry.warned.includes(key));
  return { isNew, entry: isNew ? { ...entry, warned: [...new Set([...entry.warned, ...keys])] } : entry };
}
