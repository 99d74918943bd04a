import { describe, expect, it } from 'vitest';
import { type ExpertProfile, fieldNamed, profileView, ruledOutBy } from '../../src/match/index.ts';
import { scrubbed } from '../fixtures/make-request.ts';

function profile(specialty: string, text: string, subspecialties: readonly string[] = []): ExpertProfile {
  return {
    id: 'testina',
    specialty: scrubbed(specialty),
    subspecialties: subspecialties.map(scrubbed),
    interests: [],
    languages: ['de'],
    text: scrubbed(text),
  };
}

describe('what matching makes of a profile', () => {
  it('names the field first that the profile names, and its words that mean something clinical', () => {
    const view = profileView(profile('Kardiologie', 'Vorhofflimmern und Rhythmusstörungen nach Ablation.'));
    expect(view.fields[0]).toBe('cardiology');
    expect(view.topics).toContain('Vorhofflimmern');
  });

  it('suggests narrower fields, and none that the profile names', () => {
    const view = profileView(profile('Kardiologie', 'Herzinsuffizienz', ['Herzinsuffizienz']));
    expect(view.suggestions).toContain('coronary');
    expect(view.suggestions).not.toContain('heart-failure');
    expect(profileView(profile('Rhythmologie', 'Ablation')).suggestions).toContain('coronary');
  });

  it('recognises nothing in words that say nothing', () => {
    expect(profileView(profile('Dies und das', 'Fragen Sie einfach.'))).toEqual({
      fields: [],
      topics: [],
      suggestions: [],
    });
  });

  it('knows a field by its name in any language', () => {
    expect(fieldNamed(' interventionelle Kardiologie')).toBe('coronary');
    expect(fieldNamed('cardiologia')).toBe('cardiology');
    expect(fieldNamed('Sprechstunde für alles')).toBeNull();
  });
});

describe('what an expert is not to be asked', () => {
  const isAgainst = ruledOutBy(scrubbed('Schwangere mit Epilepsie: Valproat umstellen?'));

  it.each(['Schwangerschaft', 'keine Schwangerschaft', 'Epilepsie'])('"%s" rules the question out', (words) => {
    expect(isAgainst(scrubbed(words))).toBe(true);
  });

  it.each(['Kinder', 'Dialyse', 'Gutachten', ''])('"%s" does not', (words) => {
    expect(isAgainst(scrubbed(words))).toBe(false);
  });

  it('a field rules out what is asked of that very field', () => {
    const asked = ruledOutBy(scrubbed('Dialysepflichtiger Patient mit Hyperkaliämie: Dialyse heute noch?'));
    expect(asked(scrubbed('Dialyse'))).toBe(true);
    expect(ruledOutBy(scrubbed('Wie geht es weiter?'))(scrubbed('Kardiologie'))).toBe(false);
  });
});
