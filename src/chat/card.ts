import type { Language } from '../consult/person.ts';

/** Opaque and random; stands in buttons and metadata, never a person's id or a word of the question. */
export type Handle = string;

export type FormName =
  | 'question'
  | 'amend'
  | 'answer'
  | 'decline'
  | 'colleague'
  | 'exclude'
  | 'follow-up'
  | 'relay'
  | 'hand-over'
  | 'outcome'
  | 'profile'
  | 'pause'
  | 'assign'
  | 'lesson';

/** One thing a reader may do; equal power as a button, a typed word, or a reaction. */
export interface Choice {
  readonly id: string;
  readonly label: string;
  /** The word to type, in the reader's language. */
  readonly word: string;
  /** A single code point. */
  readonly emoji: string;
  readonly style: 'primary' | 'plain' | 'danger';
  /** The form this choice opens; null acts at once. */
  readonly opens: FormName | null;
}

export type CardPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'quote'; readonly label: string; readonly text: string }
  | { readonly kind: 'facts'; readonly rows: readonly { readonly label: string; readonly value: string }[] }
  | { readonly kind: 'list'; readonly label: string; readonly items: readonly string[] }
  | { readonly kind: 'warning'; readonly text: string }
  /** Plain text for the chart, to be copied whole. */
  | { readonly kind: 'record'; readonly label: string; readonly text: string };

/** What is said, in meaning; each adapter finds its own widgets. */
export interface Card {
  readonly lang: Language;
  readonly title: string;
  /** For lock screens and notifications: never a word of the question. */
  readonly notice: string;
  readonly parts: readonly CardPart[];
  readonly choices: readonly Choice[];
  /** Resolves to what the choices are about; null when there are none. */
  readonly handle: Handle | null;
  /** A decided card: choices gone, shown quietly. */
  readonly ended: boolean;
}

/** What the filter took out of a field, to be marked; the text itself holds the placeholder. */
export interface RemovedMark {
  readonly placeholder: string;
  readonly kind: string;
  /** What it is, in the reader's language ("Name", "Geburtsdatum"). */
  readonly label: string;
  /** May be undone by the person who typed it. */
  readonly undoable: boolean;
}

export interface Option {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
}

interface FieldBase {
  readonly id: string;
  readonly label: string;
  readonly hint: string | null;
  readonly required: boolean;
}

/** A form field says what may stand in it; only `clinical` is scrubbed. */
export type Field =
  | (FieldBase & {
      readonly kind: 'clinical';
      readonly value: string;
      readonly multiline: boolean;
      readonly removed: readonly RemovedMark[];
      readonly maxLength: number;
    })
  | (FieldBase & { readonly kind: 'choice'; readonly options: readonly Option[]; readonly value: string | null })
  | (FieldBase & { readonly kind: 'choices'; readonly options: readonly Option[]; readonly values: readonly string[] })
  | (FieldBase & { readonly kind: 'person'; readonly options: readonly Option[]; readonly value: string | null })
  | (FieldBase & { readonly kind: 'date'; readonly value: string | null })
  | (FieldBase & { readonly kind: 'contact'; readonly value: string; readonly maxLength: number });

/**
 * What a person fills in. Where what is left of their words may still point to one person, `intro` holds a `warning` and
 * a `list` with reasons and words, and `fields` a `choices` field `generalise` that nobody need answer: each ticked
 * option (at most 10, labels of at most 75 characters) is replaced on submit. An adapter shows it like every other field.
 */
export interface Form {
  readonly name: FormName;
  readonly lang: Language;
  readonly handle: Handle;
  readonly title: string;
  readonly intro: readonly CardPart[];
  readonly fields: readonly Field[];
  readonly submit: string;
  readonly cancel: string;
  /** True when it shows again because the filter removed more than the person had seen. */
  readonly again: boolean;
}

/** What a person put into a field. Clinical text stays RawText until `accept` has scrubbed it. */
export type FieldError = { readonly field: string; readonly message: string };
