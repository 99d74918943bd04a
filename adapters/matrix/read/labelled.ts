/** A field as it can be named at the head of a line. */
export interface Named {
  readonly id: string;
  readonly names: readonly string[];
}

/** Further names of the fields of Konsil's forms, German and English, beside the label that the form shows. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  question: ['frage', 'question'],
  urgency: ['dringlichkeit', 'urgency', 'eile'],
  kind: ['art', 'kind'],
  history: ['vorgeschichte', 'anamnese', 'history', 'background'],
  desiredStep: ['nächster schritt', 'wunsch', 'next step'],
  earlierPlan: ['bisheriger plan', 'plan', 'earlier plan'],
  earlierPlanBy: ['plan von', 'plan by'],
  namedExpert: ['kollegin', 'kollege', 'colleague', 'expert'],
  options: ['optionen', 'options', 'anonym', 'anonymous'],
};

export function namesOf(field: { readonly id: string; readonly label: string }): Named {
  return { id: field.id, names: [field.label.toLowerCase(), ...(NAMES[field.id] ?? [])] };
}

const LINE = /^[ \t]*([\p{L}][\p{L}\p{M} /-]{1,40}?)[ \t]*:[ \t]*/gmu;

/**
 * Reads `Frage: ... Dringlichkeit: ...`, one label at the head of each line; words run on to the next label. Null when the
 * message does not begin with a label, so that a colon in a sentence is no label.
 */
export function labelled(body: string, fields: readonly Named[]): ReadonlyMap<string, string> | null {
  const heads = [...body.matchAll(LINE)].flatMap((match) => {
    const name = match[1]?.toLowerCase() ?? '';
    const field = fields.find(({ names }) => names.includes(name));
    return field === undefined ? [] : [{ id: field.id, from: match.index, to: match.index + match[0].length }];
  });
  const [first] = heads;
  if (first === undefined || body.slice(0, first.from).trim() !== '') return null;
  return new Map(heads.map(({ id, to }, index) => [id, body.slice(to, heads[index + 1]?.from).trim()]));
}

/** What a first message may name before there is a form; at least a question. */
export function labelledQuestion(body: string): ReadonlyMap<string, string> | null {
  const found = labelled(
    body,
    Object.entries(NAMES).map(([id, names]) => ({ id, names })),
  );
  return found !== null && found.has('question') && found.size > 1 ? found : null;
}
