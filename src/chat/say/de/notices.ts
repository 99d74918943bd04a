/** Short words about one thing that happened, or could not. */
export const notices = {
  title: 'Hinweis',
  notice: 'Konsil: Hinweis',
  text: {
    'not-allowed': 'Das können nur die Beteiligten dieser Anfrage.',
    illegal: 'Das geht beim jetzigen Stand der Anfrage nicht mehr.',
    stale: 'Inzwischen hat sich etwas geändert. Bitte sehen Sie sich den neuen Stand an.',
    'already-decided': 'Das ist schon entschieden. Sie brauchen nichts mehr zu tun.',
    'already-asked': 'Diese Person wurde für diese Anfrage schon gefragt.',
    unavailable: 'Diese Person kann gerade nicht gefragt werden. Bitte wählen Sie jemand anderen.',
    'no-such-thing': 'Das gibt es nicht mehr. Es ist nichts zu tun.',
    'promise-missed': 'Die zugesagte Rückmeldung ist ausgeblieben. Das tut uns leid; Konsil sucht weiter.',
    'answer-later':
      'Ihre Frage ist nicht vergessen: Die Antwort kommt später, und Konsil erinnert daran. Wenn Sie nicht warten möchten, können Sie jemand anderen fragen.',
    'conversation-failed': 'Das gemeinsame Gespräch ließ sich nicht öffnen. Sie erreichen einander über Konsil.',
    discarded: 'Ihr Entwurf ist nach einem Tag verworfen worden. Niemand hat ihn gesehen.',
    'profile-saved': 'Ihr Profil ist gespeichert.',
    paused: 'Ihre Pause ist eingetragen. Konsil fragt Sie so lange nicht.',
    resumed: 'Ihre Pause ist beendet. Konsil darf Sie wieder fragen.',
    'not-an-expert': 'Eine Pause brauchen Sie nicht: Sie sind nicht als Expertin oder Experte eingetragen.',
    'language-changed': 'Konsil schreibt Ihnen ab jetzt auf Deutsch.',
    'unknown-language': 'Diese Sprache kann Konsil noch nicht. Möglich sind „sprache de“ und „sprache en“.',
    'unknown-command':
      'Das hat Konsil nicht verstanden. Schreiben Sie „hilfe“, oder stellen Sie Ihre Frage in einem Satz.',
    'nothing-open': 'Sie haben keine offenen Anfragen.',
    privacy:
      'Konsil speichert Ihre Fragen, Antworten und weitergegebenen Nachrichten nur gefiltert, dazu Ihr Profil und wer wann an welcher Anfrage beteiligt war. Gespräche, die Sie ohne Konsil führen, speichert es nicht. Was Sie tippen, sieht die Chat-Plattform vor uns. Ein Filter ist keine Anonymität: Bitte nennen Sie keine Patientendaten. Eine Funktion für Auskunft oder Löschung hat Konsil nicht; bitte wenden Sie sich damit persönlich an die Koordination.',
    thanks: 'Gern geschehen. Wenn Sie wieder eine Frage haben: eine Zeile genügt.',
    'not-yours': 'Diese Auswahl gilt für jemand anderen. Es ist nichts geschehen.',
    parked:
      'Konsil konnte Ihre letzte Nachricht nicht verarbeiten. Nichts wurde gesendet; bitte versuchen Sie es noch einmal.',
    'pause-form':
      'Wie lange? Schreiben Sie zum Beispiel „pause 2w“ oder „pause 3 Tage“, oder wählen Sie unten „Pause einlegen“.',
    other: 'Es gibt einen neuen Stand.',
  },
};
