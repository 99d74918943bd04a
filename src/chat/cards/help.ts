import type { CardPart } from '../card.ts';
import { oneLine } from '../inert.ts';
import { offeredAll } from '../offered.ts';
import { type Draft, type Stage, text } from '../scene.ts';

/** What a command that is more than "help" is answered with, before the help itself. */
function lead({ about, reader, say: { notices } }: Stage): readonly CardPart[] {
  switch (about) {
    case 'privacy':
      return [text(notices.text.privacy)];
    case 'unknown':
      return [text(notices.text['unknown-command'])];
    case 'unknown-language':
      return [text(notices.text['unknown-language'])];
    case 'pause-form':
      return [text(reader.expert === null ? notices.text['not-an-expert'] : notices.text['pause-form'])];
    default:
      return [];
  }
}

export function isPaused({ reader: { expert }, now }: Pick<Stage, 'reader' | 'now'>): boolean {
  return expert !== null && expert.pausedUntil !== null && expert.pausedUntil > now;
}

/** Whoever says thank you needs no lesson. */
function welcome({ say }: Stage): Draft {
  const { title, notice, text: words } = say.notices;
  return { title, notice, parts: [text(words.thanks)], choices: offeredAll(say, 'ask'), ended: false };
}

export function help(stage: Stage): Draft {
  const { site, reader, say } = stage;
  if (stage.about === 'thanks') return welcome(stage);
  const words = say.house.help;
  const rest = reader.expert === null ? [] : offeredAll(say, isPaused(stage) ? 'resume' : 'pause');
  return {
    title: words.title,
    notice: words.notice,
    parts: [
      ...lead(stage),
      text(words.text),
      text(words.limits),
      text(site.emergencyPhone === null ? words.noEmergencyNumber : words.emergency(oneLine(site.emergencyPhone, 40))),
      { kind: 'list', label: words.commands, items: Object.values(words.items) },
      text(words.coordinator(oneLine(site.coordinatorName))),
    ],
    choices: [...offeredAll(say, 'ask', 'profile'), ...rest],
    ended: false,
  };
}
