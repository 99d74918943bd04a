import { describe, expect, it } from 'vitest';
import { askerShownTo } from '../../src/consult/index.ts';
import { asker, berta, carl, colleague, coordinator, dora, Ward } from './ward.ts';

function handed(ward: Ward): Ward {
  return ward.does(asker, { kind: 'hand-over', to: colleague });
}

function accepted(ward: Ward): Ward {
  return handed(ward).does(colleague, { kind: 'hand-over-accept', handOverId: idOf(ward) });
}

function idOf(ward: Ward): string {
  return ward.request.handOvers.at(-1)?.id ?? '';
}

describe("handing the asker's side over at the end of a shift", () => {
  it('asks the colleague; the old asker stays until they accept', () => {
    const ward = handed(new Ward().asks(berta));
    expect(ward.told).toEqual([`${colleague}: hand-over`]);
    expect(ward.request.askerId).toBe(asker);
    expect(ward.due('hand-over-expires', idOf(ward))).toEqual(new Date(ward.now.getTime() + 12 * 3_600_000));
    expect(ward.said).toContainEqual({ kind: 'home', of: colleague });
  });

  it('once accepted makes the colleague the asker, and the old one hears it', () => {
    const ward = accepted(new Ward().asks(berta));
    expect(ward.request.askerId).toBe(colleague);
    expect(ward.told).toEqual([`${colleague}: request`, `${asker}: hand-over-result`]);
    expect(ward.refreshed).toEqual(
      expect.arrayContaining([`${asker}: request`, `${berta}: offer`, `${colleague}: hand-over`]),
    );
    expect(ward.try(asker, { kind: 'close' })).toBe('not-allowed');
    ward.does(colleague, { kind: 'close' });
  });

  it('brings the colleague into the conversation, and the one before them out of it', () => {
    const ward = accepted(
      new Ward().asks(berta).accepts().konsil({ kind: 'conversation-opened', conversationId: 'id-2' }),
    );
    expect(ward.said).toEqual(
      expect.arrayContaining([
        { kind: 'leave', conversationId: 'id-2' },
        { kind: 'introduce', conversationId: ward.conversationId },
      ]),
    );
  });

  it('forgets what the old asker showed to anyone, also to an expert who gave it back', () => {
    const ward = new Ward()
      .asks(berta, { anonymous: true })
      .accepts()
      .does(asker, { kind: 'reveal', conversationId: 'id-3' });
    ward.does(berta, { kind: 'release', introductionId: 'id-1' }).delivered().accepts();
    accepted(ward.does(asker, { kind: 'reveal', conversationId: ward.conversationId }));
    expect(ward.request.conversations.map(({ status, askerReveals }) => [status, askerReveals])).toEqual([
      ['closed', false],
      ['closed', false],
      ['open', false],
    ]);
  });

  it('keeps the colleague unknown to an expert who met the old asker and has answered', () => {
    const ward = new Ward().asks(berta, { anonymous: true }).accepts();
    const reveal = { kind: 'reveal', conversationId: ward.conversationId } as const;
    ward.does(berta, reveal).does(asker, reveal).answers().does(asker, { kind: 'reopen' });
    expect(askerShownTo(ward.request, berta)).toBe(true);
    expect(askerShownTo(accepted(ward).request, berta)).toBe(false);
  });

  it('does not ask a colleague as an expert while they think it over, and may once they declined', () => {
    const ward = handed(new Ward().submits().matches(colleague, berta));
    expect(ward.try(asker, { kind: 'pick', expertId: colleague })).toBe('unavailable');
    ward.does(colleague, { kind: 'hand-over-decline', handOverId: idOf(ward) });
    expect(ward.does(asker, { kind: 'pick', expertId: colleague }).told).toEqual([`${colleague}: offer`]);
  });

  it('stops the clock of the hand-over, however it was answered', () => {
    for (const how of ['hand-over-accept', 'hand-over-decline'] as const) {
      const ward = handed(new Ward().asks(berta).accepts());
      expect(ward.running).toEqual(['answer-reminder', 'hand-over-expires']);
      expect(ward.does(colleague, { kind: how, handOverId: idOf(ward) }).running).toEqual(['answer-reminder']);
    }
  });

  it.each([
    ['candidates', () => new Ward().submits().matches(berta, carl)],
    ['no-match', () => new Ward().submits().matches()],
    ['answer', () => new Ward().asks(berta).answers()],
  ])('shows the colleague the card "%s" that now waits for them', (card, standing) => {
    expect(accepted(standing()).told).toContain(`${colleague}: ${card}`);
  });

  it('shows the colleague no more than the request where nothing waits for them, and ends what waited for the old asker', () => {
    for (const standing of [new Ward().submits(), new Ward().asks(berta).answers().does(asker, { kind: 'reopen' })]) {
      const ward = accepted(standing);
      expect(ward.told).toEqual([`${colleague}: request`, `${asker}: hand-over-result`]);
      expect(ward.refreshed).toContain(`${asker}: promise-missed`);
    }
  });

  it('may be declined or run out: the old asker hears it and keeps the request', () => {
    const ward = handed(new Ward().asks(berta)).does(colleague, { kind: 'hand-over-decline', handOverId: 'id-2' });
    expect(ward.told).toEqual([`${asker}: hand-over-result`]);
    expect(ward.try(colleague, { kind: 'hand-over-accept', handOverId: 'id-2' })).toBe('already-decided');
    handed(ward).runs('hand-over-expires', idOf(ward));
    expect(ward.request.handOvers.map(({ status }) => status)).toEqual(['declined', 'expired']);
    expect([ward.told, ward.request.askerId]).toEqual([[`${asker}: hand-over-result`], asker]);
  });

  it('never goes to someone already asked, to oneself, or to two at once', () => {
    const ward = new Ward().asks(berta);
    expect(ward.try(asker, { kind: 'hand-over', to: berta })).toBe('already-asked');
    expect(ward.try(asker, { kind: 'hand-over', to: asker })).toBe('illegal');
    handed(ward);
    expect(ward.try(asker, { kind: 'hand-over', to: dora })).toBe('already-decided');
  });

  it('is answered by the colleague alone', () => {
    const ward = handed(new Ward().asks(berta));
    for (const other of [asker, berta, coordinator])
      expect(ward.try(other, { kind: 'hand-over-accept', handOverId: idOf(ward) })).toBe('not-allowed');
    expect(ward.try(colleague, { kind: 'hand-over-accept', handOverId: 'id-99' })).toBe('no-such-thing');
  });

  it("keeps everyone who stands on the asker's side from being asked as an expert", () => {
    const ward = handed(new Ward().submits()).matches(colleague, berta).does(asker, { kind: 'any' });
    expect(ward.last.expertId).toBe(berta);
    ward.does(colleague, { kind: 'hand-over-accept', handOverId: ward.request.handOvers[0]?.id ?? '' });
    expect(ward.try(berta, { kind: 'name-colleague', introductionId: ward.last.id, colleague: asker })).toBe(
      'unavailable',
    );
  });

  it('ends with the request', () => {
    const ward = handed(new Ward().asks(berta)).does(asker, { kind: 'close' });
    expect(ward.request.handOvers[0]?.status).toBe('expired');
    expect(ward.refreshed).toContain(`${colleague}: hand-over`);
    expect(ward.running).toEqual([]);
  });
});

describe('someone who left', () => {
  it('as asker: the request is withdrawn and the expert told; a draft is discarded', () => {
    const ward = new Ward().asks(berta).accepts().konsil({ kind: 'person-left', personId: asker });
    expect([ward.request.status, ward.told]).toEqual(['withdrawn', [`${berta}: ended`]]);
    expect(new Ward().confirms().konsil({ kind: 'person-left', personId: asker }).request.status).toBe('discarded');
  });

  it('as asker after the close: nobody is asked for the outcome any more', () => {
    const ward = new Ward()
      .asks(berta)
      .answers()
      .does(asker, { kind: 'close' })
      .konsil({ kind: 'person-left', personId: asker });
    expect([ward.request.outcome?.status, ward.running]).toEqual(['skipped', []]);
  });

  it.each([
    ['asked', false],
    ['accepted', true],
  ])('as the expert who was %s: the next is asked', (_what, accepts) => {
    const ward = new Ward().asks(berta);
    if (accepts) ward.accepts();
    ward.konsil({ kind: 'person-left', personId: berta });
    expect(ward.request.introductions.map(({ status }) => status)).toEqual([
      accepts ? 'released' : 'withdrawn',
      'offered',
    ]);
    expect(ward.last.expertId).toBe(carl);
  });

  it('as the colleague of a hand-over: the asker hears it', () => {
    expect(handed(new Ward().asks(berta)).konsil({ kind: 'person-left', personId: colleague }).told).toEqual([
      `${asker}: hand-over-result`,
    ]);
  });

  it('leaves a hand-over to somebody else as it is', () => {
    const ward = handed(new Ward().asks(berta));
    expect(ward.try(null, { kind: 'person-left', personId: dora })).toBe('no-such-thing');
    ward.does(colleague, { kind: 'hand-over-decline', handOverId: idOf(ward) });
    expect(ward.try(null, { kind: 'person-left', personId: colleague })).toBe('no-such-thing');
  });

  it('who has no part in it any more changes nothing', () => {
    expect(new Ward().asks(berta).answers().try(null, { kind: 'person-left', personId: berta })).toBe('no-such-thing');
  });
});
