import { describe, expect, it } from 'vitest';
import { createMatcher, lexicalEmbedder, type MatchCase, type Matcher } from '../../src/match/index.ts';
import { scrubbed } from '../fixtures/make-request.ts';
import { STAFF } from './staff.ts';

const NOW = new Date('2026-03-02T08:00:00Z');
const QUESTION = scrubbed('Wie lange Antibiotika bei Spondylodiszitis mit Staphylokokken?');

async function hospital(...cases: readonly MatchCase[]): Promise<Matcher> {
  const matcher = await createMatcher({ embedder: lexicalEmbedder() });
  for (const profile of STAFF) await matcher.putExpert(profile);
  for (const earlier of cases) await matcher.putCase(earlier);
  return matcher;
}

const answered = (id: string, expertId: string, text: string, more: Partial<MatchCase> = {}): MatchCase => ({
  id,
  expertId,
  text: scrubbed(text),
  helpful: true,
  ...more,
});
const SPINE = 'Spondylodiszitis mit Staphylokokken, Dauer der Antibiotika sechs Wochen';

describe('earlier cases', () => {
  it('lift the colleague who answered a like question, and say so', async () => {
    const matcher = await hospital(answered('spine', 'bones', SPINE));
    const found = await matcher.find({ text: QUESTION, limit: 5 }, () => null);
    const bones = found.candidates.find(({ expertId }) => expertId === 'bones');
    expect(bones?.reasons).toContainEqual({ kind: 'cases', caseIds: ['spine'], count: 1 });
    expect(bones?.caseEvidence).toBeGreaterThan(0.2);
    expect((bones?.caseEvidence ?? 0) + (bones?.profileEvidence ?? 0)).toBeCloseTo(1);
  });

  it('count more when they helped, and more when they are recent', async () => {
    const scoreWith = async (more: Partial<MatchCase>): Promise<number> => {
      const matcher = await hospital(answered('spine', 'bones', SPINE, more));
      const { candidates } = await matcher.find({ text: QUESTION, limit: 30, now: NOW }, () => null);
      return candidates.find(({ expertId }) => expertId === 'bones')?.score ?? 0;
    };
    const recent = await scoreWith({ at: new Date('2026-02-02T08:00:00Z') });
    expect(recent).toBeGreaterThan(await scoreWith({ at: new Date('2021-02-02T08:00:00Z') }));
    expect(recent).toBeGreaterThan(await scoreWith({ at: new Date('2026-02-02T08:00:00Z'), helpful: false }));
  });

  it('do not let the busiest win by number alone', async () => {
    const other = Array.from({ length: 30 }, (_, i) =>
      answered(`hernia-${i}`, 'belly', `Leistenhernie Nummer ${i}, Netz oder nicht`),
    );
    const matcher = await hospital(answered('one', 'belly', SPINE), ...other, answered('two', 'bones', SPINE));
    const { candidates } = await matcher.find({ text: QUESTION, limit: 30 }, () => null);
    const evidence = (id: string): number => {
      const found = candidates.find(({ expertId }) => expertId === id);
      return (found?.score ?? 0) * (found?.caseEvidence ?? 0);
    };
    expect(evidence('bones')).toBeGreaterThan(evidence('belly'));
  });

  it('are shown before anyone is disturbed when the question was answered before', async () => {
    const matcher = await hospital(
      answered('spine', 'bones', SPINE),
      answered('hernia', 'belly', 'Leistenhernie, Netz oder nicht'),
    );
    const [first, ...rest] = await matcher.similarCases({ text: QUESTION }, 3);
    expect(first).toMatchObject({ id: 'spine', confident: true });
    expect(rest.every(({ confident }) => !confident)).toBe(true);
    expect(await matcher.similarCases({ text: scrubbed('Wo ist der Velokeller?') }, 3)).not.toContainEqual(
      expect.objectContaining({ confident: true }),
    );
  });

  it('are not taken for the same question when only the subject is the same', async () => {
    const matcher = await hospital(
      answered('restart', 'bones', 'Vorhofflimmern unter Apixaban, gastrointestinale Blutung: wann wieder beginnen?'),
    );
    const [found] = await matcher.similarCases(
      { text: scrubbed('Vorhofflimmern unter Apixaban, geplante Zahnextraktion. Pausieren?') },
      1,
    );
    expect(found?.confident ?? false).toBe(false);
  });

  it('are found in another language, are gone when removed, and hide what did not help', async () => {
    const matcher = await hospital(
      answered('spine', 'bones', SPINE),
      answered('bad', 'bones', SPINE, { helpful: false }),
    );
    expect(
      (
        await matcher.similarCases({ text: scrubbed('Spondylodiscite à staphylocoque, durée des antibiotiques ?') }, 1)
      )[0]?.id,
    ).toBe('spine');
    expect((await matcher.similarCases({ text: QUESTION }, 5)).map(({ id }) => id)).not.toContain('bad');
    await matcher.removeCase('spine');
    expect((await matcher.similarCases({ text: QUESTION }, 5)).map(({ id }) => id)).not.toContain('spine');
  });
});
