import { describe, expect, it } from 'vitest';
import { createMatcher, lexicalEmbedder, type Matcher, type MatchResult } from '../../src/match/index.ts';
import { scrubbed } from '../fixtures/make-request.ts';
import { ASKED, NOT_OURS } from './asked.ts';
import { STAFF } from './staff.ts';

const everybody = () => null;

async function hospital(): Promise<Matcher> {
  const matcher = await createMatcher({ embedder: lexicalEmbedder() });
  for (const profile of STAFF) await matcher.putExpert(profile);
  return matcher;
}

const ask = (matcher: Matcher, question: string, limit = 3): Promise<MatchResult> =>
  matcher.find({ text: scrubbed(question), limit }, everybody);
const idsOf = (result: MatchResult): readonly string[] => result.candidates.map(({ expertId }) => expertId);

describe('finding the right colleague', () => {
  it('names a right one among three for nearly all of our own questions, in four languages', async () => {
    const matcher = await hospital();
    const missed: string[] = [];
    for (const [right, question] of ASKED)
      if (!idsOf(await ask(matcher, question)).includes(right)) missed.push(question);
    expect(missed.length).toBeLessThanOrEqual(Math.floor(ASKED.length * 0.08));
  });

  it('has no good match for what is not medical', async () => {
    const matcher = await hospital();
    for (const question of NOT_OURS) expect(await ask(matcher, question), question).toMatchObject({ confident: false });
  });

  it('has no good match when nobody answers for the field', async () => {
    const matcher = await createMatcher({ embedder: lexicalEmbedder() });
    for (const profile of STAFF.filter(({ id }) => ['eye', 'home', 'hand'].includes(id)))
      await matcher.putExpert(profile);
    expect((await ask(matcher, 'Akute Leukämie mit Blasten im Blutbild, wer übernimmt?')).confident).toBe(false);
  });

  it('is sure of a plain clinical question', async () => {
    const result = await ask(await hospital(), 'Vorhofflimmern, Ablation oder Schrittmacher?');
    expect(result.confident).toBe(true);
    expect(idsOf(result)[0]).toBe('rhythm');
  });

  it('answers the same for typed umlauts, two-letter umlauts and a typing fault', async () => {
    const matcher = await hospital();
    for (const question of [
      'Gefäßentzündung und Gelenkschmerz',
      'Gefaessentzuendung und Gelenkschmerz',
      'Vaskulitiss mit Gelenkschmerz',
    ]) {
      expect(idsOf(await ask(matcher, question))[0], question).toBe('joints');
    }
    expect(idsOf(await ask(matcher, 'Shcwangere mit Präeklampsi'))[0]).toBe('birth');
  });

  it('reads an ambiguous abbreviation by what stands beside it', async () => {
    const matcher = await hospital();
    expect(idsOf(await ask(matcher, 'PE mit Rechtsherzbelastung, Heparin, danach DOAK?'))[0]).toBe('blood');
    expect(idsOf(await ask(matcher, 'PE in der 32. SSW, Plazenta unauffällig'))[0]).toBe('birth');
  });

  it('gives less weight to what is denied', async () => {
    const matcher = await hospital();
    expect(idsOf(await ask(matcher, 'Hautausschlag mit Juckreiz, kein Fieber, kein Husten, keine Dyspnoe'))[0]).toBe(
      'skin',
    );
  });

  it('is not sure by what is denied alone, and names neither that nor the language alone as a reason', async () => {
    const matcher = await hospital();
    const denied = await matcher.find({ text: scrubbed('Kein Vorhofflimmern. Welche Dosis?'), lang: 'de' }, everybody);
    expect(denied.confident).toBe(false);
    expect(denied.candidates.flatMap(({ reasons }) => reasons)).toEqual([]);
    const affirmed = await matcher.find({ text: scrubbed('Vorhofflimmern. Welche Dosis?'), lang: 'de' }, everybody);
    expect(affirmed.confident).toBe(true);
    expect(affirmed.candidates[0]?.reasons.map(({ kind }) => kind)).toEqual(['specialty', 'language']);
  });

  it('gives the same order every time, ties by id', async () => {
    const twins = STAFF.filter(({ id }) => id === 'skin').flatMap((profile) =>
      ['b', 'a', 'c'].map((id) => ({ ...profile, id })),
    );
    const matcher = await createMatcher({ embedder: lexicalEmbedder() });
    for (const profile of twins) await matcher.putExpert(profile);
    expect(idsOf(await ask(matcher, 'Psoriasis'))).toEqual(['a', 'b', 'c']);
  });

  it('forgets an expert who is removed and takes a changed profile', async () => {
    const matcher = await hospital();
    await matcher.removeExpert('skin');
    expect(idsOf(await ask(matcher, 'Psoriasis der Haut', 30))).not.toContain('skin');
    const [profile] = STAFF;
    if (profile)
      await matcher.putExpert({
        ...profile,
        id: 'kidney',
        specialty: scrubbed('Dermatologie'),
        subspecialties: [],
        interests: [],
        text: scrubbed('Haut'),
      });
    expect(idsOf(await ask(matcher, 'Psoriasis der Haut'))[0]).toBe('kidney');
  });

  it('lets the history decide where the question leaves it open, and not where it does not', async () => {
    const matcher = await hospital();
    const first = async (text: string): Promise<string | undefined> => {
      const context = [scrubbed('Bekannte Psoriasis, Ekzem an beiden Ellbogen.')];
      return idsOf(await matcher.find({ text: scrubbed(text), context }, everybody))[0];
    };
    expect(await first('Was meint ihr dazu?')).toBe('skin');
    expect(await first('Vorhofflimmern, Ablation oder Schrittmacher?')).toBe('rhythm');
  });

  it('still answers by words and concepts while the embedding model is down', async () => {
    let down = false;
    const embed = (texts: readonly unknown[]) =>
      down ? Promise.reject(new Error('model down')) : Promise.resolve(texts.map(() => new Float32Array([1, 0])));
    const matcher = await createMatcher({ embedder: { id: 'model', dimensions: 2, embed } });
    for (const profile of STAFF) await matcher.putExpert(profile);
    await matcher.putCase({ id: 'hand', text: scrubbed('Sehne am Finger durchtrennt'), expertId: 'hand' });
    down = true;
    expect(idsOf(await ask(matcher, 'Vorhofflimmern, Ablation oder Schrittmacher?'))[0]).toBe('rhythm');
    expect((await matcher.similarCases({ text: scrubbed('Sehne am Finger durchtrennt') }, 1))[0]?.id).toBe('hand');
  });

  it('finds nobody in an empty directory, nor for an empty question', async () => {
    const empty = await createMatcher({ embedder: lexicalEmbedder() });
    expect(await ask(empty, 'Psoriasis')).toMatchObject({ candidates: [], confidence: 0, confident: false });
    expect(await ask(await hospital(), '')).toMatchObject({ candidates: [], confidence: 0, confident: false });
    expect(await ask(await hospital(), '[NAME_1] [DATE_1]')).toMatchObject({
      candidates: [],
      confidence: 0,
      confident: false,
    });
  });
});

describe('the hard filter', () => {
  it('never lets an excluded expert through, whatever is asked', async () => {
    const matcher = await hospital();
    for (const [right, question] of ASKED) {
      await matcher.putCase({ id: `case-${right}`, text: scrubbed(question), expertId: right, helpful: true });
      const result = await matcher.find({ text: scrubbed(question), limit: 50 }, (id) =>
        id === right ? 'paused' : null,
      );
      expect(idsOf(result)).not.toContain(right);
      expect(JSON.stringify(result)).not.toContain(`case-${right}`);
    }
  });

  it('finds nobody when all are excluded, and the only one left when one is', async () => {
    const matcher = await hospital();
    const query = { text: scrubbed('Vorhofflimmern'), limit: 10 };
    expect((await matcher.find(query, () => 'at-cap')).candidates).toEqual([]);
    expect(idsOf(await matcher.find(query, (id) => (id === 'pump' ? null : 'already-asked')))).toEqual(['pump']);
  });
});

describe('reasons', () => {
  it('name words that stand in the question and in the profile', async () => {
    const matcher = await hospital();
    for (const [, question] of ASKED) {
      for (const { expertId, reasons } of (await ask(matcher, question)).candidates) {
        const profile = STAFF.find(({ id }) => id === expertId);
        const own = [
          profile?.specialty,
          ...(profile?.subspecialties ?? []),
          ...(profile?.interests ?? []),
          profile?.text,
        ]
          .join(' ')
          .replaceAll(/[^\p{L}\p{N}]+/gu, ' ');
        const asked = question.replaceAll(/[^\p{L}\p{N}]+/gu, ' ');
        for (const reason of reasons) {
          if (reason.kind === 'words') for (const word of reason.question) expect(asked).toContain(word);
          if (reason.kind === 'words') for (const word of reason.profile) expect(own).toContain(word);
          if (reason.kind === 'specialty')
            for (const word of reason.words) expect(own).toContain(word.replaceAll(/[^\p{L}\p{N}]+/gu, ' '));
        }
      }
    }
  });

  it('are no words that every question has', async () => {
    const matcher = await hospital();
    await matcher.putExpert({
      ...STAFF[0],
      id: 'talker',
      languages: [],
      specialty: scrubbed('Hygiene'),
      subspecialties: [],
      interests: [],
      text: scrubbed('Fragen zur Therapie von Patienten, weiter geben oder pausieren.'),
    });
    const { candidates } = await ask(
      matcher,
      'QTc 510 ms unter Amiodaron. Pausieren oder weiter geben? Frage zur Therapie der Patientin',
      50,
    );
    const words = candidates.flatMap(({ reasons }) =>
      reasons.flatMap((reason) => (reason.kind === 'words' ? reason.question : [])),
    );
    for (const general of ['weiter', 'geben', 'Frage', 'Therapie', 'Patientin', 'Pausieren'])
      expect(words).not.toContain(general);
  });

  it('tell the meaning across languages, and the language they speak', async () => {
    const matcher = await hospital();
    const { candidates } = await matcher.find({ text: scrubbed('Krampfanfall, EEG?'), lang: 'en' }, everybody);
    expect(candidates[0]).toMatchObject({
      expertId: 'fits',
      reasons: expect.arrayContaining([
        { kind: 'language', lang: 'en' },
        { kind: 'specialty', words: ['Neurology', 'epilepsy'] },
      ]),
    });
    expect(candidates[0]?.reasons).toContainEqual({
      kind: 'words',
      question: ['Krampfanfall', 'EEG'],
      profile: expect.arrayContaining(['epilepsy']),
    });
  });
});
