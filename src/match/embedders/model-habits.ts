/** How a family of models was trained to be asked. */
export interface ModelHabits {
  readonly query: string;
  readonly passage: string;
  readonly pooling: 'mean' | 'cls';
}

const RETRIEVE = 'Represent this sentence for searching relevant passages: ';

/** From the model cards; a model of no known family is asked plainly, with the mean of its tokens. */
const FAMILIES: readonly (readonly [name: RegExp, habits: ModelHabits])[] = [
  [/\be5\b/iu, { query: 'query: ', passage: 'passage: ', pooling: 'mean' }],
  [/embeddinggemma/iu, { query: 'task: search result | query: ', passage: 'title: none | text: ', pooling: 'mean' }],
  [/nomic-embed/iu, { query: 'search_query: ', passage: 'search_document: ', pooling: 'mean' }],
  [/arctic-embed.*v2/iu, { query: 'query: ', passage: '', pooling: 'cls' }],
  [/arctic-embed|mxbai-embed/iu, { query: RETRIEVE, passage: '', pooling: 'cls' }],
  [/\bbge-m3\b/iu, { query: '', passage: '', pooling: 'cls' }],
  [/\bbge-.*-en\b/iu, { query: RETRIEVE, passage: '', pooling: 'cls' }],
  [/\bbge-/iu, { query: '', passage: '', pooling: 'cls' }],
];

const PLAIN: ModelHabits = { query: '', passage: '', pooling: 'mean' };

export function habitsOf(model: string): ModelHabits {
  return FAMILIES.find(([name]) => name.test(model))?.[1] ?? PLAIN;
}
