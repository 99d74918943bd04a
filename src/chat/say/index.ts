import type { Language } from '../../consult/person.ts';
import { answers as answersDe } from './de/answers.ts';
import { asker as askerDe } from './de/asker.ts';
import { choices as choicesDe } from './de/choices.ts';
import { conversation as conversationDe } from './de/conversation.ts';
import { expert as expertDe } from './de/expert.ts';
import { forms as formsDe } from './de/forms.ts';
import { house as houseDe } from './de/house.ts';
import { kinds as kindsDe } from './de/kinds.ts';
import { notices as noticesDe } from './de/notices.ts';
import { state as stateDe } from './de/state.ts';
import { answers } from './en/answers.ts';
import { asker } from './en/asker.ts';
import { choices } from './en/choices.ts';
import { conversation } from './en/conversation.ts';
import { expert } from './en/expert.ts';
import { forms } from './en/forms.ts';
import { house } from './en/house.ts';
import { kinds } from './en/kinds.ts';
import { notices } from './en/notices.ts';
import { state } from './en/state.ts';

const de = {
  answers: answersDe,
  asker: askerDe,
  choices: choicesDe,
  conversation: conversationDe,
  expert: expertDe,
  forms: formsDe,
  house: houseDe,
  kinds: kindsDe,
  notices: noticesDe,
  state: stateDe,
};

/** All that Konsil says, in one language; German is the source, another is complete or does not compile. */
export type Catalogue = typeof de;

const catalogues: Readonly<Record<Language, Catalogue>> = {
  de,
  en: { answers, asker, choices, conversation, expert, forms, house, kinds, notices, state },
};

export function say(lang: Language): Catalogue {
  return catalogues[lang];
}
