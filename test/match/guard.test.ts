import { expect, it } from 'vitest';
import { createMatcher, lexicalEmbedder } from '../../src/match/index.ts';
import { scrubbed } from '../fixtures/make-request.ts';
import { ASKED } from './asked.ts';
import { ASKED_MORE } from './asked-more.ts';
import { STAFF } from './staff.ts';

it('still finds, for more than 200 questions of our own, whom it once found', async () => {
  const matcher = await createMatcher({ embedder: lexicalEmbedder() });
  for (const profile of STAFF) await matcher.putExpert(profile);
  const questions = [...ASKED, ...ASKED_MORE];
  let [first, amongThree] = [0, 0];
  for (const [expert, question] of questions) {
    const { candidates } = await matcher.find({ text: scrubbed(question) }, () => null);
    const place = candidates.findIndex(({ expertId }) => expertId === expert);
    if (place === 0) first++;
    if (place >= 0) amongThree++;
  }
  expect(questions.length).toBeGreaterThan(200);
  expect(first / questions.length).toBeGreaterThan(0.86);
  expect(amongThree / questions.length).toBeGreaterThan(0.97);
});
