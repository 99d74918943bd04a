import { fold, stem } from './normalise.ts';

/** Words of any consult in four languages: true of every question, so that sharing one is no reason for anyone. */
const GENERAL = `
weiter weitere weiterhin geben gibt gegeben nehmen machen gehen stehen bleiben brauchen braucht bekommen kommt haben hatte wurde werden worden
sollte sollen konnte konnen musste mussen durfen mochte lassen lieber besser immer wieder jetzt heute gestern morgen derzeit aktuell akut neue
neuer bekannt bekannte lange dauer wann warum wieso welche welcher welches welchem wohin wirklich sinnvoll notig moglich mehr weniger viele
seitdem zuerst danach daneben trotz gegen zwischen wegen damit dabei alle allem jemand etwas nichts bisher zusatzlich unklar unklare
patient patienten patientin frage fragen anfrage therapie behandlung behandeln diagnose diagnostik abklarung vorgehen empfehlung meinung rat hilfe
klinik spital krankenhaus station stationen sprechstunde arzt arztin team fall falle jahre jahren monate wochen tage stunden mann frau kind problem
pausieren absetzen beginnen starten umstellen erhohen wechseln reduzieren senken anpassen dosis verlauf befund symptome beschwerden krankheit erkrankung erkrankungen schwere leichte
further continue continued give given take taken make know need needs stop start hold pause change increase reduce better worse again today
yesterday tomorrow currently acute chronic known unknown long when where while with without before since still only also more less many some
should would could what there their about question questions patients treatment treat therapy management diagnosis advice opinion help clinic
hospital ward doctor team case cases years months weeks days hours woman female male problem course finding findings symptoms disease severe mild
encore continuer donner prendre faire mettre arreter commencer changer augmenter mieux toujours maintenant aujourd hier demain actuel actuelle aigu
connu longtemps quand pourquoi plus moins beaucoup contre entre avant depuis tout tous toute question questions patiente patients traitement
traiter therapie diagnostic avis conseil aide clinique hopital service medecin equipe annees mois semaines jours heures femme homme enfant
probleme evolution symptomes maladie maladies severe
ancora continuare dare prendere fare mettere fermare iniziare cambiare aumentare meglio sempre adesso oggi ieri domani attuale acuto noto
quando perche meno molto contro prima tutto tutti domanda domande paziente pazienti trattamento trattare terapia diagnosi consiglio parere aiuto
clinica ospedale reparto medico anni mesi settimane giorni ore donna uomo bambino problema decorso sintomi malattia malattie grave
untersuchung untersuchen beratung beraten durchfuhrung durchfuhren erstellung erstellen beachtung betreuung befundinterpretation befunderstellung befunderhebung interpretation konservativ einleitung
indikation indikationsstellung grundlage verfahren methode technik anwendung bewertung beurteilung uberwachung kontrolle versorgung vorbeugung erkennung
einschliesslich insbesondere beispielsweise sowie jeweils davon mindestens etwa ungefahr mehrere einige einzelne besondere speziell spezifisch typisch
allgemein verschieden unterschiedlich entsprechend geeignet notwendig erforderlich differenziert fortgeschritten komplex kompliziert einfach standardisiert systematisch
interdisziplinar gebietsbezogen altersspezifisch individuell zusammenhang zusammenarbeit mitwirkung mitbehandlung rahmen bereich umfeld kontext bedeutung aspekt
prozess konzept prinzip leistung massnahme planung organisation dokumentation information kommunikation anleitung vergleich klarung sicherung qualitat auswahl einbeziehung berucksichtigung
betrieb personal person angehorige eltern bruder schwester vater mutter tochter sohn gleichzeitig sofort direkt beginnt beginn gestutzt gesteuert versagt steigt gestiegen sinkt
anbieten geholfen helfen fertig kopie papier papiere dokument versicherung austritt eintritt bestatigung bestatigen bestatige termin termine ausnahme kandidat lehrling support
traktor bietet zeigt zeigen sieht sehen schicken holen anlegen lohnt bleibt kommt reicht gilt liegt steht geht weiss glaubt meint fragt sagt hort riecht
freitag montag dienstag mittwoch donnerstag samstag sonntag januar februar marz april juni juli august september oktober november dezember
links rechts beidseits oben unten vorne hinten innen aussen distal proximal medial lateral zentral peripher basal apikal partiell total komplett vollstandig heilbar gelegen konservativen
gruss grusse danke hallo liebe morgen mittag abend nacht zimmer bett haus heim arbeit schule kollege kollegin kollegen
regarding following except true false likely most common commonest cause causes caused feature features associated characteristic seen presents presented presenting brought
patient year years old male female boy girl operating evening waking corrects support plan please anyone someone about still enough possible available
which statement statements best next step used using given based related involved involving include includes including increased decreased
bonjour merci salut patiente depuis propos proposer reglage possible disponible besoin avoir etre aussi encore vraiment pouvez savez quelle quels quelles suite voie
buongiorno grazie ciao possiamo posso bisogno davvero avere essere anche ancora subito quando vorrei serve servono operare urgente urgent urgents
`;

const WORDS = new Set(GENERAL.trim().split(/\s+/u).map(fold));
const STEMS = new Set([...WORDS].map(stem));

/** Whether a folded word is one of them as it stands. */
export function isExactlyGeneral(word: string): boolean {
  return WORDS.has(word);
}

/** Whether a folded word, in any inflection, is one of them. */
export function isGeneralWord(word: string): boolean {
  return STEMS.has(stem(word));
}
