import { inPath, type Json, list, type Rest, text } from './rest.ts';

const PAGE = 100;
const PAGES = 200;

/** What a room said between the last event that was heard and `from`, oldest first. */
export async function fetchGap(
  rest: Rest,
  roomId: string,
  from: string,
  hasHeard: (eventId: string) => Promise<boolean>,
): Promise<readonly Json[]> {
  const missed: Json[] = [];
  let at: string | null = from;
  for (let page = 0; at !== null && page < PAGES; page += 1) {
    const query: string = `?dir=b&limit=${PAGE}&from=${encodeURIComponent(at)}`;
    const answer = await rest.call('GET', `/rooms${inPath(roomId)}/messages${query}`);
    for (const event of list(answer, 'chunk')) {
      if (await hasHeard(text(event, 'event_id') ?? '')) return missed.reverse();
      missed.push(event);
    }
    at = list(answer, 'chunk').length === 0 ? null : text(answer, 'end');
  }
  return missed.reverse();
}
