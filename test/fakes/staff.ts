import type { ExpertSettings, Person } from '../../src/consult/index.ts';
import { RawText, type ScrubbedText, scrub } from '../../src/deid/index.ts';
import { FAKE } from './fake-chat.ts';

/** Text that went through the filter, for tests that need some. */
export function scrubbed(text: string): ScrubbedText {
  const result = scrub(new RawText(text));
  if (!result.ok) throw new Error(`the filter refused a test text: ${result.reason}`);
  return result.text;
}

export function somebody(id: string, name: string, role: string, extra: Partial<Person> = {}): Person {
  return {
    id,
    name,
    role,
    circleId: 'default',
    house: 'Klinikum Musterstadt',
    contact: null,
    lang: 'de',
    active: true,
    coordinator: false,
    expert: null,
    accounts: [{ ...FAKE, id }],
    ...extra,
  };
}

function knows(
  specialty: string,
  interests: readonly string[],
  text: string,
  extra: Partial<ExpertSettings> = {},
): ExpertSettings {
  return {
    specialty: scrubbed(specialty),
    subspecialties: [],
    interests: interests.map(scrubbed),
    text: scrubbed(text),
    languages: ['de', 'en'],
    examples: [],
    notFor: null,
    weeklyCap: 5,
    pausedUntil: null,
    deputyId: null,
    ...extra,
  };
}

/** A small invented hospital: two askers, a coordinator, five experts. */
export function staff(): readonly Person[] {
  return [
    somebody('ada', 'Dr. Ada Beispiel', 'Assistenzärztin Innere Medizin'),
    somebody('sam', 'Dr Sam Specimen', 'Registrar, Emergency Department', { lang: 'en' }),
    somebody('kim', 'Kim Koordinata', 'Konsil-Koordination', { coordinator: true }),
    somebody('herz', 'Dr. Testina Herzmuster', 'Oberärztin Kardiologie', {
      expert: knows(
        'Kardiologie',
        ['Vorhofflimmern', 'Antikoagulation'],
        'Ich berate zu Vorhofflimmern, Antikoagulation mit DOAK, Herzinsuffizienz und Rhythmusstörungen.',
      ),
    }),
    somebody('herzzwei', 'Dr. Fiktiva Klappe', 'Oberarzt Kardiologie', {
      expert: knows(
        'Kardiologie',
        ['Herzklappen', 'Vorhofflimmern'],
        'Herzklappen, TAVI, Vorhofflimmern nach Klappenersatz, Antikoagulation bei mechanischen Klappen.',
      ),
    }),
    somebody('niere', 'Dr. Nephra Probst-Fiktiv', 'Oberärztin Nephrologie', {
      expert: knows(
        'Nephrologie',
        ['Niereninsuffizienz', 'Dialyse', 'Hyponatriämie'],
        'Akute und chronische Niereninsuffizienz, Dialyse, Elektrolytstörungen, Dosierung bei Nierenversagen.',
      ),
    }),
    somebody('hormon', 'Dr. Endo Erfunden', 'Oberarzt Endokrinologie', {
      expert: knows(
        'Endokrinologie',
        ['Diabetes', 'Schilddrüse'],
        'Diabetes mellitus, Insulinpumpen, Hyperthyreose, Nebenniereninsuffizienz.',
      ),
    }),
    somebody('lunge', 'Dr Pulma Invented', 'Consultant Respiratory Medicine', {
      lang: 'en',
      expert: knows(
        'Respiratory medicine',
        ['COPD', 'asthma', 'pulmonary embolism'],
        'COPD exacerbations, asthma, pulmonary embolism, pleural effusion, non-invasive ventilation.',
        { languages: ['en', 'de'] },
      ),
    }),
  ];
}
