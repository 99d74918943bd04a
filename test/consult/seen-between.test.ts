import { describe, expect, it } from 'vitest';
import {
  accepted,
  answered,
  answeredTwice,
  closed,
  handedOver,
  relayed,
  reminded,
  reveals,
  type Seen,
  says,
  seenOf,
  silent,
  words,
} from './standings.ts';
import { asker, berta, Ward } from './ward.ts';

const nothing: Seen = { told: [], edited: [], pages: [], also: [] };

function answersLate(ward: Ward): Ward {
  const late = { kind: 'answer', introductionId: ward.last.id, text: words, agreement: null } as const;
  return ward.runs('offer-expires', late.introductionId).does(berta, late);
}

const rows: readonly (readonly [act: string, play: () => Ward, seen: Partial<Seen>])[] = [
  [
    'an expert accepts',
    accepted,
    {
      edited: ['ada: promise-missed', 'ada: request', 'berta: offer id-1'],
      pages: ['ada', 'berta'],
      also: ['introduce'],
    },
  ],
  [
    'an expert is reminded',
    reminded,
    { told: ['berta: answer-reminder id-1'], edited: ['ada: request', 'berta: offer id-1'], pages: ['ada', 'berta'] },
  ],
  [
    'the asker of a silent expert waits',
    () => silent().does(asker, { kind: 'wait' }),
    { edited: ['ada: late-choice id-1', 'ada: request', 'berta: offer id-1'], pages: ['ada', 'berta'] },
  ],
  [
    'a reminded expert answers',
    () => reminded().answers(),
    {
      told: ['ada: answer id-1'],
      edited: ['ada: request', 'berta: answer-reminder id-1', 'berta: offer id-1'],
      pages: ['ada', 'berta'],
    },
  ],
  [
    'the asker looks further after an answer',
    () => answered().does(asker, { kind: 'reopen' }),
    {
      edited: ['ada: answer id-1', 'ada: loop-check', 'ada: request', 'berta: offer id-1'],
      pages: ['ada', 'berta'],
      also: ['find-candidates'],
    },
  ],
  [
    'a second expert answers',
    answeredTwice,
    {
      told: ['ada: answer id-2'],
      edited: ['ada: promise-missed', 'ada: request', 'berta: offer id-1', 'carl: offer id-2'],
      pages: ['ada', 'berta', 'carl'],
    },
  ],
  [
    'the asker closes, in a conversation',
    () => accepted().konsil({ kind: 'conversation-opened', conversationId: 'id-2' }).does(asker, { kind: 'close' }),
    {
      told: ['berta: ended id-1'],
      edited: ['ada: request', 'berta: offer id-1'],
      pages: ['ada', 'berta'],
      also: ['leave'],
    },
  ],
  [
    'silence lapses',
    () => answered().runs('lapse'),
    {
      told: ['ada: ended'],
      edited: ['ada: answer id-1', 'ada: loop-check', 'ada: request', 'berta: offer id-1'],
      pages: ['ada', 'berta'],
    },
  ],
  [
    'the outcome is asked',
    () => closed().runs('outcome-due'),
    { told: ['ada: outcome'], edited: ['ada: request'], pages: ['ada'] },
  ],
  [
    'the asker says thanks',
    () => answered().does(asker, { kind: 'thank' }),
    {
      told: ['berta: thanks id-1'],
      edited: ['ada: answer id-1', 'ada: ended', 'ada: outcome', 'ada: request', 'berta: offer id-1'],
      pages: ['ada', 'berta'],
    },
  ],
  [
    'the request is handed over',
    () => handedOver(accepted(), 'hand-over-accept'),
    {
      told: ['fritz: request', 'ada: hand-over-result id-3'],
      edited: ['ada: request', 'berta: offer id-1', 'fritz: hand-over id-3', 'fritz: request'],
      pages: ['ada', 'berta', 'fritz'],
      also: ['leave', 'introduce'],
    },
  ],
  [
    'a hand-over is declined',
    () => handedOver(accepted(), 'hand-over-decline'),
    {
      told: ['ada: hand-over-result id-3'],
      edited: ['ada: request', 'fritz: hand-over id-3'],
      pages: ['ada', 'fritz'],
    },
  ],
  [
    'a relay is opened',
    relayed,
    {
      told: ['ada: relay-opened id-3', 'berta: relay-opened id-3'],
      edited: ['ada: promise-missed', 'ada: request', 'berta: offer id-1'],
      pages: ['ada', 'berta'],
    },
  ],
  [
    'a word is passed on',
    () => says(relayed(), berta),
    { told: ['berta: relay-message id-4', 'ada: relay-message id-4'] },
  ],
  [
    'one of an anonymous pair shows themselves',
    () => reveals(says(relayed(), berta), asker),
    {
      told: ['berta: relay-opened id-3'],
      edited: ['ada: relay-message id-4', 'ada: relay-opened id-3', 'ada: request', 'berta: relay-opened id-3'],
      pages: ['ada'],
    },
  ],
  [
    'both show themselves',
    () => reveals(reveals(says(relayed(), berta), asker), berta),
    {
      edited: [
        'ada: relay-message id-4',
        'ada: relay-opened id-3',
        'ada: request',
        'berta: offer id-1',
        'berta: relay-opened id-3',
      ],
      pages: ['ada', 'berta'],
      also: ['introduce'],
    },
  ],
  [
    'a relay with words of both ends',
    () => says(says(says(relayed(), berta), asker), berta).does(asker, { kind: 'close' }),
    {
      told: ['berta: ended id-1'],
      edited: [
        'ada: relay-message id-4',
        'ada: relay-message id-6',
        'ada: relay-opened id-3',
        'ada: request',
        'berta: offer id-1',
        'berta: relay-message id-5',
        'berta: relay-opened id-3',
      ],
      pages: ['ada', 'berta'],
    },
  ],
  [
    'an expert answers in a relay',
    () => says(relayed(), berta).answers(words),
    {
      told: ['ada: answer id-1'],
      edited: [
        'ada: relay-message id-4',
        'ada: relay-opened id-3',
        'ada: request',
        'berta: offer id-1',
        'berta: relay-opened id-3',
      ],
      pages: ['ada', 'berta'],
    },
  ],
  [
    'an expired expert answers after all',
    () => answersLate(new Ward().asks(berta)),
    {
      told: ['ada: answer id-1'],
      edited: ['ada: promise-missed', 'ada: request', 'berta: offer id-1', 'carl: offer id-2'],
      pages: ['ada', 'berta', 'carl'],
    },
  ],
];

describe('what an act leads to once someone has accepted, no card more and none less', () => {
  it.each(rows)('%s', (_act, play, seen) => {
    expect(seenOf(play())).toEqual({ ...nothing, ...seen });
  });
});
