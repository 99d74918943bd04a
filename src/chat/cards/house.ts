import type { RefusalReason } from '../../deid/index.ts';
import type { CardPart } from '../card.ts';
import { oneLine } from '../inert.ts';
import { offeredAll } from '../offered.ts';
import { whichQuestion } from '../question.ts';
import { refusalReason } from '../refusal.ts';
import type { Catalogue } from '../say/index.ts';
import { type Draft, facts, type Stage, text, warning } from '../scene.ts';
import { insightParts } from './insight.ts';

/** Refused for what the text tells of somebody; any other reason lies in the text's form or in the filter. */
const TELLING: ReadonlySet<RefusalReason> = new Set(['number-left', 'address-left', 'name-left']);

export function scrubRefused({ about, say }: Stage): Draft {
  const words = say.house.scrubRefused;
  const reason: RefusalReason = refusalReason(about) ?? 'recogniser-failed';
  return {
    title: words.title,
    notice: words.notice,
    parts: [
      warning(say.forms.refusal[reason]),
      text(words.kept),
      text(TELLING.has(reason) ? words.next : words.nextTry),
    ],
    choices: offeredAll(say, 'ask'),
    ended: false,
  };
}

export function fileRefused({ say }: Stage): Draft {
  const words = say.house.fileRefused;
  return {
    title: words.title,
    notice: words.notice,
    parts: [warning(words.why), text(words.next)],
    choices: offeredAll(say, 'ask'),
    ended: false,
  };
}

type NoticeCode = keyof Catalogue['notices']['text'];

function noticeCode(about: string | null, known: Catalogue['notices']['text']): NoticeCode {
  const isCode = (code: string): code is NoticeCode => Object.hasOwn(known, code);
  return about !== null && isCode(about) ? about : 'other';
}

/** Which of their questions it is, for an asker who may have several. */
function question(stage: Stage): readonly CardPart[] {
  const { request, about } = stage;
  return about === 'answer-later' && request !== null ? whichQuestion({ ...stage, request }) : [];
}

/** `about` is a code: a refusal of `decide`, or what came of a command; a saved profile shows what it leads to. */
export function notice(stage: Stage): Draft {
  const { about, say, insight } = stage;
  const words = say.notices;
  const saved = about === 'profile-saved' ? insightParts(say, insight) : [];
  return {
    title: words.title,
    notice: words.notice,
    parts: [text(words.text[noticeCode(about, words.text)]), ...question(stage), ...saved],
    choices: saved.length === 0 ? [] : offeredAll(say, 'profile'),
    ended: false,
  };
}

/** To whoever is concerned, and to the coordinator with a reference that finds the row. */
export function parked({ about, reader, site, say, coordinated }: Stage): Draft {
  const words = say.house.parked;
  const person = coordinated === true ? words.person : words.personAlone;
  return {
    title: words.title,
    notice: words.notice,
    parts: reader.coordinator
      ? [text(words.coordinator), ...facts([[words.reference, about === null ? null : oneLine(about)]])]
      : [text(person(oneLine(site.coordinatorName)))],
    choices: [],
    ended: false,
  };
}
