/** What the asker reads while the question is on its way. */
export const asker = {
  request: {
    title: (status: string) => `Ihre Anfrage: ${status}`,
    notice: 'Konsil: Stand Ihrer Anfrage',
    draft: 'Noch hat niemand Ihre Frage gesehen.',
    open: 'Konsil sucht eine passende Kollegin oder einen passenden Kollegen.',
    waiting: (within: string) => `Es gibt Vorschläge. Sie wählen; ohne Ihre Wahl ${within} fragt Konsil selbst an.`,
    offered: (name: string) => `${name} ist angefragt. Ohne Rückmeldung fragt Konsil von selbst die nächste Person.`,
    offeredAlone: (name: string) =>
      `${name} ist angefragt. Kommt keine Rückmeldung, sagt Konsil es Ihnen und fragt niemand anderen.`,
    introduced: (name: string) => `${name} hat übernommen.`,
    answered: (name: string) => `${name} hat geantwortet. Abgeschlossen ist die Anfrage erst, wenn Sie es sagen.`,
    unmatched: (coordinator: string) =>
      `Konsil hat niemanden gefunden, der sicher passt. ${coordinator} ist informiert und kümmert sich darum.`,
    unmatchedAlone: (coordinator: string) =>
      `Konsil hat niemanden gefunden, der sicher passt. Bitte wenden Sie sich an: ${coordinator}.`,
    askedInVain: (coordinator: string) =>
      `Wer gefragt wurde, kann nicht oder hat nicht geantwortet. ${coordinator} ist informiert und kümmert sich darum.`,
    askedInVainAlone: (coordinator: string) =>
      `Wer gefragt wurde, kann nicht oder hat nicht geantwortet. Bitte wenden Sie sich an: ${coordinator}.`,
    closed: 'Danke für die Rückmeldung. Die Anfrage ist abgeschlossen.',
    closedByCase: 'Ein früherer Fall hat Ihre Frage beantwortet. Die Anfrage ist abgeschlossen.',
    lapsed: 'Die Anfrage ist ohne Rückmeldung ausgelaufen. Sie können sie abschließen oder wieder öffnen.',
    withdrawn: 'Sie haben die Anfrage zurückgezogen. Alle Angefragten wissen Bescheid.',
    withdrawnUnasked: 'Sie haben die Anfrage zurückgezogen. Es war noch niemand gefragt.',
    discarded: 'Der Entwurf ist verworfen. Niemand hat die Frage gesehen.',
    missed: (time: string) =>
      `Die zugesagte Rückmeldung (${time}) ist ausgeblieben. Das tut uns leid; Konsil sucht weiter.`,
    missedAlone: (time: string) =>
      `Die zugesagte Rückmeldung (${time}) ist ausgeblieben. Das tut uns leid; jemand anderen fragt Konsil nicht, wie Sie es wollten.`,
    handedOver: (name: string) => `Übergabe an ${name} angeboten. Bis zur Annahme bleibt die Anfrage bei Ihnen.`,
    anonymous: 'Sie fragen anonym. Ihr Name wird erst genannt, wenn beide Seiten zustimmen.',
    searchAgain: 'Erneut suchen',
    look: 'Ansehen und absenden',
  },
  redFlag: {
    title: 'Bitte zuerst telefonieren',
    notice: 'Konsil: Bitte zuerst telefonieren',
    phone: (number: string) => `Notfallnummer: ${number}`,
    noPhone: 'Bitte rufen Sie jetzt die Notfallnummer Ihres Hauses an.',
    why: (signs: string) => `Ihre Frage klingt nach einem Notfall: ${signs}. Konsil ist dafür zu langsam.`,
    goOn: 'Danach geht es hier weiter. Ihre Frage bleibt so lange erhalten.',
    phoned: 'Sie haben telefoniert. Konsil macht mit Ihrer Frage weiter.',
    over: 'Das hat sich erledigt. Ihre Frage ist nicht mehr offen, oder sie wurde geändert.',
    notAcute: 'Sie sagen, es ist nicht akut. Konsil macht mit Ihrer Frage weiter.',
  },
  similar: {
    title: 'Es gibt einen ähnlichen früheren Fall',
    notice: 'Konsil: Es gibt einen ähnlichen Fall',
    intro: (count: number) =>
      count === 1
        ? 'Ein ähnlicher Fall ist schon beantwortet. Genügt Ihnen das?'
        : `${count} ähnliche Fälle sind schon beantwortet. Genügt Ihnen das?`,
    numbered: (number: number) => `Fall ${number}`,
    caution: 'Der Fall ist anonymisiert und vereinfacht; Ihrer kann anders liegen.',
    answeredBy: (role: string, date: string) => `${role}, ${date}`,
    enough: 'Das genügt mir',
    enoughOf: (number: number) => `Fall ${number} genügt mir`,
    none: 'Der ähnliche Fall ist nicht mehr verfügbar.',
    used: 'Sie haben diesen Fall übernommen. Niemand musste gestört werden. Genügt er doch nicht, öffnen Sie die Anfrage wieder.',
    asked: 'Sie haben sich entschieden, trotzdem zu fragen.',
  },
  candidates: {
    title: 'Wen möchten Sie fragen?',
    notice: 'Konsil: Bitte wählen Sie, wen Sie fragen',
    intro: 'Diese Kolleginnen und Kollegen passen am besten zu Ihrer Frage.',
    unsure: 'Konsil ist sich hier nicht sicher. Bitte sehen Sie genau hin.',
    byDefault: (within: string) => `Ohne Ihre Wahl ${within} fragt Konsil selbst an, der Reihe nach.`,
    ask: (name: string) => `${name} fragen`,
    none: 'Im Moment ist niemand mehr übrig, den Sie wählen könnten.',
    decided: 'Die Wahl ist getroffen.',
  },
  missed: {
    title: 'Noch keine Rückmeldung',
    notice: 'Konsil: Noch keine Rückmeldung zu Ihrer Anfrage',
    text: (time: string) => `Zugesagt war eine Rückmeldung ${time}. Sie ist ausgeblieben; das tut uns leid.`,
    plain: 'Die zugesagte Rückmeldung ist ausgeblieben; das tut uns leid.',
    searching: 'Konsil sucht weiter.',
    asked: (name: string) => `Im Moment ist ${name} angefragt.`,
    turnTo: (name: string) => `Weiterhelfen kann auch: ${name}.`,
    phone: 'Wenn es nicht warten kann, greifen Sie bitte zum Telefon.',
    over: 'Inzwischen geht es mit Ihrer Anfrage weiter.',
  },
  noMatch: {
    title: 'Keine sichere Empfehlung',
    notice: 'Konsil: Noch niemand gefunden',
    noticeAsked: 'Konsil: Bisher niemand verfügbar',
    text: 'Konsil hat niemanden gefunden, der sicher passt, und fragt lieber niemanden als die falsche Person.',
    textFull:
      'Wer sicher passt, ist gerade ausgelastet oder nicht da. Konsil fragt lieber niemanden als die falsche Person.',
    asked: 'Wer gefragt wurde, kann nicht oder hat nicht geantwortet. Sonst passt niemand sicher.',
    askedFull: 'Wer gefragt wurde, kann nicht oder hat nicht geantwortet. Sonst ist niemand frei, der sicher passt.',
    coordinator: (name: string) => `${name} sieht Ihre Anfrage und sucht von Hand. Sie hören wieder von uns.`,
    turnTo: (name: string) => `Konsil sucht nicht von selbst weiter. Bitte wenden Sie sich an: ${name}.`,
    onlyNamed:
      'Die gewünschte Person kann gerade nicht, und Sie wollten niemand anderen fragen. Es sieht sonst niemand Ihre Frage.',
    name: 'Kennen Sie jemanden, der helfen kann? Nennen Sie die Person, dann fragt Konsil sie.',
    others: 'Doch jemand anderen fragen',
    clarify:
      'Eine Rückfrage: Um welches Organ, Verfahren oder welchen Verdacht geht es vor allem? Ergänzen Sie ein Stichwort, dann sucht Konsil noch einmal.',
    clarifyAmong: (fields: string) =>
      `Eine Rückfrage: Was trifft es am ehesten: ${fields} oder etwas anderes? Ergänzen Sie ein Stichwort, dann sucht Konsil noch einmal.`,
    elsewhere: (fields: string) =>
      `Verstanden hat Konsil: ${fields}. Wer sonst weiterhelfen kann: der Dienst dieser Fächer im Haus.`,
    over: 'Inzwischen geht es mit Ihrer Anfrage weiter.',
  },
  late: {
    title: 'Die Antwort lässt auf sich warten',
    notice: 'Konsil: Wie soll es weitergehen?',
    text: (name: string) =>
      `${name} hat übernommen und sich seither nicht gemeldet. Haben Sie die Antwort schon, möchten Sie warten oder jemand anderen fragen?`,
    byDefault: (within: string) => `Ohne Ihre Antwort ${within} fragt Konsil die nächste Person.`,
    byDefaultAlone: (within: string) =>
      `Ohne Ihre Antwort ${within} endet die Anfrage an diese Person; jemand anderen fragt Konsil nicht.`,
    over: 'Das hat sich erledigt.',
  },
  handOver: {
    title: 'Übergabe einer Anfrage',
    notice: 'Konsil: Jemand möchte Ihnen eine Anfrage übergeben',
    text: (name: string) =>
      `${name} möchte Ihnen diese Anfrage übergeben. Wenn Sie annehmen, erhalten Sie Antwort und Rückfragen.`,
    accepted: 'Sie haben die Anfrage übernommen.',
    declined: 'Sie haben die Übergabe abgelehnt.',
    expired: 'Das Angebot ist abgelaufen.',
    resultTitle: 'Ergebnis Ihrer Übergabe',
    resultNotice: 'Konsil: Ergebnis Ihrer Übergabe',
    resultAccepted: (name: string) => `${name} hat Ihre Anfrage übernommen.`,
    resultDeclined: (name: string) => `${name} kann nicht übernehmen. Die Anfrage bleibt bei Ihnen.`,
    resultExpired: (name: string) => `${name} hat sich nicht gemeldet. Die Anfrage bleibt bei Ihnen.`,
  },
};
