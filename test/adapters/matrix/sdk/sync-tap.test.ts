import { describe, expect, it } from 'vitest';
import type { Batch } from '../../../../adapters/matrix/sdk/sync-batch.ts';
import { tapSync } from '../../../../adapters/matrix/sdk/sync-tap.ts';

const KONSIL = '@konsil:house.fake';
const AT = 'https://house.fake/_matrix/client/v3';
const said = { type: 'm.room.message', sender: '@ada.fake:house.fake', content: { body: 'Fieber' } };
const answer = {
  next_batch: 's2',
  rooms: { join: { '!r:house.fake': { timeline: { events: [said] } } } },
};

/** A homeserver that answers every call the same. */
function tapped(status = 200) {
  const asked: URL[] = [];
  const batches: Batch[] = [];
  const through: typeof fetch = async (input) => {
    asked.push(new URL(input instanceof Request ? input.url : input));
    return Response.json(answer, { status });
  };
  return { asked, batches, call: tapSync(KONSIL, (batch) => batches.push(batch), through) };
}

describe('between the SDK and the homeserver', () => {
  it.each([
    ['rules for ringing', '/pushrules/', { global: {} }],
    ['a filter', `/user/${encodeURIComponent(KONSIL)}/filter`, { filter_id: 'own' }],
  ])('nobody is asked for %s, so that the first sync need not wait for it', async (_what, path, expected) => {
    const { asked, call } = tapped();
    expect(await (await call(`${AT}${path}`)).json()).toEqual(expected);
    expect(asked).toEqual([]);
  });

  it('messages go to Konsil, by its own filter, and are not handed on', async () => {
    const { asked, batches, call } = tapped();
    const rest = await (await call(`${AT}/sync?since=s1&filter=own`)).text();
    expect(batches).toMatchObject([{ first: false, next: 's2', rooms: [{ events: [said] }] }]);
    expect(rest.includes('Fieber')).toBe(false);
    expect(asked[0]?.searchParams.get('filter')).toContain('"ephemeral":{"types":[]}');
  });

  it('everything else, and every fault, goes through as it is', async () => {
    const { asked, batches, call } = tapped(502);
    expect((await call(`${AT}/sync`)).status).toBe(502);
    expect((await call(`${AT}/keys/query`)).status).toBe(502);
    expect([asked.length, batches.length]).toEqual([2, 0]);
  });
});
