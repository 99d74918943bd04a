/** What an introduced pair reads, face to face or through Konsil. */
export const conversation = {
  introduction: {
    title: 'Konsil stellt Sie einander vor',
    notice: 'Konsil: Ein Gespräch ist eröffnet',
    role: 'Kollegiale Meinung; die Entscheidung trifft die behandelnde Ärztin / der behandelnde Arzt.',
    reads:
      'Konsil liest hier nicht mit. Bitte nennen Sie auch hier nichts, woran man die Patientin oder den Patienten erkennt.',
    write: 'Schriftlich antworten (nur beratende Seite)',
    over: 'Diese Kontaktaufnahme ist erledigt.',
  },
  relay: {
    openedTitle: 'Gespräch über Konsil',
    openedNotice: 'Konsil: Ein Gespräch ist eröffnet',
    toExpert: (name: string) =>
      `Sie sprechen mit ${name}. Wer dahinter steht, erfahren Sie, wenn beide Seiten zustimmen.`,
    toAsker: (name: string, pseudonym: string) => `Sie sprechen mit ${name} und erscheinen dort als „${pseudonym}“.`,
    known: (name: string) =>
      `Sie sprechen mit ${name}. Einen gemeinsamen Raum gibt es nicht; Konsil gibt Ihre Nachrichten weiter.`,
    how: 'Schreiben Sie über Konsil; jeder Text wird gefiltert und erscheint kurz danach bei der anderen Seite.',
    title: (name: string) => `Nachricht von ${name}`,
    notice: 'Konsil: Neue Nachricht in Ihrem Gespräch',
    text: 'Nachricht',
    own: 'Ihre Nachricht, so wie sie weitergegeben wird',
    ownNotice: 'Konsil: Ihre Nachricht wird weitergegeben',
    gone: 'Diese Nachricht ist nicht mehr da.',
    closed: 'Dieses Gespräch ist beendet.',
    youReveal: 'Sie sind einverstanden, offen weiterzusprechen. Die Zustimmung der anderen Seite steht noch aus.',
    theyReveal: 'Die andere Seite ist einverstanden, offen weiterzusprechen.',
    bothReveal: 'Beide Seiten sind einverstanden; das Gespräch geht offen weiter.',
    revealMe: 'Meinen Namen offenlegen',
    revealOffer: 'Offen weitersprechen',
  },
};
