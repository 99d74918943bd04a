/** The role is said once, whether or not the name already holds it. */
export function inRole(name: string): string {
  return /koordination/i.test(name) ? name : `${name} (Koordination)`;
}

/** What belongs to no single moment: help, refusals, the coordinator's cards, the home page. */
export const house = {
  shortened: (shown: string, whole: string) => `[gekürzt: ${shown} von ${whole} Zeichen]`,
  gone: {
    title: 'Das gibt es nicht mehr',
    notice: 'Konsil: Hinweis',
    text: 'Diese Anfrage ist nicht mehr da. Es ist nichts zu tun.',
  },
  replaced: 'Den aktuellen Stand zeigt die neuere Nachricht weiter unten.',
  unknownPerson: 'Eine Kollegin oder ein Kollege',
  scrubRefused: {
    title: 'Nichts wurde gesendet',
    notice: 'Konsil: Ihr Text wurde nicht angenommen',
    kept: 'Ihr Text wurde weder gespeichert noch weitergegeben. Die Chat-Plattform hat ihn allerdings gesehen.',
    next: 'Schreiben Sie die Frage bitte ohne Angaben zur Patientin oder zum Patienten. Ist kein Formular offen, öffnen Sie es hier.',
    nextTry: 'Bitte versuchen Sie es noch einmal. Ist kein Formular offen, öffnen Sie es hier.',
  },
  fileRefused: {
    title: 'Dateien und Bilder nimmt Konsil nicht an',
    notice: 'Konsil: Datei nicht angenommen',
    why: 'In Dateien und Bildern kann Konsil Patientendaten nicht sicher erkennen. Die Datei wurde nicht abgerufen und nicht weitergegeben.',
    next: 'Beschreiben Sie den Befund bitte in Worten. Bilder können Sie später mit der Kollegin oder dem Kollegen auf dem Weg Ihres Hauses teilen.',
  },
  help: {
    title: 'So hilft Konsil',
    notice: 'Konsil: Hilfe',
    text: 'Stellen Sie eine Frage; Konsil nimmt Angaben zur Patientin oder zum Patienten heraus, zeigt Ihnen das Ergebnis und fragt erst nach Ihrem Ja eine passende Kollegin oder einen passenden Kollegen.',
    limits:
      'Ein Filter ist ein Filter: Schreiben Sie Namen, Geburtsdaten und Nummern am besten gar nicht erst. Was Sie tippen, sieht die Chat-Plattform vor uns.',
    emergency: (number: string) => `Notfälle gehören ans Telefon: ${number}.`,
    noEmergencyNumber: 'Notfälle gehören ans Telefon.',
    commands: 'Das können Sie schreiben',
    items: {
      ask: 'Ihre Frage: eine Zeile genügt',
      mine: 'meine: Ihre offenen Anfragen',
      profile: 'profil: Ihre Angaben und Ihre Grenze je Woche',
      pause: 'pause 2w, pause bis 14.12., weiter: eine Auszeit nehmen und beenden',
      language: 'sprache en: switch to English',
      privacy: 'datenschutz: was Konsil aufhebt',
    },
    coordinator: (name: string) => `Bei Fragen: ${inRole(name)}.`,
  },
  unmatched: {
    title: 'Eine Anfrage ohne passende Person',
    notice: 'Konsil: Eine Anfrage braucht Sie',
    text: 'Konsil hat niemanden gefunden, der sicher passt. Wissen Sie, wen wir fragen können?',
    textFull: 'Wer sicher passt, ist gerade ausgelastet oder nicht da. Wissen Sie, wen wir fragen können?',
    textAsked: 'Wer gefragt wurde, kann nicht oder hat nicht geantwortet. Wissen Sie, wen wir noch fragen können?',
    asked: 'Schon gefragt',
    result: {
      declined: (name: string) => `${name}: hat abgesagt`,
      expired: (name: string) => `${name}: hat nicht geantwortet`,
      released: (name: string) => `${name}: hatte übernommen, ist nicht mehr zuständig`,
      undeliverable: (name: string) => `${name}: war nicht zu erreichen`,
    },
    over: 'Für diese Anfrage ist gesorgt.',
  },
  parked: {
    title: 'Eine Nachricht kam nicht durch',
    notice: 'Konsil: Eine Nachricht kam nicht durch',
    person: (coordinator: string) =>
      `Konsil konnte etwas nicht zu Ende bringen. Es wird nicht von selbst wiederholt; ${coordinator} sieht es.`,
    personAlone: (coordinator: string) =>
      `Konsil konnte etwas nicht zu Ende bringen. Es wird nicht von selbst wiederholt; bitte wenden Sie sich an: ${coordinator}.`,
    coordinator:
      'Eine Zustellung ist nach mehreren Versuchen angehalten. Sie wird nicht von selbst wiederholt, damit nichts doppelt ankommt.',
    reference: 'Vorgang',
  },
  profile: {
    foundFor: 'Sie werden gefunden für',
    topics: 'Erkannte Stichworte',
    nothing:
      'Aus Ihrem Profil erkennt Konsil noch kein Fachgebiet. Nennen Sie es, und schreiben Sie, wozu man Sie fragen kann.',
  },
  home: {
    notFor: 'Nicht für',
    open: 'Meine offenen Fragen',
    openNone: 'Keine offenen Fragen. Wenn Sie eine haben: eine Zeile genügt.',
    waiting: 'Wartet auf mich',
    waitingNone: 'Niemand wartet auf Sie.',
    loops: 'Beantwortet, noch nicht abgeschlossen',
    loopsNone: 'Zurzeit wartet keine Antwort auf Ihre Rückmeldung.',
    answered: 'Von mir beantwortet',
    ended: 'Abgeschlossen oder ausgelaufen',
    profile: 'Mein Profil',
    noExpert:
      'Sie sind nicht als Expertin oder Experte eingetragen. Wenn Sie es möchten, sprechen Sie die Koordination an.',
    cap: (count: number) => (count === 1 ? 'höchstens eine Anfrage je Woche' : `höchstens ${count} Anfragen je Woche`),
    capLabel: 'Grenze',
    pauseLabel: 'Pause',
    pausedUntil: (time: string) => `bis ${time}`,
    notPaused: 'keine',
    deputy: 'Vertretung',
    coordination: 'Koordination',
    unmatched: 'Anfragen ohne passende Person',
    parked: 'Angehaltene Zustellungen',
    gaps: 'Gefragt, ohne dass jemand sicher passte',
    gapsFree: 'Gefragt, als die Passenden ausgelastet, abwesend oder schon gefragt waren',
    gapsUnclear: 'Fragen, deren Fachgebiet Konsil nicht erkannt hat',
    model: 'Reihenfolge durch das Sprachmodell',
    modelCompared: (changed: number, asked: number, byModel: number, byPlain: number) =>
      `bei ${changed} von ${asked} Fragen eine andere erste Person; davon half ${byModel}-mal die des Modells, ${byPlain}-mal die der Reihenfolge ohne Modell`,
    noField: 'Fachgebiet nicht erkannt',
    learntUp: 'Sie stehen weiter oben bei',
    learntDown: 'Sie stehen weiter unten bei',
    learntHelped: (count: number) => (count === 1 ? 'eine hilfreiche Antwort' : `${count} hilfreiche Antworten`),
    learntNot: (count: number) => (count === 1 ? 'einmal „nicht mein Gebiet“' : `${count}-mal „nicht mein Gebiet“`),
    learntWhy: (most: number) =>
      `So viel mehr oder weniger zählt Ihr Profil bei solchen Fragen, höchstens ${most} %. Nach einem Jahr zählt es noch halb, nach drei Jahren nicht mehr; es entscheidet nie allein.`,
    allWell: 'Zurzeit ist nichts zu tun.',
    notice: 'Konsil: Übersicht',
    more: (count: number) => (count === 1 ? 'und eine weitere' : `und ${count} weitere`),
  },
};
