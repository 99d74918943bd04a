export type { Chance, Clock, Keyed } from './ambient.ts';
export type { BotOptions, EmbeddedBot } from './assemble.ts';
export type { Bot } from './bot.ts';
export type {
  AccountRef,
  Capabilities,
  Card,
  CardPart,
  ChatAdapter,
  Choice,
  Core,
  DirectoryEntry,
  Field,
  FieldValue,
  Form,
  Health,
  Inbound,
  KeyValue,
  MessageRef,
  Outcome,
  PlaceRef,
  Reply,
  Ticket,
} from './chat/port.ts';
export type { ConsultEvent, ConsultRequest, Effect, Introduction, Person, Policy } from './consult/index.ts';
export { RawText, type ScrubbedText, type ScrubResult, type Span, scrub } from './deid/index.ts';
export { BotError, type BotErrorCode } from './errors.ts';
export { createLog, type Log, type LogFields } from './log.ts';
export { createBot, systemClock } from './main.ts';
export type { Store } from './store/port.ts';
