import type { What } from '../client.ts';
import { isJson, type Json, part, text } from './rest.ts';

const FILES: ReadonlySet<string> = new Set(['m.image', 'm.file', 'm.audio', 'm.video']);
const TEXTS: ReadonlySet<string> = new Set(['m.text', 'm.notice', 'm.emote']);

/** What an event says, once it is decrypted. */
export function whatOf(type: string, content: Json, ours: string): What {
  const relates = part(content, 'm.relates_to');
  if (type === 'm.reaction') {
    const to = text(relates, 'event_id');
    const emoji = text(relates, 'key');
    return to === null || emoji === null ? { kind: 'other' } : { kind: 'reaction', to, emoji };
  }
  if (type !== 'm.room.message') return { kind: 'other' };
  const msgtype = text(content, 'msgtype') ?? '';
  if (FILES.has(msgtype)) return { kind: 'file' };
  const body = text(content, 'body');
  if (body === null || !TEXTS.has(msgtype)) return { kind: 'other' };
  return {
    kind: 'text',
    body,
    mentionsUs: mentions(content).includes(ours),
    notice: msgtype === 'm.notice',
    isEdit: text(relates, 'rel_type') === 'm.replace',
    isReply: isJson(part(relates, 'm.in_reply_to')),
  };
}

function mentions(content: Json): readonly unknown[] {
  const users = part(content, 'm.mentions', 'user_ids');
  return Array.isArray(users) ? users : [];
}

export function keyOf(content: Json): string | null {
  return text(content, 'io.konsil.key');
}
