import { isJson } from './rest.ts';
import { type Batch, splitSync } from './sync-batch.ts';

/** As many messages of a room as one answer brings; what is missing is fetched. */
const FILTER = JSON.stringify({
  presence: { types: [] },
  account_data: {},
  room: {
    timeline: { limit: 50, lazy_load_members: false },
    state: { lazy_load_members: false },
    ephemeral: { types: [] },
    account_data: { types: [] },
  },
});

type Fetch = typeof globalThis.fetch;

/** What the SDK waits for before it first syncs, and Konsil has no use for: it rings nowhere, and has a filter of its own. */
const ANSWERED_HERE: readonly (readonly [path: RegExp, answer: object])[] = [
  [/\/pushrules\/$/, { global: {} }],
  [/\/user\/[^/]+\/filter$/, { filter_id: 'own' }],
];

/** Stands between the SDK and the homeserver: messages go past the SDK, everything else to it. */
export function tapSync(ours: string, onBatch: (batch: Batch) => void, through: Fetch = fetch): Fetch {
  return async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const known = ANSWERED_HERE.find(([path]) => path.test(url.pathname));
    if (known !== undefined) return Response.json(known[1]);
    if (!url.pathname.endsWith('/sync')) return through(input, init);
    url.searchParams.set('filter', FILTER);
    const response = await through(url, init);
    if (!response.ok) return response;
    const answer: unknown = await response.json();
    if (!isJson(answer)) return response;
    const { batch, rest } = splitSync(answer, !url.searchParams.has('since'), ours);
    onBatch(batch);
    return Response.json(rest, { status: response.status });
  };
}
