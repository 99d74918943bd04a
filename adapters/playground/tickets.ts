import { randomUUID } from 'node:crypto';
import type { Form, Ticket } from '../../src/chat/port.ts';

const TICKET_MINUTES = 15;

/** A visitor who has just done something waits for the page to answer. */
export function issueTicket(now: Date): Ticket {
  return { id: randomUUID(), expiresAt: new Date(now.getTime() + TICKET_MINUTES * 60_000) };
}

/** A form as it lies open before one person; the token makes a double click and a re-sent post one event. */
export interface OpenForm {
  readonly form: Form;
  readonly token: string;
}

export function openedForm(form: Form): OpenForm {
  return { form, token: randomUUID() };
}
