import { describe, expect, it } from 'vitest';
import { renderCard, renderForm } from '../../src/chat/index.ts';
import type { CardName, ConsultRequest, Language } from '../../src/consult/index.ts';
import { introduction, monday, scrubbed } from '../fixtures/make-request.ts';
import { choiceIds, contextFor, fullRequest, personOf, readAloud, site } from './ward.ts';

const ASKER = 'asker-marked-id';

function asked(status: 'offered' | 'accepted' | 'answered', earlierPlan: string | null): ConsultRequest {
  const request = fullRequest({ status: status === 'accepted' ? 'introduced' : status });
  const answers =
    status === 'answered' ? [{ text: scrubbed('Eigenwort'), by: 'expert', agreement: null, at: monday } as const] : [];
  return {
    ...request,
    intake: { ...request.intake, earlierPlan: earlierPlan === null ? null : scrubbed(earlierPlan) },
    introductions: [introduction('intro', 'expert', { status, answers })],
  };
}

function card(name: CardName, reader: string, request: ConsultRequest, lang: Language = 'de') {
  return renderCard(
    name,
    contextFor(reader, request, { about: name === 'offer' ? 'intro' : null, reader: personOf(reader, lang) }),
  );
}

describe('a second opinion may be asked without the earlier plan', () => {
  it.each(['offered', 'accepted'] as const)('the expert reads that none was given: %s', (status) => {
    const request = asked(status, null);
    expect(readAloud(card('offer', 'expert', request))).toContain('Bisheriger Plan: nicht angegeben');
    expect(readAloud(card('offer', 'expert', request, 'en'))).toContain('Earlier plan: not given');
    expect(readAloud(card('offer', 'expert', request))).not.toContain('Den bisherigen Plan sehen Sie');
  });

  it('the asker sees that it is missing, and may still add it', () => {
    const shown = card('request', ASKER, asked('offered', null));
    expect(readAloud(shown)).toContain('Bisheriger Plan: nicht angegeben');
    expect(shown.choices.map(({ id }) => id)).toContain('amend');
  });

  it('with nothing to set the answer against, no comparison is asked for', () => {
    const shown = card('offer', 'expert', asked('answered', null));
    expect(readAloud(shown)).toContain('Eigenwort');
    expect(shown).toMatchObject({ title: 'Ihre Antwort ist angekommen', choices: [], ended: true });
  });

  it('the answer form promises no plan to come', () => {
    const form = renderForm('answer', {
      reader: personOf('expert'),
      site,
      now: monday,
      handle: 'handle',
      request: asked('accepted', null),
      about: 'intro',
      colleagues: [],
      values: {},
      marks: {},
      refused: {},
      again: false,
    });
    expect(form.fields[0]?.hint).toMatch(/^Empfehlung, Begründung, was zu beachten ist/);
  });
});

describe('where an earlier plan was given, or none is needed', () => {
  it.each(['expert', 'asker'] as const)('a talk noted by the %s shows no plan, and leaves room for own words', (by) => {
    const request = asked('answered', 'Planwort');
    const talk = [{ text: null, by, agreement: null, at: monday }] as const;
    const talked = {
      ...request,
      introductions: [introduction('intro', 'expert', { status: 'answered', answers: talk })],
    };
    const shown = card('offer', 'expert', talked);
    expect(readAloud(shown)).not.toContain('Planwort');
    expect(readAloud(shown)).toContain('sobald Sie Ihre eigene Einschätzung geschrieben haben');
    expect(choiceIds(shown)).toEqual(['answer']);
    const over = card('offer', 'expert', { ...talked, status: 'closed' });
    expect(over).toMatchObject({ choices: [], ended: true });
    expect(readAloud(over)).not.toMatch(/Planwort|bisherigen Plan/);
  });

  it('a hidden plan is never called missing', () => {
    for (const status of ['offered', 'accepted', 'answered'] as const)
      expect(readAloud(card('offer', 'expert', asked(status, 'Planwort')))).not.toContain('nicht angegeben');
  });

  it('advice says nothing of a plan', () => {
    const request = asked('offered', null);
    const advice = { ...request, intake: { ...request.intake, kind: 'advice' } as const };
    expect(readAloud(card('offer', 'expert', advice))).not.toContain('Plan');
  });
});
