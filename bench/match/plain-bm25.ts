/** A profile or question as the data files hold it. */
export interface ExpertRow {
  readonly id: string;
  readonly specialty: string;
  readonly subspecialties?: readonly string[];
  readonly interests?: readonly string[];
  readonly languages?: readonly string[];
  readonly text: string;
}

const [K1, B] = [1.2, 0.75];

/** The peer: BM25 over character 3- to 5-grams of all fields joined, accents dropped, nothing else. Returns ids, best first. */
export function plainBm25(experts: readonly ExpertRow[]): (question: string) => readonly string[] {
  const documents = experts.map((expert) =>
    gramsOf([expert.specialty, ...(expert.subspecialties ?? []), ...(expert.interests ?? []), expert.text].join(' ')),
  );
  const average = documents.reduce((sum, document) => sum + document.length, 0) / documents.length;
  const postings = postingsOf(documents);
  return (question) => {
    const scores = new Float64Array(documents.length);
    for (const gram of new Set(gramsOf(question))) {
      const found = postings.get(gram) ?? [];
      const idf = Math.log(1 + (documents.length - found.length + 0.5) / (found.length + 0.5));
      for (const [at, frequency] of found) {
        const length = (documents[at]?.length ?? 0) / average;
        scores[at] = (scores[at] ?? 0) + (idf * frequency * (K1 + 1)) / (frequency + K1 * (1 - B + B * length));
      }
    }
    const order = [...scores.keys()].sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0)).slice(0, 10);
    return order.map((at) => experts[at]?.id ?? '');
  };
}

function postingsOf(
  documents: readonly (readonly string[])[],
): ReadonlyMap<string, readonly (readonly [number, number])[]> {
  const postings = new Map<string, [number, number][]>();
  documents.forEach((document, at) => {
    const counts = new Map<string, number>();
    for (const gram of document) counts.set(gram, (counts.get(gram) ?? 0) + 1);
    for (const [gram, count] of counts) {
      const list = postings.get(gram) ?? [];
      list.push([at, count]);
      postings.set(gram, list);
    }
  });
  return postings;
}

function gramsOf(text: string): readonly string[] {
  const folded = text
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/gu, '');
  return folded
    .split(/[^a-z0-9]+/u)
    .filter((word) => word.length > 1)
    .flatMap((word) => {
      const padded = `^${word}$`;
      return [3, 4, 5].flatMap((n) =>
        Array.from({ length: Math.max(0, padded.length - n + 1) }, (_, i) => padded.slice(i, i + n)),
      );
    });
}
