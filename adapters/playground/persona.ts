import type { AccountRef, Language } from '../../src/chat/port.ts';

/** One invented person whom the visitor of the page may be. */
export interface Persona {
  readonly account: AccountRef;
  readonly name: string;
  readonly role: string;
  readonly lang: Language;
  readonly seat: 'asker' | 'expert' | 'coordinator';
}

export function isSameAccount(one: AccountRef, other: AccountRef): boolean {
  return one.platform === other.platform && one.tenant === other.tenant && one.id === other.id;
}

/** The persona of an account, or null: the playground knows nobody else. */
export function personaOf(personas: readonly Persona[], account: AccountRef): Persona | null {
  return personas.find((persona) => isSameAccount(persona.account, account)) ?? null;
}

export function personaById(personas: readonly Persona[], id: string): Persona | null {
  return personas.find((persona) => persona.account.id === id) ?? null;
}
