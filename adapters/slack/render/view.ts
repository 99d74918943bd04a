import type { types } from '@slack/bolt';
import type { Card, Form, Language } from '../../../src/chat/port.ts';
import { ASK_ACTION } from '../listens.ts';
import { words } from '../words.ts';
import { cardBlocks } from './card.ts';
import { context, fieldBlocks, plain } from './field.ts';
import { oneLine } from './plain.ts';
import { richText } from './rich-text.ts';

const TITLE = 24;
const HEADER = 150;
const VIEW_BLOCKS = 100;
/** Slack takes 250 KB. */
const VIEW_BYTES = 240_000;
const APP = 'Konsil';
const INTRO = 3000;
const HOME_TEXT = 700;

type Block = types.KnownBlock;

/** What a form must know of itself when it comes back; opaque handle, language, and which round it is. */
export interface FormMemo {
  readonly handle: string;
  readonly lang: Language;
  readonly round: number;
  /** The message, as `channel:ts`, above whose button the words waited; null for a form that came another way. */
  readonly from: string | null;
}

export function memoOf(metadata: string): FormMemo {
  const [handle = '', lang = '', round = '', from = null] = metadata.split(' ');
  return { handle, lang: lang === 'en' ? 'en' : 'de', round: Number(round) || 0, from };
}

function title(text: string): types.PlainTextElement {
  return plain(text, TITLE);
}

/** A headline too long for a modal's title bar stands as its first line. */
function headline(text: string): readonly Block[] {
  return text.length <= TITLE ? [] : [{ type: 'header', text: plain(oneLine(text, HEADER), HEADER) }];
}

export function formView(form: Form, round: number, from: string | null = null): types.ModalView {
  const own = words[form.lang];
  const intro = richText(form.intro, { most: INTRO, shortened: own.shortened });
  const fields = form.fields.flatMap((field) => fieldBlocks(field, { words: own, round }));
  const blocks = [...headline(form.title), ...(intro === null ? [] : [intro]), ...fields].slice(0, VIEW_BLOCKS);
  return {
    type: 'modal',
    callback_id: `form:${form.name}`,
    private_metadata: [form.handle, form.lang, round, ...(from === null ? [] : [from])].join(' '),
    notify_on_close: true,
    title: title(form.title.length <= TITLE ? form.title : APP),
    submit: title(form.submit),
    close: title(form.cancel),
    blocks,
  };
}

/** A few words in a modal, with nothing to fill in. */
export function noticeView(lang: Language, text: readonly string[], heading: string = APP): types.ModalView {
  const parts = text.map((words) => ({ kind: 'text' as const, text: words }));
  const body = richText(parts, { most: INTRO, shortened: words[lang].shortened });
  return {
    type: 'modal',
    title: title(heading),
    close: title(words[lang].close),
    blocks: body === null ? [{ type: 'divider' }] : [body],
  };
}

/** A person's own page: asking first, then everything the core has for it, as much as fits. */
export function homeView(sections: readonly Card[], lang: Language): types.HomeView {
  const own = words[lang];
  const ask: Block = {
    type: 'actions',
    elements: [{ type: 'button', action_id: ASK_ACTION, style: 'primary', text: plain(own.ask, 75) }],
  };
  const blocks: Block[] = [ask];
  for (const section of sections) {
    const next: Block[] = [{ type: 'divider' }, ...cardBlocks(section, HOME_TEXT)];
    if (!fits([...blocks, ...next])) {
      blocks.push(context(own.more));
      break;
    }
    blocks.push(...next);
  }
  return { type: 'home', blocks };
}

function fits(blocks: readonly Block[]): boolean {
  return blocks.length < VIEW_BLOCKS && Buffer.byteLength(JSON.stringify(blocks)) < VIEW_BYTES;
}
