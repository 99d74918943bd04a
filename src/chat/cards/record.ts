import type { Introduction } from '../../consult/consult-request.ts';
import { type RecordRow, recordOf } from '../../consult/index.ts';
import type { CardPart } from '../card.ts';
import { inert, oneLine } from '../inert.ts';
import type { Catalogue } from '../say/index.ts';
import { sayStamp } from '../say/when.ts';
import type { Scene } from '../scene.ts';

type Words = Catalogue['answers']['record'];
type Of<K extends RecordRow['kind']> = Extract<RecordRow, { readonly kind: K }>;

function textLine(words: Words, { what, text }: Of<'text'>): string {
  const said = inert(text);
  switch (what) {
    case 'question':
    case 'history':
    case 'answer':
      return words[what](said);
    case 'desired-step':
      return words.desiredStep(said);
    case 'earlier-plan':
      return words.plan(said);
  }
}

function personLine(words: Words, { what, name, role, house }: Of<'person'>): string {
  const parts = [name, role, house].map((part) => oneLine(part, 60)).filter((part) => part !== '');
  return words[what](parts.join(', '));
}

function line({ hearing, say: { answers, conversation, state } }: Scene, row: RecordRow): string {
  const words = answers.record;
  switch (row.kind) {
    case 'text':
      return textLine(words, row);
    case 'person':
      return personLine(words, row);
    case 'anonymous':
      return words.asker(row.pseudonym === '' ? state.nameless : state.anonymous(oneLine(row.pseudonym, 40)));
    case 'time':
      return words[row.what](sayStamp(row.at, hearing));
    case 'agreement':
      return words.agreement(state.agreement[row.agreement]);
    case 'note':
      return row.what === 'opinion-only' ? conversation.introduction.role : words.answer(words.noText);
  }
}

/** Question, adviser, answers and times as plain text, whole, to be copied into the chart; as far as this reader may see. */
export function recordPart(scene: Scene, introduction: Introduction): CardPart {
  const { request, reader, people } = scene;
  const words = scene.say.answers.record;
  const rows = recordOf(request, introduction, reader.id, people);
  return {
    kind: 'record',
    label: words.label,
    text: [words.head, ...rows.map((row) => line(scene, row))].join('\n'),
  };
}
