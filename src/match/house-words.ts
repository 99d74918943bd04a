import { fold, stem } from './normalise.ts';

/** Words of running a house, in four languages: who asks about a printer on the ward asks no doctor, whatever the ward is called. */
const OF_HOUSE = `
Drucker Papierstau Toner Parkplatz Parkplätze Parkkarte Velokeller Teamsitzung Sitzungszimmer Besprechungsraum Kaffeemaschine Kantine Mensa
Passwort Schlüssel Schlüsselbund Garderobe Dienstplan Ferienplan Lohnabrechnung Beamer Druckerpatrone Weihnachtsessen
printer parking carpark canteen password keys locker payroll rota projector photocopier coffee
imprimante photocopieuse parking clé clés vestiaire cantine cafétéria réunion planning salaire
stampante fotocopiatrice parcheggio chiave chiavi spogliatoio riunione stipendio
`;

const STEMS = new Set(
  OF_HOUSE.trim()
    .split(/\s+/u)
    .map((word) => stem(fold(word))),
);

/** Whether a folded word, in any inflection, is one of them. */
export function isHouseWord(word: string): boolean {
  return STEMS.has(stem(word));
}
