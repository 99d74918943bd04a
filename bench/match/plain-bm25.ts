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
  const postings = new Map<string, number[]>();
  const lengths = experts.map((expert, at) => {
    const grams = gramsOf(
      [expert.specialty, ...(expert.subspecialties ?? []), ...(expert.interests ?? []), expert.text].join(' '),
    );
    addPostings(postings, grams, at);
    return grams.length;
  });
  const average = lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
  return (question) => {
    const scores = new Float64Array(lengths.length);
    for (const gram of new Set(gramsOf(question))) {
      const found = postings.get(gram) ?? [];
      const holding = found.length / 2;
      const idf = Math.log(1 + (lengths.length - holding + 0.5) / (holding + 0.5));
      for (let i = 0; i < found.length; i += 2) {
        const [at, frequency] = [found[i] ?? 0, found[i + 1] ?? 0];
        const length = (lengths[at] ?? 0) / average;
        scores[at] = (scores[at] ?? 0) + (idf * frequency * (K1 + 1)) / (frequency + K1 * (1 - B + B * length));
      }
    }
    const order = [...scores.keys()].sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0)).slice(0, 10);
    return order.map((at) => experts[at]?.id ?? '');
  };
}

/** Document and frequency, one pair after the other. */
function addPostings(postings: Map<string, number[]>, grams: readonly string[], at: number): void {
  const counts = new Map<string, number>();
  for (const gram of grams) counts.set(gram, (counts.get(gram) ?? 0) + 1);
  for (const [gram, count] of counts) {
    const list = postings.get(gram);
    if (list) list.push(at, count);
    else postings.set(gram, [at, count]);
  }
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
