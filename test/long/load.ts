import type { Card, Form } from '../../src/chat/port.ts';
import type { Ward } from './ward.ts';
import type { WireDeed, WireValue } from './wire.ts';

/** People who ask and answer by themselves, each choice once, as fast as the bot lets them. */
export interface Load {
  readonly asks: (person: string) => Promise<void>;
  /** Takes every next step that is to be had now; how many there were. */
  readonly goOn: () => Promise<number>;
}

const QUESTION = 'Herr Testmann: Vorhofflimmern unter Apixaban, jetzt Blutung. Wann wieder Antikoagulation?';
const ANSWER = 'Nach sieben Tagen wieder beginnen, wenn die Blutungsquelle saniert ist.';
const NEXT = ['ask-anyway', 'pick-1', 'accept', 'answer', 'helped'];

export function loadOf(ward: Ward): Load {
  const taken = new Set<string>();

  const fill = async (person: string, form: Form): Promise<void> => {
    await ward.bring(
      ward.write(person, { kind: 'form', form: form.name, handle: form.handle, values: valuesOf(form) }),
    );
  };
  const take = async ({ person, handle, choice, opens }: Step): Promise<void> => {
    const deed: WireDeed = { kind: 'choice', handle, choice };
    if (!opens) {
      taken.add(keyOf({ handle, choice }));
      await ward.bring(ward.write(person, deed));
      return;
    }
    const envelope = {
      dedupeKey: 'opens a form',
      at: new Date(),
      by: { platform: 'fake', tenant: 'ward', id: person },
      deed,
    };
    const form = await ward.form({ envelope, acknowledged: false });
    if (form === null) return;
    taken.add(keyOf({ handle, choice }));
    await fill(person, form);
  };
  return {
    async asks(person) {
      const letter = ward.write(person, { kind: 'command', words: QUESTION });
      const [form] = await Promise.all([ward.form(letter), ward.bring(letter)]);
      if (form !== null) await fill(person, form);
    },
    async goOn() {
      const steps = stepsOn(ward).filter((step) => !taken.has(keyOf(step)));
      for (const step of steps) await take(step);
      return steps.length;
    },
  };
}

interface Step {
  readonly person: string;
  readonly handle: string;
  readonly choice: string;
  readonly opens: boolean;
}

function keyOf({ handle, choice }: Pick<Step, 'handle' | 'choice'>): string {
  return `${handle} ${choice}`;
}

/** The next step of every card in a direct conversation, if it has one. */
function stepsOn({ chat }: Ward): readonly Step[] {
  return chat.messages
    .filter(({ place }) => place.id.startsWith('dm-'))
    .flatMap(({ place, card }) => nextOn(card, place.id.slice('dm-'.length)));
}

function nextOn({ handle, choices }: Card, person: string): readonly Step[] {
  const next = NEXT.flatMap((id) => choices.find((choice) => choice.id === id) ?? []).at(0);
  return handle === null || next === undefined ? [] : [{ person, handle, choice: next.id, opens: next.opens !== null }];
}

function valuesOf(form: Form): Readonly<Record<string, WireValue>> {
  return Object.fromEntries(
    form.fields.map((field): [string, WireValue] => {
      switch (field.kind) {
        case 'clinical':
          return [field.id, { kind: 'clinical', words: field.value === '' && field.required ? ANSWER : field.value }];
        case 'choices':
          return [field.id, { kind: 'choices', values: [...field.values] }];
        case 'contact':
          return [field.id, { kind: 'contact', value: field.value }];
        case 'choice':
          return [field.id, { kind: 'choice', value: field.id === 'urgency' ? 'today' : field.value }];
        default:
          return [field.id, { kind: field.kind, value: field.value }];
      }
    }),
  );
}
