import type { Choice } from './card.ts';
import { type CasePickId, type ChoiceId, opens, type PickId } from './choices.ts';
import type { Catalogue } from './say/index.ts';

type Spoken = keyof Catalogue['choices'];

/** By place on the card: a reader counts what is shown, not what matching kept. */
const places: readonly Spoken[] = ['first', 'second', 'third'];
const placeEmoji = ['🥇', '🥈', '🥉'] as const;

type Numbered = PickId | CasePickId;
type Plain = Exclude<ChoiceId, Numbered>;

/** One code point each, shown as a picture everywhere; unique within every card. */
const emoji: Readonly<Record<Plain, string>> = {
  phoned: '📞',
  'not-acute': '🆗',
  discard: '🚮',
  'ask-anyway': '🙋',
  any: '🙌',
  exclude: '🚫',
  amend: '📝',
  withdraw: '🛑',
  close: '✅',
  'hand-over': '🤝',
  'take-back': '🔙',
  'ask-other': '⏩',
  reopen: '🔄',
  answered: '💬',
  'next-expert': '⏩',
  wait: '⏳',
  helped: '👍',
  partly: '👌',
  'not-helped': '👎',
  'follow-up': '❓',
  thank: '🙏',
  'snooze-1': '⏰',
  'snooze-3': '📅',
  better: '📈',
  same: '🟰',
  worse: '📉',
  'too-early': '🌱',
  outcome: '📝',
  'plan-changed': '👍',
  'plan-unchanged': '👎',
  skip: '🔕',
  'keep-case': '📚',
  'keep-not': '🧹',
  lesson: '💡',
  'hand-over-accept': '✅',
  'hand-over-decline': '❌',
  accept: '✅',
  answer: '📝',
  decline: '❌',
  'not-my-field': '🧭',
  colleague: '👥',
  release: '📤',
  agrees: '👍',
  'agrees-partly': '👌',
  differs: '🔀',
  relay: '📨',
  reveal: '👋',
  assign: '📌',
  ask: '🙋',
  profile: '👤',
  pause: '🌙',
  resume: '🌞',
};

const primary: ReadonlySet<ChoiceId> = new Set<ChoiceId>([
  'phoned',
  'any',
  'answered',
  'helped',
  'accept',
  'answer',
  'hand-over-accept',
  'relay',
  'assign',
  'ask',
  'better',
]);
const danger: ReadonlySet<ChoiceId> = new Set<ChoiceId>(['discard', 'withdraw']);

function styleOf(id: ChoiceId): Choice['style'] {
  if (primary.has(id)) return 'primary';
  return danger.has(id) ? 'danger' : 'plain';
}

/** A choice in the reader's language, with another label where the moment asks for one. */
export function offered(say: Catalogue, id: Plain, label?: string): Choice {
  const spoken = say.choices[id];
  return {
    id,
    label: label ?? spoken.label,
    word: spoken.word,
    emoji: emoji[id],
    style: styleOf(id),
    opens: opens(id),
  };
}

export function offeredAll(say: Catalogue, ...ids: readonly Plain[]): readonly Choice[] {
  return ids.map((id) => offered(say, id));
}

/** One of at most three numbered suggestions; `place` counts from 0. */
export function offeredAt(say: Catalogue, id: Numbered, place: number, label: string): Choice {
  const spoken = say.choices[places[place] ?? 'third'];
  return { id, label, word: spoken.word, emoji: placeEmoji[place] ?? '🥉', style: 'plain', opens: null };
}
