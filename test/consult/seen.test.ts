import { describe, expect, it } from 'vitest';
import { amends, choosing, declines, draftsAgain, type Seen, seenOf, warned } from './standings.ts';
import { asker, berta, carl, coordinator, dora, Ward } from './ward.ts';

const nothing: Seen = { told: [], edited: [], pages: [], also: [] };

const rows: readonly (readonly [act: string, play: () => Ward, seen: Partial<Seen>])[] = [
  ['a warning is shown', warned, { told: ['ada: red-flag'], pages: ['ada'] }],
  [
    'a warned question goes back into the form',
    () => draftsAgain(warned()),
    { edited: ['ada: red-flag'], pages: ['ada'] },
  ],
  ['the words are confirmed', () => new Ward().confirms(), { pages: ['ada'], also: ['find-similar'] }],
  [
    'an earlier case is found',
    () => new Ward().confirms().finds(['case-7']),
    { told: ['ada: similar-case'], pages: ['ada'] },
  ],
  [
    'a question with an earlier case goes back into the form',
    () => draftsAgain(new Ward().confirms().finds(['case-7'])),
    { edited: ['ada: similar-case'], pages: ['ada'] },
  ],
  [
    'no earlier case is found',
    () => new Ward().submits(),
    { told: ['ada: request'], pages: ['ada'], also: ['find-candidates'] },
  ],
  ['three are found', choosing, { told: ['ada: candidates now'], edited: ['ada: request'], pages: ['ada'] }],
  [
    'someone is left out of the three',
    () => choosing().does(asker, { kind: 'exclude', expertId: berta }),
    { edited: ['ada: candidates now', 'ada: request'], pages: ['ada'] },
  ],
  [
    'someone is left out while another is asked',
    () => new Ward().asks(berta).does(asker, { kind: 'exclude', expertId: carl }),
    { edited: ['ada: request'], pages: ['ada'] },
  ],
  [
    'the words are changed while the asker chooses',
    () => amends(choosing()),
    { edited: ['ada: candidates now', 'ada: request'], pages: ['ada'], also: ['find-candidates'] },
  ],
  [
    'the asker picks one',
    () => choosing().does(asker, { kind: 'pick', expertId: berta }),
    { told: ['berta: offer id-1'], edited: ['ada: candidates now', 'ada: request'], pages: ['ada', 'berta'] },
  ],
  [
    'the words are changed while one is asked, after another declined',
    () => amends(declines(new Ward().asks(berta))),
    { edited: ['ada: request', 'carl: offer id-2'], pages: ['ada', 'carl'] },
  ],
  [
    'an expert declines',
    () => declines(new Ward().asks(berta)),
    { told: ['carl: offer id-2'], edited: ['ada: request', 'berta: offer id-1'], pages: ['ada', 'berta', 'carl'] },
  ],
  [
    'an offer is taken back',
    () => new Ward().asks(berta).does(asker, { kind: 'take-back', introductionId: 'id-1' }),
    { told: ['ada: candidates now'], edited: ['ada: request', 'berta: offer id-1'], pages: ['ada', 'berta'] },
  ],
  [
    'nobody is found',
    () => new Ward().submits().matches(),
    {
      told: ['ada: no-match', 'clara: unmatched'],
      edited: ['ada: promise-missed', 'ada: request'],
      pages: ['ada', 'clara'],
    },
  ],
  [
    'the coordinator sends someone',
    () => new Ward().submits().matches().does(coordinator, { kind: 'offer', expertId: dora }),
    {
      told: ['dora: offer id-1'],
      edited: ['ada: no-match', 'ada: request', 'clara: unmatched'],
      pages: ['ada', 'clara', 'dora'],
    },
  ],
];

describe('what an act leads to until someone accepts, no card more and none less', () => {
  it.each(rows)('%s', (_act, play, seen) => {
    expect(seenOf(play())).toEqual({ ...nothing, ...seen });
  });
});
