import type { ExpertProfile } from '../../src/match/index.ts';
import { scrubbed } from '../fixtures/make-request.ts';

/** An invented expert; the pieces of `fields` are specialty, sub-specialties and interests, each list split at ",". */
function expert(id: string, languages: string, specialty: string, subspecialties: string, interests: string, text: string): ExpertProfile {
  const several = (list: string) => (list === '' ? [] : list.split(', ').map(scrubbed));
  return {
    id, languages: languages.split(' '), specialty: scrubbed(specialty), text: scrubbed(text),
    subspecialties: several(subspecialties), interests: several(interests),
  };
}

/** A small invented hospital. */
export const STAFF: readonly ExpertProfile[] = [
  expert('rhythm', 'de en', 'Kardiologie', 'Elektrophysiologie', 'Ablation, Schrittmacher', 'Herzrhythmusstörungen und ihre Behandlung im Katheterlabor.'),
  expert('pump', 'en', 'Cardiology', 'heart failure', 'ventricular assist devices', 'I look after patients whose heart no longer keeps up.'),
  expert('kidney', 'de', 'Nephrologie', 'Dialyse', 'Elektrolytstörungen', 'Dialyse, Shunts und akutes Nierenversagen.'),
  expert('liver', 'fr de', 'Gastroentérologie', 'hépatologie', 'cirrhose, hépatites', 'Je suis les maladies chroniques du foie.'),
  expert('gut', 'de', 'Gastroenterologie', 'chronisch entzündliche Darmerkrankungen', 'Biologika', 'Sprechstunde für Morbus Crohn und Colitis ulcerosa.'),
  expert('lung', 'de it', 'Pneumologie', 'Schlafmedizin', 'COPD, Asthma', 'Atemnot, Husten und schlechter Schlaf.'),
  expert('germs', 'en de', 'Infectious Diseases', '', 'endocarditis, resistant bacteria', 'Antibiotic advice for the whole house.'),
  expert('joints', 'de', 'Rheumatologie', 'Vaskulitis', 'Kollagenosen', 'Entzündliche Gelenk- und Gefässerkrankungen.'),
  expert('blood', 'en', 'Haematology', 'coagulation', 'bleeding disorders', 'Clotting and bleeding, anticoagulants before surgery.'),
  expert('tumour', 'de', 'Onkologie', 'Immuntherapie', 'Lungenkrebs', 'Systemtherapien solider Tumoren und ihre Nebenwirkungen.'),
  expert('sugar', 'de fr', 'Endokrinologie', 'Diabetologie', 'Insulinpumpen', 'Diabetes im Spital und ambulant.'),
  expert('fits', 'en de', 'Neurology', 'epilepsy', 'EEG', 'Seizures in adults and what to do about them.'),
  expert('stroke', 'de', 'Neurologie', 'Schlaganfall', 'Thrombolyse', 'Ich leite die Stroke Unit.'),
  expert('mind', 'de', 'Psychiatrie', 'Konsiliarpsychiatrie', 'Delir, Suizidalität', 'Psychiatrische Konsilien auf allen Stationen.'),
  expert('belly', 'de', 'Viszeralchirurgie', 'Hernien', 'Gallenblase', 'Operationen am Bauch, auch in der Nacht.'),
  expert('bones', 'it de', 'Ortopedia', 'protesi', 'anca, ginocchio', 'Sostituisco anche e ginocchia e tratto le fratture.'),
  expert('hand', 'de', 'Handchirurgie', '', 'Sehnen, Nerven', 'Verletzungen der Hand.'),
  expert('urine', 'de', 'Urologie', '', 'Steine, Prostata', 'Steinleiden und Prostataerkrankungen.'),
  expert('birth', 'de en', 'Gynäkologie und Geburtshilfe', 'Risikoschwangerschaft', 'Präeklampsie', 'Schwangerschaften mit Komplikationen.'),
  expert('child', 'en', 'Paediatrics', 'neonatology', 'preterm infants', 'Newborns and small children.'),
  expert('skin', 'de', 'Dermatologie', '', 'Psoriasis, Hautkrebs', 'Alles, was juckt, schuppt oder wächst.'),
  expert('eye', 'fr', 'Ophtalmologie', 'rétine', '', 'Maladies de la rétine et urgences oculaires.'),
  expert('ear', 'de', 'HNO', '', 'Hörsturz, Schwindel', 'Ohr, Nase und Hals.'),
  expert('images', 'en', 'Radiology', 'interventional radiology', 'drainage', 'CT, MRI and image-guided procedures.'),
  expert('sleep', 'de', 'Anästhesie', 'Schmerztherapie', 'Nervenblockaden', 'Narkosen und schwierige Schmerzen.'),
  expert('comfort', 'de fr', 'Palliativmedizin', '', 'Symptomkontrolle', 'Begleitung am Lebensende.'),
  expert('old', 'de', 'Geriatrie', '', 'Sturz, Polypharmazie', 'Alte Menschen mit vielen Krankheiten.'),
  expert('drugs', 'de', 'Spitalpharmazie', '', 'Wechselwirkungen', 'Dosierung, Sondengabe und Kompatibilität von Medikamenten.'),
  expert('wound', 'de', 'Pflege', 'Wundmanagement', 'Dekubitus', 'Chronische Wunden und Verbände.'),
  expert('home', 'de', 'Sozialdienst', '', 'Austrittsplanung', 'Heimplätze, Spitex und Versicherungen.'),
];
