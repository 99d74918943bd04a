import { describe, expect, it } from 'vitest';
import { isShared } from '../../src/consult/index.ts';
import { asker, berta, carl, Ward } from './ward.ts';

function closed(): Ward {
  return new Ward()
    .asks(berta)
    .accepts()
    .konsil({ kind: 'conversation-opened', conversationId: 'id-2' })
    .answers()
    .does(asker, { kind: 'helped', how: 'helped' });
}

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
});
