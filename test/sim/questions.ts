import type { LibraryCase } from '../../src/store/port.ts';
import { scrubbed, staff } from '../fakes/staff.ts';

/** The invented hospital, once for all runs. */
export const PEOPLE = staff();
export const IDS = PEOPLE.map(({ id }) => id);
export const EXPERTS = PEOPLE.filter(({ expert }) => expert !== null).map(({ id }) => id);
export const COORDINATORS = PEOPLE.filter(({ coordinator }) => coordinator).map(({ id }) => id);

export function nameOf(id: string): string {
  return PEOPLE.find((person) => person.id === id)?.name ?? id;
}

/** Marked identifiers: none may ever come out again. */
export const IDENTIFIERS: readonly string[] = ['Testmann', '12.03.1941', '030 1234567', 'Mustergasse', 'X110411675'];

/** Questions as they are typed, each with something in it that must not leave. */
export const QUESTIONS: readonly string[] = [
  'Herr Testmann, geb. 12.03.1941: Vorhofflimmern unter Apixaban, jetzt Blutung. Wann wieder Antikoagulation?',
  'Frau Testmann, Tel. 030 1234567, Hyponatriämie 118 bei Niereninsuffizienz, Dialyse erwägen?',
  'Herr Testmann (KVNR X110411675): Diabetes mellitus, Insulinpumpe, Hyperthyreose. Vorgehen?',
  'Pat. Testmann, geb. 12.03.1941: COPD exacerbation, pulmonary embolism, non-invasive ventilation?',
  'Herr Testmann: gerade Reanimation bei Vorhofflimmern, Antikoagulation?',
  'Frau Testmann fragt nach der Farbe der Gardinen im Speisesaal.',
];

/** What is answered, relayed and added; marked in the same way. */
export const ANSWERS: readonly string[] = [
  'Nach sieben Tagen wieder beginnen, wenn die Blutungsquelle saniert ist.',
  'Herr Testmann, geb. 12.03.1941, sollte erst ein Echo bekommen.',
  'Bitte zuerst Natrium kontrollieren, dann langsam anheben. Rückruf unter 030 1234567.',
];

/** Asked and answered before any run begins: whoever asks the same is shown it first. */
export const EARLIER_CASE: LibraryCase = {
  id: 'earlier-case',
  circleId: 'default',
  lang: 'de',
  question: scrubbed('Hyponatriämie 118 bei Niereninsuffizienz, Dialyse erwägen?'),
  answer: scrubbed('Erst langsam anheben, Dialyse nur bei Überwässerung.'),
  lesson: scrubbed('Langsam anheben.'),
  expertId: 'niere',
  helpful: true,
  closedOn: new Date('2026-05-04T10:00:00Z'),
};
