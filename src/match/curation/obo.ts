import { conceptId, type Term } from './term.ts';

const SYNONYM = /^"((?:[^"\\]|\\.)*)"\s+(EXACT|RELATED|NARROW|BROAD)\b(.*)$/u;
const LAY = /\blayperson\b/u;

/**
 * Terms of an OBO file, as Disease Ontology and the Human Phenotype Ontology are published: `[Term]` stanzas with
 * `id`, `name`, `synonym` and `is_a`. Obsolete ones and ids of other collections are left out.
 */
export function oboTerms(text: string, idPrefix: string): readonly Term[] {
  const stanzas = text.split(/\r?\n(?=\[)/u).filter((stanza) => stanza.startsWith('[Term]'));
  return stanzas.flatMap((stanza) => termOf(tagsOf(stanza), idPrefix));
}

type Tags = ReadonlyMap<string, readonly string[]>;

function tagsOf(stanza: string): Tags {
  const pairs = stanza.split(/\r?\n/u).flatMap((line) => {
    const at = line.indexOf(': ');
    return at > 0 ? [[line.slice(0, at), line.slice(at + 2).trim()] as const] : [];
  });
  const byTag = Map.groupBy(pairs, ([tag]) => tag);
  return new Map([...byTag].map(([tag, some]) => [tag, some.map(([, value]) => value)]));
}

function termOf(tags: Tags, idPrefix: string): readonly Term[] {
  const [id, name] = [tags.get('id')?.[0], tags.get('name')?.[0]];
  const isObsolete = tags.get('is_obsolete')?.[0] === 'true';
  if (id === undefined || name === undefined || isObsolete || !id.startsWith(idPrefix)) return [];
  const synonyms = (tags.get('synonym') ?? []).flatMap(synonymOf);
  return [
    {
      id: conceptId(id),
      language: 'en',
      names: [name, ...synonyms.filter(({ isLay }) => !isLay).map(({ text }) => text)],
      lay: synonyms.filter(({ isLay }) => isLay).map(({ text }) => text),
      parents: (tags.get('is_a') ?? []).map((value) => conceptId(value.split(/[\s!]/u, 1)[0] ?? '')),
      owners: [],
    },
  ];
}

/** Exact synonyms alone: a related or broader word would be found for the wrong thing. */
function synonymOf(value: string): readonly { readonly text: string; readonly isLay: boolean }[] {
  const [, text, scope, rest] = SYNONYM.exec(value) ?? [];
  return text === undefined || scope !== 'EXACT'
    ? []
    : [{ text: text.replaceAll(/\\(.)/gu, '$1'), isLay: LAY.test(rest ?? '') }];
}
