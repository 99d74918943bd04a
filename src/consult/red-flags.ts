import type { ScrubbedText } from '../deid/index.ts';
import type { Language } from './person.ts';

/** One cue of an acute emergency: words in order, `*` opens a word's end. */
export interface RedFlagPhrase {
  readonly id: string;
  readonly group: string;
  readonly lang: Language;
  readonly phrase: string;
}

/** Words that take a cue back: negation, history, family, and what ends their reach. */
export interface NegationCue {
  readonly lang: Language;
  readonly kind: string;
  readonly position: string;
  readonly phrase: string;
}

export interface RedFlagRules {
  readonly phrases: readonly RedFlagPhrase[];
  readonly cues: readonly NegationCue[];
}

/** Groups of emergencies that the text speaks of as present, in order of the rules. */
export declare function redFlags(text: ScrubbedText, lang: Language, rules: RedFlagRules): readonly string[];
