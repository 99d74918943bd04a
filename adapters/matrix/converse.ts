import type { Field } from '../../src/chat/port.ts';
import {
  type Answer,
  type Dialogue,
  fieldOf,
  isSingle,
  nextAsked,
  nextOptional,
  shownOptions,
  withAnswer,
} from './dialogue.ts';
import { controlWord, keptPlaceholders } from './read/control-word.ts';
import { labelled, namesOf } from './read/labelled.ts';
import { pickOption } from './read/option.ts';
import type { Sentence } from './words.ts';

/** One message in answer to a form. The words are used here and dropped; what is kept is where they stand. */
export interface Typed {
  readonly roomId: string;
  readonly eventId: string;
  readonly words: string;
}

/** What comes next. `why`: what was not understood, by the name of a sentence. */
export type Step =
  | { readonly kind: 'ask'; readonly dialogue: Dialogue; readonly why: Sentence | null }
  | { readonly kind: 'submit'; readonly dialogue: Dialogue }
  | { readonly kind: 'cancel' };

function ask(dialogue: Dialogue, why: Sentence | null = null): Step {
  return { kind: 'ask', dialogue, why };
}

/** Reads one message against an open form. Pure. */
export function converse(dialogue: Dialogue, typed: Typed): Step {
  const kept = keptPlaceholders(typed.words);
  if (kept !== null) return keep(dialogue, kept);
  const asked = fieldOf(dialogue, dialogue.asked);
  const word = controlWord(typed.words, dialogue.form.submit);
  if (word === 'cancel') return { kind: 'cancel' };
  const lines = labelled(typed.words, dialogue.form.fields.map(namesOf));
  if (lines !== null) {
    const filled = fillLines(dialogue, typed, lines);
    return ask(filled.dialogue, filled.why);
  }
  return asked === null ? overview(dialogue, typed.words, word) : oneAnswer(dialogue, asked, typed, word);
}

/** Only what the form says may come back. */
function keep(dialogue: Dialogue, placeholders: readonly string[]): Step {
  const undoable = dialogue.form.fields.flatMap((field) =>
    field.kind === 'clinical'
      ? field.removed.flatMap(({ placeholder, undoable: may }) => (may ? [placeholder] : []))
      : [],
  );
  const known = placeholders.filter((one) => undoable.includes(one));
  if (known.length === 0) return ask(dialogue, 'notUnderstood');
  return ask({ ...dialogue, restored: [...new Set([...dialogue.restored, ...known])] });
}

function overview(dialogue: Dialogue, words: string, word: ReturnType<typeof controlWord>): Step {
  if (word === 'send') {
    const missing = nextAsked(dialogue);
    return missing === null ? { kind: 'submit', dialogue } : ask({ ...dialogue, asked: missing });
  }
  if (word === 'more') {
    const next = nextOptional(dialogue, null);
    return next === null ? ask(dialogue) : ask({ ...dialogue, asked: next, walking: true });
  }
  const number = /^(\d{1,2})[.)]?$/u.exec(words.trim())?.[1];
  const field = number === undefined ? undefined : dialogue.form.fields[Number(number) - 1];
  return field === undefined ? ask(dialogue, 'notUnderstood') : ask({ ...dialogue, asked: field.id, walking: false });
}

function oneAnswer(dialogue: Dialogue, field: Field, typed: Typed, word: ReturnType<typeof controlWord>): Step {
  if (word === 'back') return back(dialogue, field);
  if (word === 'skip') return field.required ? ask(dialogue, 'required') : onward(dialogue, field);
  const answer = answerOf(dialogue, field, typed, null);
  if (answer.kind === 'unclear') return ask({ ...dialogue, narrowed: answer.narrowed }, answer.why);
  const filled = withAnswer(dialogue, field.id, answer.answer);
  return isSingle(filled) ? { kind: 'submit', dialogue: filled } : onward(filled, field);
}

/** To the next question while there is one, else all of it is shown. */
function onward(dialogue: Dialogue, from: Field): Step {
  const needed = nextAsked(dialogue);
  const next = needed ?? (dialogue.walking ? nextOptional(dialogue, from.id) : null);
  return ask({ ...dialogue, asked: next, walking: dialogue.walking && next !== null, narrowed: [] });
}

/** To the question before this one, or out of it to the whole form. */
function back(dialogue: Dialogue, field: Field): Step {
  const { fields } = dialogue.form;
  const before = fields[fields.findIndex(({ id }) => id === field.id) - 1];
  const asked = dialogue.walking || nextAsked(dialogue) !== null ? (before?.id ?? field.id) : null;
  return ask({ ...dialogue, asked, narrowed: [] });
}

type Read =
  | { readonly kind: 'answer'; readonly answer: Answer }
  | { readonly kind: 'unclear'; readonly why: Sentence; readonly narrowed: readonly string[] };

/** Words stay in the message that holds them; a choice is kept as its value. */
export function answerOf(dialogue: Dialogue, field: Field, typed: Typed, part: string | null): Read {
  if (field.kind === 'clinical' || field.kind === 'contact')
    return {
      kind: 'answer',
      answer:
        typed.words.trim() === ''
          ? { kind: 'emptied' }
          : { kind: 'typed', roomId: typed.roomId, eventId: typed.eventId, part },
    };
  const picked = pickOption(field, shownOptions(dialogue, field), typed.words);
  switch (picked.kind) {
    case 'values':
      return { kind: 'answer', answer: { kind: 'chosen', values: picked.values } };
    case 'several':
      return { kind: 'unclear', why: 'severalFound', narrowed: picked.values };
    case 'nobody':
      return { kind: 'unclear', why: 'nobodyFound', narrowed: [] };
    case 'unclear':
      return { kind: 'unclear', why: 'notUnderstood', narrowed: [] };
  }
}

/** Several fields in one message; the first line that is not understood is asked for, and `why` says so. */
export function fillLines(
  dialogue: Dialogue,
  typed: Typed,
  lines: ReadonlyMap<string, string>,
): { readonly dialogue: Dialogue; readonly why: Sentence | null } {
  let next = dialogue;
  let unclear: { readonly field: string; readonly why: Sentence } | null = null;
  for (const [id, words] of lines) {
    const field = fieldOf(dialogue, id);
    if (field === null) continue;
    const read = answerOf({ ...next, narrowed: [] }, field, { ...typed, words }, id);
    if (read.kind === 'answer') next = withAnswer(next, id, read.answer);
    else unclear ??= { field: id, why: read.why };
  }
  return {
    dialogue: { ...next, asked: unclear?.field ?? nextAsked(next), walking: false },
    why: unclear?.why ?? null,
  };
}
