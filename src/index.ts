export { createBot, systemClock } from './main.ts';
export type { BotOptions, EmbeddedBot } from './assemble.ts';
export type { Bot } from './bot.ts';
export type { Chance, Clock, Keyed } from './ambient.ts';
export { BotError, type BotErrorCode } from './errors.ts';
export { type Log, type LogFields, createLog } from './log.ts';
export type {
  AccountRef, Capabilities, Card, CardPart, ChatAdapter, Choice, Core, DirectoryEntry, Field, FieldValue, Form, Health,
  Inbound, KeyValue, MessageRef, Outcome, PlaceRef, Reply, Ticket,
} from './chat/port.ts';
export type { ConsultEvent, ConsultRequest, Effect, Introduction, Person, Policy } from './consult/index.ts';
export { RawText, type ScrubResult, type ScrubbedText, type Span, scrub } from './deid/index.ts';
export type { Store } from './store/port.ts';
