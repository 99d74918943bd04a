import type { Language } from '../../consult/person.ts';
import { type Generalisation, generalisations, reidentificationRisks } from '../../deid/index.ts';
import type { CardPart, Field, FormName, Option } from '../card.ts';
import { oneLine } from '../inert.ts';
import { type Catalogue, say } from '../say/index.ts';
import { warning } from '../scene.ts';
import { choices, type Desk } from './fields.ts';

/** The field by which the asker says something less exactly; its values are keys of `generalisations`. */
export const GENERALISE = 'generalise';

/** Forms whose words the asker answers for; what an expert writes is medicine, not a person. */
const JUDGED: ReadonlySet<FormName> = new Set(['question', 'amend', 'follow-up', 'lesson']);

/** No platform shows longer words, or more of them, on what can be ticked. */
const LONGEST_WORDS = 40;
const MOST_OPTIONS = 10;

interface Found {
  readonly reason: keyof Catalogue['forms']['risk']['reason'];
  readonly what: readonly Generalisation[];
}

function risksIn(texts: readonly string[], lang: Language): readonly Found[] {
  return texts.flatMap((text) =>
    reidentificationRisks(text).map(({ reason, because }) => ({ reason, what: generalisations(text, because, lang) })),
  );
}

/** Why this may point to one person although nothing identifying is left, with the words; nothing when it does not. */
export function riskParts(texts: readonly string[], lang: Language): readonly CardPart[] {
  const words = say(lang).forms.risk;
  const items = risksIn(texts, lang).map(({ reason, what }) => {
    const quotedWords = what.map((one) => words.quoted(oneLine(one.words, LONGEST_WORDS)));
    return words.entry(words.reason[reason], quotedWords.join(', '));
  });
  return items.length === 0
    ? []
    : [warning(words.text), { kind: 'list', label: words.found, items: [...new Set(items)] }];
}

function optionsFor(texts: readonly string[], lang: Language): readonly Option[] {
  const words = say(lang).forms.risk;
  const options = new Map<string, Option>();
  for (const { key, words: said, becomes } of risksIn(texts, lang).flatMap(({ what }) => what)) {
    if (becomes !== null) options.set(key, { value: key, label: words.option(oneLine(said, LONGEST_WORDS), becomes) });
  }
  return [...options.values()].slice(0, MOST_OPTIONS);
}

/** A form with the warning and, behind its first field, the choice to say it less exactly; unchanged where nothing is rare. */
export function withRisk(
  name: FormName,
  desk: Desk,
  fields: readonly Field[],
): { readonly fields: readonly Field[]; readonly parts: readonly CardPart[] } {
  const { lang } = desk.reader;
  const texts = JUDGED.has(name) ? fields.flatMap((field) => (field.kind === 'clinical' ? [field.value] : [])) : [];
  const options = optionsFor(texts, lang);
  const { label, hint } = desk.say.forms.risk;
  const [first, ...rest] = fields;
  const isOffered = first !== undefined && options.length > 0;
  return {
    parts: riskParts(texts, lang),
    fields: isOffered ? [first, choices(desk, { id: GENERALISE, label, hint }, options), ...rest] : fields,
  };
}
