import type { Language } from '../../src/chat/port.ts';

/** What the adapter itself has to say; all else comes from the core. */
export interface Words {
  readonly ask: string;
  readonly close: string;
  readonly moment: string;
  readonly sentTitle: string;
  readonly sentQuestion: string;
  readonly sentOther: string;
  readonly nextBy: (urgency: string, promise: string) => string;
  readonly notStored: string;
  readonly noForm: string;
  readonly notThere: string;
  readonly guest: string;
  readonly atHome: string;
  readonly inDirect: string;
  readonly removed: string;
  readonly marked: string;
  readonly restore: string;
  readonly part: (number: number, of: number) => string;
  readonly nobody: string;
  readonly shortened: string;
  readonly more: string;
  readonly may: string;
  readonly together: string;
  /** Said in the browser of whoever installs the app. */
  readonly install: { readonly done: string; readonly turnedAway: string; readonly failed: string };
  readonly kept: {
    readonly title: string;
    readonly notice: string;
    readonly question: string;
    readonly words: string;
    readonly form: string;
    readonly go: string;
    readonly word: string;
    readonly sent: string;
    /** Said of a message that was changed or deleted after its words had been sent. */
    readonly changed: string;
    readonly mark: string;
    readonly deleted: string;
    readonly over: string;
  };
}

const de: Words = {
  ask: 'Frage stellen',
  close: 'Schließen',
  moment: 'Einen Moment …',
  sentTitle: 'Angekommen',
  sentQuestion:
    'Ihre Frage ist angekommen. Konsil sucht jetzt eine passende Kollegin oder einen passenden Kollegen und meldet sich hier als Direktnachricht.',
  sentOther: 'Ihre Angaben sind angekommen.',
  nextBy: (urgency, promise) => `${urgency}: ${promise}`,
  notStored: 'Das konnte gerade nicht gespeichert werden. Bitte senden Sie es noch einmal.',
  noForm:
    'Das Formular ließ sich nicht öffnen. Von Ihrer Frage ist nichts gespeichert. Bitte stellen Sie sie noch einmal.',
  notThere: 'Das gibt es hier nicht mehr. Es ist nichts geschehen.',
  guest: 'Konsil ist für Mitarbeitende dieses Hauses da. Gäste und Externe können hier keine Fragen stellen.',
  atHome: 'Ihre Übersicht steht im Reiter „Home“ dieser App: offene Fragen, Wartendes, Ihr Profil und Ihre Pause.',
  inDirect: 'Konsil antwortet Ihnen als Direktnachricht.',
  removed: 'Entfernt',
  marked: 'So wird Ihr Text weitergegeben',
  restore: 'War keine Angabe zur Person? Dann hier ankreuzen, und das Wort bleibt stehen.',
  part: (number, of) => `Teil ${number} von ${of}`,
  nobody: 'Zurzeit steht niemand zur Auswahl.',
  shortened: '[gekürzt]',
  more: 'Weiteres passt nicht auf diese Seite.',
  may: 'Möglich',
  together: 'Konsil bringt Sie hier zusammen. Zu dieser Frage schreiben Sie bitte in diesem Thread.',
  install: {
    done: 'Konsil ist jetzt in Ihrem Slack installiert. Dieses Fenster kann geschlossen werden.',
    turnedAway: 'Dieses Konsil ist für ein anderes Haus da. Es wurde nichts gespeichert, der Zugang ist zurückgegeben.',
    failed: 'Die Installation ist nicht zu Ende gekommen. Bitte beginnen Sie noch einmal.',
  },
  kept: {
    title: 'Noch ein Schritt',
    notice: 'Konsil: Bitte weiter im Formular',
    question: 'Noch hat niemand Ihre Frage gesehen. Weiter geht es im Formular.',
    words: 'Noch nicht weitergegeben. Bitte prüfen und im Formular absenden.',
    form: 'Das Formular ließ sich nicht sofort öffnen. Bitte drücken Sie hier.',
    go: 'Weiter',
    word: 'weiter',
    sent: 'Abgeschickt.',
    changed:
      'Sie haben Ihre Nachricht geändert. Weitergegeben ist noch die frühere Fassung. Bitte prüfen und im Formular absenden.',
    mark: 'Geändert:',
    deleted:
      'Sie haben Ihre Nachricht gelöscht. Sie ist schon weitergegeben und bleibt dort stehen. Mit „Weiter“ können Sie etwas dazu schreiben.',
    over: 'Was Sie hier geändert oder gelöscht haben, ist schon weitergegeben. Dieses Gespräch ist beendet; es ändert sich dort nichts mehr.',
  },
};

const en: Words = {
  ask: 'Ask a question',
  close: 'Close',
  moment: 'One moment …',
  sentTitle: 'Received',
  sentQuestion:
    'Your question has arrived. Konsil now looks for the right colleague and will write to you here directly.',
  sentOther: 'What you entered has arrived.',
  nextBy: (urgency, promise) => `${urgency}: ${promise}`,
  notStored: 'This could not be stored just now. Please send it again.',
  noForm: 'The form could not be opened. Nothing of your question was stored. Please ask it again.',
  notThere: 'This is no longer here. Nothing has happened.',
  guest: 'Konsil is for staff of this house. Guests and external people cannot ask questions here.',
  atHome: 'Your overview is on the Home tab of this app: open questions, what waits for you, your profile and breaks.',
  inDirect: 'Konsil answers you in a direct message.',
  removed: 'Removed',
  marked: 'This is how your text is passed on',
  restore: 'Was this nobody’s personal detail? Tick it here, and the word stays.',
  part: (number, of) => `Part ${number} of ${of}`,
  nobody: 'There is nobody to choose from at the moment.',
  shortened: '[shortened]',
  more: 'The rest does not fit on this page.',
  may: 'You may',
  together: 'Konsil brings you together here. For this question, please write in this thread.',
  install: {
    done: 'Konsil is now installed in your Slack. You may close this window.',
    turnedAway: 'This Konsil serves another house. Nothing was stored, and the access was given back.',
    failed: 'The installation did not come to its end. Please begin again.',
  },
  kept: {
    title: 'One more step',
    notice: 'Konsil: please go on in the form',
    question: 'Nobody has seen your question yet. It goes on in the form.',
    words: 'Not passed on yet. Please check it and send it in the form.',
    form: 'The form could not be opened at once. Please press here.',
    go: 'Continue',
    word: 'continue',
    sent: 'Sent.',
    changed:
      'You have changed your message. What was passed on is still the earlier version. Please check it and send it in the form.',
    mark: 'Changed:',
    deleted:
      'You have deleted your message. It was passed on already and stays there. With “Continue” you can add something.',
    over: 'What you changed or deleted here was passed on already. This conversation is over; nothing changes there any more.',
  },
};

export const words: Readonly<Record<Language, Words>> = { de, en };
