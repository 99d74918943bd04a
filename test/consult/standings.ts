import { roundOf } from '../../src/consult/candidates.ts';
import { phraseWords } from '../../src/consult/clauses.ts';
import type { ConsultRequest, Effect, PersonId } from '../../src/consult/index.ts';
import { intake, scrubbed } from '../fixtures/make-request.ts';
import { asker, berta, carl, colleague, Ward } from './ward.ts';

export const words = scrubbed('Seit wann besteht die Hyponatriämie?');

const septic = { question: scrubbed('V.a. Sepsis, Laktat 6?') };

/** Confirmed with words that speak of an emergency; nobody has answered the warning yet. */
export function warned(): Ward {
  const ward = new Ward();
  ward.rules = { phrases: [{ id: 'f-0', group: 'sepsis', lang: 'de', words: phraseWords('sepsis') }], cues: [] };
  return ward.confirms(septic);
}

/** The same question, back in the form. */
export function draftsAgain(ward: Ward): Ward {
  return ward.does(asker, {
    kind: 'draft',
    requestId: 'draft-1',
    askerId: asker,
    circleId: 'test-circle',
    intake: intake(septic),
    known: [],
    kept: [],
  });
}

export function amends(ward: Ward): Ward {
  return ward.does(asker, {
    kind: 'amend',
    intake: { ...ward.request.intake, question: words },
    known: [],
    kept: [],
  });
}

export function choosing(): Ward {
  return new Ward().submits().matches(berta, carl);
}

export function accepted(): Ward {
  return new Ward().asks(berta).accepts();
}

export function reminded(): Ward {
  return accepted().runs('answer-reminder', 'id-1');
}

export function silent(): Ward {
  return reminded().runs('answer-silent', 'id-1');
}

export function answered(): Ward {
  return new Ward().asks(berta).answers();
}

export function closed(): Ward {
  return answered().does(asker, { kind: 'close' });
}

/** Berta has answered, the asker looks further, and Carl has answered too. */
export function answeredTwice(): Ward {
  const again = answered().does(asker, { kind: 'reopen' }).matches(carl).does(asker, { kind: 'pick', expertId: carl });
  return again.later(1).answers();
}

/** An anonymous asker talks with Berta through Konsil, in the conversation `id-3`. */
export function relayed(): Ward {
  return new Ward().asks(berta, { anonymous: true }).accepts();
}

export function says(ward: Ward, by: PersonId): Ward {
  return ward.does(by, { kind: 'relay', conversationId: ward.conversationId, text: words });
}

export function declines(ward: Ward): Ward {
  const { expertId, id } = ward.last;
  return ward.does(expertId, { kind: 'decline', introductionId: id, reason: 'busy' });
}

export function handedOver(ward: Ward, how: 'hand-over-accept' | 'hand-over-decline'): Ward {
  ward.does(asker, { kind: 'hand-over', to: colleague });
  return ward.does(colleague, { kind: how, handOverId: ward.request.handOvers.at(-1)?.id ?? '' });
}

export function reveals(ward: Ward, by: PersonId): Ward {
  return ward.does(by, { kind: 'reveal', conversationId: 'id-3' });
}

/** "ada: offer id-1": whose card it is, which, and about what; the present round of candidates reads "now". */
export function cardName(
  { to, card, about }: { readonly to: PersonId; readonly card: string; readonly about: string | null },
  request: ConsultRequest,
): string {
  const whose = `${to.split('.')[0]}: ${card}`;
  return about === null ? whose : `${whose} ${about === roundOf(request) ? 'now' : about}`;
}

export interface Seen {
  readonly told: readonly string[];
  readonly edited: readonly string[];
  /** Whose own page is drawn again. */
  readonly pages: readonly string[];
  readonly also: readonly string[];
}

/** Everything that the last act led to, by what becomes of it. */
export function seenOf(ward: Ward): Seen {
  const of = (kind: 'tell' | 'refresh') =>
    ward.said.flatMap((effect) => (effect.kind === kind ? [cardName(effect, ward.request)] : []));
  return {
    told: of('tell'),
    edited: of('refresh').toSorted(),
    pages: ward.said.flatMap((effect) => (effect.kind === 'home' ? [effect.of.split('.')[0] ?? ''] : [])).toSorted(),
    also: ward.said.flatMap(elsewhere),
  };
}

function elsewhere(effect: Effect): readonly string[] {
  return ['tell', 'refresh', 'home'].includes(effect.kind) ? [] : [effect.kind];
}
