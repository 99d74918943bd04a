import type { AccountRef, Choice, MessageRef, Outcome, PlaceRef } from '../../../src/chat/port.ts';
import { cardWith, formWith } from '../../fakes/fake-core.ts';
import type { AdapterDriver } from './driver.ts';

/** The value of an outcome that must be `done`. */
export function doneValue<T>(outcome: Outcome<T>): T {
  if (outcome.kind !== 'done') throw new Error(`expected done, was ${outcome.kind}`);
  return outcome.value;
}

export async function directTo(driver: AdapterDriver, who: AccountRef): Promise<PlaceRef> {
  return doneValue(await driver.adapter.direct(who, 'direct-1'));
}

export async function sent(driver: AdapterDriver, who: AccountRef, title: string, key = title): Promise<MessageRef> {
  return doneValue(await driver.adapter.send(await directTo(driver, who), cardWith({ title }), key));
}

export async function titlesRead(driver: AdapterDriver, who: AccountRef): Promise<readonly string[]> {
  return (await driver.reads(who, await directTo(driver, who))).map(({ text }) => text);
}

export const accept: Choice = {
  id: 'accept',
  label: 'Annehmen',
  word: 'annehmen',
  emoji: '✅',
  style: 'primary',
  opens: null,
};

export const decline: Choice = {
  id: 'decline',
  label: 'Ablehnen',
  word: 'ablehnen',
  emoji: '❌',
  style: 'plain',
  opens: 'decline',
};

export const offer = cardWith({ title: 'Anfrage an Sie', handle: 'h-offer', choices: [accept, decline] });

export const questionForm = formWith({
  handle: 'h-question',
  fields: [
    {
      kind: 'clinical',
      id: 'question',
      label: 'Frage',
      hint: 'In eigenen Worten',
      required: true,
      multiline: true,
      value: '[NAME_1] hat Fieber',
      maxLength: 20_000,
      removed: [{ placeholder: '[NAME_1]', kind: 'NAME', label: 'Name', undoable: true }],
    },
    {
      kind: 'choice',
      id: 'urgency',
      label: 'Dringlichkeit',
      hint: null,
      required: true,
      value: 'today',
      options: [
        { value: 'today', label: 'Heute' },
        { value: 'routine', label: 'Nicht eilig' },
      ],
    },
  ],
});
