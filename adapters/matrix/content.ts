import type { MessageContent } from './client.ts';
import type { Piece } from './render/pieces.ts';

const NOBODY = { 'm.mentions': {} } as const;
const HTML = { format: 'org.matrix.custom.html' } as const;

/** Nobody is notified by name, whatever a text says; `m.text` rings, `m.notice` does not. */
export function said(piece: Piece, msgtype: MessageContent['msgtype'], key?: string): MessageContent {
  return { msgtype, ...piece, ...HTML, ...NOBODY, ...(key === undefined ? {} : { 'io.konsil.key': key }) };
}

/** Stands for itself on a lock screen: nothing in it but the notice. */
export function bare(notice: string, key: string): MessageContent {
  return { msgtype: 'm.text', body: notice, ...NOBODY, 'io.konsil.key': key };
}

/** Puts other words into a message; the words stand in it once, so that they may be longer. */
export function replaced(eventId: string, piece: Piece, msgtype: MessageContent['msgtype']): MessageContent {
  return {
    msgtype,
    body: '*',
    ...NOBODY,
    'm.new_content': { msgtype, ...piece, ...HTML, ...NOBODY },
    'm.relates_to': { rel_type: 'm.replace', event_id: eventId },
  };
}

export function replying(content: MessageContent, eventId: string): MessageContent {
  return { ...content, 'm.relates_to': { 'm.in_reply_to': { event_id: eventId } } };
}
