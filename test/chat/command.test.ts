import { describe, expect, it } from 'vitest';
import {
  type Command,
  findChoice,
  parseChoice,
  parseCommand,
  renderCard,
  type TypedChoice,
} from '../../src/chat/index.ts';
import { roundOf } from '../../src/consult/index.ts';
import { contextFor, fullRequest, personOf } from './ward.ts';

const pause = (days: number): Command => ({ kind: 'pause', days, deputyId: null });

describe('the words after /expert', () => {
  it.each<readonly [words: string, command: Command]>([
    ['hilfe', { kind: 'help' }],
    ['Help', { kind: 'help' }],
    ['?', { kind: 'help' }],
    ['Hallo!', { kind: 'help' }],
    ['hi', { kind: 'help' }],
    ['Guten Morgen', { kind: 'help' }],
    ['Grüezi', { kind: 'help' }],
    ['good morning,', { kind: 'help' }],
    ['Danke', { kind: 'thanks' }],
    ['vielen Dank!', { kind: 'thanks' }],
    ['thanks', { kind: 'thanks' }],
    ['Thank you.', { kind: 'thanks' }],
    ['meine', { kind: 'mine' }],
    ['My requests', { kind: 'mine' }],
    ['Übersicht', { kind: 'home' }],
    ['home', { kind: 'home' }],
    ['Profil', { kind: 'profile' }],
    ['my profile', { kind: 'profile' }],
    ['pause 2w', pause(14)],
    ['pause 2 Wochen', pause(14)],
    ['Pause für drei Tage', pause(3)],
    ['pause 3 Tage', pause(3)],
    ['pause for one week', pause(7)],
    ['break 10 days', pause(10)],
    ['Urlaub 3 Wochen', pause(21)],
    ['pause 1 Monat', pause(30)],
    ['pause', { kind: 'pause-form' }],
    ['pause bis 14.12.', { kind: 'pause-form' }],
    ['pause bis [DATE_1]', { kind: 'pause-form' }],
    ['pause until 14 Dec', { kind: 'pause-form' }],
    ['weiter', { kind: 'resume' }],
    ['Pause beenden', { kind: 'resume' }],
    ['resume', { kind: 'resume' }],
    ['datenschutz', { kind: 'privacy' }],
    ['privacy', { kind: 'privacy' }],
    ['sprache en', { kind: 'language', lang: 'en' }],
    ['language Deutsch', { kind: 'language', lang: 'de' }],
    ['English', { kind: 'language', lang: 'en' }],
    ['sprache klingonisch', { kind: 'unknown-language' }],
    ['language constructor', { kind: 'unknown-language' }],
    ['42', { kind: 'unknown' }],
    ['', { kind: 'ask', text: '' }],
  ])('"%s" is a command', (words, command) => {
    expect(parseCommand(words)).toEqual(command);
  });

  it.each([
    'Pause bei Antikoagulation vor Koloskopie?',
    'Hilfe bei Hyponatriämie, wie schnell ausgleichen?',
    'Profil einer Lungenembolie ohne Dyspnoe?',
    'help with vancomycin dosing in dialysis',
    'Weiter antikoagulieren nach Blutung?',
    'pause 900 Tage',
    'pause apixaban 2 days before endoscopy?',
    'Language barrier: who can interpret Tamil in a consent talk?',
    'constructor',
    'Hyponatriämie',
    'Hallo, wie dosiere ich Vancomycin an der Dialyse?',
    'Danke vorab: Absetzen vor OP?',
  ])('"%s" is a question', (words) => {
    expect(parseCommand(words)).toEqual({ kind: 'ask', text: words });
  });
});

describe('a typed choice', () => {
  it.each<readonly [words: string, typed: TypedChoice | null]>([
    ['annehmen k7', { kind: 'word', word: 'annehmen', code: 'k7' }],
    ['Accept K7', { kind: 'word', word: 'accept', code: 'k7' }],
    ['Annehmen.', { kind: 'word', word: 'annehmen', code: null }],
    ['zurückziehen', { kind: 'word', word: 'zurueckziehen', code: null }],
    ['2', { kind: 'number', number: 2 }],
    ['2.', { kind: 'number', number: 2 }],
    [' 3) ', { kind: 'number', number: 3 }],
    ['Danke, das hilft mir sehr', null],
    ['ja bitte', null],
    ['200', null],
    ['', null],
  ])('"%s"', (words, typed) => {
    expect(parseChoice(words)).toEqual(typed);
  });

  it.each([
    ['1', 'pick-1'],
    ['zwei', 'pick-2'],
    ['Three', 'pick-3'],
    ['4', 'any'],
    ['EGAL', 'any'],
    ['exclude', 'exclude'],
    ['withdraw', 'withdraw'],
    ['zurückziehen', 'withdraw'],
    ['zurueckziehen', 'withdraw'],
  ])('"%s" on a German card means %s', (words, id) => {
    const request = { ...fullRequest({ status: 'open' }), introductions: [], handOvers: [] };
    const card = renderCard('candidates', contextFor('asker-marked-id', request, { about: roundOf(request) }));
    const typed = parseChoice(words);
    expect(typed === null ? null : findChoice(card.choices, typed)?.id).toBe(id);
  });

  it.each(['nicht-akut', 'Nichtakut', 'not-acute', 'notacute'])('"%s" says that a red flag is not acute', (words) => {
    const card = renderCard('red-flag', contextFor('asker-marked-id', fullRequest({ status: 'draft' })));
    const typed = parseChoice(words);
    expect(typed === null ? null : findChoice(card.choices, typed)?.id).toBe('not-acute');
  });

  it('that the card does not offer means nothing', () => {
    const card = renderCard('help', { ...contextFor('colleague', null), reader: personOf('colleague', 'en') });
    expect(findChoice(card.choices, { kind: 'word', word: 'annehmen', code: null })).toBeNull();
    expect(findChoice(card.choices, { kind: 'word', word: 'constructor', code: null })).toBeNull();
    expect(findChoice(card.choices, { kind: 'number', number: 9 })).toBeNull();
  });
});
