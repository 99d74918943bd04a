import type { RealPerson, SeenMessage } from '../../test/synapse/people.ts';
import type { MeasuredBot } from './bots.ts';

let asked = 0;

/** Asks a new question and answers how long it took, in milliseconds, until the bot's words about it were decrypted. */
export async function ask(person: RealPerson, room: string, bot: MeasuredBot): Promise<number> {
  const number = nextNumber();
  const begun = performance.now();
  await person.write(room, question(number));
  await reply(person, bot, number);
  return performance.now() - begun;
}

/** Asks while the bot is down, starts it, and answers how long it took from there. */
export async function startAndAnswer(person: RealPerson, room: string, bot: MeasuredBot): Promise<number> {
  const number = nextNumber();
  await person.write(room, question(number));
  const begun = performance.now();
  bot.start();
  await reply(person, bot, number);
  return performance.now() - begun;
}

function nextNumber(): number {
  asked += 1;
  return asked;
}

function question(number: number): string {
  return `!expert Zur Frage Nr. ${number} der Antikoagulation: was tun?`;
}

function reply(person: RealPerson, { userId }: MeasuredBot, number: number): Promise<SeenMessage> {
  const words = `Frage Nr. ${number} `;
  return person.sees(({ sender, body }) => sender === userId && body.includes(words), 'a reply');
}

/** Makes encrypted rooms with both bots in them, by plain calls; answers their ids. */
export async function makeRooms(
  url: string,
  owner: { readonly userId: string; readonly password: string },
  bots: readonly MeasuredBot[],
  count: number,
): Promise<readonly string[]> {
  const call = async (path: string, body: object, token = ''): Promise<Record<string, unknown>> => {
    const headers = token === '' ? {} : { Authorization: `Bearer ${token}` };
    const answer = await fetch(`${url}/_matrix/client/v3${path}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    return JSON.parse(await answer.text());
  };
  const identifier = { type: 'm.id.user', user: owner.userId };
  const login = await call('/login', { type: 'm.login.password', identifier, password: owner.password });
  const token = String(login.access_token);
  const encryption = { type: 'm.room.encryption', state_key: '', content: { algorithm: 'm.megolm.v1.aes-sha2' } };
  const wish = { preset: 'private_chat', invite: bots.map(({ userId }) => userId), initial_state: [encryption] };
  const rooms: string[] = [];
  while (rooms.length < count) rooms.push(String((await call('/createRoom', wish, token)).room_id));
  return rooms;
}
