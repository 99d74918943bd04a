import { describe, expect, it } from 'vitest';
import { phraseWords, sentencesOf } from '../../src/consult/clauses.ts';
import type { CueKind, CuePosition, NegationCue, RedFlagRules } from '../../src/consult/index.ts';
import { redFlags } from '../../src/consult/index.ts';
import { scrubbed } from '../fixtures/make-request.ts';

function cue(kind: CueKind, position: CuePosition, phrase: string): NegationCue {
  return { lang: 'de', kind, position, words: phraseWords(phrase) };
}

const phrases = [
  ['sepsis', 'sepsis'],
  ['stroke', 'akute hemiparese'],
  ['stroke', 'schlaganfall'],
  ['hyperkalaemia', 'kalium 7.*'],
  ['reanimation', 'kein puls'],
  ['suicidality', 'suizidal*'],
  ['empty', ''],
  ['dose', '20 tabletten'],
  ['stroke', 'plötzlich doppelbilder schwindel'],
] as const;

const rules: RedFlagRules = {
  phrases: phrases.map(([group, phrase], at) => ({ id: `f-${at}`, group, lang: 'de', words: phraseWords(phrase) })),
  cues: [
    cue('negation', 'before', 'kein'),
    cue('negation', 'after', 'ausgeschlossen'),
    cue('pseudo-negation', 'after', 'nicht ausgeschlossen'),
    cue('negation', 'directly-before', 'ohne'),
    cue('negation', 'directly-before', 'frei von'),
    cue('history', 'before', 'zn'),
    cue('history', 'before', 'früher'),
    cue('family', 'before', 'vater hatte'),
    cue('organisation', 'directly-after', 'schulung'),
    cue('organisation', 'after', 'leitlinie'),
    cue('termination', 'before', 'jetzt'),
    cue('onset', 'before', 'akute'),
    cue('negative-result', 'directly-after', 'negativ'),
    cue('termination', 'after', 'bei'),
    { lang: 'en', kind: 'negation', position: 'before', words: ['no'] },
  ],
};

function flags(text: string): readonly string[] {
  return redFlags(scrubbed(text), rules);
}

describe('a red flag stands', () => {
  it.each([
    ['V.a. Sepsis, Laktat 6', ['sepsis'], 'as a whole word'],
    ['AKUTE Hemiparese rechts', ['stroke'], 'in any case'],
    ['akute, rechtsseitige Hemiparese', ['stroke'], 'with other words and a comma between'],
    ['Kalium bei 7,4', ['hyperkalaemia'], 'with a decimal comma'],
    ['Pat. ist suizidale Gedanken offen', ['suicidality'], 'with an open end'],
    ['Heute kein Puls tastbar', ['reanimation'], 'where the negation is part of it'],
    ['Z.n. Appendektomie, jetzt Sepsis', ['sepsis'], 'after a comma that ends the history'],
    ['Früher Gastritis, jetzt Sepsis', ['sepsis'], 'after "now"'],
    ['zn Appendektomie jetzt Sepsis', ['sepsis'], 'after "now" without a comma'],
    ['früher gesund akute Hemiparese', ['stroke'], 'when its own first word says that it is new'],
    ['Sepsis nicht ausgeschlossen', ['sepsis'], 'when it is only not ruled out'],
    ['Sepsis negativ aber nicht ausgeschlossen', ['sepsis'], 'when a negative result does not rule it out'],
    ['Sepsis bei Leitlinie', ['sepsis'], 'when what follows belongs to something else'],
    ['Sepsis, Meningitis ausgeschlossen', ['sepsis'], 'when what is ruled out stands after a comma'],
    ['Kein Fieber. Sepsis', ['sepsis'], 'in a sentence of its own'],
    ['Kein Fieber und kein Husten und sonst nichts Auffälliges, aber Sepsis', ['sepsis'], 'beyond six words'],
    ['Sepsis und Schlaganfall', ['sepsis', 'stroke'], 'beside another'],
    ['Kein Schlaganfall. Jetzt Schlaganfall', ['stroke'], 'when it is denied once and then there'],
    ['hat, 20 Tabletten genommen', ['dose'], 'when a number begins it'],
    ['Kalium 7,4', ['hyperkalaemia'], 'with nothing between'],
    ['Kalium trotz Vitamin B12 7,4', ['hyperkalaemia'], 'across a word that only ends in a number'],
    ['plötzlich seit heute Doppelbilder und Schwindel', ['stroke'], 'in three words, others between'],
    ['Kein Fieber, Sepsis', ['sepsis'], 'when a comma ends the denial'],
    ['Fieber und Sepsis, Meningitis ausgeschlossen', ['sepsis'], 'when a comma comes before what is ruled out'],
    ['Meningitis ausgeschlossen Sepsis möglich', ['sepsis'], 'when what is ruled out stands before it'],
    ['Kein Fieber noch Husten noch auch Atemnot Sepsis', ['sepsis'], 'seven words after a denial'],
    ['Sepsis mit Fieber seit dem frühen Morgen Meningitis ausgeschlossen', ['sepsis'], 'beyond six words before it'],
    ['Verdacht Sepsis ohne Fieber', ['sepsis'], 'when something else is missing'],
    ['Symptome von Sepsis sonst frei', ['sepsis'], 'after one word of two that would deny it'],
  ])('"%s" -> %j: %s', (text, groups, _why) => {
    expect(flags(text)).toEqual(groups);
  });
});

describe('a red flag is taken back', () => {
  it.each([
    ['kein Schlaganfall', 'by a negation'],
    ['Schlaganfall ist ausgeschlossen', 'by a negation that follows'],
    ['Sepsis negativ', 'by a result'],
    ['ohne eine Sepsis', 'by a neighbour, an article left out'],
    ['Z. n. Sepsis 2019', 'by history'],
    ['St. n. Sepsis', 'by nothing else than the words'],
    ['Vater hatte einen Schlaganfall', 'by family'],
    ['Sepsis-Schulung am Montag', 'by teaching'],
    ['Urosepsis', 'because it is another word'],
    ['Kalium 4,1, 7,4 mmol Kalzium', 'because the number belongs to another'],
    ['Kalium, 7,4', 'because a comma parts the number'],
    ['Hemiparese, akute', 'because the words stand in another order'],
    ['plötzlich Schwindel und Doppelbilder', 'because two of three words stand in another order'],
    ['akute Bauchschmerzen seit gestern Abend ohne Fieber mit Erbrechen und Durchfall und alter Hemiparese', 'too far'],
    ['Schwindel plötzlich viele Doppelbilder', 'because the last of three words stands first'],
    ['Kalium 4,1 und Kalzium 7,4', 'because another number stands between'],
    ['Kein Schlaganfall. Bett auf der Schlaganfallstation frei?', 'because the word goes on'],
    ['Jetzt kein Schlaganfall', 'by a negation that comes after "now"'],
    ['kein Schlaganfall, Lyse nicht nötig', 'by a negation, whatever follows the comma'],
    ['Kein Fieber noch Husten noch Atemnot Sepsis', 'by a negation six words before'],
    ['Sepsis mit Fieber seit dem Morgen ausgeschlossen', 'by a negation six words after'],
    ['kein Anhalt bei Aufnahme für Schlaganfall', 'by a negation that "bei" does not end'],
    ['Schwindel bei Schlaganfall ausgeschlossen', 'by a negation after it, whatever stands before'],
    ['Sepsis ausgeschlossen so wie bei Aufnahme ausgeschlossen', 'by the first of two negations'],
    ['Z. n. Sepsis und Endokarditis nicht ausgeschlossen', 'by history, however doubtful the rest'],
    ['Was tun wenn Sepsis nicht ausgeschlossen ist laut Leitlinie', 'by a guideline, however doubtful'],
    ['frei von Sepsis', 'by two words before it'],
  ])('"%s": %s', (text, _why) => {
    expect(flags(text)).toEqual(text.startsWith('St. n.') ? ['sepsis'] : []);
  });

  it('by a cue of any language, for people mix them', () => {
    expect(flags('no Sepsis')).toEqual([]);
  });
});

describe('reading a text', () => {
  it('joins abbreviations, keeps decimals, and divides at commas, hyphens and full stops', () => {
    const read = sentencesOf('Pat. mit V.a. Ösophagus-Ruptur; K+ 6,8. Lyse? Nach 3.5 h').map((words) =>
      words.map(({ word, begins }) => (begins ? `|${word}` : word)),
    );
    expect(read).toEqual([['pat', 'mit', 'va', 'oesophagus', 'ruptur', '|k+', '6.8'], ['lyse'], ['nach', '3.5', 'h']]);
  });

  it('goes on after an abbreviation within it', () => {
    const read = sentencesOf('Bekannt St. n. Insult, der Pat. hat V.a. Sepsis').map((words) =>
      words.map(({ word }) => word),
    );
    expect(read).toEqual([['bekannt', 'st', 'n', 'insult', 'der', 'pat', 'hat', 'va', 'sepsis']]);
  });

  it('reads every spelling of a word alike, and a decimal as one word', () => {
    const spelt = 'laehmung uebelkeit gefaess oedeme caecum ph 6.85';
    for (const text of ['Lähmung Übelkeit Gefäß Œdème Cæcum pH 6,85', spelt])
      expect(sentencesOf(text).map((words) => words.map(({ word }) => word).join(' '))).toEqual([spelt]);
    expect(phraseWords(' Kalium  7,4 ')).toEqual(['kalium', '7.4']);
  });

  it('ends a sentence after a short word that is no abbreviation', () => {
    expect(sentencesOf('Sie rief an. Er kam.')).toHaveLength(3);
  });
});
