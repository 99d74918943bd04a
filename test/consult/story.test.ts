import { describe, expect, it } from 'vitest';
import { scrubbed } from '../fixtures/make-request.ts';
import { asker, berta, carl, coordinator, dora, Ward } from './ward.ts';

describe('one question, from the first word to the thanks', () => {
  it('goes from draft over a similar case, three candidates, a decline, an acceptance and an answer to the thanks', () => {
    const ward = new Ward();
    ward.confirms({ urgency: 'today' });
    expect(ward.said).toContainEqual({ kind: 'find-similar', rowVersion: 1 });

    ward.finds(['case-7']);
    expect(ward.told).toEqual([`${asker}: similar-case`]);

    ward.does(asker, { kind: 'submit' });
    expect(ward.request.status).toBe('open');
    expect(ward.request.promisedAt).toEqual(new Date('2026-11-23T12:00:00Z'));
    expect(ward.told).toEqual([`${asker}: request`]);
    expect(ward.said).toContainEqual({ kind: 'find-candidates', rowVersion: ward.request.rowVersion });

    ward.matches(berta, carl, dora);
    expect(ward.told).toEqual([`${asker}: candidates`]);

    ward.does(asker, { kind: 'pick', expertId: berta }).delivered();
    ward.does(berta, { kind: 'decline', introductionId: ward.last.id, reason: 'busy' });
    expect(ward.told).toEqual([`${carl}: offer`]);

    ward.delivered().accepts();
    expect(ward.request.status).toBe('introduced');
    ward.konsil({ kind: 'conversation-opened', conversationId: ward.conversationId });
    expect(ward.said).toContainEqual({ kind: 'post', conversationId: ward.conversationId, card: 'introduction' });

    ward.answers(scrubbed('Absetzen, Kontrolle in drei Monaten.'));
    expect(ward.told).toEqual([`${asker}: answer`]);

    ward.does(asker, { kind: 'helped', how: 'helped' });
    expect(ward.request).toMatchObject({ status: 'closed', closedHow: 'helped' });
    expect(ward.running).toEqual(['outcome-due']);

    ward.runs('outcome-due');
    expect(ward.told).toEqual([`${asker}: outcome`]);
    ward.does(asker, { kind: 'outcome', value: 'better', planChanged: true, text: null });
    expect(ward.told).toEqual([`${carl}: expert-news`]);

    ward.does(asker, { kind: 'thank' });
    expect(ward.told).toEqual([`${carl}: thanks`]);
    expect(ward.running).toEqual([]);
  });

  it('never leaves the asker in silence: nobody accepts, the coordinator is told and sends someone', () => {
    const ward = new Ward().submits({ urgency: 'urgent' }).matches(berta, carl);
    ward.runs('choose-any').delivered().runs('offer-expires', ward.last.id).delivered();
    expect(ward.last.expertId).toBe(carl);
    ward.runs('offer-expires', ward.last.id);
    expect(ward.said).toContainEqual({ kind: 'find-candidates', rowVersion: ward.request.rowVersion });

    ward.matches();
    expect(ward.told).toEqual([`${asker}: no-match`, `${coordinator}: unmatched`]);

    ward.does(coordinator, { kind: 'offer', expertId: dora });
    expect(ward.told).toEqual([`${dora}: offer`]);
    expect(ward.last.chosenBy).toBe('coordinator');
  });
});
