/** What an identifier is; a placeholder is `[KIND_n]`. */
export type Kind =
  | 'NAME'
  | 'DATE'
  | 'BIRTHDATE'
  | 'AGE'
  | 'PHONE'
  | 'EMAIL'
  | 'URL'
  | 'IP'
  | 'HANDLE'
  | 'STREET'
  | 'PLACE'
  | 'ID'
  | 'INSURANCE_ID'
  | 'BANK'
  | 'WARD'
  | 'ROOM'
  | 'PLATE'
  | 'DEVICE'
  | 'HOSPITAL'
  | 'ORGANISATION';

/** `certain` may not be undone (check digit, contact, birth date); the others may. */
export type Confidence = 'certain' | 'likely' | 'possible';

/** Why a rule believed what it saw; a closed list, so that a trace never holds a word of the text. */
export type Evidence =
  | 'check-digit'
  | 'shape'
  | 'cue'
  | 'list'
  | 'neighbour'
  | 'position'
  | 'propagation'
  | 'known-person';

/** Where an identifier stood: UTF-16 code units of the input, end exclusive. Never the text itself. */
export interface Span {
  readonly kind: Kind;
  readonly rule: string;
  readonly start: number;
  readonly end: number;
  readonly confidence: Confidence;
  readonly placeholder: string;
  readonly evidence?: readonly Evidence[];
}
