import { isEdit } from './fake-client.ts';
import type { FakeEvent, FakeRoom } from './homeserver.ts';

/** One message as a client shows it: with its newest words, its signs below. */
export interface Shown {
  readonly eventId: string;
  readonly sender: string;
  /** The words on the screen, drawn from the formatted body. */
  readonly text: string;
  /** What stands in it for clients without formatting. */
  readonly body: string;
  /** What a device rings with when it comes; null when it comes quietly. */
  readonly rings: string | null;
  readonly bytes: string;
  readonly signs: readonly { readonly emoji: string; readonly by: string }[];
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

function wordsOf(html: string): string {
  return html
    .replace(/<br>|<\/p>|<\/li>|<\/blockquote>|<\/pre>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name] ?? '')
    .trim();
}

function editsOf(room: FakeRoom, eventId: string): readonly FakeEvent[] {
  return room.events.filter(({ content, redacted }) => {
    const relates = content?.['m.relates_to'];
    return !redacted && relates !== undefined && 'rel_type' in relates && relates.event_id === eventId;
  });
}

/** What a member of the room sees on their screen, oldest first. */
export function screen(room: FakeRoom): readonly Shown[] {
  return room.events
    .filter(({ type, content, redacted }) => type === 'message' && !redacted && !isEdit(content))
    .map((event) => {
      const edits = editsOf(room, event.id);
      const now = edits.at(-1)?.content?.['m.new_content'] ?? event.content;
      const signs = room.events.flatMap(({ reaction, redacted, sender }) =>
        reaction !== null && reaction.to === event.id && !redacted ? [{ emoji: reaction.emoji, by: sender }] : [],
      );
      return {
        eventId: event.id,
        sender: event.sender,
        text: now?.formatted_body === undefined ? (now?.body ?? '') : wordsOf(now.formatted_body),
        body: now?.body ?? '',
        rings: event.content?.msgtype === 'm.text' ? event.content.body : null,
        bytes: JSON.stringify([event.content, ...edits.map(({ content }) => content)]),
        signs,
      };
    });
}
