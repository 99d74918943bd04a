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
] as const;

const rules: RedFlagRules = {
  phrases: phrases.map(([group, phrase], at) => ({ id: `f-${at}`, group, lang: 'de', words: phraseWords(phrase) })),
  cues: [
    cue('negation', 'before', 'kein'),
    cue('negation', 'after', 'ausgeschlossen'),
    cue('pseudo-negation', 'after', 'nicht ausgeschlossen'),
    cue('negation', 'directly-before', 'ohne'),
    cue('history', 'before', 'zn'),
    cue('history', 'before', 'früher'),
    cue('family', 'before', 'vater hatte'),
    cue('organisation', 'directly-after', 'schulung'),
    cue('organisation', 'after', 'leitlinie'),
    cue('termination', 'before', 'jetzt'),
    cue('termination', 'before', 'akute'),
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
    ['Sepsis bei Leitlinie', ['sepsis'], 'when what follows belongs to something else'],
    ['Sepsis, Meningitis ausgeschlossen', ['sepsis'], 'when what is ruled out stands after a comma'],
    ['Kein Fieber. Sepsis', ['sepsis'], 'in a sentence of its own'],
    ['Kein Fieber und kein Husten und sonst nichts Auffälliges, aber Sepsis', ['sepsis'], 'beyond six words'],
    ['Sepsis und Schlaganfall', ['sepsis', 'stroke'], 'beside another'],
    ['Kein Schlaganfall. Jetzt Schlaganfall', ['stroke'], 'when it is denied once and then there'],
    ['hat, 20 Tabletten genommen', ['dose'], 'when a number begins it'],
  ])('"%s" -> %j: %s', (text, groups, _why) => {
    expect(flags(text)).toEqual(groups);
  });
});

describe('a red flag is taken back', () => {
  it.each([
    ['kein Schlaganfall', 'by a negation'],
    ['Schlaganfall ist ausgeschlossen', 'by a negation that follows'],
    ['ohne eine Sepsis', 'by a neighbour, an article left out'],
    ['Z. n. Sepsis 2019', 'by history'],
    ['St. n. Sepsis', 'by nothing else than the words'],
    ['Vater hatte einen Schlaganfall', 'by family'],
    ['Sepsis-Schulung am Montag', 'by teaching'],
    ['Urosepsis', 'because it is another word'],
    ['Kalium 4,1, 7,4 mmol Kalzium', 'because the number belongs to another'],
    ['Kalium, 7,4', 'because a comma parts the number'],
    ['Hemiparese, akute', 'because the words stand in another order'],
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

  it('ends a sentence after a short word that is no abbreviation', () => {
    expect(sentencesOf('Sie rief an. Er kam.')).toHaveLength(3);
  });
});
