import { describe, expect, it } from 'vitest';
import { intake } from '../fixtures/make-request.ts';
import { heardBy, openPostOffice } from './post-office.ts';

const CONFIRMED = new Date('2026-12-24T09:00:00Z');

describe('a search for similar cases', () => {
  it('asks with the question alone for two, and says once what it is sure of', async () => {
    const asked: unknown[] = [];
    const office = await openPostOffice({
      matcher: {
        async similarCases(...of) {
          asked.push(of);
          return [
            { id: 'unsure', similarity: 0.1, confident: false },
            { id: 'sure', similarity: 0.9, confident: true },
          ];
        },
      },
    });
    await office.request({ confirmedAt: CONFIRMED, rowVersion: 1 });
    const id = await office.put({ kind: 'find-similar', rowVersion: 1 }, { requestId: 'request-1' });
    await office.round();
    expect(asked).toEqual([[{ text: intake().question, lang: 'de' }, 2]]);
    expect(office.ended(id)).toEqual({ status: 'sent', message: null, version: 1 });
    expect(await heardBy(office)).toEqual([
      ['konsil:d-1:similar-found', { kind: 'similar-found', rowVersion: 1, cases: ['sure'] }],
    ]);
  });
});

describe('a search that fails', () => {
  it.each([
    [
      { kind: 'find-similar', rowVersion: 1 },
      { confirmedAt: CONFIRMED },
      { kind: 'similar-found', rowVersion: 1, cases: [] },
    ],
    [
      { kind: 'find-candidates', rowVersion: 1 },
      { status: 'open' },
      { kind: 'candidates-found', rowVersion: 1, candidates: [], confident: false, topics: [], gap: null },
    ],
  ] as const)('has found nothing only once it was set aside: %j', async (effect, state, nothing) => {
    const fails = () => Promise.reject(new Error('the index broke'));
    const office = await openPostOffice({ matcher: { find: fails, similarCases: fails } });
    await office.request(state);
    await office.put(effect, { requestId: 'request-1' });
    for (let tries = 0; tries < 4; tries += 1) {
      await office.round();
      office.clock.advance({ seconds: 9 });
    }
    expect(await heardBy(office)).toEqual([]);
    await office.round();
    expect(await heardBy(office)).toEqual([
      [`konsil:d-1:${nothing.kind}`, nothing],
      ['konsil:d-1:parked', { kind: 'parked', deliveryId: 'd-1' }],
    ]);
  });
});
