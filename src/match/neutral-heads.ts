import { cognateStem } from './normalise.ts';

/** Last parts of German compounds that say nothing of the field: "Nierenerkrankung" is about the kidney. */
const HEADS = `
erkrankung krankheit leiden störung beschwerden problem schaden schädigung veränderung anomalie befall beteiligung manifestation symptom zeichen syndrom schwäche
untersuchung diagnostik abklärung befund messung prüfung test bestimmung analyse kontrolle screening aufnahme darstellung beurteilung verlauf status wert spiegel parameter
behandlung therapie verfahren technik methode maßnahme eingriff versorgung nachsorge betreuung beratung management anlage einlage wechsel entnahme gabe dosis dosierung präparat mittel produkt schema protokoll
funktion system organ gewebe region bereich gebiet raum wand gang material probe zentrum sprechstunde ambulanz station abteilung team visite patient medizin
entwicklung bildung bezogen bedingt assoziiert spezifisch relevant gestützt orientiert haltig artig
`;

/** Keys of these, as they stand within a word. */
export const NEUTRAL_HEADS: ReadonlySet<string> = new Set(HEADS.trim().split(/\s+/u).map(cognateStem));
