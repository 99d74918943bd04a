import { describe, expect, it } from 'vitest';
import { read } from '../../src/match/question.ts';
import { shippedReader } from '../../src/match/shipped-reader.ts';

/** Words of a text that name something, denied or not. */
function wordsNamed(text: string, denied: boolean): readonly string[] {
  const { tokens, mentions } = read(text, shippedReader());
  const named = mentions.filter(({ negated }) => negated === denied);
  const phrases = named.map(({ from, to }) => tokens.slice(from, to).map(({ surface }) => surface));
  return [...new Set(phrases.map((words) => words.join(' ')))];
}

describe('a finding', () => {
  it.each([
    ['Kein Anhalt für eine Lungenembolie', 'Lungenembolie'],
    ['kein sicherer Anhalt für eine akute Lungenembolie', 'Lungenembolie'],
    ['Dyspnoe kein Anhalt für Lungenembolie', 'Lungenembolie'],
    ['CT ohne eindeutigen Hinweis auf eine Lungenembolie', 'Lungenembolie'],
    ['Epilepsie, nicht schwanger', 'schwanger'],
    ['Die Patientin ist nicht schwanger und nimmt Valproat', 'schwanger'],
    ['Lungenembolie ausgeschlossen', 'Lungenembolie'],
    ['Eine Lungenembolie konnte ausgeschlossen werden', 'Lungenembolie'],
    ['Lungenembolie bei Asthma ausgeschlossen', 'Lungenembolie'],
    ['negativ für Malaria', 'Malaria'],
    ['Patient verneint Thoraxschmerzen', 'Thoraxschmerzen'],
    ['no evidence of a pulmonary embolism', 'pulmonary embolism'],
    ['no convincing evidence for acute pulmonary embolism', 'pulmonary embolism'],
    ['CTPA rules out pulmonary embolism', 'pulmonary embolism'],
    ['Ruled out PE on CT', 'PE'],
    ['PE was ruled out yesterday', 'PE'],
    ['78yo male denied chest pain', 'chest pain'],
    ['Denies any chest pain', 'chest pain'],
    ['She is not pregnant.', 'pregnant'],
    ['negative for malaria', 'malaria'],
    ['pas de fièvre', 'fièvre'],
    ['sans signe d’embolie pulmonaire', 'embolie pulmonaire'],
    ['pas d’argument pour une embolie pulmonaire', 'embolie pulmonaire'],
    ['embolie pulmonaire exclue au scanner', 'embolie pulmonaire'],
    ['Épilepsie, pas enceinte', 'enceinte'],
    ['La patiente nie toute douleur thoracique', 'douleur thoracique'],
    ['nessun segno di embolia polmonare', 'embolia polmonare'],
    ['niente febbre', 'febbre'],
    ['senza evidenza di embolia polmonare', 'embolia polmonare'],
    ['L’embolia polmonare è stata esclusa', 'embolia polmonare'],
    ['Donna non incinta, epilessia', 'incinta'],
    ['Il paziente non ha febbre', 'febbre'],
  ])('is denied in "%s"', (text, word) => {
    expect(wordsNamed(text, true)).toContain(word);
    expect(wordsNamed(text, false)).not.toContain(word);
  });

  it.each([
    ['weder Fieber noch Husten', ['Fieber', 'Husten']],
    ['kein Fieber, Husten oder Dyspnoe', ['Fieber', 'Husten', 'Dyspnoe']],
    ['Fieber, Husten oder Dyspnoe verneint', ['Fieber', 'Husten', 'Dyspnoe']],
    ['ohne Fieber, Husten und Dyspnoe', ['Fieber', 'Husten', 'Dyspnoe']],
    ['neither fever nor cough', ['fever', 'cough']],
    ['denies fever, cough and chest pain', ['fever', 'cough', 'chest pain']],
    ['no fever, cough or rash', ['fever', 'cough', 'rash']],
    ['ni fièvre ni toux', ['fièvre', 'toux']],
    ['sans fièvre, toux ou dyspnée', ['fièvre', 'toux', 'dyspnée']],
    ['né febbre né tosse', ['febbre', 'tosse']],
    ['senza febbre, tosse o dispnea', ['febbre', 'tosse', 'dispnea']],
  ])('is denied with the whole list in "%s"', (text, words) => {
    expect(wordsNamed(text, true)).toEqual(expect.arrayContaining(words));
    expect(wordsNamed(text, false)).toEqual([]);
  });

  it.each([
    ['Kein Fieber. Husten', 'Husten'],
    ['Kein Fieber, Husten seit gestern', 'Husten'],
    ['Kein Fieber, aber Husten', 'Husten'],
    ['kein Fieber jedoch Husten', 'Husten'],
    ['Kein Fieber; Husten', 'Husten'],
    ['Kein Fieber und Husten seit 3 Tagen', 'Husten'],
    ['Kein Anhalt für eine Lungenembolie bei Asthma', 'Asthma'],
    ['Pneumonie, kein Fieber, Amoxicillin oder Doxycyclin?', 'Amoxicillin'],
    ['No fever but cough', 'cough'],
    ['No PE in a patient with asthma', 'asthma'],
    ['Pas de fièvre, toux depuis hier', 'toux'],
    ['Pas de fièvre mais une toux', 'toux'],
    ['Il paziente non ha febbre ma tosse', 'tosse'],
    ['Lungenembolie ausgeschlossen, Asthma', 'Asthma'],
    ['Asthma, Lungenembolie und Thrombose ausgeschlossen', 'Asthma'],
    ['Fieber verneint, Husten', 'Husten'],
  ])('is asked about behind the end of a denial in "%s"', (text, word) => {
    expect(wordsNamed(text, false)).toContain(word);
  });

  it.each([
    ['Nicht nur Asthma', 'Asthma'],
    ['Kein Zweifel an einer Lungenembolie', 'Lungenembolie'],
    ['Colchicin ohne Erfolg', 'Colchicin'],
    ['Husten trotz Salbutamol', 'Husten'],
    ['Lungenembolie nicht ausgeschlossen', 'Lungenembolie'],
    ['Lungenembolie nicht sicher ausgeschlossen', 'Lungenembolie'],
    ['Lungenembolie nicht auszuschliessen', 'Lungenembolie'],
    ['Lungenembolie kann nicht ausgeschlossen werden', 'Lungenembolie'],
    ['Keine Besserung unter Prednison', 'Prednison'],
    ['spricht nicht an auf Methotrexat', 'Methotrexat'],
    ['verträgt kein Methotrexat', 'Methotrexat'],
    ['Lungenembolie ausgeschlossen?', 'Lungenembolie'],
    ['Wie schliesse ich eine Lungenembolie aus?', 'Lungenembolie'],
    ['Warum nicht Apixaban?', 'Apixaban'],
    ['Not only asthma', 'asthma'],
    ['pulmonary embolism cannot be excluded', 'pulmonary embolism'],
    ['How do we rule out pulmonary embolism', 'pulmonary embolism'],
    ['no improvement on prednisone', 'prednisone'],
    ['does not tolerate methotrexate', 'methotrexate'],
    ['could this not be a pulmonary embolism?', 'pulmonary embolism'],
    ['pas seulement un asthme', 'asthme'],
    ['embolie pulmonaire non exclue', 'embolie pulmonaire'],
    ['ne tolère pas le méthotrexate', 'méthotrexate'],
    ['sans succès sous méthotrexate', 'méthotrexate'],
    ['non solo asma', 'asma'],
    ['embolia polmonare non può essere esclusa', 'embolia polmonare'],
    ['non tollera il metotrexato', 'metotrexato'],
    ['non-Hodgkin lymphoma', 'non Hodgkin lymphoma'],
    ['Patient kann nicht schlafen', 'kann nicht schlafen'],
    ['PAS-Färbung bei Malaria', 'Malaria'],
    ['Fieber seit Mai', 'Fieber'],
  ])('is asked about in "%s", which only looks like a denial', (text, word) => {
    expect(wordsNamed(text, false)).toContain(word);
  });

  it('is not named by a word that denies: "nor" is no noradrenaline', () => {
    expect(wordsNamed('neither fever nor cough', false)).toEqual([]);
    expect(wordsNamed('NOR 0,3 µg bei Sepsis', false)).toContain('NOR');
  });
});
