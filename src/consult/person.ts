import type { ScrubbedText } from '../deid/index.ts';

export type PersonId = string;
export type Language = 'de' | 'en';

/** One human on one platform and tenant (workspace or homeserver). */
export interface Account {
  readonly platform: string;
  readonly tenant: string;
  readonly id: string;
}

/** What an Expert is known for, and how much they want to be asked. */
export interface ExpertSettings {
  readonly specialty: ScrubbedText;
  readonly subspecialties: readonly ScrubbedText[];
  readonly interests: readonly ScrubbedText[];
  /** ISO 639-1 codes in which the expert answers. */
  readonly languages: readonly string[];
  readonly text: ScrubbedText;
  /** Questions as they would like to be asked. */
  readonly examples: readonly ScrubbedText[];
  /** What they are not to be asked; null when they said nothing of it. */
  readonly notFor: ScrubbedText | null;
  /** Offers within seven days; at the cap nobody is matched to them. */
  readonly weeklyCap: number;
  readonly pausedUntil: Date | null;
  readonly deputyId: PersonId | null;
}

/** One human, with accounts on any number of platforms. Names are of colleagues, never of patients. */
export interface Person {
  readonly id: PersonId;
  readonly circleId: string;
  readonly name: string;
  readonly role: string;
  readonly house: string;
  /** How a colleague reaches them outside the chat; profile only, never embedded. */
  readonly contact: string | null;
  readonly lang: Language;
  readonly active: boolean;
  readonly coordinator: boolean;
  readonly expert: ExpertSettings | null;
  readonly accounts: readonly Account[];
}

/** What came of asking an Expert: an answer that helped, or "not my field"; topics as ids of the taxonomy. */
export interface Experience {
  readonly personId: PersonId;
  readonly topics: readonly string[];
  readonly helped: boolean;
  readonly at: Date;
}

/** How busy an Expert is: counted by the store at the moment of matching. */
export interface ExpertLoad {
  readonly personId: PersonId;
  readonly offeredThisWeek: number;
  readonly liveIntroductions: number;
  /** Within four weeks, and ever. */
  readonly offeredLately: number;
  readonly offeredEver: number;
}
