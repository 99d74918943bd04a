import { describe, expect, it } from 'vitest';
import { type ConsultEvent, earlierPlanShown } from '../../src/consult/index.ts';
import { scrubbed } from '../fixtures/make-request.ts';
import { asker, berta, carl, dora, Ward } from './ward.ts';

const text = scrubbed('Metformin auf 1 g am Tag, Kontrolle in drei Monaten.');
const secondOpinion = { kind: 'second-opinion', earlierPlan: scrubbed('Metformin absetzen.') } as const;

function answer(ward: Ward, words: typeof text | null = text) {
  return { kind: 'answer', introductionId: ward.last.id, text: words, agreement: null } as const;
}

describe('an answer', () => {
  it('may be written straight onto the card, without accepting first', () => {
    const ward = new Ward().asks(berta).answers(text);
    expect(ward.request).toMatchObject({ status: 'answered', answeredAt: ward.now });
    expect(ward.last).toMatchObject({ status: 'answered', answers: [{ text, by: 'expert', at: ward.now }] });
    expect(ward.told).toEqual([`${asker}: answer`]);
    expect(ward.request.conversations).toEqual([]);
  });

  it('stops the reminders and starts the quiet clock of the loop', () => {
    const ward = new Ward().asks(berta).accepts().answers(text);
    expect(ward.running).toEqual(['lapse', 'loop-check']);
    expect(ward.due('lapse')).toEqual(new Date('2026-11-30T08:00:00Z'));
    expect(ward.due('loop-check')).toEqual(new Date('2026-11-26T20:00:00Z'));
    const late = new Ward().asks(berta).accepts().runs('answer-reminder', 'id-1').answers(text);
    expect(late.running).toEqual(['lapse', 'loop-check']);
  });

  it('given in the conversation is noted without words, by the expert', () => {
    const ward = new Ward().asks(berta).accepts().answers(null);
    expect(ward.last.answers).toMatchObject([{ text: null, by: 'expert' }]);
    expect(ward.told).toEqual([`${asker}: answer`]);
  });

  it('given in the conversation is noted without words, by the asker, who is asked whether it helped', () => {
    const ward = new Ward()
      .asks(berta)
      .accepts()
      .does(asker, { kind: 'answer', introductionId: 'id-1', text: null, agreement: null });
    expect(ward.request.status).toBe('answered');
    expect(ward.last.answers).toMatchObject([{ text: null, by: 'asker' }]);
    expect(ward.told).toEqual([`${asker}: answer`]);
    expect(ward.refreshed).toEqual(expect.arrayContaining([`${asker}: request`, `${berta}: offer`]));
  });

  it('is never written by the asker, nor noted before anyone accepted', () => {
    const ward = new Ward().asks(berta);
    expect(ward.try(asker, answer(ward))).toBe('not-allowed');
    expect(ward.try(asker, answer(ward, null))).toBe('already-decided');
    expect(ward.try(carl, answer(ward))).toBe('not-allowed');
  });

  it('may be added to while the request is open, not emptied', () => {
    const ward = new Ward().asks(berta).answers(text);
    ward.does(berta, answer(ward, scrubbed('Nachtrag: vorher B12 messen.')));
    expect(ward.last.answers).toHaveLength(2);
    expect(ward.told).toEqual([`${asker}: answer`]);
    expect(ward.try(berta, answer(ward, null))).toBe('already-decided');
  });

  it("that comes after the close stays the expert's own, and they are told why", () => {
    const ward = new Ward().asks(berta).answers(text).does(asker, { kind: 'close' });
    ward.does(berta, answer(ward, scrubbed('Nachtrag.')));
    expect(ward.last.answers.at(-1)).toMatchObject({ kept: true });
    expect(ward.told).toEqual([`${berta}: late-answer`]);
  });
});

describe('a late answer', () => {
  it('of an expired expert is taken while another is still only asked, who is let go', () => {
    const ward = new Ward().asks(berta);
    const late = answer(ward);
    ward.runs('offer-expires', ward.last.id).does(berta, late);
    expect(ward.request.status).toBe('answered');
    expect(ward.request.introductions.map(({ expertId, status }) => [expertId, status])).toEqual([
      [berta, 'answered'],
      [carl, 'withdrawn'],
    ]);
    expect(ward.refreshed).toContain(`${carl}: offer`);
    expect(ward.told).toEqual([`${asker}: answer`]);
  });

  it('of an expired expert is taken while nobody else was found', () => {
    const ward = new Ward().submits().matches(berta).does(asker, { kind: 'any' }).delivered();
    const late = answer(ward);
    ward.runs('offer-expires', ward.last.id).matches().does(berta, late);
    expect(ward.request.status).toBe('answered');
  });

  it('of a released expert is taken while the search goes on', () => {
    const ward = new Ward().submits().matches(berta).does(asker, { kind: 'any' }).delivered().accepts();
    const late = answer(ward);
    ward.does(berta, { kind: 'release', introductionId: ward.last.id }).does(berta, late);
    expect(ward.last.status).toBe('answered');
  });

  it('is kept as a draft once someone else accepted', () => {
    const ward = new Ward().asks(berta);
    const late = answer(ward);
    ward.runs('offer-expires', ward.last.id).delivered().accepts().does(berta, late);
    expect(ward.request.status).toBe('introduced');
    expect(ward.request.introductions[0]).toMatchObject({ status: 'expired', answers: [{ text, kept: true }] });
    expect(ward.told).toEqual([`${berta}: late-answer`]);
    expect(ward.try(berta, { ...late, text: null })).toBe('already-decided');
  });

  it.each<readonly [how: string, by: string | null, event: ConsultEvent, status: string]>([
    ['declined', berta, { kind: 'decline', introductionId: 'id-1', reason: 'busy' }, 'offered'],
    ['was taken back', asker, { kind: 'take-back', introductionId: 'id-1' }, 'open'],
    ['could not be reached', null, { kind: 'undeliverable', introductionId: 'id-1' }, 'offered'],
  ])('of one who %s is kept too', (_how, by, event, status) => {
    const ward = new Ward().asks(berta);
    const late = answer(ward);
    ward.does(by, event).does(berta, late);
    expect(ward.told).toEqual([`${berta}: late-answer`]);
    expect(ward.request.status).toBe(status);
  });

  it('is the one that a follow-up goes to', () => {
    const ward = new Ward().asks(berta);
    const late = answer(ward);
    ward.runs('offer-expires', ward.last.id).delivered().later(1).answers(text).does(asker, { kind: 'reopen' });
    ward.later(1).does(berta, late).does(asker, { kind: 'follow-up', text: null });
    expect(ward.request.introductions.map(({ expertId, status }) => [expertId, status])).toEqual([
      [berta, 'accepted'],
      [carl, 'answered'],
    ]);
  });
});

describe('a second opinion', () => {
  it('hides the earlier plan until the expert wrote their own', () => {
    const ward = new Ward().asks(berta, secondOpinion).accepts();
    expect(earlierPlanShown(ward.request, ward.last)).toBe(false);
    expect(ward.try(berta, { kind: 'agreement', introductionId: ward.last.id, agreement: 'agrees' })).toBe('illegal');
    ward.answers(text);
    expect(earlierPlanShown(ward.request, ward.last)).toBe(true);
  });

  it.each([
    berta,
    asker,
  ])('given in the conversation, as %s says, keeps the plan hidden until the expert writes it down', (by) => {
    const ward = new Ward().asks(berta, secondOpinion).accepts();
    ward.does(by, answer(ward, null));
    expect(earlierPlanShown(ward.request, ward.last)).toBe(false);
    expect(ward.try(berta, { kind: 'agreement', introductionId: ward.last.id, agreement: 'partly' })).toBe('illegal');
    ward.answers(text);
    expect(earlierPlanShown(ward.request, ward.last)).toBe(true);
    ward.does(berta, { kind: 'agreement', introductionId: ward.last.id, agreement: 'partly' });
    expect(ward.last.answers).toMatchObject([
      { text: null, agreement: null },
      { text, agreement: 'partly' },
    ]);
  });

  it('written too late to be passed on does not show the plan', () => {
    const ward = new Ward().asks(berta, secondOpinion).accepts();
    ward.does(asker, answer(ward, null)).does(asker, { kind: 'close' });
    ward.does(berta, answer(ward));
    expect(ward.last.answers.at(-1)).toMatchObject({ text, kept: true });
    expect(earlierPlanShown(ward.request, ward.last)).toBe(false);
  });

  it('is compared in what was written, not in a talk that followed', () => {
    const ward = new Ward().asks(berta, secondOpinion).answers(text).does(asker, { kind: 'follow-up', text: null });
    ward.does(asker, answer(ward, null));
    ward.does(berta, { kind: 'agreement', introductionId: ward.last.id, agreement: 'agrees' });
    expect(ward.last.answers.map(({ agreement }) => agreement)).toEqual(['agrees', null]);
  });

  it('records whether the two agree, afterwards', () => {
    const ward = new Ward().asks(berta, secondOpinion).answers(text);
    ward.does(berta, { kind: 'agreement', introductionId: ward.last.id, agreement: 'differs' });
    expect(ward.last.answers).toMatchObject([{ text, agreement: 'differs' }]);
    expect(ward.refreshed).toContain(`${asker}: answer`);
  });

  it('takes no agreement with a first answer, and takes it with a later one', () => {
    const ward = new Ward().asks(berta, secondOpinion);
    ward.does(berta, { ...answer(ward), agreement: 'agrees' });
    expect(ward.last.answers[0]?.agreement).toBeNull();
    ward.does(berta, { ...answer(ward), agreement: 'partly' });
    ward.does(berta, { kind: 'agreement', introductionId: ward.last.id, agreement: 'agrees' });
    expect(ward.last.answers.map(({ agreement }) => agreement)).toEqual([null, 'agrees']);
  });

  it('has no agreement where there was no plan', () => {
    const ward = new Ward().asks(berta).answers(text);
    expect(ward.try(berta, { kind: 'agreement', introductionId: ward.last.id, agreement: 'agrees' })).toBe('illegal');
  });
});

describe('following up', () => {
  it('after an answer on the card opens the conversation and puts the question to the same expert', () => {
    const ward = new Ward()
      .asks(berta)
      .answers(text)
      .does(asker, { kind: 'follow-up', text: scrubbed('Und bei eGFR 28?') });
    expect(ward.request.status).toBe('introduced');
    expect(ward.last).toMatchObject({ status: 'accepted', reminders: 0, endedAt: null });
    expect(ward.said).toContainEqual({ kind: 'introduce', conversationId: ward.conversationId });
    expect(ward.told).toEqual([`${asker}: relay-message`, `${berta}: relay-message`]);
    expect(ward.running).toEqual(['answer-reminder']);
  });

  it('stays in the conversation that is open, and the expert is nudged where no words were written', () => {
    const ward = new Ward().asks(berta).accepts().answers(text).does(asker, { kind: 'follow-up', text: null });
    expect(ward.request.conversations).toHaveLength(1);
    expect(ward.told).toEqual([`${berta}: expert-news`]);
  });

  it('without words opens the conversation all the same', () => {
    const ward = new Ward().asks(berta).answers(text).does(asker, { kind: 'follow-up', text: null });
    expect(ward.said).toContainEqual({ kind: 'introduce', conversationId: ward.conversationId });
    expect(ward.told).toEqual([]);
  });

  it('starts the reminders anew, and takes back that it helped in part', () => {
    const ward = new Ward().asks(berta).accepts().runs('answer-reminder', 'id-1').answers(text);
    ward.does(asker, { kind: 'helped', how: 'partly' }).later(60).does(asker, { kind: 'follow-up', text: null });
    expect(ward.request.closedHow).toBeNull();
    expect(ward.last).toMatchObject({ acceptedAt: ward.now, reminders: 0 });
    expect(ward.running).toEqual(['answer-reminder']);
  });

  it('is over once the asker looks for someone else', () => {
    const ward = new Ward().asks(berta).answers(text).does(asker, { kind: 'reopen' });
    expect(ward.try(asker, { kind: 'follow-up', text: null })).toBe('already-decided');
  });

  it('needs an answer to follow', () => {
    expect(new Ward().asks(berta).accepts().try(asker, { kind: 'follow-up', text: null })).toBe('already-decided');
    expect(new Ward().asks(berta).try(dora, { kind: 'follow-up', text: null })).toBe('not-allowed');
  });
});
