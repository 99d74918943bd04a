import type { ConsultRequest } from '../../src/consult/index.ts';

const over = ['closed', 'lapsed', 'withdrawn', 'discarded'];

/** What must hold of every saved request, whatever happened: one state, at most one accepted expert, nothing left open at the end. */
export function shapeFaults(request: ConsultRequest): readonly string[] {
  const { status, introductions, conversations, handOvers } = request;
  const offered = introductions.filter((one) => one.status === 'offered');
  const accepted = introductions.filter((one) => one.status === 'accepted');
  const experts = introductions.map(({ expertId }) => expertId);
  const live = offered.length + accepted.length;
  const isOver = over.includes(status);
  const claims: readonly (readonly [boolean, string])[] = [
    [live <= 1, `has ${live} live introductions`],
    [(status === 'offered') === (offered.length === 1), `is ${status} with ${offered.length} offers`],
    [(status === 'introduced') === (accepted.length === 1), `is ${status} with ${accepted.length} accepted experts`],
    [new Set(experts).size === experts.length, 'asks the same expert twice'],
    [[...offered, ...accepted].every(({ expertId }) => expertId !== request.askerId), 'asks the asker'],
    [[...offered, ...accepted].every(({ expertId }) => !request.excluded.includes(expertId)), 'asks someone excluded'],
    [!experts.includes(request.intake.earlierPlanBy ?? ''), 'asks who gave the first opinion'],
    [!isOver || conversations.every((one) => one.status === 'closed'), `is ${status} with an open conversation`],
    [conversations.filter((one) => one.status !== 'closed').length <= 1, 'has two open conversations'],
    [!isOver || handOvers.every((one) => one.status !== 'offered'), `is ${status} with a hand-over on offer`],
    [handOvers.filter((one) => one.status === 'offered').length <= 1, 'is handed over twice at once'],
    [status !== 'answered' || introductions.some((one) => one.status === 'answered'), 'is answered by nobody'],
    [(status === 'closed') === (request.closedAt !== null), `is ${status} with a time of closing that does not fit`],
    [!request.intake.anonymous || conversations.every(seesNobodyUnasked), 'shows an anonymous asker'],
  ];
  return claims.filter(([holds]) => !holds).map(([, fault]) => `a request ${fault}`);
}

/** Of an anonymous request a direct conversation exists only where both said so. */
function seesNobodyUnasked({
  kind,
  status,
  askerReveals,
  expertReveals,
}: ConsultRequest['conversations'][number]): boolean {
  return kind === 'relay' || status === 'closed' || (askerReveals && expertReveals);
}
