/** The bot's token at one place, as calls use it. */
export interface BotToken {
  current(): string;
  /** The one in place of a token that Slack calls spent; null where none is to be had now. Never rejects. */
  inPlaceOf(spent: string): Promise<string | null>;
}

/** One that never expires. */
export function lastingToken(token: string): BotToken {
  return { current: () => token, inPlaceOf: async () => null };
}
