import { describe, expect, it } from 'vitest';
import { isShared } from '../../src/consult/index.ts';
import { scrubbed } from '../fixtures/make-request.ts';
import { asker, berta, carl, Ward } from './ward.ts';

function closed(): Ward {
  return new Ward()
    .asks(berta)
    .accepts()
    .konsil({ kind: 'conversation-opened', conversationId: 'id-2' })
    .answers()
    .does(asker, { kind: 'helped', how: 'helped' });
}

const takenBack = (ward: Ward) => ({ kind: 'consent-withdraw', introductionId: ward.last.id }) as const;
const lesson = (words: string) => ({ kind: 'lesson', text: scrubbed(words) }) as const;
const yes = (ward: Ward) => ({ kind: 'consent', introductionId: ward.last.id }) as const;

describe('keeping a closed request as an anonymous case', () => {
  it('takes the yes of both sides, in either order', () => {
    const ward = closed();
    ward.does(berta, yes(ward));
    expect(isShared(ward.last)).toBe(false);
    expect(ward.refreshed).toContain(`${berta}: expert-news`);
    ward.does(asker, yes(ward));
    expect(isShared(ward.last)).toBe(true);
    expect(ward.refreshed).toContain(`${asker}: answer`);
  });

  it('is said once by each, and by nobody else', () => {
    const ward = closed();
    ward.does(asker, yes(ward));
    expect(ward.try(asker, yes(ward))).toBe('already-decided');
    expect(ward.try(carl, yes(ward))).toBe('not-allowed');
    expect(ward.try(null, yes(ward))).toBe('not-allowed');
  });

  it('is not asked before the asker has closed, nor where nothing was written', () => {
    const open = new Ward().asks(berta).accepts();
    expect(open.try(asker, yes(open))).toBe('illegal');
    const spoken = new Ward().asks(berta).accepts().does(asker, { kind: 'close' });
    expect(spoken.try(asker, yes(spoken))).toBe('illegal');
  });

  it('ends when either side takes its yes back, and can begin again', () => {
    const ward = closed();
    ward.does(asker, yes(ward)).does(berta, yes(ward)).does(berta, takenBack(ward));
    expect(isShared(ward.last)).toBe(false);
    expect(ward.refreshed).toContain(`${berta}: expert-news`);
    expect(ward.try(berta, takenBack(ward))).toBe('already-decided');
    ward.does(berta, yes(ward)).does(asker, { kind: 'reopen' }).does(asker, takenBack(ward));
    expect(ward.request.introductions[0]).toMatchObject({ askerConsentAt: null, expertConsentAt: ward.now });
  });

  it('is taken back by nobody but the side that said it', () => {
    const ward = closed();
    ward.does(asker, yes(ward));
    expect(ward.try(berta, takenBack(ward))).toBe('already-decided');
    expect(ward.try(carl, takenBack(ward))).toBe('not-allowed');
  });
});

describe('the lesson of a closed request', () => {
  it('is said by the asker, in other words too, and read by whoever advised', () => {
    const ward = closed().does(asker, lesson('Früher anrufen.'));
    expect(ward.request.lesson).toBe('Früher anrufen.');
    expect(ward.refreshed).toEqual(expect.arrayContaining([`${asker}: answer`, `${berta}: expert-news`]));
    expect(ward.try(asker, lesson('Früher anrufen.'))).toBe('already-decided');
    expect(ward.does(asker, lesson('Sofort anrufen.')).request.lesson).toBe('Sofort anrufen.');
  });

  it('is asked of nobody else, not before the close, and not where nobody advised', () => {
    expect(closed().try(berta, lesson('Früher anrufen.'))).toBe('not-allowed');
    expect(new Ward().asks(berta).accepts().answers().try(asker, lesson('Früher anrufen.'))).toBe('illegal');
    expect(new Ward().asks(berta).does(asker, { kind: 'close' }).try(asker, lesson('Nichts.'))).toBe('illegal');
  });
});
