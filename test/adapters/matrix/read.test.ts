import { describe, expect, it } from 'vitest';
import { withCode } from '../../../adapters/matrix/prompts.ts';
import { controlWord, keptPlaceholders } from '../../../adapters/matrix/read/control-word.ts';
import { labelled, labelledQuestion, namesOf } from '../../../adapters/matrix/read/labelled.ts';
import { pickOption } from '../../../adapters/matrix/read/option.ts';
import { type Listening, readLine, withoutReplyFallback } from '../../../adapters/matrix/read/typed-line.ts';
import type { Field } from '../../../src/chat/port.ts';

const room: Listening = { direct: false, userId: '@konsil:example.org', name: 'Konsil (Chatbot)', mentioned: false };
const direct: Listening = { ...room, direct: true };

describe('a line in a room with others', () => {
  it.each([
    ['!expert Fieber nach OP', 'Fieber nach OP'],
    ['/expert Fieber nach OP', 'Fieber nach OP'],
    ['//expert Fieber nach OP', 'Fieber nach OP'],
    ['!Expert Fieber nach OP', 'Fieber nach OP'],
    ['!konsil hilfe', 'hilfe'],
    ['!home', 'home'],
    ['@konsil:example.org: Fieber nach OP', 'Fieber nach OP'],
    ['Konsil (Chatbot): Fieber nach OP', 'Fieber nach OP'],
    ['konsil, Fieber nach OP', 'Fieber nach OP'],
  ])('%s is for Konsil', (body, words) => {
    expect(readLine(body, room)).toEqual({ kind: 'command', words, asks: null });
  });

  it('asks for a second opinion by its own word', () => {
    expect(readLine('!zweitmeinung Stent oder nicht?', room)).toMatchObject({ asks: 'second-opinion' });
  });

  it.each([
    '!help',
    '!poll lunch',
    '/me winkt',
    'Fieber nach OP',
    'Konsilium um drei',
    'Konsil ist um drei',
    'expert gesucht',
    '',
  ])('"%s" is for others', (body) => {
    expect(readLine(body, room)).toBeNull();
  });

  it('is for Konsil wherever a client marked the mention', () => {
    expect(readLine('was meint Konsil dazu?', { ...room, mentioned: true })).toMatchObject({ kind: 'command' });
  });
});

describe('a line in a direct message', () => {
  it('is plain words, or a command that any bot may have', () => {
    expect(readLine('Fieber nach OP', direct)).toEqual({ kind: 'plain', words: 'Fieber nach OP' });
    expect(readLine('!hilfe', direct)).toEqual({ kind: 'command', words: 'hilfe', asks: null });
    expect(readLine('!poll lunch today', direct)).toMatchObject({ words: 'help' });
  });

  it('loses the quotation that older clients put above a reply, and nothing else', () => {
    expect(withoutReplyFallback('> <@konsil:example.org> Frage?\n> zweite Zeile\n\nannehmen', true)).toBe('annehmen');
    expect(withoutReplyFallback('> 39 Grad seit gestern', false)).toBe('> 39 Grad seit gestern');
  });

  it('may carry a code behind word or number', () => {
    expect(withCode('annehmen k7')).toEqual(['annehmen', 'k7']);
    expect(withCode('2 K7')).toEqual(['2', 'k7']);
    expect(withCode('Vitamin K')).toEqual(['Vitamin K', null]);
  });
});

describe('labelled lines', () => {
  it('name several fields in one message, their words running on to the next label', () => {
    const found = labelledQuestion('Frage: Fieber\nseit gestern\nDringlichkeit: heute');
    expect([...(found ?? [])]).toEqual([
      ['question', 'Fieber\nseit gestern'],
      ['urgency', 'heute'],
    ]);
  });

  it('are no labels inside a sentence, or where the message begins otherwise', () => {
    expect(labelledQuestion('Fieber: seit gestern 39 Grad')).toBeNull();
    expect(labelledQuestion('Kurz gefragt\nFrage: Fieber\nDringlichkeit: heute')).toBeNull();
    expect(labelled('Befund: unauffällig', [namesOf({ id: 'answer', label: 'Antwort' })])).toBeNull();
  });
});

describe('what a typed answer picks', () => {
  const options = [
    { value: 'urgent', label: 'Dringend' },
    { value: 'today', label: 'Heute' },
    { value: 'routine', label: 'Nicht eilig' },
  ];
  const base = { id: 'x', label: 'X', hint: null, required: true };
  const choice: Field = { ...base, kind: 'choice', options, value: null };
  const people = [
    { value: 'p1', label: 'Dr. Testina Herzmuster' },
    { value: 'p2', label: 'Dr. Fiktiva Müster-Klappe' },
  ];
  const person: Field = { ...base, kind: 'person', options: people, value: null };

  it.each([
    ['2', 'today'],
    ['2.', 'today'],
    ['heute', 'today'],
    ['HEUTE!', 'today'],
    ['nicht', 'routine'],
    ['urgent', 'urgent'],
  ])('%s', (typed, value) => {
    expect(pickOption(choice, options, typed)).toEqual({ kind: 'values', values: [value] });
  });

  it.each(['4', '0', 'vielleicht', ''])('"%s" picks nothing', (typed) => {
    expect(pickOption(choice, options, typed)).toEqual({ kind: 'unclear' });
  });

  it('a part of a name, whatever its accents; several people are told apart', () => {
    expect(pickOption(person, people, 'muster klappe')).toEqual({ kind: 'values', values: ['p2'] });
    expect(pickOption(person, people, 'muster')).toEqual({ kind: 'several', values: ['p1', 'p2'] });
    expect(pickOption(person, people, 'Niemand')).toEqual({ kind: 'nobody' });
  });

  it('several at once, or none', () => {
    const choices: Field = { ...base, kind: 'choices', options, values: [] };
    expect(pickOption(choices, options, '1, 3')).toEqual({ kind: 'values', values: ['urgent', 'routine'] });
    expect(pickOption(choices, options, 'keine')).toEqual({ kind: 'values', values: [] });
    expect(pickOption(choices, options, '1 9')).toEqual({ kind: 'unclear' });
  });

  it('a day that exists', () => {
    const date: Field = { ...base, kind: 'date', value: null };
    expect(pickOption(date, [], '31.12.2027')).toEqual({ kind: 'values', values: ['2027-12-31'] });
    expect(pickOption(date, [], '31.02.2027')).toEqual({ kind: 'unclear' });
  });
});

describe('words that steer a form', () => {
  it.each([
    ['Senden', 'send'],
    ['send.', 'send'],
    ['Frage absenden', 'send'],
    ['abbrechen', 'cancel'],
    ['zurück', 'back'],
    ['skip', 'skip'],
    ['mehr', 'more'],
    ['Fieber', null],
  ])('%s', (typed, word) => {
    expect(controlWord(typed, 'Frage absenden')).toBe(word);
  });

  it('name placeholders to be kept, however they are written', () => {
    expect(keptPlaceholders('behalten NAME_1 und [date_2]')).toEqual(['[NAME_1]', '[DATE_2]']);
    expect(keptPlaceholders('NAME_1 behalten')).toBeNull();
  });
});
