import type { Language } from '../consult/person.ts';
import type { Choice } from './card.ts';
import { say } from './say/index.ts';

/** What the words after `/expert` mean. Anything that is no command is the question itself. */
export type Command =
  | { readonly kind: 'ask'; readonly text: string }
  | { readonly kind: 'help' }
  | { readonly kind: 'mine' }
  | { readonly kind: 'home' }
  | { readonly kind: 'profile' }
  | { readonly kind: 'pause'; readonly days: number; readonly deputyId: null }
  /** A break without a length that can be counted (a date is taken out by the filter): the form asks for it. */
  | { readonly kind: 'pause-form' }
  | { readonly kind: 'resume' }
  | { readonly kind: 'privacy' }
  | { readonly kind: 'thanks' }
  | { readonly kind: 'language'; readonly lang: Language }
  | { readonly kind: 'unknown-language' }
  | { readonly kind: 'unknown' };

/** Folded for comparison: case, umlauts and hyphens do not matter. */
function folded(words: string): string {
  return words
    .trim()
    .toLowerCase()
    .normalize('NFC')
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .replaceAll('ß', 'ss')
    .replace(/[\s\u00A0]+/gu, ' ')
    .replace(/[.!?,]+$/u, '')
    .trim();
}

/** A whole message of these is no question: whoever greets is shown what Konsil does. */
const greetings =
  'hallo|hallo zusammen|hallo konsil|hi|hey|hello|hello there|hi there|guten morgen|guten tag|guten abend|gute nacht|morgen|moin|moin moin|servus|grueezi|gruezi|gruess gott|gruess dich|good morning|good afternoon|good evening|bonjour|salut|buongiorno|ciao|salve'.split(
    '|',
  );

const thanks =
  'danke|danke dir|danke ihnen|danke schoen|dankeschoen|danke sehr|danke vielmals|besten dank|herzlichen dank|vielen dank|vielen lieben dank|tausend dank|merci|merci vielmal|grazie|thanks|thanks a lot|many thanks|thank you|thank you very much|thx'.split(
    '|',
  );

const whole: ReadonlyMap<string, Command> = new Map<string, Command>([
  ...['hilfe', 'help', 'hilf mir', '?', ...greetings].map((words) => [words, { kind: 'help' }] as const),
  ...thanks.map((words) => [words, { kind: 'thanks' }] as const),
  ...[
    'meine',
    'meine fragen',
    'meine anfragen',
    'mine',
    'my',
    'my questions',
    'my requests',
    'offen',
    'open',
    'status',
  ].map((words) => [words, { kind: 'mine' }] as const),
  ...['start', 'startseite', 'uebersicht', 'home', 'overview'].map((words) => [words, { kind: 'home' }] as const),
  ...['profil', 'mein profil', 'profile', 'my profile'].map((words) => [words, { kind: 'profile' }] as const),
  ...['pause', 'auszeit', 'break', 'urlaub', 'holiday', 'vacation'].map(
    (words) => [words, { kind: 'pause-form' }] as const,
  ),
  ...['weiter', 'pause beenden', 'pause aus', 'zurueck', 'resume', 'pause off', 'end pause', 'end break', 'back'].map(
    (words) => [words, { kind: 'resume' }] as const,
  ),
  ...['datenschutz', 'privacy', 'meine daten', 'my data'].map((words) => [words, { kind: 'privacy' }] as const),
  ...['deutsch', 'german', 'auf deutsch'].map((words) => [words, { kind: 'language', lang: 'de' }] as const),
  ...['englisch', 'english', 'in english', 'auf englisch'].map(
    (words) => [words, { kind: 'language', lang: 'en' }] as const,
  ),
]);

const languageNames: Readonly<Record<string, Language>> = {
  de: 'de',
  deutsch: 'de',
  german: 'de',
  en: 'en',
  englisch: 'en',
  english: 'en',
};

const numberWords: Readonly<Record<string, number>> = {
  ein: 1,
  eine: 1,
  einen: 1,
  one: 1,
  a: 1,
  zwei: 2,
  two: 2,
  drei: 3,
  three: 3,
  vier: 4,
  four: 4,
  fuenf: 5,
  five: 5,
  sechs: 6,
  six: 6,
  sieben: 7,
  seven: 7,
  acht: 8,
  eight: 8,
  zehn: 10,
  ten: 10,
  vierzehn: 14,
  fourteen: 14,
};

const unitDays: Readonly<Record<string, number>> = {
  d: 1,
  t: 1,
  tag: 1,
  tage: 1,
  tagen: 1,
  day: 1,
  days: 1,
  w: 7,
  wo: 7,
  woche: 7,
  wochen: 7,
  week: 7,
  weeks: 7,
  m: 30,
  monat: 30,
  monate: 30,
  monaten: 30,
  month: 30,
  months: 30,
};

const LONGEST_BREAK = 366;

/** "2w", "2 Wochen", "für drei Tage" in days; null when it is no span, or one beyond a year. */
function spanInDays(words: string): number | null {
  const match = /^(?:fuer |for )?(\d{1,3}|[a-z]+) ?([a-z]+)$/u.exec(words);
  const [, amount = '', unit = ''] = match ?? [];
  const count = /^\d+$/u.test(amount) ? Number(amount) : (numberWords[amount] ?? 0);
  const days = count * (unitDays[unit] ?? 0);
  return days > 0 && days <= LONGEST_BREAK ? days : null;
}

/** "bis 14.12.", "until 14 Dec", "bis [DATE_1]", "2027-01-15". */
const untilDate =
  /^(?:(?:bis|until|till|to|by)(?: zum)? .{1,30}|\d{1,2}\.\d{1,2}\.(?:\d{2,4})?|\d{4}-\d{2}-\d{2}|\[date_\d+\])$/u;

function pause(words: string): Command | null {
  const rest = /^(?:pause|auszeit|break|urlaub|holiday|vacation) (.+)$/u.exec(words)?.[1];
  if (rest === undefined) return null;
  const days = spanInDays(rest);
  if (days !== null) return { kind: 'pause', days, deputyId: null };
  return untilDate.test(rest) ? { kind: 'pause-form' } : null;
}

function language(words: string): Command | null {
  const rest = /^(?:sprache|language|lang) ([a-z]+)$/u.exec(words)?.[1];
  if (rest === undefined) return null;
  const lang = Object.hasOwn(languageNames, rest) ? languageNames[rest] : undefined;
  return lang === undefined ? { kind: 'unknown-language' } : { kind: 'language', lang };
}

/**
 * Reads the words after `/expert` or `!expert`, German and English alike. A question that begins with a command's word
 * ("Pause bei Antikoagulation vor OP?") stays a question: a command is the whole line or nothing.
 */
export function parseCommand(words: string, _lang?: Language): Command {
  const line = folded(words);
  if (line === '') return words.includes('?') ? { kind: 'help' } : { kind: 'ask', text: '' };
  const known = whole.get(line) ?? pause(line) ?? language(line);
  if (known !== null && known !== undefined) return known;
  return /\p{L}/u.test(line) ? { kind: 'ask', text: words.trim() } : { kind: 'unknown' };
}

/** A typed choice: a word with the card's short code where one was given, or a number on the card. */
export type TypedChoice =
  | { readonly kind: 'word'; readonly word: string; readonly code: string | null }
  | { readonly kind: 'number'; readonly number: number };

/** "annehmen k7", "Annehmen", "2", "2."; null when it is neither, and so is meant for people. */
export function parseChoice(words: string): TypedChoice | null {
  const line = typedForm(words);
  const number = /^(\d{1,2})\)?$/u.exec(line)?.[1];
  if (number !== undefined) return { kind: 'number', number: Number(number) };
  const [, word, code = null] = /^([a-z]+)(?: ([a-z]\d{1,4}))?$/u.exec(line) ?? [];
  return word === undefined ? null : { kind: 'word', word, code };
}

/** Every word for the same choice, so that one on a German card may be typed in English. */
const synonyms: readonly (readonly string[])[] = spokenWords();

function spokenWords(): readonly (readonly string[])[] {
  const english = Object.values(say('en').choices);
  return Object.values(say('de').choices).map(({ word }, index) => [word, english[index]?.word ?? word].map(typedForm));
}

function typedForm(word: string): string {
  return folded(word).replaceAll('-', '');
}

/** The choice meant among those a card shows: numbers count from 1; words as on the card, else in the other language. */
export function findChoice(choices: readonly Choice[], typed: TypedChoice): Choice | null {
  if (typed.kind === 'number') return choices[typed.number - 1] ?? null;
  const own = choices.find(({ word }) => typedForm(word) === typed.word);
  const meant = synonyms.filter((words) => words.includes(typed.word)).flat();
  return own ?? choices.find(({ word }) => meant.includes(typedForm(word))) ?? null;
}
