import type { Field, FieldValue, Form } from '../../src/chat/port.ts';
import { RawText } from '../../src/deid/index.ts';
import { FAKE } from '../fakes/fake-chat.ts';
import { type Deed, returned } from './letters.ts';
import type { Button } from './platform.ts';
import { ANSWERS, QUESTIONS } from './questions.ts';
import type { World } from './world.ts';

/** How a form is filled in: the same numbers fill it in the same way. */
export interface Filling {
  readonly words: number;
  readonly option: number;
  /** What is chosen in fields of this id, whatever the number says. */
  readonly set?: Readonly<Record<string, string | readonly string[] | null>>;
}

/** Types a question; sends its form back unless `filling` is null. */
export async function ask(world: World, person: string, words: number, filling: Filling | null): Promise<void> {
  const letter = world.letters.write(person, { kind: 'command', text: new RawText(pickFrom(QUESTIONS, words)) });
  void world.letters.bring(letter);
  if (filling === null) return;
  const form = await formOf(world, letter.event);
  if (form !== null) void world.letters.bring(world.letters.write(person, filled(form, { ...filling, words })));
}

/** Presses; a choice that opens a form opens it, and the form is sent back at once. */
export async function press(world: World, person: string, { handle, choice }: Button, filling: Filling): Promise<void> {
  const deed: Deed = { kind: 'choice', handle, choice: choice.id };
  if (choice.opens === null) return void world.letters.bring(world.letters.write(person, deed));
  const by = { ...FAKE, id: person };
  const form = await formOf(world, { ...deed, dedupeKey: 'opens a form', at: world.clock.now(), by, in: null });
  if (form !== null) void world.letters.bring(world.letters.write(person, filled(form, filling)));
}

export function say(world: World, person: string, words: string): void {
  void world.letters.bring(world.letters.write(person, { kind: 'message', text: new RawText(words) }));
}

/** Null when the bot is not there, or opens none. */
async function formOf(
  world: World,
  event: Parameters<World['platform']['chat']['core']['form']>[0],
): Promise<Form | null> {
  const form = Promise.resolve()
    .then(() => world.platform.chat.core.form(event))
    .catch(() => null);
  let answered: Form | null | undefined;
  void form.then((one) => {
    answered = one;
  });
  await world.stable();
  while (answered === undefined && world.scheduler.count() > 0) await world.scheduler.waitOne();
  return answered ?? null;
}

function filled(form: Form, filling: Filling): Deed {
  return returned(form, (field) => fieldValueOf(field, filling));
}

function fieldValueOf(field: Field, { words, option, set }: Filling): FieldValue {
  const given = set?.[field.id];
  switch (field.kind) {
    case 'clinical':
      return {
        kind: 'clinical',
        text: new RawText(field.value !== '' && option % 2 === 0 ? field.value : wordsFor(field.id, words)),
        restore: [],
      };
    case 'choices':
      return { kind: 'choices', values: Array.isArray(given) ? given : field.values };
    case 'contact':
      return { kind: 'contact', value: field.value };
    case 'date':
      return { kind: 'date', value: field.value };
    case 'choice':
    case 'person': {
      const free =
        field.required || option % 3 === 0
          ? (field.options[option % Math.max(field.options.length, 1)]?.value ?? null)
          : null;
      return { kind: field.kind, value: typeof given === 'string' ? given : (field.value ?? free) };
    }
  }
}

function wordsFor(field: string, words: number): string {
  return pickFrom(field === 'question' ? QUESTIONS : ANSWERS, words);
}

function pickFrom(list: readonly string[], index: number): string {
  return list[index % list.length] ?? '';
}
