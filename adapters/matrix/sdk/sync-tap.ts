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

/** Stands between the SDK and the homeserver: messages go past the SDK, everything else to it. */
export function tapSync(ours: string, onBatch: (batch: Batch) => void): Fetch {
  return async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    if (!url.pathname.endsWith('/sync')) return fetch(input, init);
    url.searchParams.set('filter', FILTER);
    const response = await fetch(url, init);
    if (!response.ok) return response;
    const answer: unknown = await response.json();
    if (!isJson(answer)) return response;
    const { batch, rest } = splitSync(answer, !url.searchParams.has('since'), ours);
    onBatch(batch);
    return Response.json(rest, { status: response.status });
  };
}
