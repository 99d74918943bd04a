/** What a typed line wants of Konsil; `null` where it is meant for others. */
export type TypedLine =
  /** Words for Konsil by a command or mention; `kind` where the command named one. */
  | { readonly kind: 'command'; readonly words: string; readonly asks: 'second-opinion' | null }
  /** Plain words in a direct message. */
  | { readonly kind: 'plain'; readonly words: string };

export interface Listening {
  /** Whether only this person and Konsil are in the room. */
  readonly direct: boolean;
  /** Our own id, and the name people see. */
  readonly userId: string;
  readonly name: string;
  /** Whether the message names us in `m.mentions`. */
  readonly mentioned: boolean;
}

/** Commands that are ours everywhere; `!help` and the like belong to every bot and count in direct messages alone. */
interface Named {
  /** Words the command stands for; '' takes those that follow it. */
  readonly means: string;
  readonly asks: 'second-opinion' | null;
}

const QUESTION: Named = { means: '', asks: null };
const OPINION: Named = { means: '', asks: 'second-opinion' };
const HOME: Named = { means: 'home', asks: null };

const COMMANDS: ReadonlyMap<string, Named> = new Map([
  ['expert', QUESTION],
  ['konsil', QUESTION],
  ['zweitmeinung', OPINION],
  ['second-opinion', OPINION],
  ['secondopinion', OPINION],
  ['home', HOME],
]);

const COMMAND = /^(?:!|\/{1,2})([\p{L}-]+)(?:\s([\s\S]*))?$/u;
const REPLY_FALLBACK = /^(?:> .*\n)+\n?/u;

/** A quoted line above a reply is another's words, put there by older clients. */
export function withoutReplyFallback(body: string, isReply: boolean): string {
  return isReply ? body.replace(REPLY_FALLBACK, '') : body;
}

/** Never answers an unknown `!x` in a room with others: it is another bot's. */
export function readLine(body: string, listening: Listening): TypedLine | null {
  const [, name, rest = ''] = COMMAND.exec(body.trimStart()) ?? [];
  const command = name === undefined ? undefined : COMMANDS.get(name.toLowerCase());
  if (command !== undefined) return { kind: 'command', words: command.means || rest, asks: command.asks };
  if (name !== undefined && body.trimStart().startsWith('!'))
    return listening.direct ? { kind: 'command', words: rest === '' ? name : 'help', asks: null } : null;
  if (listening.direct) return { kind: 'plain', words: body };
  return mention(body, listening);
}

/** A call counts at the head of a line, by name with a colon or comma behind it, or anywhere when the client marked it. */
function mention(body: string, { userId, name, mentioned }: Listening): TypedLine | null {
  const line = body.trimStart();
  const rest = afterCall(line, userId, /^[:,\s]\s*/u) ?? called(line, [name, localpart(userId)]);
  if (rest !== null) return { kind: 'command', words: rest, asks: null };
  return mentioned ? { kind: 'command', words: body.replaceAll(userId, '').trim(), asks: null } : null;
}

function called(line: string, names: readonly string[]): string | null {
  for (const name of names) {
    const rest = afterCall(line, name, /^[:,]\s*/u);
    if (rest !== null) return rest;
  }
  return null;
}

function afterCall(line: string, name: string, then: RegExp): string | null {
  if (name === '' || !line.toLowerCase().startsWith(name.toLowerCase())) return null;
  const rest = line.slice(name.length);
  return then.test(rest) ? rest.replace(then, '') : null;
}

function localpart(userId: string): string {
  return userId.startsWith('@') ? userId.slice(1, userId.indexOf(':')) : '';
}
